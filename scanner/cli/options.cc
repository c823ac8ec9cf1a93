#include "scanner/cli/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>

#include "scanner/base/ascii.h"
#include "scanner/base/suggest.h"
#include "scanner/cli/help_footers.h"
#include "scanner/cli/help_text.h"
#include "scanner/cli/raw_options.h"
#include "scanner/cli/usage_errors.h"
#include "scanner/cli/version.h"
#include "scanner/config/keys.h"
#include "scanner/report/visible_text.h"

namespace presend::cli {
namespace {

constexpr const char* kGate = "What fails a draft";
constexpr const char* kRules = "Which rules run";
constexpr const char* kRulesListed = "Which rules are listed";
constexpr const char* kFixing = "What is mended";
constexpr const char* kMail = "About the draft";
constexpr const char* kBaseline = "What was there before";
constexpr const char* kLinks = "Live link checks (the only ones that open connections)";
constexpr const char* kConfiguration = "Configuration";
constexpr const char* kOutput = "Output";
constexpr const char* kDrafts = "Labelled drafts (folders, mboxes or files; repeatable)";
constexpr const char* kFit = "Fitting the points";

/// The words that an option takes.
using Choices = std::map<const CLI::Option*, std::vector<std::string>>;

/// What an option's value names, which its name for --help tells.
ValueKind kind_of(std::string_view value_name) {
  if (value_name.ends_with("FILE") || value_name == "[FILE]") return ValueKind::file;
  if (value_name == "DIR") return ValueKind::folder;
  if (value_name == "PATH") return ValueKind::path;
  return value_name.empty() ? ValueKind::none : ValueKind::text;
}

/// "-o, --output FILE"; an option without a letter stands under the long names.
std::string names_of(const HelpRow& row) {
  std::string out;
  for (const std::string& name : row.short_names) out += '-' + name + ", ";
  if (out.empty()) out = "    ";
  // Of two spellings the first is enough.
  if (!row.long_names.empty()) out += "--" + row.long_names.front();
  return row.value_name.empty() ? out : out + ' ' + row.value_name;
}

HelpRow row_of(const CLI::Option& option, const Choices& choices) {
  HelpRow row{"", option.get_description()};
  row.is_positional = option.get_positional();
  row.is_repeatable = option.get_expected_max() >= CLI::detail::expected_max_vector_size ||
                      option.get_multi_option_policy() == CLI::MultiOptionPolicy::TakeAll;
  if (row.is_positional) {
    row.value_name = option.get_type_name();
    row.name = row.value_name + (row.is_repeatable ? "..." : "");
  } else {
    row.long_names = option.get_lnames();
    row.short_names = option.get_snames();
    if (option.get_type_size() != 0) row.value_name = option.get_type_name();
    row.name = names_of(row);
  }
  row.value = kind_of(row.value_name);
  if (const auto known = choices.find(&option); known != choices.end()) {
    row.choices = known->second;
    row.value = ValueKind::choice;
  }
  return row;
}

Help help_of(const CLI::App& app, const std::string& name, const Choices& choices) {
  Help help{app.get_description(), name + " [OPTIONS]", {}, app.get_footer()};
  HelpGroup arguments;
  HelpGroup commands{"Commands", {}};
  for (const CLI::Option* option : app.get_options()) {
    if (!option->get_positional()) continue;
    arguments.rows.push_back(row_of(*option, choices));
    help.usage += ' ' + arguments.rows.back().name;
  }
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
    commands.rows.push_back({command->get_name(), command->get_description()});
  if (!commands.rows.empty()) help.usage = name + " COMMAND [OPTIONS] ...";
  help.groups = {std::move(arguments), std::move(commands)};
  for (const std::string& title : app.get_groups()) {
    HelpGroup& group = help.groups.emplace_back(HelpGroup{title, {}});
    for (const CLI::Option* option : app.get_options())
      if (option->nonpositional() && option->get_group() == title)
        group.rows.push_back(row_of(*option, choices));
  }
  return help;
}

/// Hands what CLI11 knows over to help_text(), which wraps and groups as CLI11 does not.
class HelpFormatter : public CLI::Formatter {
 public:
  explicit HelpFormatter(const Choices& choices) : choices_(choices) {}

 private:
  std::string make_help(const CLI::App* app, std::string name,
                        CLI::AppFormatMode /*mode*/) const override {
    return help_text(help_of(*app, name, choices_));
  }

  const Choices& choices_;
};

class Parser {
 public:
  Parser()
      : app_("Scans an email before it is sent: what would a content filter hold against it?",
             "presend") {
    app_.require_subcommand(0, 1);
    app_.formatter(std::make_shared<HelpFormatter>(choices_));
    app_.set_help_flag("-h,--help", "Print this help");
    app_.set_version_flag("-V,--version", "presend " + std::string(version()),
                          "Print the version, and those of its libraries");
    app_.footer(std::string(kFooter));
    add_check();
    add_compare();
    add_dissect();
    add_eval();
    add_explain();
    add_fix();
    add_init();
    add_rules();
  }

  std::variant<Options, Exit> parse(std::vector<std::string> arguments) {
    const std::vector<std::string> given = arguments;
    std::reverse(arguments.begin(), arguments.end());
    try {
      app_.parse(std::move(arguments));
    } catch (const CLI::CallForHelp&) {
      return Exit{0, help(), ""};
    } catch (const CLI::CallForAllHelp&) {
      return Exit{0, help(), ""};
    } catch (const CLI::CallForVersion&) {
      return Exit{0, version_text(), ""};
    } catch (const CLI::ExtrasError&) {
      return usage_error(extras_text());
    } catch (const CLI::ConversionError& error) {
      return usage_error(not_a_number(error.what()));
    } catch (const CLI::ArgumentMismatch& error) {
      const std::string_view text = error.what();
      return usage_error(std::string(text.substr(0, text.find(':'))) + " needs a value");
    } catch (const CLI::ParseError& error) {
      return usage_error(std::string(first_line(error.what())));
    }
    if (chosen() == nullptr) return Exit{2, "", help()};
    if (const auto wrong = finish_options(raw_, options_)) return usage_error(*wrong);
    return std::move(options_);
  }

  std::vector<CommandHelp> help_of_all() const {
    std::vector<CommandHelp> all = {{"", help_of(app_, "presend", choices_)}};
    for (const CLI::App* sub : app_.get_subcommands([](const CLI::App*) { return true; }))
      all.push_back({sub->get_name(), help_of(*sub, "presend " + sub->get_name(), choices_)});
    return all;
  }

 private:
  CLI::App* add_command(Command command, const std::string& name, std::string_view description) {
    CLI::App* sub = app_.add_subcommand(name, std::string(description));
    sub->set_help_flag("-h,--help", "Print this help");
    sub->callback([this, command] { options_.command = command; });
    return sub;
  }

  template <class Value>
  CLI::Option* add(CLI::App* sub, const std::string& names, Value& value,
                   std::string_view description, const std::string& value_name) {
    CLI::Option* option = sub->add_option(names, value, std::string(description));
    // Said twice, the last counts: so a script's options can be overruled.
    if (!std::is_same_v<Value, std::vector<std::string>> && names.starts_with('-'))
      option->take_last();
    // For an optional CLI11 takes an empty word as nothing.
    if (value_name == "N")
      option->check([](const std::string& given) {
        return given.empty() ? std::string("a number is missing") : std::string();
      });
    // An empty variable in a CI file must not switch these off unseen.
    if (names == "--against" || names == "--baseline")
      option->check([names](const std::string& given) {
        return given.empty() ? names + " needs a value" : std::string();
      });
    return option->type_name(value_name);
  }
  /// An option that may be given again, with comma-separated values, but never swallows what
  /// follows.
  CLI::Option* add_list(CLI::App* sub, const std::string& names, std::vector<std::string>& values,
                        std::string_view description, const std::string& value_name) {
    return add(sub, names, values, description, value_name)
        ->allow_extra_args(false)
        ->delimiter(',');
  }
  /// An option that takes one of `choices`, which must outlive the parser, into `value`.
  template <class Value, std::size_t kCount>
  CLI::Option* add_choice(CLI::App* sub, const std::string& names, std::optional<Value>& value,
                          const config::Choice<Value> (&choices)[kCount],
                          const std::string& description, const std::string& value_name) {
    std::vector<std::string> known;
    for (const auto& choice : choices) known.emplace_back(choice.name);
    CLI::Option* option = sub->add_option_function<std::string>(
        names,
        [&value, &choices, names, known](const std::string& given) {
          for (const auto& choice : choices)
            if (equals_ignoring_case(choice.name, given)) {
              value = choice.value;
              return;
            }
          throw CLI::ValidationError(unknown_value(names, given, known));
        },
        description);
    choices_[option] = known;
    return option->take_last()->type_name(value_name);
  }
  CLI::Option* add_format(CLI::App* sub, const std::vector<std::string>& known) {
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

  void add_shared(CLI::App* sub) {
    add(sub, "-o,--output", options_.output, "Write to FILE instead of standard output", "FILE")
        ->group(kOutput);
    add_colour(sub);
  }
  void add_colour(CLI::App* sub) {
    add_choice(sub, "--color,--colour", options_.colour, config::kColours,
               "auto, always or never (default auto: on a terminal, unless NO_COLOR is set)",
               "WHEN")
        ->group(kOutput);
  }

  /// Where a presend.toml counts, and what only it and the command line can say.
  void add_configuration(CLI::App* sub) {
    add(sub, "--vars", options_.vars,
        "JSON file with values that simple template tags are filled in with", "FILE")
        ->group(kMail);
    add(sub, "--config", options_.config_file,
        "Read this configuration file instead of the presend.toml nearest to each draft", "FILE")
        ->group(kConfiguration);
    add_isolated(sub);
  }
  void add_isolated(CLI::App* sub) {
    sub->add_flag("--isolated", options_.is_isolated, "Read no configuration file")
        ->group(kConfiguration);
  }

  void add_scanning(CLI::App* sub) {
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
             "A domain that is yours too, such as the one that counts clicks (repeatable)",
             "DOMAIN")
        ->group(kMail);
    add(sub, "--wordlists", options_.wordlists,
        "Folder with word lists that replace the built-in ones of the same name", "DIR")
        ->group(kMail);
    add(sub, "--stdin-filename", options_.stdin_name, "Name of what - reads, for reports", "NAME")
        ->group(kMail);
  }

  /// `verb` is what happens to the rules: they run, or are listed.
  void add_rule_choice(CLI::App* sub, const std::string& verb, const char* group) {
    add_list(sub, "--select", options_.select,
             verb + " only these rules: ids, names or beginnings of ids, such as LNK,HDR00",
             "CODES")
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

  inline static const std::vector<std::string> kPeopleAndJson = {"pretty", "json"};

  void add_check() {
    CLI::App* sub = add_command(Command::check, "check",
                                "Scan drafts and report what a content filter would hold against "
                                "them");
    add(sub, "paths", options_.paths,
        "Drafts (.eml, .html), mailboxes (mbox, Maildir), folders, or - for standard input",
        "PATH");
    add_gate(sub);
    add_exit_zero(sub);
    add_baseline(sub);
    add_rule_choice(sub, "Run", kRules);
    add_scanning(sub);
    add_dictionary(sub);
    add_links(sub);
    add_format(sub, config::all_format_names());
    add_list(sub, "--report", raw_.reports,
             "Also write a report in FORMAT to FILE, from the same run (repeatable)", "FORMAT=FILE")
        ->delimiter('\0')
        ->group(kOutput);
    sub->add_flag("-q,--quiet", options_.is_quiet,
                  "Show only drafts that fail (pretty, concise, markdown)")
        ->group(kOutput);
    sub->add_flag("-v,--verbose", options_.is_verbose,
                  "Show every place of a finding, infos in full, and accepted findings (pretty)")
        ->group(kOutput);
    add_shared(sub);
    add_configuration(sub);
    sub->add_flag("--show-settings", options_.shows_settings,
                  "Scan nothing; print the settings in force for each PATH and where each comes "
                  "from")
        ->group(kConfiguration);
    add_run(sub);
    sub->footer(std::string(kCheckFooter));
  }

  void add_exit_zero(CLI::App* sub) {
    sub->add_flag(
           "--exit-zero", [this](std::int64_t) { options_.is_exit_zero = true; },
           "Exit with 0 even when a draft fails")
        ->group(kGate);
  }

  void add_dictionary(CLI::App* sub) {
    add_list(sub, "--dictionary", options_.dictionaries,
             "File with words that are spelt right as they are, one a line, such as the names of "
             "your products (repeatable)",
             "FILE")
        ->delimiter('\0')
        ->group(kMail);
  }

  void add_compare() {
    CLI::App* sub = add_command(Command::compare, "compare",
                                "Compare variants of a draft: which is the safest, and which "
                                "difference makes it so");
    add(sub, "paths", options_.paths,
        "Two variants or more: drafts (.eml, .html), or folders of drafts with the same names",
        "PATH");
    add_gate(sub);
    sub->add_flag("--fail-on-worse", options_.fails_on_worse,
                  "Also a variant that is worse than the first one")
        ->group(kGate);
    add_exit_zero(sub);
    add_rule_choice(sub, "Run", kRules);
    add_scanning(sub);
    add_dictionary(sub);
    add_links(sub);
    add_format(sub, {"pretty", "json", "markdown", "html"});
    sub->add_flag("-q,--quiet", options_.is_quiet,
                  "Leave out comparisons in which nothing differs (pretty)")
        ->group(kOutput);
    sub->add_flag("-v,--verbose", options_.is_verbose,
                  "Show every rule, place, word and link that differs (pretty)")
        ->group(kOutput);
    add_shared(sub);
    add_configuration(sub);
    add_run(sub);
    sub->footer(std::string(kCompareFooter));
  }

  void add_baseline(CLI::App* sub) {
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

  void add_links(CLI::App* sub) {
    LinkOptions& links = options_.links;
    const auto flag = [&](const char* name, bool& value, const char* description) {
      sub->add_flag(name, value, description)->group(kLinks);
    };
    flag("--check-links", links.is_asking,
         "Ask the servers of links and pictures whether they work");
    add(sub, "--link-cache", links.cache,
        "Keep in FILE what worked, and do not ask that again for a day", "FILE")
        ->group(kLinks);
    add(sub, "--link-cache-age", links.cache_hours,
        "Ask again what was learnt more than N hours ago (default 24)", "N")
        ->group(kLinks);
    add(sub, "--write-links", links.record, "Record in FILE what was learnt", "FILE")
        ->group(kLinks);
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

  /// What a run over many drafts takes.
  void add_run(CLI::App* sub) {
    sub->add_flag(
           "--no-progress", [this](std::int64_t) { options_.has_progress = false; },
           "Show no progress")
        ->group(kOutput);
    add(sub, "-j,--jobs", raw_.jobs, "Scan so many drafts at once (default: one a core)", "N");
    add_weights(sub);
  }

  void add_weights(CLI::App* sub) {
    add(sub, "--weights", options_.weights,
        "File with the points of the rules, such as presend eval --calibrate writes", "FILE");
  }

  void add_eval() {
    CLI::App* sub = add_command(Command::eval, "eval",
                                "Measure on labelled drafts how well the risk tells bad mail from "
                                "good, and fit the points to it");
    for (std::size_t i = 0; i < std::size(kUsualLabels); ++i) {
      const std::string label = kUsualLabels[i];
      sub->add_option_function<std::vector<std::string>>(
             "--" + label,
             [this, label](const std::vector<std::string>& paths) {
               for (const std::string& path : paths) options_.eval.drafts.push_back({label, path});
             },
             i < kUsualBad ? "Bad drafts: " + label : "Good drafts: " + label)
          ->allow_extra_args(false)
          ->type_name("PATH")
          ->group(kDrafts);
    }
    add_list(sub, "--label", raw_.labels, "Drafts of a label of your own", "NAME=PATH")
        ->delimiter('\0')
        ->group(kDrafts);
    add_list(sub, "--bad", raw_.bad,
             "These labels are of bad drafts too (spam and phish always are)", "NAMES")
        ->group(kDrafts);
    add_fit(sub);
    add_gate(sub);
    add_rule_choice(sub, "Run", kRules);
    add_scanning(sub);
    add(sub, "--worst", raw_.most_wrong,
        "Name so many of the most wrongly scored drafts of each label "
        "(default 5)",
        "N")
        ->group(kOutput);
    add_format(sub, kPeopleAndJson);
    add_shared(sub);
    add_isolated(sub);
    add_run(sub);
    sub->footer(std::string(kEvalFooter));
  }

  void add_fit(CLI::App* sub) {
    sub->add_option_function<std::string>(
           "--calibrate",
           [this](const std::string& file) {
             options_.eval.is_calibrating = true;
             options_.eval.calibrated_file = file.empty() ? "weights.tsv" : file;
           },
           "Fit the points to the drafts and write them to FILE (default weights.tsv), for "
           "check --weights")
        ->expected(0, 1)
        ->take_last()
        ->trigger_on_parse()
        ->type_name("[FILE]")
        ->group(kFit);
    add_list(sub, "--era", raw_.eras,
             "Labels of the same time, among which bad and good are compared (repeatable; default "
             "old=spam,ham,newsletters and new=phish,modern,templates)",
             "NAME=LABELS")
        ->delimiter('\0')
        ->group(kFit);
    add_list(sub, "--without", options_.eval.without, "Give these rules no points", "CODES")
        ->group(kFit);
    add_list(
        sub, "--at-most", raw_.at_most,
        "Give each of these rules at most so many points (default: 2 for infos, 3 for warnings, 4 "
        "for errors)",
        "CODE=POINTS")
        ->group(kFit);
    add(sub, "--caution", options_.eval.caution,
        "A good draft held back is as bad as N bad ones let through (default 1)", "N")
        ->group(kFit);
    add(sub, "--folds", raw_.folds, "Cross-validate in so many folds (default 5)", "N")
        ->group(kFit);
    sub->add_flag("--each-family", options_.eval.tries_families,
                  "Also fit without each family of rules in turn")
        ->group(kFit);
  }

  void add_gate(CLI::App* sub) {
    add_choice(sub, "--fail-on", options_.fail_on, config::kFailOnChoices,
               "A finding this severe or worse: error, warning or info (default error); never: "
               "only the risk counts",
               "SEVERITY")
        ->group(kGate);
    add(sub, "--max-risk", options_.max_risk, "A content risk of N or more, 0 to 100 (default 50)",
        "N")
        ->group(kGate);
  }

  void add_dissect() {
    CLI::App* sub = add_command(Command::dissect, "dissect",
                                "Show a draft as the scanner sees it: parts, headers, visible and "
                                "hidden text, links, images, attachments, defects");
    add(sub, "file", raw_.file, "The draft, or - for standard input", "FILE");
    add(sub, "--message", raw_.message, "Number of the message inside an mbox, from 0 (default 0)",
        "N");
    add(sub, "--width", raw_.width,
        "Width of the window it is looked at in, in px: 375 for a phone (default 700)", "N");
    sub->add_flag("--words", options_.shows_words,
                  "Also show what a filter reads, the listed phrases and disguised words in it");
    add_scanning(sub);
    add_format(sub, kPeopleAndJson);
    add_shared(sub);
    add_configuration(sub);
    sub->footer(std::string(kDissectFooter));
  }

  void add_explain() {
    CLI::App* sub = add_command(Command::explain, "explain",
                                "Tell what a reply of a mail server means and what to do, or what "
                                "a rule looks for, why, and how to mend it");
    add(sub, "what", raw_.what,
        "A reply in quotes, its codes (421-4.7.0), a file with a bounce or a log (- for standard "
        "input), or the id or name of a rule",
        "WHAT");
    add(sub, "--draft", options_.draft,
        "The draft that may have caused the reply: show what in it could explain it", "FILE");
    add_scanning(sub);
    add_format(sub, kPeopleAndJson);
    add_shared(sub);
    add_configuration(sub);
    sub->footer(std::string(kExplainFooter));
  }

  void add_fix() {
    CLI::App* sub = add_command(Command::fix, "fix",
                                "Mend what can be mended without a person, and touch nothing else; "
                                "shows the change before it makes it");
    add(sub, "paths", options_.paths, "Drafts (.eml, .html), folders, or - for standard input",
        "PATH");
    sub->add_flag("-w,--write", options_.writes_fixes, "Change the drafts in place")
        ->group(kOutput);
    add(sub, "-o,--output", options_.output, "Write the mended draft to FILE, or to -", "FILE")
        ->group(kOutput);
    sub->add_flag("--diff", options_.shows_diff,
                  "Show what changes, line by line (without --write and -o always)")
        ->group(kOutput);
    sub->add_flag("--unsafe", options_.with_unsafe_fixes,
                  "Also do what changes what readers get: delete hidden text, scripts and outer "
                  "style sheets, calm a shouting subject, drop marks of urgency")
        ->group(kFixing);
    add_rule_choice(sub, "Mend", kFixing);
    add_scanning(sub);
    add_format(sub, kPeopleAndJson);
    add_colour(sub);
    add_links(sub);
    add_configuration(sub);
    sub->add_flag(
           "--no-progress", [this](std::int64_t) { options_.has_progress = false; },
           "Show no progress")
        ->group(kOutput);
    add_weights(sub);
    sub->footer(std::string(kFixFooter));
  }

  void add_init() {
    CLI::App* sub = add_command(Command::init, "init",
                                "Write a presend.toml in which every setting stands as a comment, "
                                "and files for services that check each change");
    add(sub, "folder", raw_.file, "Where to write (default: here)", "DIR");
    static const std::vector<std::string> kServices = {"github", "gitlab", "jenkins", "pre-commit"};
    CLI::Option* ci = add_list(sub, "--ci", options_.ci,
                               "Also write a file that lets this service run presend: " +
                                   joined_with_or(kServices) + " (repeatable)",
                               "SERVICE")
                          ->check([](const std::string& given) {
                            const bool is_known = std::find(kServices.begin(), kServices.end(),
                                                            given) != kServices.end();
                            if (!is_known)
                              throw CLI::ValidationError(unknown_value("--ci", given, kServices));
                            return std::string();
                          });
    choices_[ci] = kServices;
    sub->footer(std::string(kInitFooter));
  }

  void add_rules() {
    CLI::App* sub = add_command(Command::rules, "rules",
                                "List the rules with their severity, evidence and points");
    add_rule_choice(sub, "List", kRulesListed);
    add_format(sub, kPeopleAndJson);
    CLI::Option* markdown = sub->add_flag("--markdown", options_.is_markdown,
                                          "Write the catalogue as one Markdown document")
                                ->group(kOutput);
    add_shared(sub);
    add_isolated(sub);
    add(sub, "--pages", options_.pages,
        "Write the catalogue into the folder DIR: a Markdown page a rule, and README.md, which "
        "lists them by family",
        "DIR")
        ->excludes(markdown)
        ->excludes(sub->get_option("--output"))
        ->group(kOutput);
    add_weights(sub);
    sub->footer(std::string(kRulesFooter));
  }

  CLI::App* chosen() const {
    const auto subs = app_.get_subcommands();
    return subs.empty() ? nullptr : subs.front();
  }

  std::string help() const {
    const CLI::App* sub = chosen();
    return sub != nullptr ? sub->help("presend") : app_.help();
  }

  Exit usage_error(const std::string& text) const {
    const CLI::App* sub = chosen();
    const std::string command = sub == nullptr ? "presend" : "presend " + sub->get_name();
    std::string line = command + ": " + report::visible(text);
    if (!line.ends_with('.') && !line.ends_with('?')) line += '.';
    return {2, "", line + " See " + command + " --help.\n"};
  }

  /// What nobody asked for: a misspelt option or command, or one argument too many.
  std::string extras_text() const {
    const CLI::App* sub = chosen();
    if (sub == nullptr) {
      const std::string wrong = first_of(app_.remaining());
      return wrong.starts_with('-') ? unknown_option(wrong, options_of(app_))
                                    : unknown_command(wrong, commands());
    }
    std::string wrong = first_of(sub->remaining());
    if (wrong.empty()) {
      wrong = first_of(app_.remaining());
      if (wrong.starts_with('-'))
        return "options go behind the command, as in: presend " + sub->get_name() + ' ' + wrong;
    }
    if (wrong.starts_with('-')) return unknown_option(wrong, options_of(*sub));
    const bool takes_one = sub->get_name() != "rules" && sub->get_name() != "eval";
    return (takes_one ? "one argument is enough, \"" : "no argument is needed, \"") + wrong +
           "\" is too many";
  }

  static std::string first_of(const std::vector<std::string>& words) {
    return words.empty() ? std::string() : words.front();
  }

  std::vector<std::string> commands() const {
    std::vector<std::string> known;
    for (const CLI::App* command : app_.get_subcommands([](const CLI::App*) { return true; }))
      known.push_back(command->get_name());
    return known;
  }

  static std::vector<std::string> options_of(const CLI::App& app) {
    std::vector<std::string> known;
    for (const CLI::Option* option : app.get_options())
      for (const std::string& name : option->get_lnames()) known.push_back("--" + name);
    return known;
  }

  CLI::App app_;
  Options options_;
  RawOptions raw_;
  Choices choices_;
};

}  // namespace

std::variant<Options, Exit> parse_options(std::vector<std::string> arguments) {
  return Parser().parse(std::move(arguments));
}

std::vector<CommandHelp> all_help() { return Parser().help_of_all(); }

}  // namespace presend::cli
