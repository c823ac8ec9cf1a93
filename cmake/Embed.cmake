# presend_embed(FOLDER NAMESPACE ns SYMBOL name FILES glob...)
#
# Adds to presend_FOLDER a generated source that defines
#   std::span<const EmbeddedFile> ns::name();        // declared in scanner/base/embedded.h
# with every matching file, name relative to the source tree, sorted. The data then travels with
# the program: nothing has to be installed or found at run time.
function(presend_embed folder)
  cmake_parse_arguments(ARG "" "NAMESPACE;SYMBOL" "FILES" ${ARGN})
  file(GLOB files CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR} ${ARG_FILES})
  list(SORT files)
  set(output ${CMAKE_BINARY_DIR}/generated/${folder}/${ARG_SYMBOL}.cc)
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} -DNAMESPACE=${ARG_NAMESPACE}
            -DSYMBOL=${ARG_SYMBOL} "-DFILES=${files}" -DROOT=${CMAKE_SOURCE_DIR}
            -P ${CMAKE_SOURCE_DIR}/cmake/EmbedFiles.cmake
    DEPENDS ${files} ${CMAKE_SOURCE_DIR}/cmake/EmbedFiles.cmake
    WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
    VERBATIM)
  get_target_property(type presend_${folder} TYPE)
  if(NOT type STREQUAL INTERFACE_LIBRARY)
    target_sources(presend_${folder} PRIVATE ${output})
  endif()
endfunction()
