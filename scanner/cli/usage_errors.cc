#include "scanner/cli/usage_errors.h"

#include <vector>

#include "scanner/base/suggest.h"

namespace presend::cli {
namespace {

bool looks_like_path(std::string_view word) {
  return word.find_first_of("./") != std::string_view::npos;
}

}  // namespace

std::string_view first_line(std::string_view text) { return text.substr(0, text.find('\n')); }

std::string unknown_value(std::string_view names, const std::string& given,
                          std::span<const std::string> known) {
  std::string text(names.substr(names.find("--")));
  text = text.substr(0, text.find(',')) + " does not know \"" + given + "\": ";
  text += joined_with_or(known);
  const std::vector<std::string> near = nearest(given, known, 1);
  return near.empty() ? text : text + ". Did you mean " + near.front() + "?";
}

std::string not_a_number(std::string_view text) {
  text = first_line(text);
  const std::size_t colon = text.find(": ");
  const std::size_t equals = text.find(" = ");
  if (colon == std::string_view::npos || equals == std::string_view::npos) return std::string(text);
  return std::string(text.substr(colon + 2, equals - colon - 2)) + " needs a number, not \"" +
         std::string(text.substr(equals + 3)) + '"';
}

std::string unknown_command(const std::string& wrong, std::span<const std::string> known) {
  std::string hint = did_you_mean(wrong, known);
  if (hint.empty() && looks_like_path(wrong)) hint = "To scan a draft: presend check " + wrong;
  return "there is no command \"" + wrong + '"' + (hint.empty() ? hint : ". " + hint);
}

std::string unknown_option(const std::string& wrong, std::span<const std::string> known) {
  std::string hint = did_you_mean(wrong.substr(0, wrong.find('=')), known);
  if (hint.empty() && looks_like_path(wrong) && wrong.find('=') == std::string::npos)
    hint = "For a file of that name write ./" + wrong;
  return "there is no option " + wrong + (hint.empty() ? hint : ". " + hint);
}

}  // namespace presend::cli
