#pragma once

#include <cstdint>
#include <string_view>

#include "scanner/template/tags.h"

namespace presend::templates {

/// What a mailing platform puts in the place of a tag.
enum class Meaning : std::uint8_t {
  none,         ///< something else, or unknown
  unsubscribe,  ///< a link or address for leaving the mailing, or for choosing what to get
  view_online,  ///< the mailing as a web page
  address,      ///< the sender's postal address
};

/// What a tag means, by the names that platforms give theirs: "*|UNSUB|*", "{% unsubscribe %}",
/// "%%unsub_center_url%%", "{{ organization.full_address }}". O(its size).
[[nodiscard]] Meaning meaning_of(const Tag& tag, std::string_view text);
/// Whether a text, such as the address of a link, holds a tag that means so.
[[nodiscard]] bool has_tag_meaning(std::string_view text, Meaning meaning, SyntaxSet declared = {});

}  // namespace presend::templates
