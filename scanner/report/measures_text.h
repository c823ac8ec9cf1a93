#pragma once

#include <string>

#include "scanner/email/email.h"
#include "scanner/report/layout.h"

namespace presend::report {

/// The measures of a draft for people, beside what is recommended and how well that is founded.
void append_measures(std::string& out, const email::Measures& measures, const Paint& paint);

}  // namespace presend::report
