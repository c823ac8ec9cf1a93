#include "scanner/cli/options.h"

#include <algorithm>

#include "scanner/base/suggest.h"
#include "scanner/cli/declarations.h"
#include "scanner/cli/help_text.h"
#include "scanner/cli/usage_errors.h"
#include "scanner/cli/version.h"
#include "scanner/report/visible_text.h"

namespace presend::cli {
namespace {

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

class Parser : private Declarations {
 public:
  Parser() {
    const auto formatter = std::make_shared<HelpFormatter>(choices_);
    app_.formatter(formatter);
    for (CLI::App* sub : app_.get_subcommands([](CLI::App*) { return true; }))
      sub->formatter(formatter);
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
};

}  // namespace

std::variant<Options, Exit> parse_options(std::vector<std::string> arguments) {
  return Parser().parse(std::move(arguments));
}

std::vector<CommandHelp> all_help() { return Parser().help_of_all(); }

}  // namespace presend::cli
