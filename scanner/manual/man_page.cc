#include <algorithm>

#include "scanner/manual/man_page_text.h"
#include "scanner/manual/manual.h"
#include "scanner/manual/offers.h"

namespace presend::manual {
namespace {

/// Text as roff takes it. A hyphen that belongs to what is typed must stay one when copied.
std::string roff(std::string_view text, bool is_literal = false) {
  std::string out;
  for (const char c : text) {
    if (c == '\\')
      out += "\\e";
    else if (c == '-' && is_literal)
      out += "\\-";
    else if (c == '~' || c == '^')
      out += c == '~' ? "\\(ti" : "\\(ha";
    else
      out += c;
  }
  // At the start of a line these would be commands.
  if (out.starts_with('.') || out.starts_with('\'')) out.insert(0, "\\&");
  return out;
}

/// Plain text, in which words that begin with a hyphen or name a command are to be typed.
std::string prose(std::string_view text) {
  constexpr std::size_t kColumns = 78;
  std::string out;
  std::size_t column = 0;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    const bool is_option = word.size() > 1 && word.front() == '-';
    const std::string as_roff = roff(word, is_option);
    const bool is_full = column + 1 + as_roff.size() > kColumns;
    if (!out.empty()) out += is_full ? '\n' : ' ';
    column = (is_full || out.empty() ? 0 : column + 1) + as_roff.size();
    out += as_roff;
    text.remove_prefix(std::min(word.size() + 1, text.size()));
  }
  return out;
}

std::string bold(std::string_view text) { return "\\fB" + roff(text, true) + "\\fR"; }

/// "FORMAT=FILE" with its words in italics and the rest as it is typed.
std::string value(std::string_view name) {
  std::string out;
  bool is_word = false;
  for (const char c : name) {
    const bool is_letter = c >= 'A' && c <= 'Z';
    if (is_letter != is_word) out += is_letter ? "\\fI" : "\\fR";
    is_word = is_letter;
    out += c;
  }
  return is_word ? out + "\\fR" : out;
}

std::string term(const cli::HelpRow& row) {
  std::vector<std::string> names;
  for (const std::string& name : spellings(row)) names.push_back(bold(name));
  std::string out = joined(names, ", ");
  if (names.empty()) return value(row.name);
  return row.value_name.empty() ? out : out + ' ' + value(row.value_name);
}

void append_rows(std::string& out, const cli::HelpGroup& group) {
  for (const cli::HelpRow& row : group.rows)
    out += ".TP\n" + term(row) + '\n' + prose(row.description) + ".\n";
}

/// What a command is called with: "presend check [OPTIONS] PATH...".
void append_usage(std::string& out, std::string_view usage) {
  std::string line;
  while (!usage.empty()) {
    const std::string_view word = usage.substr(0, usage.find(' '));
    const bool is_value =
        word.find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos;
    if (!line.empty()) line += ' ';
    line += is_value ? value(word) : bold(word);
    usage.remove_prefix(std::min(word.size() + 1, usage.size()));
  }
  out += line + '\n';
}

void append_command(std::string& out, const cli::CommandHelp& command) {
  out += ".SS presend " + command.name + '\n' + prose(command.help.description) + ".\n.PP\n";
  append_usage(out, command.help.usage);
  for (const cli::HelpGroup& group : command.help.groups) {
    if (group.rows.empty()) continue;
    if (!group.title.empty()) out += ".PP\n" + roff(group.title) + ":\n";
    append_rows(out, group);
  }
}

/// The lines under "Examples:" of what --help ends with.
void append_examples(std::string& out, const cli::CommandHelp& command) {
  std::string_view left = command.help.footer;
  const std::string_view title = "Examples:\n";
  const std::size_t begin = left.find(title);
  if (begin == std::string_view::npos) return;
  left.remove_prefix(begin + title.size());
  std::string lines;
  while (left.starts_with("  ")) {
    const std::string_view line = left.substr(2, left.find('\n') - 2);
    lines += roff(line, true) + '\n';
    left.remove_prefix(std::min(left.find('\n') + 1, left.size()));
  }
  if (lines.empty()) return;
  if (!out.ends_with(".SH EXAMPLES\n")) out += ".PP\n";
  out += ".nf\n" + lines + ".fi\n";
}

}  // namespace

std::string man_page(const Source& source) {
  const cli::Help& program = source.commands.front().help;
  std::string out = ".\\\" Made from the options of the program; edit those.\n";
  out += ".TH PRESEND 1 " + source.date + " \"presend " + source.version + "\" \"User commands\"\n";
  out += ".nh\n";  // an option with a hyphen more could not be copied
  out += ".SH NAME\npresend \\- tell what a content filter would hold against an email draft\n";
  out += ".SH SYNOPSIS\n.nf\n";
  for (const cli::CommandHelp& command : commands_of(source)) append_usage(out, command.help.usage);
  out += ".fi\n.SH DESCRIPTION\n";
  out += kDescription;
  out += ".SH OPTIONS\n";
  append_rows(out, {"", options_of(program)});
  out += ".SH COMMANDS\n";
  for (const cli::CommandHelp& command : commands_of(source)) append_command(out, command);
  out += kAfterCommands;
  out += ".SH EXAMPLES\n";
  for (const cli::CommandHelp& command : source.commands) append_examples(out, command);
  out += kSeeAlso;
  return out;
}

}  // namespace presend::manual
