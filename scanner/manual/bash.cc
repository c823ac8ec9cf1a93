#include "scanner/manual/manual.h"
#include "scanner/manual/offers.h"

namespace presend::manual {
namespace {

/// Works with and without the package bash-completion. Words are split at "=" by readline, so
/// that "--format=json" comes as three of them.
constexpr std::string_view kBashHead = R"bash(# bash completion of presend, made from its options.

_presend_offer() {
  mapfile -t COMPREPLY < <(compgen -W "$1" -- "$cur")
}

_presend_files() {
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen "$1" -- "$cur")
}

# Ids and families with commas between: only the last one is completed.
_presend_codes() {
  local before='' code
  case $cur in *,*) before=${cur%,*}, ;; esac
  compopt -o nospace 2>/dev/null
  COMPREPLY=()
  for code in $(compgen -W "$_presend_families $_presend_ids" -- "${cur##*,}"); do
    COMPREPLY+=("$before$code")
  done
}

# FORMAT=FILE
_presend_report() {
  local format
  compopt -o nospace 2>/dev/null
  COMPREPLY=()
  for format in $(compgen -W "$_presend_formats" -- "$cur"); do COMPREPLY+=("$format="); done
}

)bash";

constexpr std::string_view kBashBegin = R"bash(_presend() {
  local cur=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
  local command='' option word
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $word in
      -*) ;;
      *) command=$word; break ;;
    esac
  done
  COMPREPLY=()
  if [ "$cur" = "=" ]; then
    option=$previous cur=''
    case "${COMP_WORDS[*]:COMP_CWORD-3:2}" in *--report*) _presend_files -f; return ;; esac
  elif [ "$previous" = "=" ]; then
    option=${COMP_WORDS[COMP_CWORD - 2]}
    # --report FORMAT=FILE
    case ${COMP_WORDS[COMP_CWORD - 3]} in --report) _presend_files -f; return ;; esac
  else
    option=$previous
  fi
  case $command in
)bash";

constexpr std::string_view kBashEnd = R"bash(  esac
}
complete -F _presend presend
)bash";

std::string bash_action(const cli::HelpRow& row) {
  switch (offer_of(row)) {
    case Offer::choices:
      return "_presend_offer " + quoted(joined(row.choices, " "));
    case Offer::files:
      return "_presend_files -f";
    case Offer::folders:
      return "_presend_files -d";
    case Offer::codes:
      return "_presend_codes";
    case Offer::rule:
      return "_presend_files -f; _presend_ids_too";
    case Offer::report:
      return "_presend_report";
    case Offer::revision:
      return "_presend_offer \"$(git for-each-ref --format='%(refname:short)' 2>/dev/null)\"";
    case Offer::nothing:
      break;
  }
  return ":";
}

void append_bash_command(std::string& out, const cli::CommandHelp& command) {
  const std::vector<cli::HelpRow> options = options_of(command.help);
  std::vector<std::string> names;
  out += "    " + command.name + ")\n      case $option in\n";
  for (const cli::HelpRow& row : options) {
    const std::vector<std::string> own = spellings(row);
    names.insert(names.end(), own.begin(), own.end());
    if (row.value_name.empty()) continue;
    // What may be left out is left out where the next option begins.
    const std::string_view unless = needs_no_value(row) ? "[[ $cur == -* ]] || { " : "";
    out += "        " + joined(own, " | ") + ") " + std::string(unless) + bash_action(row) +
           (unless.empty() ? "; return ;;\n" : "; return; } ;;\n");
  }
  out += "      esac\n      case $cur in\n        -*) _presend_offer " +
         quoted(joined(names, " ")) + " ;;\n";
  if (const cli::HelpRow* argument = argument_of(command.help))
    out += "        *) " + bash_action(*argument) + " ;;\n";
  out += "      esac\n      ;;\n";
}

}  // namespace

std::string bash_completion(const Source& source) {
  std::string out(kBashHead);
  std::vector<std::string> ids;
  std::vector<std::string> names;
  for (const RuleName& rule : source.rules) {
    ids.push_back(rule.id);
    names.push_back(rule.name);
  }
  out += "_presend_families=" + quoted(joined(families_of(source), " ")) + '\n';
  out += "_presend_ids=" + quoted(joined(ids, " ")) + '\n';
  out += "_presend_names=" + quoted(joined(names, " ")) + '\n';
  out += "_presend_formats=" + quoted(joined(formats_of(source), " ")) + "\n\n";
  out +=
      "# A rule by id, or by name once that is begun.\n"
      "_presend_ids_too() {\n"
      "  local ids\n"
      "  mapfile -t ids < <(compgen -W \"$_presend_ids ${cur:+$_presend_names}\" -- \"$cur\")\n"
      "  COMPREPLY+=(\"${ids[@]}\")\n"
      "}\n\n";
  out += kBashBegin;
  std::vector<std::string> words;
  for (const cli::CommandHelp& command : commands_of(source)) {
    append_bash_command(out, command);
    words.push_back(command.name);
  }
  for (const cli::HelpRow& row : options_of(source.commands.front().help))
    for (const std::string& name : spellings(row)) words.push_back(name);
  out += "    '') _presend_offer " + quoted(joined(words, " ")) + " ;;\n";
  out += kBashEnd;
  return out;
}

}  // namespace presend::manual
