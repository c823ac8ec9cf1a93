#include "scanner/fix/edit.h"

#include <algorithm>
#include <tuple>

namespace presend::fix {

bool put_in_order(std::vector<Edit>& edits) {
  std::stable_sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) {
    return std::tie(a.at.begin, a.at.end) < std::tie(b.at.begin, b.at.end);
  });
  for (std::size_t i = 1; i < edits.size(); ++i)
    if (edits[i].at.begin < edits[i - 1].at.end) return false;
  return true;
}

std::string apply(std::string_view bytes, std::span<const Edit> edits) {
  std::string out;
  out.reserve(bytes.size());
  std::uint32_t done = 0;
  for (const Edit& edit : edits) {
    out += bytes.substr(done, edit.at.begin - done);
    out += edit.replacement;
    done = edit.at.end;
  }
  out += bytes.substr(done);
  return out;
}

}  // namespace presend::fix
