#include "scanner/fix/verify.h"

#include <algorithm>
#include <map>

#include "heuristics/rule.h"

namespace presend::fix {
namespace {

/// A text with LF as line end, and without line ends at its end: those belong to the message.
std::string normal(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r')
      out += text[i];
    else if (i + 1 == text.size() || text[i + 1] != '\n')
      out += '\n';
  }
  while (out.ends_with('\n')) out.pop_back();
  return out;
}

std::string expected_text(const mime::Part& part, mime::PartIndex index,
                          const std::vector<Change>& changes) {
  std::vector<Edit> edits;
  for (const Change& change : changes)
    for (const TextEdit& edit : change.text_edits)
      if (edit.part == index) edits.push_back({{edit.begin, edit.end}, edit.text});
  if (!put_in_order(edits)) return {};
  return normal(fix::apply(part.text, edits));
}

bool is_leaf(const mime::Part& part) { return part.children.empty(); }

/// Whether `after` is what became of `before`.
bool is_same_leaf(const mime::Part& before, const std::string& text, const mime::Part& after) {
  if (before.type != after.type || before.disposition != after.disposition ||
      before.filename != after.filename)
    return false;
  if (before.text.empty() && after.text.empty())
    return before.decoded_bytes == after.decoded_bytes || before.is_multipart();
  return text == normal(after.text);
}

}  // namespace

std::string damage(const email::Email& before, const email::Email& after,
                   const std::vector<Change>& changes, bool adds_part) {
  const std::vector<mime::Part>& old_parts = before.message.parts;
  const std::vector<mime::Part>& new_parts = after.message.parts;
  if (!adds_part && old_parts.size() != new_parts.size())
    return "the parts would no longer be the same";
  mime::PartIndex next = 0;
  for (mime::PartIndex i = 0; i < old_parts.size(); ++i) {
    if (!is_leaf(old_parts[i])) continue;
    const std::string text = expected_text(old_parts[i], i, changes);
    while (next < new_parts.size() &&
           (!is_leaf(new_parts[next]) || !is_same_leaf(old_parts[i], text, new_parts[next]))) {
      if (is_leaf(new_parts[next]) && !adds_part) return "a part would read differently";
      ++next;
    }
    if (next == new_parts.size()) return "a part would read differently";
    ++next;
  }
  if (after.message.defects.size() > before.message.defects.size())
    return "the message would have another defect";
  if (after.is_template != before.is_template || after.mail != before.mail)
    return "it would no longer count as what it is";
  return {};
}

Setback setback(const scan::Report& before, const scan::Report& after) {
  std::map<std::string_view, int> more;
  for (const scan::ReportedFinding& finding : before.findings) --more[finding.rule->id];
  for (const scan::ReportedFinding& finding : after.findings)
    if (++more[finding.rule->id] > 0)
      return {"that would bring a new finding: " + std::string(finding.rule->id) + ", " +
                  finding.message,
              finding.rule->id};
  constexpr double kRounding = 1e-9;
  if (after.risk > before.risk + kRounding) return {"that would raise the risk", {}};
  return {};
}

}  // namespace presend::fix
