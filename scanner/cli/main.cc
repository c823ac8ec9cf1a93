#include <cstdio>

#include "scanner/cli/version.h"

int main() {
  std::puts(presend::cli::version().data());
  return 0;
}
