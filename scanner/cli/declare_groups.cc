#include "scanner/cli/declarations.h"

#include <algorithm>

#include "scanner/base/suggest.h"
#include "scanner/config/keys.h"

namespace presend::cli {

CLI::Option* Declarations::add_format(CLI::App* sub, const std::vector<std::string>& known) {
  CLI::Option* option = sub->add_option_function<std::string>(
      "--format",
      [this, known](const std::string& given) {
        const auto is_it = [&](const std::string& name) {
          return equals_ignoring_case(name, given);
        };
        const auto name = std::find_if(known.begin(), known.end(), is_it);
        if (name == known.end())
          throw CLI::ValidationError(unknown_value("--format", given, known));
        options_.format = report::format_named(*name);
      },
      joined_with_or(known) + " (default pretty)");
  choices_[option] = known;
  return option->take_last()->type_name("FORMAT")->group(kOutput);
}

void Declarations::add_shared(CLI::App* sub) {
  add(sub, "-o,--output", options_.output, "Write to FILE instead of standard output", "FILE")
      ->group(kOutput);
  add_colour(sub);
}

void Declarations::add_colour(CLI::App* sub) {
  add_choice(sub, "--color,--colour", options_.colour, config::kColours,
             "auto, always or never (default auto: on a terminal, unless NO_COLOR is set)", "WHEN")
      ->group(kOutput);
}

void Declarations::add_configuration(CLI::App* sub) {
  add(sub, "--vars", options_.vars,
      "JSON file with values that simple template tags are filled in with", "FILE")
      ->group(kMail);
  add(sub, "--config", options_.config_file,
      "Read this configuration file instead of the presend.toml nearest to each draft", "FILE")
      ->group(kConfiguration);
  add_isolated(sub);
}

void Declarations::add_isolated(CLI::App* sub) {
  sub->add_flag("--isolated", options_.is_isolated, "Read no configuration file")
      ->group(kConfiguration);
}

void Declarations::add_scanning(CLI::App* sub) {
  add_choice(sub, "--kind", options_.kind, config::kKinds,
             "Judge as bulk mail (newsletters, offers) or as transactional mail (receipts, "
             "personal letters): auto, bulk or transactional (default auto)",
             "KIND")
      ->group(kMail);
  add_choice(sub, "--mode", options_.mode, config::kModes,
             "Judge as a final message, in which no template tag may be left, or as a template "
             "that something else fills in: auto, final or template (default auto: by the "
             "file's name and content)",
             "MODE")
      ->group(kMail);
  add(sub, "--sender", options_.sender, "Address the draft will be sent from, if not its From",
      "ADDRESS")
      ->group(kMail);
  add_list(sub, "--own-domain", options_.own_domains,
           "A domain that is yours too, such as the one that counts clicks (repeatable)", "DOMAIN")
      ->group(kMail);
  add(sub, "--wordlists", options_.wordlists,
      "Folder with word lists that replace the built-in ones of the same name", "DIR")
      ->group(kMail);
  add(sub, "--stdin-filename", options_.stdin_name, "Name of what - reads, for reports", "NAME")
      ->group(kMail);
}

void Declarations::add_rule_choice(CLI::App* sub, const std::string& verb, const char* group) {
  add_list(sub, "--select", options_.select,
           verb + " only these rules: ids, names or beginnings of ids, such as LNK,HDR00", "CODES")
      ->group(group);
  add_list(sub, "--ignore", options_.ignore, "Leave these rules out", "CODES")->group(group);
  add_list(sub, "--extend-select", options_.extend_select,
           verb + " these rules too, though left out by --select or --ignore", "CODES")
      ->group(group);
  add_choice(sub, "--min-evidence", options_.min_evidence, config::kGrades,
             verb +
                 " only rules with evidence this good: A documented, B measured, C plausible, D "
                 "folklore (default D)",
             "GRADE")
      ->group(group);
}

void Declarations::add_exit_zero(CLI::App* sub) {
  sub->add_flag(
         "--exit-zero", [this](std::int64_t) { options_.is_exit_zero = true; },
         "Exit with 0 even when a draft fails")
      ->group(kGate);
}

void Declarations::add_dictionary(CLI::App* sub) {
  add_list(sub, "--dictionary", options_.dictionaries,
           "File with words that are spelt right as they are, one a line, such as the names of "
           "your products (repeatable)",
           "FILE")
      ->delimiter('\0')
      ->group(kMail);
}

void Declarations::add_baseline(CLI::App* sub) {
  add(sub, "--baseline", options_.baseline,
      "Findings recorded in FILE fail no draft; only new ones do", "FILE")
      ->group(kBaseline);
  sub->add_flag("--write-baseline", options_.writes_baseline,
                "Record what is found in the file of --baseline (default " +
                    std::string(config::kDefaultBaseline) + ")")
      ->group(kBaseline);
  sub->add_flag("--prune-baseline", options_.prunes_baseline,
                "Drop from that file what is no longer found")
      ->group(kBaseline);
  add(sub, "--against", options_.against,
      "Fail only drafts that are worse than in the git revision REV: by a new finding or a "
      "higher risk",
      "REV")
      ->group(kBaseline);
  add(sub, "--risk-margin", options_.risk_margin,
      "How much the risk may rise with --against, 0 to 100 (default 10)", "N")
      ->group(kBaseline);
}

void Declarations::add_links(CLI::App* sub) {
  LinkOptions& links = options_.links;
  const auto flag = [&](const char* name, bool& value, const char* description) {
    sub->add_flag(name, value, description)->group(kLinks);
  };
  flag("--check-links", links.is_asking, "Ask the servers of links and pictures whether they work");
  add(sub, "--link-cache", links.cache,
      "Keep in FILE what worked, and do not ask that again for a day", "FILE")
      ->group(kLinks);
  add(sub, "--link-cache-age", links.cache_hours,
      "Ask again what was learnt more than N hours ago (default 24)", "N")
      ->group(kLinks);
  add(sub, "--write-links", links.record, "Record in FILE what was learnt", "FILE")->group(kLinks);
  add(sub, "--links-from", links.from, "Ask nobody; take what --write-links recorded in FILE",
      "FILE")
      ->group(kLinks);
  add(sub, "--link-timeout", links.timeout_s, "Wait at most N seconds for an answer (default 20)",
      "N")
      ->group(kLinks);
  flag("--allow-private", links.allows_private,
       "Also ask this computer and addresses that only an inner network reaches");
  add_list(sub, "--connect-to", raw_.connect_to,
           "Ask ADDRESS:PORT for what HOST:PORT should answer, such as a staging server; an "
           "empty HOST or PORT is any (repeatable)",
           "HOST:PORT:ADDRESS:PORT")
      ->group(kLinks);
  add(sub, "--ca-file", links.ca_file,
      "Trust the certificates in FILE (PEM) instead of the system's", "FILE")
      ->group(kLinks);
  flag("--proxy-from-environment", links.uses_proxy_of_environment,
       "Ask through the proxy that http_proxy and https_proxy name");
}

void Declarations::add_run(CLI::App* sub) {
  sub->add_flag(
         "--no-progress", [this](std::int64_t) { options_.has_progress = false; },
         "Show no progress")
      ->group(kOutput);
  add(sub, "-j,--jobs", raw_.jobs, "Scan so many drafts at once (default: one a core)", "N");
  add_weights(sub);
}

void Declarations::add_weights(CLI::App* sub) {
  add(sub, "--weights", options_.weights,
      "File with the points of the rules, such as presend eval --calibrate writes", "FILE");
}

void Declarations::add_gate(CLI::App* sub) {
  add_choice(sub, "--fail-on", options_.fail_on, config::kFailOnChoices,
             "A finding this severe or worse: error, warning or info (default error); never: "
             "only the risk counts",
             "SEVERITY")
      ->group(kGate);
  add(sub, "--max-risk", options_.max_risk, "A content risk of N or more, 0 to 100 (default 50)",
      "N")
      ->group(kGate);
}

}  // namespace presend::cli
