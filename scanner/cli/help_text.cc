#include "scanner/cli/help_text.h"

#include <algorithm>

namespace presend::cli {
namespace {

constexpr std::size_t kDescriptionColumn = 30;
constexpr std::size_t kColumns = 79;

/// `text` with line ends, and `indent` blanks after them.
std::string wrapped(std::string_view text, std::size_t indent) {
  std::string out;
  std::size_t column = indent;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    if (column + 1 + word.size() > kColumns && column > indent) {
      out += '\n' + std::string(indent, ' ');
      column = indent;
    } else if (!out.empty()) {
      out += ' ';
      ++column;
    }
    out += word;
    column += word.size();
    text.remove_prefix(std::min(word.size() + 1, text.size()));
  }
  return out;
}

void append_row(std::string& out, const HelpRow& row) {
  std::string name = "  " + row.name;
  if (name.size() + 1 >= kDescriptionColumn)
    name += '\n' + std::string(kDescriptionColumn, ' ');
  else
    name.resize(kDescriptionColumn, ' ');
  out += name + wrapped(row.description, kDescriptionColumn) + '\n';
}

}  // namespace

std::string help_text(const Help& help) {
  std::string out = wrapped(help.description, 0) + "\n\nUsage: " + help.usage + '\n';
  for (const HelpGroup& group : help.groups) {
    if (group.rows.empty()) continue;
    out += '\n';
    if (!group.title.empty()) out += group.title + ":\n";
    for (const HelpRow& row : group.rows) append_row(out, row);
  }
  return out + '\n' + help.footer;
}

}  // namespace presend::cli
