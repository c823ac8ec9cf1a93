#pragma once

#include <string>
#include <vector>

#include "scanner/email/email.h"
#include "scanner/links/results.h"
#include "scanner/report/layout.h"

namespace presend::report {

/// What live checks learnt in a line: "41 asked: 38 work, 2 dead; 1 not asked".
[[nodiscard]] std::string live_links_text(const std::vector<links::Result>& results);

/// The measures of a draft for people, beside what is recommended and how well that is founded.
void append_measures(std::string& out, const email::Measures& measures, const Paint& paint);

}  // namespace presend::report
