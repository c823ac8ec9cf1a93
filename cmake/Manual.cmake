# presend.1 and the completions of bash, zsh and fish, in build/manual: written by a host program
# out of the options and rules themselves. Target presend_docs, part of `all`.
presend_folder(manual DEPENDS cli heuristics)
add_executable(write_manual scanner/manual/main.cc)
target_link_libraries(write_manual PRIVATE presend_manual presend_options)

# The manual page is dated by the newest entry of the changelog, "… Sun, 22 Nov 2026 …".
file(STRINGS cmake/debian/changelog signature REGEX "^ -- " LIMIT_COUNT 1)
set(months Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec)
if(NOT signature MATCHES "([0-9]+) ([A-Z][a-z][a-z]) ([0-9][0-9][0-9][0-9]) ")
  message(FATAL_ERROR "cmake/debian/changelog: no date in '${signature}'")
endif()
set(year ${CMAKE_MATCH_3})
set(day ${CMAKE_MATCH_1})
list(FIND months ${CMAKE_MATCH_2} month)
math(EXPR month "${month} + 101")  # 101 to 112: the last two digits
string(SUBSTRING ${month} 1 2 month)
string(REGEX REPLACE "^.$" "0\\0" day ${day})
set(released ${year}-${month}-${day})

set(manual ${CMAKE_BINARY_DIR}/manual)
file(MAKE_DIRECTORY ${manual})
add_custom_command(
  OUTPUT ${manual}/presend.1 ${manual}/presend.bash ${manual}/_presend ${manual}/presend.fish
         ${manual}/presend.1.gz ${manual}/changelog.Debian.gz
  COMMAND write_manual ${manual} ${released}
  COMMAND gzip -9nc presend.1 > presend.1.gz
  COMMAND gzip -9nc ${CMAKE_SOURCE_DIR}/cmake/debian/changelog > changelog.Debian.gz
  DEPENDS write_manual cmake/debian/changelog
  WORKING_DIRECTORY ${manual}
  COMMENT "Writing the manual page and the completions"
  VERBATIM)
add_custom_target(presend_docs ALL DEPENDS ${manual}/presend.1)
