#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "scanner/email/email.h"
#include "scanner/eval/corpus.h"

namespace presend::eval {

/// The signature of a draft's subject, visible text and fired rules. Two signatures agree in about
/// as many places as the two drafts have of their runs of three words in common.
[[nodiscard]] Signature signature_of(const email::Email& email,
                                     std::span<const std::string_view> fired_rules);
/// The same of plain texts.
[[nodiscard]] Signature signature_of(std::span<const std::string_view> texts,
                                     std::span<const std::string_view> fired_rules);

/// Share of places in which two signatures agree, 0..1.
[[nodiscard]] double likeness(const Signature& a, const Signature& b);

/// From this likeness on, two drafts are copies of each other.
inline constexpr double kCopyLikeness = 0.5;

/// Groups of near-duplicates: for each signature the number of its group, from 0, in the order of
/// their first members. Who is a copy of a copy is in the group too.
[[nodiscard]] std::vector<std::uint32_t> group_copies(std::span<const Signature> signatures);

}  // namespace presend::eval
