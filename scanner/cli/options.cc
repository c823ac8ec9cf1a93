#include "scanner/cli/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <limits>

#include "scanner/base/ascii.h"
#include "scanner/cli/suggest.h"
#include "scanner/cli/version.h"
#include "scanner/report/visible_text.h"

namespace presend::cli {
namespace {

constexpr std::size_t kDescriptionColumn = 30;

constexpr std::string_view kCheckFooter =
    "Examples:\n"
    "  presend check newsletter.eml\n"
    "  presend check drafts/ --format json -o report.json\n"
    "  presend check - --fail-on warning < draft.eml\n"
    "\n"
    "Exit status: 0 every draft passes, 1 at least one fails, 2 something could\n"
    "not be read or the command line is wrong (the rest is still reported).\n";

/// CLI11 does not wrap; descriptions are broken here for 80 columns.
std::string wrapped(std::string_view text) {
  std::string out;
  std::size_t column = kDescriptionColumn;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    if (column + 1 + word.size() > 79 && column > kDescriptionColumn) {
      out += '\n';
      column = kDescriptionColumn;
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

class Parser {
 public:
  Parser()
      : app_("Scans an email before it is sent: what would a content filter hold against it?",
             "presend") {
    app_.require_subcommand(0, 1);
    app_.get_formatter()->column_width(kDescriptionColumn);
    app_.set_help_flag("-h,--help", "Print this help");
    app_.set_version_flag("-V,--version", "presend " + std::string(version()), "Print the version");
    app_.footer("presend COMMAND --help tells more about a command.\n");
    add_check();
    add_dissect();
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
      return Exit{0, "presend " + std::string(version()) + '\n', ""};
    } catch (const CLI::ExtrasError&) {
      return usage_error(extras_text());
    } catch (const CLI::ConversionError& error) {
      return usage_error(conversion_text(error.what()));
    } catch (const CLI::ArgumentMismatch& error) {
      const std::string_view text = error.what();
      return usage_error(std::string(text.substr(0, text.find(':'))) + " needs a value");
    } catch (const CLI::ParseError& error) {
      return usage_error(first_line(error.what()));
    }
    if (chosen() == nullptr) return Exit{2, "", app_.help()};
    return finish();
  }

 private:
  CLI::App* add_command(Command command, const std::string& name, std::string_view description) {
    CLI::App* sub = app_.add_subcommand(name, wrapped(description));
    sub->set_help_flag("-h,--help", "Print this help");
    sub->callback([this, command] { options_.command = command; });
    sub->get_formatter()->column_width(kDescriptionColumn);
    return sub;
  }

  template <class Value>
  CLI::Option* add(CLI::App* sub, const std::string& names, Value& value,
                   std::string_view description, const std::string& value_name) {
    return sub->add_option(names, value, wrapped(description))->type_name(value_name);
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
  void add_choice(CLI::App* sub, const std::string& names, Value& value,
                  const std::vector<std::pair<std::string, Value>>& choices,
                  std::string_view description, const std::string& value_name) {
    sub->add_option_function<std::string>(
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
             throw CLI::ValidationError(value_text(names, given, known));
           },
           wrapped(description))
        ->type_name(value_name);
  }

  static std::string value_text(const std::string& names, const std::string& given,
                                const std::vector<std::string>& known) {
    std::string text = names.substr(names.rfind(',') + 1) + " does not know \"" + given + "\": ";
    for (std::size_t i = 0; i < known.size(); ++i)
      text += (i == 0 ? "" : i + 1 == known.size() ? " or " : ", ") + known[i];
    const std::vector<std::string> near = nearest(given, known, 1);
    return near.empty() ? text : text + ". Did you mean " + near.front() + "?";
  }

  void add_shared(CLI::App* sub) {
    add(sub, "-o,--output", options_.output, "Write to FILE instead of standard output", "FILE");
    add_choice<ColourChoice>(sub, "--color,--colour", options_.colour,
                             {{"auto", ColourChoice::automatic},
                              {"always", ColourChoice::always},
                              {"never", ColourChoice::never}},
                             "auto, always or never (default auto: on a terminal, unless NO_COLOR "
                             "is set)",
                             "WHEN");
    sub->add_flag("--isolated", is_isolated_, wrapped("Read no configuration file"));
  }

  void add_scanning(CLI::App* sub) {
    add_choice<scan::KindChoice>(sub, "--kind", options_.kind,
                                 {{"auto", scan::KindChoice::automatic},
                                  {"bulk", scan::KindChoice::bulk},
                                  {"transactional", scan::KindChoice::transactional}},
                                 "Judge as bulk mail (newsletters, offers) or as transactional "
                                 "mail (receipts, personal letters): auto, bulk or transactional "
                                 "(default auto)",
                                 "KIND");
    add(sub, "--sender", options_.sender, "Address the draft will be sent from, if not its From",
        "ADDRESS");
    add_list(sub, "--own-domain", options_.own_domains,
             "A domain that is yours too, such as the one that counts clicks (repeatable)",
             "DOMAIN");
    add(sub, "--wordlists", options_.wordlists,
        "Folder with word lists that replace the built-in ones of the same name", "DIR");
    add(sub, "--stdin-filename", options_.stdin_name, "Name of what - reads, for reports", "NAME");
  }

  void add_rule_choice(CLI::App* sub) {
    add_list(sub, "--select", options_.select,
             "Run only these rules: ids, names or beginnings of ids, such as LNK,HDR00", "CODES");
    add_list(sub, "--ignore", options_.ignore, "Leave these rules out", "CODES");
    add_list(sub, "--extend-select", options_.extend_select, "Run these rules too", "CODES");
    add_choice<heuristics::Grade>(sub, "--min-evidence", options_.min_evidence,
                                  {{"A", heuristics::Grade::a},
                                   {"B", heuristics::Grade::b},
                                   {"C", heuristics::Grade::c},
                                   {"D", heuristics::Grade::d}},
                                  "Run only rules founded at least so well, A (documented) to D "
                                  "(folklore, the default)",
                                  "GRADE");
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
                                "Scan drafts: .eml and .html files, mboxes, folders, or - for "
                                "standard input");
    add(sub, "paths", options_.paths, "Drafts or folders", "PATH");
    add_choice(sub, "--format", options_.format, kAll,
               "pretty, concise, json or jsonl (default pretty)", "FORMAT");
    add_list(sub, "--report", reports_,
             "Also write a report in FORMAT to FILE, from the same run (repeatable)", "FORMAT=FILE")
        ->delimiter('\0');
    add_choice<int>(sub, "--fail-on", fail_on_,
                    {{"error", 2}, {"warning", 1}, {"info", 0}, {"never", 3}},
                    "A draft fails with a finding this severe: error, warning, info or never "
                    "(default error)",
                    "SEVERITY");
    add(sub, "--max-risk", options_.max_risk,
        "A draft fails with a content risk of N or more, 0 to 100 (default 50)", "N");
    sub->add_flag("--exit-zero", options_.is_exit_zero,
                  wrapped("Exit with 0 even when a draft fails"));
    add_rule_choice(sub);
    add_scanning(sub);
    add(sub, "-j,--jobs", jobs_, "Scan so many drafts at once (default: one a core)", "N");
    sub->add_flag("-q,--quiet", options_.is_quiet,
                  wrapped("Show only drafts that fail (pretty and concise)"));
    sub->add_flag(
        "--no-progress", [this](std::int64_t) { options_.has_progress = false; },
        wrapped("Show no progress"));
    add_shared(sub);
    sub->footer(std::string(kCheckFooter));
  }

  void add_dissect() {
    CLI::App* sub = add_command(Command::dissect, "dissect",
                                "Show a draft as the scanner sees it: parts, headers, visible and "
                                "hidden text, links, images, attachments, defects");
    add(sub, "file", options_.paths, "The draft, or - for standard input", "FILE")->expected(1);
    add_choice(sub, "--format", options_.format, kPeopleAndJson, "pretty or json (default pretty)",
               "FORMAT");
    add(sub, "--message", message_, "Index of the message inside an mbox (default 0)", "N");
    add_scanning(sub);
    add_shared(sub);
  }

  void add_explain() {
    CLI::App* sub = add_command(Command::explain, "explain",
                                "Tell what a rule looks for, why, and how to mend it");
    add(sub, "rule", options_.what, "Id or name of a rule, such as LNK001", "RULE");
    add_shared(sub);
  }

  void add_rules() {
    CLI::App* sub = add_command(Command::rules, "rules", "List the rules");
    add_choice(sub, "--format", options_.format, kPeopleAndJson, "pretty or json (default pretty)",
               "FORMAT");
    sub->add_flag("--markdown", options_.is_markdown, wrapped("Write the catalogue as Markdown"));
    add_rule_choice(sub);
    add_shared(sub);
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

  /// From CLI11's "Could not convert: --max-risk = x".
  static std::string conversion_text(std::string_view text) {
    text = first_line_of(text);
    const std::size_t colon = text.find(": ");
    const std::size_t equals = text.find(" = ");
    if (colon == std::string_view::npos || equals == std::string_view::npos)
      return std::string(text);
    return std::string(text.substr(colon + 2, equals - colon - 2)) + " needs a number, not \"" +
           std::string(text.substr(equals + 3)) + '"';
  }

  static std::string_view first_line_of(std::string_view text) {
    return text.substr(0, text.find('\n'));
  }
  static std::string first_line(std::string_view text) { return std::string(first_line_of(text)); }

  /// What nobody asked for: a misspelt option or command.
  std::string extras_text() const {
    const CLI::App* sub = chosen();
    const CLI::App* app = sub != nullptr ? sub : &app_;
    std::vector<std::string> extras = app->remaining();
    if (extras.empty()) extras = app_.remaining(true);
    const std::string wrong = extras.empty() ? std::string() : extras.front();
    std::vector<std::string> known;
    if (!wrong.starts_with('-')) {
      if (sub != nullptr) return "one argument is enough, \"" + wrong + "\" is too many";
      for (const CLI::App* command : app_.get_subcommands([](const CLI::App*) { return true; }))
        known.push_back(command->get_name());
      const std::string hint = did_you_mean(wrong, known);
      return "there is no command \"" + wrong + "\". " +
             (hint.empty() ? "To scan a draft: presend check " + wrong : hint);
    }
    for (const CLI::Option* option : app->get_options())
      for (const std::string& name : option->get_lnames()) known.push_back("--" + name);
    std::string text = "there is no option " + wrong;
    const std::string hint = did_you_mean(wrong.substr(0, wrong.find('=')), known);
    return hint.empty() ? text : text + ". " + hint;
  }

  std::variant<Options, Exit> finish() {
    options_.never_fails = fail_on_ == 3;
    if (fail_on_ < 3) options_.fail_on = static_cast<heuristics::Severity>(fail_on_);
    if (!(options_.max_risk >= 0 && options_.max_risk <= 100))
      return usage_error("--max-risk must be a number from 0 to 100");
    if (jobs_ != kDefaultJobs && (jobs_ < 1 || jobs_ > 256))
      return usage_error("-j must be a number from 1 to 256");
    options_.jobs = jobs_ == kDefaultJobs ? 0 : static_cast<std::uint32_t>(jobs_);
    if (message_ < 0 || message_ > 1'000'000'000) return usage_error("--message must be 0 or more");
    options_.message = static_cast<std::uint32_t>(message_);
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

  std::variant<Options, Exit> missing_argument() {
    if (options_.command == Command::check && options_.paths.empty())
      return usage_error(
          "name a draft or a folder, as in: presend check newsletter.eml (or - for standard "
          "input)");
    if (options_.command == Command::dissect && options_.paths.empty())
      return usage_error("name a draft, as in: presend dissect newsletter.eml");
    if (options_.command == Command::explain && options_.what.empty())
      return usage_error("name a rule, as in: presend explain LNK001");
    return std::move(options_);
  }

  static constexpr std::int64_t kDefaultJobs = std::numeric_limits<std::int64_t>::min();

  CLI::App app_;
  Options options_;
  std::vector<std::string> reports_;
  int fail_on_ = 2;
  std::int64_t jobs_ = kDefaultJobs;
  std::int64_t message_ = 0;
  bool is_isolated_ = false;  // no configuration file is read in any case, so far
};

}  // namespace

std::variant<Options, Exit> parse_options(std::vector<std::string> arguments) {
  return Parser().parse(std::move(arguments));
}

}  // namespace presend::cli
