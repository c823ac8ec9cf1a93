#include "heuristics/hidden_text.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "heuristics/rule.h"
#include "heuristics/wording.h"
#include "scanner/base/utf8.h"
#include "scanner/email/shown_length.h"

namespace presend::heuristics {
namespace {

/// About four words. Single words are left over from templates, or are labels for screen readers.
constexpr std::uint32_t kLeastCharacters = 20;

std::string hiding_element(const Context& context, const email::HiddenGroup& group) {
  const email::Body* body = context.email.body_of(group.part);
  if (body == nullptr || group.cause == html::kNoNode) return {};
  const html::Node& node = body->document->node(group.cause);
  if (node.name.empty() || node.is_implied) return {};
  return "; the <" + readable(node.name) + "> around it hides it";
}

/// Length in Latin letters: a Chinese or Japanese character says as much as some three of them.
std::uint32_t substance(const Context& context, const email::HiddenGroup& group) {
  std::uint32_t length = group.characters;
  for (std::uint32_t index = group.first; index < group.last; ++index) {
    const email::Text& text = context.email.texts[index];
    if (!text.is_deceptive() || is_ascii_text(text.text)) continue;
    for (std::size_t at = 0; at < text.text.size();) {
      const CodePoint c = decode_utf8(text.text, at);
      at += c.size;
      if ((c.value >= 0x2E80 && c.value < 0xD800) || c.value >= 0x20000) length += 2;
    }
  }
  return length;
}

}  // namespace

SourceRange extent_of(const Context& context, const email::HiddenGroup& group) {
  const auto& texts = context.email.texts;
  SourceRange extent{texts[group.first].at.begin, texts[group.last - 1].at.end};
  const email::Body* body = context.email.body_of(group.part);
  if (body == nullptr || body->document == nullptr || group.cause == html::kNoNode) return extent;
  const html::Node& cause = body->document->node(group.cause);
  const bool is_first = group.first == 0 || texts[group.first - 1].part != group.part ||
                        texts[group.first - 1].node < group.cause;
  if (cause.is_implied || !is_first) return extent;
  const SourceRange tag = context.message().parts[group.part].place(cause.at.begin, cause.at.end);
  extent.begin = std::min(extent.begin, tag.begin);
  return extent;
}

void report_hidden(const Context& context, std::initializer_list<HidingWay> ways, Findings& out) {
  const auto way_of = [&](const email::HiddenGroup& group) {
    return std::find_if(ways.begin(), ways.end(), [&](const HidingWay& way) {
      return way.hidden_by == group.hidden_by &&
             (way.longest_label == 0 || substance(context, group) > way.longest_label);
    });
  };
  std::uint32_t characters = 0;
  for (const email::HiddenGroup& group : context.email.deceptions)
    if (way_of(group) != ways.end()) characters += substance(context, group);
  if (characters < kLeastCharacters) return;
  // Tooltips and blocks of a layout say the same many times.
  struct Told {
    const email::HiddenGroup* group;
    std::vector<SourceRange> extents;
  };
  std::vector<Told> told;
  std::unordered_map<std::string_view, std::size_t> by_text;
  for (const email::HiddenGroup& group : context.email.deceptions) {
    if (way_of(group) == ways.end()) continue;
    const std::string_view text = context.email.texts[group.first].text;
    const auto [found, is_new] = by_text.emplace(text, told.size());
    if (is_new) told.push_back({&group, {}});
    told[found->second].extents.push_back(extent_of(context, group));
  }
  for (auto& [group, extents] : told) {
    const std::size_t others = extents.size() - 1;
    std::string message = "A text of " + counted(group->characters, "character") + ' ' +
                          std::string(way_of(*group)->wording) + hiding_element(context, *group);
    if (others > 0) message += " (and " + with_commas(others) + " more like it)";
    const email::Text& text = context.email.texts[group->first];
    Finding& finding = out.add(std::move(message), text.at, group->part, readable(text.text));
    finding.places = static_cast<std::uint32_t>(extents.size());
    finding.reach = std::move(extents);
    if (characters < kSubstantialCharacters)
      finding.severity = std::min(finding.severity, Severity::warning);
  }
}

HiddenBalance hidden_balance(const Context& context) {
  HiddenBalance balance;
  for (const email::HiddenGroup& group : context.email.deceptions)
    balance.deceptive += group.characters;
  if (balance.deceptive == 0) return balance;
  for (const email::Text& text : context.email.texts)
    if (text.node != html::kNoNode && text.is_visible())
      balance.visible += email::shown_length(text.text);
  return balance;
}

}  // namespace presend::heuristics
