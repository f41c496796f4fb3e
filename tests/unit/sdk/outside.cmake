# cmake -DSDK=… -DWORK=… -P outside.cmake: a department's folder built and tested against an installed SDK.
function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE failed OUTPUT_VARIABLE said ERROR_VARIABLE said)
  if(failed)
    message(FATAL_ERROR "${ARGN}\n${said}")
  endif()
endfunction()

file(REMOVE_RECURSE "${WORK}")
# Ninja, as host/packages.txt installs it: a bare machine has no make.
run("${CMAKE_COMMAND}" -G Ninja -S "${SDK}" -B "${WORK}/sdk-build")
run("${CMAKE_COMMAND}" --install "${WORK}/sdk-build" --prefix "${WORK}/prefix")
file(COPY "${SDK}/examples/minimal/" DESTINATION "${WORK}/my-office")
run("${CMAKE_COMMAND}" -G Ninja -S "${WORK}/my-office" -B "${WORK}/my-office/build" "-DCMAKE_PREFIX_PATH=${WORK}/prefix")
run("${CMAKE_COMMAND}" --build "${WORK}/my-office/build")
run("${CMAKE_CTEST_COMMAND}" --test-dir "${WORK}/my-office/build" --output-on-failure --no-tests=error)
file(REMOVE_RECURSE "${WORK}")
