# presend_phrase_tables(FILES glob...)
#
# Turns the phrase lists into constant data of presend_lexicon, so that starting costs nothing: a
# host program reads them with the code that also reads a user's own lists at run time. A malformed
# list stops the build with its file and line.
#
# That program needs some sources of scanner/lexicon before the rest can be built, so they make a
# library of their own.
function(presend_phrase_tables)
  cmake_parse_arguments(ARG "" "" "FILES" ${ARGN})
  set(sources letter lookalike_table list_reader phrase_loader phrase_syntax phrase_trie
      phrase_trie_builder vocabulary vocabulary_builder)
  list(TRANSFORM sources PREPEND ${CMAKE_SOURCE_DIR}/scanner/lexicon/)
  list(TRANSFORM sources APPEND .cc)
  _presend_library(presend_phrase_lists "${sources}")
  _presend_link(presend_phrase_lists presend_base "ICU::uc;ICU::i18n")
  get_target_property(rest presend_lexicon SOURCES)
  list(TRANSFORM rest REPLACE "^scanner/" "${CMAKE_SOURCE_DIR}/scanner/")
  list(REMOVE_ITEM rest ${sources})
  set_target_properties(presend_lexicon PROPERTIES SOURCES "${rest}")
  target_link_libraries(presend_lexicon PUBLIC presend_phrase_lists)

  add_executable(write_phrase_tables scanner/lexicon/main.cc)
  target_link_libraries(write_phrase_tables PRIVATE presend_phrase_lists presend_options)

  file(GLOB files CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR} ${ARG_FILES})
  list(SORT files)
  set(output ${CMAKE_BINARY_DIR}/generated/lexicon/phrase_tables.cc)
  add_custom_command(
    OUTPUT ${output}
    COMMAND write_phrase_tables ${output} ${files}
    DEPENDS write_phrase_tables ${files}
    WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
    COMMENT "Turning the phrase lists into tables"
    VERBATIM)
  target_sources(presend_lexicon PRIVATE ${output})
  # Numbers only: the headers precompiled for the rest would take longer to read.
  set_source_files_properties(${output} PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
endfunction()
