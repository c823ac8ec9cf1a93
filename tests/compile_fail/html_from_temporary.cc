// A Document keeps views of its source, so a temporary must be refused.
#include "scanner/html/parse.h"

#ifdef MUST_FAIL
presend::html::Document parsed = presend::html::parse(std::string("<p>gone</p>"));
#else
const std::string source = "<p>stays</p>";
presend::html::Document parsed = presend::html::parse(source);
#endif
