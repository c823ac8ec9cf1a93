#include "scanner/report/live_links_text.h"

#include <array>
#include <string_view>

namespace presend::report {
namespace {

/// "2 dead"
std::string told(std::size_t number, links::State state) {
  const std::string count = std::to_string(number);
  switch (state) {
    case links::State::works:
      return count + (number == 1 ? " works" : " work");
    case links::State::dead:
      return count + " dead";
    case links::State::tls_error:
      return count + " with an invalid certificate";
    case links::State::unreachable:
      return count + " unreachable";
    case links::State::refused:
      return count + " not open to programs";
    case links::State::endless:
      return count + " redirected without end";
    case links::State::forbidden:
      return count + " at no public address";
    case links::State::skipped:
    case links::State::unchecked:
      break;
  }
  return {};
}

}  // namespace

std::string live_links_text(const std::vector<links::Result>& results) {
  std::array<std::size_t, 9> counts{};
  for (const links::Result& result : results) ++counts[static_cast<std::size_t>(result.state)];
  const std::size_t skipped = counts[static_cast<std::size_t>(links::State::skipped)];
  const std::size_t unchecked = counts[static_cast<std::size_t>(links::State::unchecked)];
  const std::size_t asked = results.size() - skipped - unchecked;
  std::string out = std::to_string(asked) + " asked";
  std::string_view joint = ": ";
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const std::string text =
        counts[i] == 0 ? std::string() : told(counts[i], static_cast<links::State>(i));
    if (text.empty()) continue;
    out += joint;
    out += text;
    joint = ", ";
  }
  if (skipped > 0)
    out += "; " + std::to_string(skipped) + " left alone, as asking could do something";
  if (unchecked > 0) out += "; " + std::to_string(unchecked) + " not asked";
  return out;
}

}  // namespace presend::report
