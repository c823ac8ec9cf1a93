#include "heuristics/families.h"

#include <array>

namespace presend::heuristics {
namespace {

struct Family {
  std::string_view prefix;
  std::string_view title;
};

constexpr auto kFamilies = std::to_array<Family>({
    {"ATT", "Attachments"},
    {"HDR", "Sender and header fields"},
    {"HID", "Hidden content"},
    {"HTM", "Markup"},
    {"IGN", "Suppressions"},
    {"IMG", "Images"},
    {"LNK", "Links"},
    {"MIM", "Message structure"},
    {"NET", "Live link checks"},
    {"SIZ", "Size"},
    {"SPL", "Spelling"},
    {"SUB", "Subject"},
    {"TPL", "Templates"},
    {"TXT", "Wording"},
    {"UNS", "Unsubscribing and the law"},
});

}  // namespace

std::string_view family_title(std::string_view family) {
  for (const Family& known : kFamilies)
    if (known.prefix == family) return known.title;
  return {};
}

}  // namespace presend::heuristics
