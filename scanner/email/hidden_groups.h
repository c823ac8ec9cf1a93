#pragma once

#include <vector>

#include "scanner/email/email.h"

namespace presend::email {

/// The hidden texts of `body`, in document order. `only_deceptive` leaves out the others, without
/// letting them separate neighbours.
[[nodiscard]] std::vector<HiddenGroup> hidden_groups(const Email& email, const Body& body,
                                                     bool only_deceptive = false);

}  // namespace presend::email
