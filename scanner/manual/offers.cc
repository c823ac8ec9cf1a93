#include "scanner/manual/offers.h"

#include <algorithm>

namespace presend::manual {

Offer offer_of(const cli::HelpRow& row) {
  if (row.value_name == "CODES") return Offer::codes;
  if (row.value_name == "WHAT") return Offer::rule;
  if (row.value_name == "REV") return Offer::revision;
  if (row.value_name == "FORMAT=FILE") return Offer::report;
  switch (row.value) {
    case cli::ValueKind::choice:
      return Offer::choices;
    case cli::ValueKind::file:
    case cli::ValueKind::path:
      return Offer::files;
    case cli::ValueKind::folder:
      return Offer::folders;
    case cli::ValueKind::none:
    case cli::ValueKind::text:
      break;
  }
  return Offer::nothing;
}

bool needs_no_value(const cli::HelpRow& row) {
  return row.value_name.empty() || row.value_name.starts_with('[');
}

std::vector<std::string> spellings(const cli::HelpRow& row) {
  std::vector<std::string> all;
  for (const std::string& name : row.short_names) all.push_back('-' + name);
  for (const std::string& name : row.long_names) all.push_back("--" + name);
  return all;
}

std::vector<cli::HelpRow> options_of(const cli::Help& help) {
  std::vector<cli::HelpRow> options;
  for (const cli::HelpGroup& group : help.groups)
    for (const cli::HelpRow& row : group.rows)
      if (!row.long_names.empty() || !row.short_names.empty()) options.push_back(row);
  return options;
}

const cli::HelpRow* argument_of(const cli::Help& help) {
  for (const cli::HelpGroup& group : help.groups)
    for (const cli::HelpRow& row : group.rows)
      if (row.is_positional) return &row;
  return nullptr;
}

std::span<const cli::CommandHelp> commands_of(const Source& source) {
  return std::span(source.commands).subspan(1);
}

std::vector<std::string> formats_of(const Source& source) {
  for (const cli::CommandHelp& command : commands_of(source))
    for (const cli::HelpRow& row : options_of(command.help))
      if (command.name == "check" && !row.long_names.empty() && row.long_names[0] == "format")
        return row.choices;
  return {};
}

std::vector<std::string> families_of(const Source& source) {
  std::vector<std::string> families;
  for (const RuleName& rule : source.rules) {
    std::string family = rule.id.substr(0, 3);
    if (families.empty() || families.back() != family) families.push_back(std::move(family));
  }
  return families;
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += between;
    out += word;
  }
  return out;
}

std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'')
      out += "'\\''";
    else
      out += c;
  }
  return out + '\'';
}

std::string first_clause(std::string_view text) {
  // A colon, a comma or a parenthesis ends the gist of most descriptions; short ones stay whole.
  constexpr std::size_t kRoom = 60;
  if (text.size() <= kRoom) return std::string(text);
  for (const std::string_view end : {" (", ": ", "; ", ", "}) {
    const std::size_t found = text.find(end);
    if (found != std::string_view::npos && found >= 12) return std::string(text.substr(0, found));
  }
  return std::string(text);
}

std::string escaped(std::string_view text, std::string_view special) {
  std::string out;
  for (const char c : text) {
    if (special.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

}  // namespace presend::manual
