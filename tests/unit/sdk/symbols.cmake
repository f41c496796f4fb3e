# cmake -DNM=… -DFILES=a.so,b.so -P symbols.cmake: each exports one symbol, and which one.
string(REPLACE "," ";" files "${FILES}")
foreach(file ${files})
  execute_process(COMMAND "${NM}" -D --defined-only --format=posix "${file}" OUTPUT_VARIABLE symbols RESULT_VARIABLE failed)
  if(failed OR NOT symbols MATCHES "^jenjang_plugin_v1 T [0-9a-f]+ ?[0-9a-f]*\n$")
    message(FATAL_ERROR "${file} must export jenjang_plugin_v1 and nothing else; it exports:\n${symbols}")
  endif()
endforeach()
