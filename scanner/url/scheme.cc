#include "scanner/url/scheme.h"

#include <array>

#include "scanner/base/ascii.h"

namespace presend::url {
namespace {

struct SpecialScheme {
  std::string_view name;
  std::uint16_t port;
};
constexpr std::array<SpecialScheme, 5> kSpecialSchemes{
    {{"https", 443}, {"http", 80}, {"ftp", 21}, {"ws", 80}, {"wss", 443}}};

}  // namespace

std::size_t scheme_length(std::string_view text) {
  if (text.empty() || !is_ascii_alpha(text[0])) return 0;
  std::size_t size = 1;
  while (size < text.size() && (is_ascii_alnum(text[size]) || text[size] == '+' ||
                                text[size] == '-' || text[size] == '.'))
    ++size;
  return size < text.size() && text[size] == ':' ? size : 0;
}

SchemeKind scheme_kind(std::string_view scheme) {
  for (const SpecialScheme& special : kSpecialSchemes)
    if (equals_ignoring_case(special.name, scheme)) return SchemeKind::web;
  return equals_ignoring_case(scheme, "file") ? SchemeKind::file : SchemeKind::other;
}

std::optional<std::uint32_t> default_port(std::string_view scheme) {
  for (const SpecialScheme& special : kSpecialSchemes)
    if (special.name == scheme) return special.port;
  return std::nullopt;
}

}  // namespace presend::url
