#include "scanner/manual/manual.h"
#include "scanner/manual/offers.h"

namespace presend::manual {
namespace {

constexpr std::string_view kZshHead = R"zsh(#compdef presend
# zsh completion of presend, made from its options.

_presend_rule() {
  _describe -t rules rule _presend_rules -- _presend_families
}

# Ids and families with commas between.
_presend_codes() {
  compset -P '*,'
  compset -S ',*'
  _describe -t rules rule _presend_rules -q -S ,
  _describe -t families family _presend_families -q -S ,
}

_presend_what() {
  _alternative 'rules:rule:_presend_rule' 'files:bounce or log:_files'
}

# FORMAT=FILE
_presend_report() {
  if compset -P '*='; then
    _files
  else
    compadd -S = -- $_presend_formats
  fi
}

_presend_revision() {
  local -a revisions
  revisions=(${(f)"$(git for-each-ref --format='%(refname:short)' 2>/dev/null)"})
  compadd -- $revisions
}

)zsh";

/// Inside an _arguments specification, where a colon parts and brackets hold the description.
std::string zsh_text(std::string_view text) { return escaped(text, "[]:\\"); }

std::string zsh_action(const cli::HelpRow& row) {
  switch (offer_of(row)) {
    case Offer::choices:
      return '(' + joined(row.choices, " ") + ')';
    case Offer::files:
      return "_files";
    case Offer::folders:
      return "_files -/";
    case Offer::codes:
      return "_presend_codes";
    case Offer::rule:
      return "_presend_what";
    case Offer::report:
      return "_presend_report";
    case Offer::revision:
      return "_presend_revision";
    case Offer::nothing:
      break;
  }
  return " ";
}

void append_option(std::string& out, const cli::HelpRow& row) {
  const std::vector<std::string> names = spellings(row);
  for (const std::string& name : names) {
    // Said twice, the last counts; still, offering it again would mislead.
    std::string spec = row.is_repeatable ? "*" : '(' + joined(names, " ") + ')';
    spec += name;
    const bool is_long = name.starts_with("--");
    if (!row.value_name.empty()) spec += is_long ? "=" : "+";
    spec += '[' + zsh_text(first_clause(row.description)) + ']';
    if (!row.value_name.empty())
      spec += (needs_no_value(row) ? "::" : ":") + zsh_text(row.value_name) + ':' + zsh_action(row);
    out += "        " + quoted(spec) + " \\\n";
  }
}

void append_zsh_command(std::string& out, const cli::CommandHelp& command) {
  out += "    " + command.name + ")\n      _arguments -s -S \\\n";
  for (const cli::HelpRow& row : options_of(command.help)) append_option(out, row);
  if (const cli::HelpRow* argument = argument_of(command.help)) {
    const std::string place = argument->is_repeatable && command.name != "explain" ? "*:" : "1:";
    out +=
        "        " + quoted(place + zsh_text(argument->value_name) + ':' + zsh_action(*argument));
    out += " \\\n";
  }
  out += "        && return\n      ;;\n";
}

std::string described(std::string_view name, std::string_view description) {
  return "    " + quoted(escaped(name, ":") + ':' + std::string(description)) + '\n';
}

}  // namespace

std::string zsh_completion(const Source& source) {
  std::string out(kZshHead);
  out += "_presend() {\n  local -a _presend_rules _presend_families _presend_formats commands\n";
  out += "  local state line\n  typeset -A opt_args\n";
  out += "  _presend_formats=(" + joined(formats_of(source), " ") + ")\n";
  out += "  _presend_families=(" + joined(families_of(source), " ") + ")\n";
  out += "  _presend_rules=(\n";
  for (const RuleName& rule : source.rules) out += described(rule.id, rule.title);
  out += "  )\n  commands=(\n";
  for (const cli::CommandHelp& command : commands_of(source))
    out += described(command.name, first_clause(command.help.description));
  out += "  )\n  _arguments -C \\\n";
  for (const cli::HelpRow& row : options_of(source.commands.front().help)) append_option(out, row);
  out +=
      "        '1:command:->command' '*::argument:->arguments' && return\n"
      "  case $state in\n"
      "    command) _describe -t commands command commands && return ;;\n"
      "    arguments) ;;\n"
      "    *) return 1 ;;\n"
      "  esac\n"
      "  case $words[1] in\n";
  for (const cli::CommandHelp& command : commands_of(source)) append_zsh_command(out, command);
  out += "  esac\n  return 1\n}\n\n_presend \"$@\"\n";
  return out;
}

}  // namespace presend::manual
