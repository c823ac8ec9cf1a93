#include "scanner/cli/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <limits>

#include "scanner/base/ascii.h"
#include "scanner/cli/help_footers.h"
#include "scanner/cli/help_text.h"
#include "scanner/cli/usage_errors.h"
#include "scanner/cli/version.h"
#include "scanner/report/visible_text.h"

namespace presend::cli {
namespace {

constexpr const char* kGate = "What fails a draft";
constexpr const char* kRules = "Which rules run";
constexpr const char* kRulesListed = "Which rules are listed";
constexpr const char* kMail = "About the draft";
constexpr const char* kOutput = "Output";
constexpr const char* kDrafts = "Labelled drafts (folders, mboxes or files; repeatable)";
constexpr const char* kFit = "Fitting the points";

/// Hands what CLI11 knows over to help_text(), which wraps and groups as CLI11 does not.
class HelpFormatter : public CLI::Formatter {
  std::string make_help(const CLI::App* app, std::string name,
                        CLI::AppFormatMode /*mode*/) const override {
    Help help{app->get_description(), name + " [OPTIONS]", {}, app->get_footer()};
    HelpGroup arguments;
    HelpGroup commands{"Commands", {}};
    for (const CLI::Option* option : app->get_options()) {
      if (!option->get_positional()) continue;
      const bool is_list = option->get_expected_max() >= CLI::detail::expected_max_vector_size;
      const std::string value = option->get_type_name() + (is_list ? "..." : "");
      help.usage += ' ' + value;
      arguments.rows.push_back({value, option->get_description()});
    }
    for (const CLI::App* command : app->get_subcommands([](const CLI::App*) { return true; }))
      commands.rows.push_back({command->get_name(), command->get_description()});
    if (!commands.rows.empty()) help.usage = name + " COMMAND [OPTIONS] ...";
    help.groups = {std::move(arguments), std::move(commands)};
    for (const std::string& title : app->get_groups()) {
      HelpGroup& group = help.groups.emplace_back(HelpGroup{title, {}});
      for (const CLI::Option* option : app->get_options())
        if (option->nonpositional() && option->get_group() == title)
          group.rows.push_back({names_of(*option), option->get_description()});
    }
    return help_text(help);
  }

  /// "-o, --output FILE"; an option without a letter stands under the long names.
  static std::string names_of(const CLI::Option& option) {
    std::string out;
    for (const std::string& name : option.get_snames()) out += '-' + name + ", ";
    if (out.empty()) out = "    ";
    // Of two spellings the first is enough.
    if (!option.get_lnames().empty()) out += "--" + option.get_lnames().front();
    if (option.get_type_size() != 0) out += ' ' + option.get_type_name();
    return out;
  }
};

class Parser {
 public:
  Parser()
      : app_("Scans an email before it is sent: what would a content filter hold against it?",
             "presend") {
    app_.require_subcommand(0, 1);
    app_.formatter(std::make_shared<HelpFormatter>());
    app_.set_help_flag("-h,--help", "Print this help");
    app_.set_version_flag("-V,--version", "presend " + std::string(version()),
                          "Print the version, and those of its libraries");
    app_.footer(std::string(kFooter));
    add_check();
    add_dissect();
    add_eval();
    add_explain();
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
    return finish();
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
  template <class Value>
  CLI::Option* add_choice(CLI::App* sub, const std::string& names, Value& value,
                          const std::vector<std::pair<std::string, Value>>& choices,
                          std::string_view description, const std::string& value_name) {
    return sub
        ->add_option_function<std::string>(
            names,
            [&value, choices, names](const std::string& given) {
              std::vector<std::string> known;
              for (const auto& [name, meaning] : choices) {
                if (equals_ignoring_case(name, given)) {
                  value = meaning;
                  return;
                }
                known.push_back(name);
              }
              throw CLI::ValidationError(unknown_value(names, given, known));
            },
            std::string(description))
        ->take_last()
        ->type_name(value_name);
  }

  void add_shared(CLI::App* sub) {
    add(sub, "-o,--output", options_.output, "Write to FILE instead of standard output", "FILE")
        ->group(kOutput);
    add_choice<ColourChoice>(sub, "--color,--colour", options_.colour,
                             {{"auto", ColourChoice::automatic},
                              {"always", ColourChoice::always},
                              {"never", ColourChoice::never}},
                             "auto, always or never (default auto: on a terminal, unless NO_COLOR "
                             "is set)",
                             "WHEN")
        ->group(kOutput);
    sub->add_flag("--isolated", is_isolated_, "Read no configuration file");
  }

  void add_scanning(CLI::App* sub) {
    add_choice<scan::KindChoice>(sub, "--kind", options_.kind,
                                 {{"auto", scan::KindChoice::automatic},
                                  {"bulk", scan::KindChoice::bulk},
                                  {"transactional", scan::KindChoice::transactional}},
                                 "Judge as bulk mail (newsletters, offers) or as transactional "
                                 "mail (receipts, personal letters): auto, bulk or transactional "
                                 "(default auto)",
                                 "KIND")
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
    add_choice<heuristics::Grade>(sub, "--min-evidence", options_.min_evidence,
                                  {{"A", heuristics::Grade::a},
                                   {"B", heuristics::Grade::b},
                                   {"C", heuristics::Grade::c},
                                   {"D", heuristics::Grade::d}},
                                  verb +
                                      " only rules with evidence this good: A documented, "
                                      "B measured, C plausible, D folklore (default D)",
                                  "GRADE")
        ->group(group);
  }

  using Formats = std::vector<std::pair<std::string, report::Format>>;
  inline static const Formats kPeopleAndJson = {{"pretty", report::Format::pretty},
                                                {"json", report::Format::json}};
  inline static const Formats kAll = {{"pretty", report::Format::pretty},
                                      {"concise", report::Format::concise},
                                      {"json", report::Format::json},
                                      {"jsonl", report::Format::jsonl}};

  void add_check() {
    CLI::App* sub = add_command(Command::check, "check",
                                "Scan drafts and report what a content filter would hold against "
                                "them");
    add(sub, "paths", options_.paths,
        "Drafts (.eml, .html), mailboxes (mbox, Maildir), folders, or - for standard input",
        "PATH");
    add_gate(sub);
    sub->add_flag("--exit-zero", options_.is_exit_zero, "Exit with 0 even when a draft fails")
        ->group(kGate);
    add_rule_choice(sub, "Run", kRules);
    add_scanning(sub);
    add_list(sub, "--dictionary", options_.dictionaries,
             "File with words that are spelt right as they are, one a line, such as the names of "
             "your products (repeatable)",
             "FILE")
        ->delimiter('\0')
        ->group(kMail);
    add_choice(sub, "--format", options_.format, kAll,
               "pretty, concise, json or jsonl (default pretty)", "FORMAT")
        ->group(kOutput);
    add_list(sub, "--report", reports_,
             "Also write a report in FORMAT to FILE, from the same run (repeatable)", "FORMAT=FILE")
        ->delimiter('\0')
        ->group(kOutput);
    sub->add_flag("-q,--quiet", options_.is_quiet,
                  "Show only drafts that fail (pretty and concise)")
        ->group(kOutput);
    sub->add_flag("-v,--verbose", options_.is_verbose,
                  "Show every place of a finding, and infos in full (pretty)")
        ->group(kOutput);
    add_shared(sub);
    add_run(sub);
    sub->footer(std::string(kCheckFooter));
  }

  /// What a run over many drafts takes.
  void add_run(CLI::App* sub) {
    sub->add_flag(
           "--no-progress", [this](std::int64_t) { options_.has_progress = false; },
           "Show no progress")
        ->group(kOutput);
    add(sub, "-j,--jobs", jobs_, "Scan so many drafts at once (default: one a core)", "N");
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
    add_list(sub, "--label", labels_, "Drafts of a label of your own", "NAME=PATH")
        ->delimiter('\0')
        ->group(kDrafts);
    add_list(sub, "--bad", bad_, "These labels are of bad drafts too (spam and phish always are)",
             "NAMES")
        ->group(kDrafts);
    add_fit(sub);
    add_gate(sub);
    add_rule_choice(sub, "Run", kRules);
    add_scanning(sub);
    add(sub, "--worst", most_wrong_,
        "Name so many of the most wrongly scored drafts of each label "
        "(default 5)",
        "N")
        ->group(kOutput);
    add_choice(sub, "--format", options_.format, kPeopleAndJson, "pretty or json (default pretty)",
               "FORMAT")
        ->group(kOutput);
    add_shared(sub);
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
    add_list(sub, "--era", eras_,
             "Labels of the same time, among which bad and good are compared (repeatable; default "
             "old=spam,ham,newsletters and new=phish,modern,templates)",
             "NAME=LABELS")
        ->delimiter('\0')
        ->group(kFit);
    add_list(sub, "--without", options_.eval.without, "Give these rules no points", "CODES")
        ->group(kFit);
    add_list(
        sub, "--at-most", at_most_,
        "Give each of these rules at most so many points (default: 2 for infos, 3 for warnings, 4 "
        "for errors)",
        "CODE=POINTS")
        ->group(kFit);
    add(sub, "--caution", options_.eval.caution,
        "A good draft held back is as bad as N bad ones let through (default 1)", "N")
        ->group(kFit);
    add(sub, "--folds", folds_, "Cross-validate in so many folds (default 5)", "N")->group(kFit);
    sub->add_flag("--each-family", options_.eval.tries_families,
                  "Also fit without each family of rules in turn")
        ->group(kFit);
  }

  void add_gate(CLI::App* sub) {
    add_choice<int>(sub, "--fail-on", fail_on_,
                    {{"error", 2}, {"warning", 1}, {"info", 0}, {"never", 3}},
                    "A finding this severe or worse: error, warning or info (default error); "
                    "never: only the risk counts",
                    "SEVERITY")
        ->group(kGate);
    add(sub, "--max-risk", options_.gate.max_risk,
        "A content risk of N or more, 0 to 100 (default 50)", "N")
        ->group(kGate);
  }

  void add_dissect() {
    CLI::App* sub = add_command(Command::dissect, "dissect",
                                "Show a draft as the scanner sees it: parts, headers, visible and "
                                "hidden text, links, images, attachments, defects");
    add(sub, "file", file_, "The draft, or - for standard input", "FILE");
    add(sub, "--message", message_, "Number of the message inside an mbox, from 0 (default 0)",
        "N");
    add(sub, "--width", width_,
        "Width of the window it is looked at in, in px: 375 for a phone (default 700)", "N");
    sub->add_flag("--words", options_.shows_words,
                  "Also show what a filter reads, the listed phrases and disguised words in it");
    add_scanning(sub);
    add_choice(sub, "--format", options_.format, kPeopleAndJson, "pretty or json (default pretty)",
               "FORMAT")
        ->group(kOutput);
    add_shared(sub);
    sub->footer(std::string(kDissectFooter));
  }

  void add_explain() {
    CLI::App* sub = add_command(Command::explain, "explain",
                                "Tell what a reply of a mail server means and what to do, or what "
                                "a rule looks for, why, and how to mend it");
    add(sub, "what", what_,
        "A reply in quotes, its codes (421-4.7.0), a file with a bounce or a log (- for standard "
        "input), or the id or name of a rule",
        "WHAT");
    add(sub, "--draft", options_.draft,
        "The draft that may have caused the reply: show what in it could explain it", "FILE");
    add_scanning(sub);
    add_choice(sub, "--format", options_.format, kPeopleAndJson, "pretty or json (default pretty)",
               "FORMAT")
        ->group(kOutput);
    add_shared(sub);
    sub->footer(std::string(kExplainFooter));
  }

  void add_rules() {
    CLI::App* sub = add_command(Command::rules, "rules",
                                "List the rules with their severity, evidence and points");
    add_rule_choice(sub, "List", kRulesListed);
    add_choice(sub, "--format", options_.format, kPeopleAndJson, "pretty or json (default pretty)",
               "FORMAT")
        ->group(kOutput);
    CLI::Option* markdown = sub->add_flag("--markdown", options_.is_markdown,
                                          "Write the catalogue as one Markdown document")
                                ->group(kOutput);
    add_shared(sub);
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

  std::variant<Options, Exit> finish() {
    options_.gate.fail_on.reset();
    if (fail_on_ < 3) options_.gate.fail_on = static_cast<heuristics::Severity>(fail_on_);
    if (!(options_.gate.max_risk >= 0 && options_.gate.max_risk <= 100))
      return usage_error("--max-risk must be a number from 0 to 100");
    if (jobs_ != kDefaultJobs && (jobs_ < 1 || jobs_ > 256))
      return usage_error("-j must be a number from 1 to 256");
    options_.jobs = jobs_ == kDefaultJobs ? 0 : static_cast<std::uint32_t>(jobs_);
    if (message_ < 0 || message_ > 1'000'000'000) return usage_error("--message must be 0 or more");
    options_.message = static_cast<std::uint32_t>(message_);
    if (width_ < 50 || width_ > 10'000) return usage_error("--width must be from 50 to 10000 px");
    options_.width_px = static_cast<std::uint32_t>(width_);
    for (const std::string& given : reports_) {
      const std::size_t equals = given.find('=');
      const auto format = report::format_named(given.substr(0, equals));
      if (equals == std::string::npos || equals + 1 == given.size())
        return usage_error("--report needs FORMAT=FILE, such as json=report.json");
      if (!format)
        return usage_error("--report does not know \"" + given.substr(0, equals) +
                           "\": " + std::string(report::format_names()));
      options_.reports.push_back({*format, given.substr(equals + 1)});
    }
    return missing_argument();
  }

  /// Codes with a blank between them need no quotes: "presend explain 550 5.7.1".
  std::optional<std::string> join_what() {
    for (std::size_t i = 0; i < what_.size(); ++i) {
      if (i > 0 && !is_ascii_digit(what_.front().empty() ? ' ' : what_.front().front()))
        return "one argument is enough, \"" + what_[i] + "\" is too many; put a reply in quotes";
      options_.what += (i == 0 ? "" : " ") + what_[i];
    }
    return std::nullopt;
  }

  /// What is wrong with the options of eval, or nothing.
  std::optional<std::string> read_eval() {
    EvalOptions& eval = options_.eval;
    if (most_wrong_ < 0 || most_wrong_ > 100'000) return "--worst must be from 0 to 100000";
    if (!(eval.caution >= 0.01 && eval.caution <= 1000))
      return "--caution must be a number from 0.01 to 1000";
    if (folds_ < 2 || folds_ > 100) return "--folds must be a number from 2 to 100";
    eval.most_wrong = static_cast<std::uint32_t>(most_wrong_);
    eval.folds = static_cast<std::uint32_t>(folds_);
    eval.bad.insert(eval.bad.end(), bad_.begin(), bad_.end());
    if (auto wrong = read_labels(labels_, eval)) return wrong;
    if (auto wrong = read_eras(eras_, eval)) return wrong;
    if (auto wrong = read_at_most(at_most_, eval)) return wrong;
    return find_conflict(eval);
  }

  std::variant<Options, Exit> missing_argument() {
    if (options_.command == Command::eval)
      if (const auto wrong = read_eval()) return usage_error(*wrong);
    if (!file_.empty()) options_.paths = {file_};
    if (const std::optional<std::string> wrong = join_what()) return usage_error(*wrong);
    if (options_.command == Command::check && options_.paths.empty())
      return usage_error(
          "name a draft or a folder, as in: presend check newsletter.eml (or - for standard "
          "input)");
    if (options_.command == Command::dissect && options_.paths.empty())
      return usage_error("name a draft, as in: presend dissect newsletter.eml");
    if (options_.command == Command::explain && options_.what.empty())
      return usage_error(
          "give a reply or name a rule, as in: presend explain 421-4.7.0, or: presend explain "
          "LNK001");
    return std::move(options_);
  }

  static constexpr std::int64_t kDefaultJobs = std::numeric_limits<std::int64_t>::min();

  CLI::App app_;
  Options options_;
  std::string file_;               // dissect
  std::vector<std::string> what_;  // explain
  std::vector<std::string> reports_;
  std::vector<std::string> labels_, bad_, eras_, at_most_;  // eval
  std::int64_t most_wrong_ = 5;
  std::int64_t folds_ = 5;
  int fail_on_ = 2;
  std::int64_t jobs_ = kDefaultJobs;
  std::int64_t message_ = 0;
  std::int64_t width_ = 700;
  bool is_isolated_ = false;  // no configuration file is read in any case, so far
};

}  // namespace

std::variant<Options, Exit> parse_options(std::vector<std::string> arguments) {
  return Parser().parse(std::move(arguments));
}

}  // namespace presend::cli
