#include "scanner/cli/session.h"

#include <unistd.h>

#include "heuristics/registry.h"
#include "scanner/cli/weights.h"
#include "scanner/cli/wordlists.h"
#include "scanner/config/rule_choice.h"
#include "scanner/config/sender.h"
#include "scanner/config/vars.h"
#include "scanner/report/log_commands.h"
#include "scanner/report/visible_text.h"

namespace presend::cli {
namespace {

Outcome<std::vector<std::string>> own_domains(const Options& options) {
  std::vector<std::string> domains;
  for (const std::string& given : options.own_domains) {
    const std::optional<std::string> host = config::ascii_domain(given);
    if (!host)
      return Error{"", 0, "--own-domain: \"" + given + "\" is no domain",
                   "Write only the domain, such as clicks.example.com"};
    domains.push_back(*host);
  }
  return domains;
}

}  // namespace

void complain(const Error& error) {
  const std::string text = report::without_commands(report::visible(error.text()));
  const std::string line = (error.file.empty() ? "presend: " : "") + text + '\n';
  // Where standard error is closed there is nobody to tell.
  [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, line.data(), line.size());
}

bool wants_colour(const Options& options, const Environment& environment,
                  const std::string& output) {
  switch (options.colour.value_or(ColourChoice::automatic)) {
    case ColourChoice::always:
      return true;
    case ColourChoice::never:
      return false;
    case ColourChoice::automatic:
      break;
  }
  return (output.empty() || output == "-") && environment.is_output_terminal &&
         !environment.refuses_colour;
}

Outcome<io::Output> open_output(const std::string& path) {
  if (!path.empty() && path != "-") return io::Output::create(path);
  return io::Output(STDOUT_FILENO, "standard output");
}

std::optional<Error> overwrites_draft(const std::string& path, const io::Inputs& inputs) {
  if (path.empty() || path == "-" || !inputs.holds(path)) return std::nullopt;
  return Error{path, 0, "is a draft to be scanned, and writing would destroy it",
               "Choose another file for the report"};
}

bool finish(io::Output& output) {
  const std::optional<Error> error = output.finish();
  if (!error) return true;
  if (!output.is_abandoned()) complain(*error);
  return false;
}

int write_all(const Options& options, std::string_view text) {
  Outcome<io::Output> output = open_output(options.output);
  if (!output) {
    complain(output.error());
    return kTrouble;
  }
  // The draft or the reply that it tells of must not command the CI service that reads the log.
  const bool is_log = options.output.empty() || options.output == "-";
  output.value().write(is_log ? report::without_commands(std::string(text)) : std::string(text));
  return finish(output.value()) ? kPassed : kTrouble;
}

Outcome<scan::Settings> make_settings(const Options& options, const Environment& environment) {
  scan::Settings settings;
  Outcome<std::vector<const heuristics::Rule*>> rules =
      config::choose_rules(heuristics::all_rules(), options);
  if (!rules) return rules.error();
  settings.rules = std::move(rules).value();
  Outcome<std::vector<std::string>> domains = own_domains(options);
  if (!domains) return domains.error();
  settings.sender.own_domains = std::move(domains).value();
  if (!options.sender.empty() && !config::is_address(options.sender))
    return Error{"", 0, "--sender: \"" + options.sender + "\" is no address",
                 "Write it as name@example.com"};
  settings.sender.address = options.sender;
  settings.kind = options.kind.value_or(settings.kind);
  settings.mode = options.mode.value_or(settings.mode);
  if (options.fail_on) settings.gate.fail_on = options.fail_on->severity;
  settings.gate.max_risk = options.max_risk.value_or(config::kDefaultMaxRisk);
  settings.gate.risk_rise = options.risk_margin.value_or(config::kDefaultRiskMargin);
  settings.now = environment.now;
  for (const std::string& file : options.dictionaries) {
    Outcome<std::vector<std::string>> words = load_dictionary(file);
    if (!words) return words.error();
    settings.spelling.words.insert(settings.spelling.words.end(), words.value().begin(),
                                   words.value().end());
  }
  settings.template_syntaxes = options.syntaxes;
  if (!options.vars.empty()) {
    Outcome<config::Vars> vars = config::load_vars(options.vars);
    if (!vars) return vars.error();
    settings.template_vars = std::move(vars).value();
  }
  settings.view.width_px = static_cast<float>(options.width_px);
  settings.wants_preview = options.writes(report::Format::html);
  return settings;
}

io::InputOptions input_options(const Options& options, const scan::Settings& settings) {
  return {settings.limits.message_bytes, options.stdin_name, STDIN_FILENO};
}

Outcome<Lists> Lists::open(const Options& options, const std::vector<config::ListEdit>& edits) {
  Lists lists;
  if (!options.wordlists.empty() || !edits.empty()) {
    Outcome<lexicon::Lexicon> own = load_wordlists(options.wordlists, edits);
    if (!own) return own.error();
    lists.own_ = std::move(own).value();
  }
  return lists;
}

Outcome<Points> Points::open(const Options& options) {
  Points points;
  if (!options.weights.empty()) {
    Outcome<score::Weights> own = load_weights(options.weights);
    if (!own) return own.error();
    points.own_ = std::move(own).value();
  }
  return points;
}

void Points::set(const heuristics::Rule& rule, double points) {
  if (!own_) own_ = score::Weights::embedded();
  const score::Weight before = own_->of(rule.id);
  const double cap = before.points > 0 ? points * before.cap / before.points : points;
  own_->set(rule.id, {points, cap});
}

Error internal_error(const std::string& file, const char* what) {
  return {file, 0, std::string("internal error: ") + what,
          "Please report it, with the draft if you may share it"};
}

scan::Draft to_draft(io::LoadedDraft loaded) {
  return {std::move(loaded.file), loaded.message,       loaded.first_line,      loaded.is_html_file,
          loaded.is_of_mailbox,   loaded.is_from_stdin, std::move(loaded.bytes)};
}

Error cut_off_error(const std::string& file, std::uint32_t message) {
  const std::string which = message > 0 ? "message " + std::to_string(message) + " " : "";
  return {file, 0, which + "ends in the middle of the message; it looks cut off",
          "Export the draft again"};
}

}  // namespace presend::cli
