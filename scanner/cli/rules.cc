#include <optional>
#include <string>
#include <vector>

#include "heuristics/registry.h"
#include "scanner/cli/session.h"
#include "scanner/config/rule_choice.h"
#include "scanner/report/catalogue.h"
#include "scanner/report/rule_pages.h"

namespace presend::cli {
namespace {

int write_pages(const std::string& folder, const std::vector<report::Page>& pages) {
  if (const std::optional<Error> error = io::make_folder(folder)) {
    complain(*error);
    return kTrouble;
  }
  for (const report::Page& page : pages) {
    Outcome<io::Output> output = io::Output::create(folder + '/' + page.file);
    if (!output) {
      complain(output.error());
      return kTrouble;
    }
    output.value().write(page.text);
    if (!finish(output.value())) return kTrouble;
  }
  return kPassed;
}

}  // namespace

int run_rules(const Options& options, const Environment& environment) {
  const auto rules = config::choose_rules(heuristics::all_rules(), options);
  if (!rules) {
    complain(rules.error());
    return kTrouble;
  }
  const Outcome<Points> points = Points::open(options);
  if (!points) {
    complain(points.error());
    return kTrouble;
  }
  const score::Weights& weights = points.value().weights();
  if (!options.pages.empty())
    return write_pages(options.pages, report::rule_pages(rules.value(), weights));
  if (options.is_markdown)
    return write_all(options, report::rules_markdown(rules.value(), weights));
  if (options.format == report::Format::json)
    return write_all(options, report::rules_json(rules.value(), weights));
  return write_all(options,
                   report::rules_pretty(rules.value(), weights,
                                        wants_colour(options, environment, options.output)));
}

}  // namespace presend::cli
