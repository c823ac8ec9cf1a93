# What `cmake --install` puts where, and the Debian package that `./dev package` makes of it
# (CPack's DEB generator). Everything the program reads is embedded, so that it needs no folder of
# its own.
include(GNUInstallDirs)
set(PRESEND_MAINTAINER "presend maintainers <maintainers@presend.invalid>" CACHE STRING
    "Maintainer of the Debian package, as in 'Ann Example <ann@example.com>'")

# Debian's folders for pages and completions of packages.
set(docs ${CMAKE_BINARY_DIR}/manual)
install(TARGETS presend RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES ${docs}/presend.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${docs}/presend.bash RENAME presend
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${docs}/_presend DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${docs}/presend.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)

# The README's links work among these; the sources' LICENSE is Debian's copy of Apache-2.0.
install(FILES README.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs DESTINATION ${CMAKE_INSTALL_DOCDIR}
        FILES_MATCHING PATTERN "*.md" PATTERN "*.json" PATTERN "*.png")
install(FILES wordlists/SOURCES.md DESTINATION ${CMAKE_INSTALL_DOCDIR}/wordlists)
install(FILES cmake/debian/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${docs}/changelog.Debian.gz DESTINATION ${CMAKE_INSTALL_DOCDIR})

# The changelog is written by hand, the version is CMake's: they must not part.
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS cmake/debian/changelog)
file(STRINGS cmake/debian/changelog newest LIMIT_COUNT 1)
if(NOT newest MATCHES "^presend \\(([0-9.]+)-([0-9]+)\\)" OR
   NOT CMAKE_MATCH_1 VERSION_EQUAL PROJECT_VERSION)
  message(FATAL_ERROR "cmake/debian/changelog begins with '${newest}', but the version is "
                      "${PROJECT_VERSION}: add an entry")
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME presend)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE ${CMAKE_MATCH_2})
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "${PRESEND_MAINTAINER}")
set(CPACK_DEBIAN_PACKAGE_SECTION mail)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
# Loaded at run time, so dpkg-shlibdeps does not see it; the second is Ubuntu's name for it.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libcurl4 | libcurl4t64")
# Without the dictionary of a language its spelling is not looked at; git serves --against, and the
# certificates --check-links.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "hunspell-en-us, ca-certificates")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS
    "git, hunspell-de-de, hunspell-es, hunspell-fr, hunspell-it, hunspell-pt-pt")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "content check for email drafts and templates before sending")
file(READ cmake/debian/description CPACK_DEBIAN_PACKAGE_DESCRIPTION)
string(STRIP "${CPACK_DEBIAN_PACKAGE_DESCRIPTION}" CPACK_DEBIAN_PACKAGE_DESCRIPTION)
set(CPACK_OUTPUT_FILE_PREFIX ${CMAKE_BINARY_DIR}/debian)
include(CPack)
