# presend_version(FILE): what `presend --version` says, as definitions of that source alone, so that
# a new version recompiles nothing else. Libraries that tell their version at run time do so
# themselves (scanner/*/libraries.h); here stand those that cannot, as they were found.
function(presend_version source)
  set(built_with "")
  foreach(library IN ITEMS
      "CLI11 ${CLI11_VERSION}" "fmt ${fmt_VERSION}" "Gumbo ${GUMBO_VERSION}"
      "Hunspell ${HUNSPELL_VERSION}" "nlohmann-json ${nlohmann_json_VERSION}"
      "toml++ ${TOMLPLUSPLUS_VERSION}")
    string(REGEX REPLACE "(.*) (.*)" "{\"\\1\", \"\\2\"}, " library ${library})
    string(APPEND built_with ${library})
  endforeach()
  set_property(SOURCE ${source} APPEND PROPERTY COMPILE_DEFINITIONS
               "PRESEND_VERSION=\"${PROJECT_VERSION}\"" "PRESEND_BUILT_WITH=${built_with}")
endfunction()
