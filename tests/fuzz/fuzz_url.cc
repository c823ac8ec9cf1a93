// Any text as a URL: components lie inside the normal form, and reading that again changes nothing.
#include <cstdlib>
#include <string_view>

#include "scanner/url/lookalike.h"
#include "scanner/url/url.h"

using namespace presend::url;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const Reference reference = parse(text);
  static_cast<void>(is_mixed_script(text));
  static_cast<void>(skeleton(text));
  if (!reference.url) return 0;
  const Url& url = *reference.url;
  const std::size_t parts = url.scheme().size() + url.userinfo().size() + url.host().size() +
                            url.path().size() + url.query().size() + url.fragment().size();
  if (parts > url.href().size()) std::abort();
  static_cast<void>(registrable_domain(url.host()));
  static_cast<void>(host_to_unicode(url.host()));
  const Reference again = parse(url.href());
  if (!again.url || again.url->href() != url.href()) std::abort();
  return 0;
}
