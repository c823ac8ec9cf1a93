// A rule that does not say how to mend what it finds is no rule.
#include "heuristics/rule.h"

namespace presend::heuristics {
constexpr Rule rule = checked({.id = "AAA001",
                               .name = "a-rule",
                               .title = "A rule",
                               .why = "Because.",
#ifndef MUST_FAIL
                               .fix = "Do something.",
#endif
                               .source = "RFC 5322",
                               .bad = html("<p>bad</p>"),
                               .good = html("<p>good</p>"),
                               .check = [](const Context&, Findings&) {}});
}  // namespace presend::heuristics
