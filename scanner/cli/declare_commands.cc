#include "scanner/cli/declarations.h"

#include "scanner/base/suggest.h"
#include "scanner/cli/help_footers.h"
#include "scanner/cli/version.h"
#include "scanner/config/keys.h"

namespace presend::cli {

Declarations::Declarations()
    : app_("Scans an email before it is sent: what would a content filter hold against it?",
           "presend") {
  app_.require_subcommand(0, 1);
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

void Declarations::add_check() {
  CLI::App* sub = add_command(Command::check, "check",
                              "Scan drafts and report what a content filter would hold against "
                              "them");
  add(sub, "paths", options_.paths,
      "Drafts (.eml, .html), mailboxes (mbox, Maildir), folders, or - for standard input", "PATH");
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

void Declarations::add_compare() {
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

void Declarations::add_dissect() {
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

void Declarations::add_explain() {
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

void Declarations::add_fix() {
  CLI::App* sub = add_command(Command::fix, "fix",
                              "Mend what can be mended without a person, and touch nothing else; "
                              "shows the change before it makes it");
  add(sub, "paths", options_.paths, "Drafts (.eml, .html), folders, or - for standard input",
      "PATH");
  sub->add_flag("-w,--write", options_.writes_fixes, "Change the drafts in place")->group(kOutput);
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

void Declarations::add_init() {
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

void Declarations::add_rules() {
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

}  // namespace presend::cli
