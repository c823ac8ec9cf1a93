#include "scanner/config/sender.h"

#include <algorithm>

#include "scanner/base/ascii.h"
#include "scanner/url/url.h"

namespace presend::config {

bool is_address(std::string_view text) {
  const std::size_t at = text.rfind('@');
  if (at == std::string_view::npos || at == 0) return false;
  const auto is_odd = [](char c) {
    return is_control(c) || is_space(c) || c == '<' || c == '>' || c == ',' || c == '"';
  };
  return std::none_of(text.begin(), text.end(), is_odd) &&
         url::host_to_ascii(text.substr(at + 1)).has_value();
}

std::optional<std::string> ascii_domain(std::string_view text) {
  const std::optional<std::string> host = url::host_to_ascii(text);
  if (!host || host->find('.') == std::string::npos ||
      text.find_first_of("/@:") != std::string_view::npos)
    return std::nullopt;
  return host;
}

}  // namespace presend::config
