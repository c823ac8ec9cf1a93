#include "scanner/fix/change_edits.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

#include "heuristics/rule.h"
#include "scanner/template/tags.h"

namespace presend::fix {
namespace {

using Owners = std::vector<std::pair<SourceRange, std::uint32_t>>;  // places and their fixes

/// Tells each edit whose it is: base64 gathers several changes in one.
void add_owners(std::vector<Edit>& edits, Owners& owners) {
  std::sort(owners.begin(), owners.end(), [](const auto& a, const auto& b) {
    return std::tie(a.first.begin, a.second) < std::tie(b.first.begin, b.second);
  });
  for (Edit& edit : edits) {
    auto owner = std::lower_bound(
        owners.begin(), owners.end(), edit.at.begin,
        [](const auto& one, std::uint32_t begin) { return one.first.begin < begin; });
    for (; owner != owners.end() && owner->first.begin <= edit.at.end; ++owner)
      edit.fixes.push_back(owner->second);
    std::sort(edit.fixes.begin(), edit.fixes.end());
    edit.fixes.erase(std::unique(edit.fixes.begin(), edit.fixes.end()), edit.fixes.end());
  }
}

bool touches_tag(const TextEdit& edit, const std::vector<templates::Tag>& tags) {
  // The first tag that ends behind where the edit begins.
  const auto tag =
      std::upper_bound(tags.begin(), tags.end(), edit.begin,
                       [](std::uint32_t at, const templates::Tag& each) { return at < each.end; });
  if (tag == tags.end()) return false;
  return edit.begin == edit.end ? tag->begin < edit.begin : tag->begin < edit.end;
}

}  // namespace

std::optional<std::vector<Edit>> edits_for(const std::vector<Change>& changes,
                                           const mime::Message& message, std::uint32_t first_fix) {
  std::vector<Edit> all;
  std::vector<TextEdit> texts;
  Owners owners;
  std::uint32_t number = first_fix;
  for (const Change& change : changes) {
    for (const Edit& edit : change.edits) {
      all.push_back(edit);
      all.back().fixes = {number};
    }
    for (const TextEdit& edit : change.text_edits) {
      texts.push_back(edit);
      owners.emplace_back(message.parts[edit.part].place(edit.begin, edit.end), number);
    }
    ++number;
  }
  std::stable_sort(texts.begin(), texts.end(),
                   [](const TextEdit& a, const TextEdit& b) { return a.part < b.part; });
  auto begin = texts.begin();
  while (begin != texts.end()) {
    const auto end = std::find_if(begin, texts.end(),
                                  [&](const TextEdit& edit) { return edit.part != begin->part; });
    auto edits = bytes_for(message, {begin, end});
    if (!edits) return std::nullopt;
    add_owners(*edits, owners);
    std::move(edits->begin(), edits->end(), std::back_inserter(all));
    begin = end;
  }
  if (!put_in_order(all)) return std::nullopt;
  return all;
}

void spare_tags(std::vector<Change>& changes, const email::Email& email) {
  std::map<mime::PartIndex, std::vector<templates::Tag>> tags;
  std::erase_if(changes, [&](const Change& change) {
    return std::any_of(
        change.text_edits.begin(), change.text_edits.end(), [&](const TextEdit& edit) {
          // A final mail may hold some too, that something else fills in after all.
          const auto [found, is_new] = tags.try_emplace(edit.part);
          if (is_new)
            found->second =
                templates::find_tags(email.message.parts[edit.part].text, email.declared);
          return touches_tag(edit, found->second);
        });
  });
}

bool may_stay(const Change& change, const email::Email& email, const scan::Report& report) {
  const std::uint32_t line = email.message.lines.position(change.at.begin).line;
  return std::any_of(
      report.findings.begin(), report.findings.end(), [&](const scan::ReportedFinding& finding) {
        return finding.status == scan::Status::suppressed && finding.rule->id == change.rule &&
               finding.has_location && finding.begin.line <= line && line <= finding.end.line;
      });
}

}  // namespace presend::fix
