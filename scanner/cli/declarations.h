#pragma once

#include <CLI/CLI.hpp>
#include <map>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "scanner/base/ascii.h"
#include "scanner/cli/options.h"
#include "scanner/cli/raw_options.h"
#include "scanner/cli/usage_errors.h"

namespace presend::cli {

// The groups of options that --help shows.
inline constexpr const char* kGate = "What fails a draft";
inline constexpr const char* kRules = "Which rules run";
inline constexpr const char* kRulesListed = "Which rules are listed";
inline constexpr const char* kFixing = "What is mended";
inline constexpr const char* kMail = "About the draft";
inline constexpr const char* kBaseline = "What was there before";
inline constexpr const char* kLinks = "Live link checks (the only ones that open connections)";
inline constexpr const char* kConfiguration = "Configuration";
inline constexpr const char* kOutput = "Output";
inline constexpr const char* kDrafts = "Labelled drafts (folders, mboxes or files; repeatable)";
inline constexpr const char* kFit = "Fitting the points";

/// The words that an option takes.
using Choices = std::map<const CLI::Option*, std::vector<std::string>>;

/// Declares what each command takes. CLI11 takes seconds to compile, so nobody includes this but
/// the files that declare and parse.
class Declarations {
 protected:
  Declarations();

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

  CLI::Option* add_format(CLI::App* sub, const std::vector<std::string>& known);

  // What several commands take.
  void add_shared(CLI::App* sub);
  void add_colour(CLI::App* sub);
  /// Where a presend.toml counts, and what only it and the command line can say.
  void add_configuration(CLI::App* sub);
  void add_isolated(CLI::App* sub);
  void add_scanning(CLI::App* sub);
  /// `verb` is what happens to the rules: they run, or are listed.
  void add_rule_choice(CLI::App* sub, const std::string& verb, const char* group);
  void add_exit_zero(CLI::App* sub);
  void add_dictionary(CLI::App* sub);
  void add_baseline(CLI::App* sub);
  void add_links(CLI::App* sub);
  /// What a run over many drafts takes.
  void add_run(CLI::App* sub);
  void add_weights(CLI::App* sub);
  void add_gate(CLI::App* sub);

  // One a command.
  void add_check();
  void add_compare();
  void add_dissect();
  void add_eval();
  void add_explain();
  void add_fix();
  void add_init();
  void add_rules();
  void add_fit(CLI::App* sub);

  inline static const std::vector<std::string> kPeopleAndJson = {"pretty", "json"};

  CLI::App app_;
  Options options_;
  RawOptions raw_;
  Choices choices_;
};

}  // namespace presend::cli
