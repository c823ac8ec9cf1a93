#include "scanner/manual/manual.h"
#include "scanner/manual/offers.h"

namespace presend::manual {
namespace {

constexpr std::string_view kFishHead = R"fish(# fish completion of presend, made from its options.

# Ids and families with commas between: what stands before the last comma is kept.
function __presend_codes
    set -l word (commandline -ct)
    set -l before (string replace -rf '^(?:--[a-z-]+=)?(.*,)?[^,]*$' '$1' -- $word)
    for code in $__presend_families $__presend_ids
        echo $before$code
    end
end

# FORMAT=FILE
function __presend_report
    set -l word (commandline -ct | string replace -r '^--report=' '')
    if string match -q '*=*' -- $word
        set -l format (string replace -r '=.*' '=' -- $word)
        __fish_complete_path (string replace -r '^[^=]*=' '' -- $word) | string replace -r '^' $format
    else
        printf '%s=\n' $__presend_formats
    end
end

function __presend_revision
    command git for-each-ref --format='%(refname:short)' 2>/dev/null
end

)fish";

/// In single quotes, where fish takes only these two as special.
std::string fish_quoted(std::string_view text) { return '\'' + escaped(text, "\\'") + '\''; }

std::string fish_value(const cli::HelpRow& row) {
  switch (offer_of(row)) {
    case Offer::choices:
      return " -xa " + fish_quoted(joined(row.choices, " "));
    case Offer::files:
      return " -rF";
    case Offer::folders:
      return " -xa '(__fish_complete_directories)'";
    case Offer::codes:
      return " -xa '(__presend_codes)'";
    case Offer::rule:
      return " -rF";
    case Offer::report:
      return " -xa '(__presend_report)'";
    case Offer::revision:
      return " -xa '(__presend_revision)'";
    case Offer::nothing:
      break;
  }
  return " -x";
}

void append_fish_option(std::string& out, const std::string& condition, const cli::HelpRow& row) {
  out += "complete -c presend -n " + fish_quoted(condition);
  for (const std::string& name : row.short_names) out += " -s " + name;
  for (const std::string& name : row.long_names) out += " -l " + name;
  if (!needs_no_value(row)) out += fish_value(row);
  out += " -d " + fish_quoted(first_clause(row.description)) + '\n';
}

}  // namespace

std::string fish_completion(const Source& source) {
  std::string out(kFishHead);
  out += "set -g __presend_families " + joined(families_of(source), " ") + '\n';
  out += "set -g __presend_formats " + joined(formats_of(source), " ") + '\n';
  out += "set -g __presend_ids";
  for (const RuleName& rule : source.rules) out += ' ' + rule.id;
  out += "\n\ncomplete -c presend -f\n";
  const std::string at_first = "__fish_use_subcommand";
  for (const cli::HelpRow& row : options_of(source.commands.front().help))
    append_fish_option(out, at_first, row);
  for (const cli::CommandHelp& command : commands_of(source))
    out += "complete -c presend -n " + at_first + " -a " + command.name + " -d " +
           fish_quoted(first_clause(command.help.description)) + '\n';
  for (const cli::CommandHelp& command : commands_of(source)) {
    const std::string seen = "__fish_seen_subcommand_from " + command.name;
    out += "\n# " + command.name + '\n';
    for (const cli::HelpRow& row : options_of(command.help)) append_fish_option(out, seen, row);
    const cli::HelpRow* argument = argument_of(command.help);
    if (argument == nullptr) continue;
    const std::string condition = "complete -c presend -n " + fish_quoted(seen);
    if (offer_of(*argument) != Offer::nothing) out += condition + " -F\n";
    if (offer_of(*argument) == Offer::rule)
      for (const RuleName& rule : source.rules)
        out += condition + " -a " + rule.id + " -d " + fish_quoted(rule.title) + '\n';
  }
  return out;
}

}  // namespace presend::manual
