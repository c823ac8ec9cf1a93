# The compile options every target of the project shares. Third-party headers come in as SYSTEM.
# Packages are built by compilers that nobody here has tried: what they newly warn of stops none.
option(PRESEND_WERROR "Treat warnings as errors" ON)
add_library(presend_options INTERFACE)
target_compile_options(presend_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wmissing-declarations
  -Wnon-virtual-dtor -Wold-style-cast -Wcast-qual -Wundef $<$<BOOL:${PRESEND_WERROR}>:-Werror>
  # Designated initialisers that leave defaulted members out are an idiom here.
  -Wno-missing-field-initializers)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 reports false positives of these inside libstdc++ once optimising and sanitising.
  target_compile_options(presend_options INTERFACE
    -Wno-stringop-overflow -Wno-array-bounds -Wno-restrict -Wno-maybe-uninitialized)
endif()
if(PRESEND_SANITIZE)
  target_compile_options(presend_options INTERFACE
    -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  target_link_options(presend_options INTERFACE -fsanitize=address,undefined)
endif()
if(PRESEND_FUZZ)
  target_compile_options(presend_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
