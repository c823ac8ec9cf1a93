#include "heuristics/registry.h"
#include "scanner/cli/rule_choice.h"
#include "scanner/cli/session.h"
#include "scanner/report/catalogue.h"

namespace presend::cli {

int run_rules(const Options& options, const Environment& environment) {
  const auto rules = choose_rules(heuristics::all_rules(), options);
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
  if (options.is_markdown)
    return write_all(options, report::rules_markdown(rules.value(), weights));
  if (options.format == report::Format::json)
    return write_all(options, report::rules_json(rules.value(), weights));
  return write_all(options,
                   report::rules_pretty(rules.value(), weights,
                                        wants_colour(options, environment, options.output)));
}

}  // namespace presend::cli
