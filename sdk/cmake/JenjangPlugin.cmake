# jenjang_add_plugin(NAME [SOURCES file…] [TESTS file…])
#
# Builds BUILD/plugins/NAME/NAME.so and lays plugin.yaml, forms/ and calendars/ beside it: that folder is what a city
# installs. Without SOURCES: every *.c and *.cpp of this folder. Without TESTS: every test/*.cpp; they are one
# GoogleTest executable NAME_test, run by CTest, which finds the library as JENJANG_PLUGIN_FILE.
# Where JENJANG_PLUGINS_DIR is set, the folders lie there instead of BUILD/plugins.

function(jenjang_add_plugin name)
  cmake_parse_arguments(arg "" "" "SOURCES;TESTS" ${ARGN})
  if(NOT name MATCHES "^[a-z][a-z0-9_-]*$")
    message(FATAL_ERROR "jenjang_add_plugin: '${name}' is no plugin's name (a-z 0-9 _ -, as the folder is called)")
  endif()
  if(NOT arg_SOURCES)
    file(GLOB arg_SOURCES CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.c" "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp")
  endif()
  if(NOT arg_SOURCES)
    message(FATAL_ERROR "jenjang_add_plugin(${name}): no source file in ${CMAKE_CURRENT_SOURCE_DIR}")
  endif()
  if(NOT arg_TESTS)
    file(GLOB arg_TESTS CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/test/*.cpp")
  endif()
  set(folder "${CMAKE_BINARY_DIR}/plugins/${name}")
  if(JENJANG_PLUGINS_DIR)
    set(folder "${JENJANG_PLUGINS_DIR}/${name}")
  endif()

  add_library(${name} MODULE ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE Jenjang::sdk)
  target_compile_options(${name} PRIVATE -Wall -Wextra)
  # Everything hidden but the one symbol: two plugins never meet, whatever they are linked with.
  target_link_options(${name} PRIVATE "LINKER:--version-script=${CMAKE_CURRENT_FUNCTION_LIST_DIR}/one_symbol.map")
  set_target_properties(${name} PROPERTIES
    PREFIX "" SUFFIX ".so" OUTPUT_NAME "${name}" LIBRARY_OUTPUT_DIRECTORY "${folder}"
    C_VISIBILITY_PRESET hidden CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON
    LINK_DEPENDS "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/one_symbol.map")

  jenjang_lay_out(${name} "${CMAKE_CURRENT_SOURCE_DIR}" "${folder}")
  if(TARGET all_plugins AND NOT JENJANG_PLUGINS_DIR)
    add_dependencies(all_plugins ${name})
  endif()
  if(arg_TESTS)
    jenjang_test_plugin(${name} ${arg_TESTS})
  endif()
endfunction()

# What stands beside the library in an installed plugin's folder: the target NAME_folder copies it when it changes.
function(jenjang_lay_out name source folder)
  file(GLOB declared CONFIGURE_DEPENDS RELATIVE "${source}" "${source}/plugin.yaml" "${source}/forms/*.json"
       "${source}/calendars/*.csv")
  set(laid_out "")
  foreach(file ${declared})
    add_custom_command(OUTPUT "${folder}/${file}" DEPENDS "${source}/${file}"
                       COMMAND "${CMAKE_COMMAND}" -E copy "${source}/${file}" "${folder}/${file}")
    list(APPEND laid_out "${folder}/${file}")
  endforeach()
  add_custom_target(${name}_folder ALL DEPENDS ${laid_out})
  if(TARGET ${name})
    add_dependencies(${name} ${name}_folder)
  endif()
endfunction()

function(jenjang_test_plugin name)
  if(DEFINED JENJANG_TESTS AND NOT JENJANG_TESTS)
    return()
  endif()
  find_package(GTest QUIET)
  if(NOT GTest_FOUND)
    message(STATUS "Plugin ${name}: GoogleTest is not installed (libgtest-dev), so its tests are left out")
    return()
  endif()
  include(GoogleTest)
  enable_testing()
  add_executable(${name}_test ${ARGN})
  target_link_libraries(${name}_test PRIVATE Jenjang::sdk GTest::gtest_main ${CMAKE_DL_LIBS})
  target_compile_definitions(${name}_test PRIVATE JENJANG_PLUGIN_FILE="$<TARGET_FILE:${name}>")
  add_dependencies(${name}_test ${name})
  gtest_discover_tests(${name}_test TEST_PREFIX "${name}." DISCOVERY_TIMEOUT 60 PROPERTIES TIMEOUT 120)
endfunction()
