// registrable_domain() gives a view of its argument, so a temporary must be refused.
#include "scanner/url/url.h"

#ifdef MUST_FAIL
std::string_view site = presend::url::registrable_domain(std::string("www.example.com"));
#else
const std::string host = "www.example.com";
std::string_view site = presend::url::registrable_domain(host);
#endif
