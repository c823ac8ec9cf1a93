# Tests of what surrounds the program: manual page and completions, the pages of docs/integrations,
# the Debian package. Without their tools (./dev deps gate, ./dev deps debian) they report themselves
# as skipped; so does the test of the package unless PRESEND_PACKAGE_TEST=1, as it takes minutes.
add_test(NAME completions COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/completions/run
                                  ${CMAKE_BINARY_DIR}/manual)
add_test(NAME integrations COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/integrations/run
                                   $<TARGET_FILE:presend>)
add_test(NAME package COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/package/run)
set_tests_properties(completions integrations package PROPERTIES SKIP_RETURN_CODE 77)
set_tests_properties(package PROPERTIES TIMEOUT 3600)
