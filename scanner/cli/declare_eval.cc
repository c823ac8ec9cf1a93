#include "scanner/cli/declarations.h"

#include "scanner/cli/help_footers.h"

namespace presend::cli {

void Declarations::add_eval() {
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
  add_list(sub, "--bad", raw_.bad, "These labels are of bad drafts too (spam and phish always are)",
           "NAMES")
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

void Declarations::add_fit(CLI::App* sub) {
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
  add(sub, "--folds", raw_.folds, "Cross-validate in so many folds (default 5)", "N")->group(kFit);
  sub->add_flag("--each-family", options_.eval.tries_families,
                "Also fit without each family of rules in turn")
      ->group(kFit);
}

}  // namespace presend::cli
