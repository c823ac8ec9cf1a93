# presend_folder(NAME DEPENDS folder... LINK target...): a static library of scanner/NAME/*.cc.
# main.cc is left to the program. Folders without a source yet become interface libraries.
function(presend_folder name)
  cmake_parse_arguments(ARG "" "" "DEPENDS;LINK" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS scanner/${name}/*.cc)
  list(FILTER sources EXCLUDE REGEX "/main\\.cc$")
  _presend_library(presend_${name} "${sources}")
  list(TRANSFORM ARG_DEPENDS PREPEND presend_)
  _presend_link(presend_${name} "${ARG_DEPENDS}" "${ARG_LINK}")
endfunction()

# presend_heuristics(DEPENDS ... LINK ...): the rule framework and one file a rule.
#
# The registry is generated from the file names, so that adding a rule touches nothing else. It
# names every rule, so a static library loses none of them (objects that register themselves would
# be dropped by the linker).
function(presend_heuristics)
  cmake_parse_arguments(ARG "" "" "DEPENDS;LINK" ${ARGN})
  file(GLOB framework CONFIGURE_DEPENDS heuristics/*.cc)
  file(GLOB rules CONFIGURE_DEPENDS heuristics/*/*.cc)
  set(list "")
  foreach(rule IN LISTS rules)
    cmake_path(GET rule STEM symbol)
    string(APPEND list "RULE(${symbol})\n")
  endforeach()
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/generated/heuristics/rule_list.inc CONTENT "${list}")
  _presend_library(presend_heuristics "${framework};${rules}")
  target_include_directories(presend_heuristics PRIVATE ${CMAKE_BINARY_DIR}/generated/heuristics)
  # Rules are tiny: compiled alone, each would spend its time on the same headers.
  set_target_properties(presend_heuristics PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 12)
  list(TRANSFORM ARG_DEPENDS PREPEND presend_)
  _presend_link(presend_heuristics "${ARG_DEPENDS}" "${ARG_LINK}")
endfunction()

function(_presend_library target sources)
  if(NOT sources)
    add_library(${target} INTERFACE)
    target_include_directories(${target} INTERFACE ${CMAKE_SOURCE_DIR})
    return()
  endif()
  add_library(${target} STATIC ${sources})
  target_include_directories(${target} PUBLIC ${CMAKE_SOURCE_DIR})
  target_link_libraries(${target} PRIVATE presend_options)
  if(PRESEND_PCH AND NOT target STREQUAL presend_base)
    target_precompile_headers(${target} REUSE_FROM presend_base)
  elseif(PRESEND_PCH)
    target_precompile_headers(${target} PRIVATE
      <algorithm> <array> <cstdint> <cstring> <functional> <memory> <optional> <span> <string>
      <string_view> <utility> <variant> <vector>)
  endif()
endfunction()

function(_presend_link target depends link)
  get_target_property(type ${target} TYPE)
  if(type STREQUAL INTERFACE_LIBRARY)
    target_link_libraries(${target} INTERFACE ${depends} ${link})
  else()
    target_link_libraries(${target} PUBLIC ${depends} PRIVATE ${link})
  endif()
endfunction()
