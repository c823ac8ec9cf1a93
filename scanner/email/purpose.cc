// What hidden texts are for. Nearly every honest newsletter hides something, so that something is
// hidden says nothing; only what has no purpose but to be read by filters is a deception.
#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "scanner/email/collector.h"
#include "scanner/email/hidden_groups.h"
#include "scanner/email/shown_length.h"
#include "scanner/email/word_set.h"

namespace presend::email {
namespace {

// No inbox shows more than some 200 characters of a preheader. The longest of honest mail has 490,
// decoys in the same place begin at 550 and mostly have thousands.
constexpr std::uint32_t kLongestPreheader = 600;
constexpr std::uint32_t kUsualPreheader = 250;
constexpr std::uint32_t kMostPreheaderRuns = 8;
constexpr std::uint32_t kMostLongPreheaderRuns = 3;  // of more than the usual length
// A line such as "View in your browser" may stand in front of the preheader.
constexpr std::uint32_t kShownBeforePreheader = 60;
constexpr std::uint32_t kLatePreheader = 150;
constexpr std::uint32_t kLongestFallback = 1000;
constexpr std::uint32_t kLongestSpacer = 3;
// Versions for other screens are worded the same but for a call to action.
constexpr double kTwinShare = 0.8;
constexpr std::uint64_t kMostTwins = 2;  // of the visible text

/// Elements whose content some program shows, or shows later: a marquee moves it into view.
bool is_fallback_element(const html::Node& node) {
  constexpr std::array<std::string_view, 15> kNames = {
      "noscript", "iframe",  "object",   "video",  "audio",  "canvas",  "svg",    "noframes",
      "embed",    "noembed", "datalist", "applet", "select", "details", "marquee"};
  return std::find(kNames.begin(), kNames.end(), node.name) != kNames.end();
}

class Purposes {
 public:
  Purposes(Email& email, const Body& body, Limits& style_limits)
      : email_(email),
        style_limits_(style_limits),
        body_(body),
        document_(*body.document),
        groups_(hidden_groups(email, body)) {}

  void run() {
    for (const HiddenGroup& group : groups_) explain_alone(group);
    find_preheader();
    if (has_unexplained()) find_twins();
    // A style sheet beyond the limits would cost as much again in every view.
    if (has_unexplained() && body_.visibility.depends_on_view() && body_.visibility.is_complete())
      find_other_views();
    if (!has_unexplained()) return;
    for_each_unexplained([](Text& text) { text.hidden_for = HiddenFor::deception; });
    for (const HiddenGroup& group : hidden_groups(email_, body_, true))
      email_.deceptions.push_back(group);
  }

 private:
  [[nodiscard]] std::span<Text> texts(const HiddenGroup& group) {
    return std::span(email_.texts).subspan(group.first, group.last - group.first);
  }

  template <typename Visit>
  void for_each_unexplained(Visit visit) {
    for (const HiddenGroup& group : groups_)
      for (Text& text : texts(group))
        if (text.hidden_for == HiddenFor::none) visit(text);
  }

  [[nodiscard]] bool has_unexplained() {
    bool found = false;
    for_each_unexplained([&](const Text&) { found = true; });
    return found;
  }

  void explain(const HiddenGroup& group, HiddenFor purpose) {
    for (Text& text : texts(group)) explain(text, purpose);
  }

  static void explain(Text& text, HiddenFor purpose) {
    if (text.hidden_for != HiddenFor::none) return;
    text.hidden_for = purpose;
    if (text.role != Role::body) return;  // a quotation stays one
    if (purpose == HiddenFor::preheader) text.role = Role::preheader;
    if (purpose == HiddenFor::other_view || purpose == HiddenFor::other_client ||
        purpose == HiddenFor::fallback || purpose == HiddenFor::twin)
      text.role = Role::alternative;
  }

  /// What needs no look at the rest of the body.
  void explain_alone(const HiddenGroup& group) {
    // Programs fold quotations away; what is made invisible in place is no folding, unless it was
    // the preheader of the quoted mail.
    const bool is_folded = group.hidden_by == html::HiddenBy::display;
    if (is_folded || group.characters <= kUsualPreheader)
      for (Text& text : texts(group))
        if (text.role == Role::quote) explain(text, HiddenFor::quote);
    if (group.characters <= kLongestSpacer) {
      explain(group, HiddenFor::spacer);
    } else if (group.cause != html::kNoNode && group.characters <= kLongestFallback &&
               is_fallback_element(document_.node(group.cause))) {
      explain(group, HiddenFor::fallback);
    }
  }

  static std::uint32_t runs_of(const HiddenGroup& group) { return group.last - group.first; }
  static bool is_preheader(std::uint32_t characters, std::uint32_t runs) {
    return characters <= kLongestPreheader &&
           runs <= (characters > kUsualPreheader ? kMostLongPreheaderRuns : kMostPreheaderRuns);
  }

  void find_preheader() {
    std::uint32_t characters = 0;
    std::uint32_t runs = 0;
    std::vector<const HiddenGroup*> leading;
    for (const HiddenGroup& group : groups_) {
      if (group.shown_before > kShownBeforePreheader) break;
      if (texts(group).front().hidden_for != HiddenFor::none) continue;
      // A text that stands behind the first visible words must be as short as preheaders are.
      if (group.shown_before > 0 && group.characters > kLatePreheader) continue;
      characters += group.characters;
      runs += runs_of(group);
      leading.push_back(&group);
    }
    if (leading.empty()) return;
    if (!is_preheader(characters, runs)) {
      // In front of a decoy, the first can still be one.
      const HiddenGroup& first = *leading.front();
      if (first.characters > kUsualPreheader || !is_preheader(first.characters, runs_of(first)))
        return;
      leading.resize(1);
    }
    for (const HiddenGroup* group : leading) explain(*group, HiddenFor::preheader);
  }

  /// Versions of one text for several screens stand side by side, and one is visible.
  void find_twins() {
    WordSet visible;
    std::uint64_t shown = 0;
    for (const Text& text : email_.texts) {
      if (text.part != body_.part || !text.is_visible()) continue;
      visible.add(text.text);
      shown += shown_length(text.text);
    }
    visible.finish();
    // One decoy that is repeated many times and slips into sight once has twins in words only.
    std::uint64_t left = kMostTwins * shown;
    WordSet words;
    for (const HiddenGroup& group : groups_) {
      if (group.characters > shown || group.characters > left) continue;
      words.clear();
      for (const Text& text : texts(group))
        if (text.hidden_for == HiddenFor::none) words.add(text.text);
      words.finish();
      const auto shared = static_cast<double>(words.shared_with(visible));
      if (words.size() == 0 || shared < kTwinShare * static_cast<double>(words.size())) continue;
      explain(group, HiddenFor::twin);
      left -= group.characters;
    }
  }

  /// Asks for as few other views as explain everything; phones come first, because most mail that
  /// shows several versions has one for them.
  void find_other_views() {
    struct Other {
      html::View view;
      HiddenFor purpose;
    };
    const std::array<Other, 4> others = {{
        {{.width_px = 375, .height_px = 800}, HiddenFor::other_view},
        {{.honours_client_hacks = true}, HiddenFor::other_client},
        {{.width_px = 1200}, HiddenFor::other_view},
        {{.is_dark = true}, HiddenFor::other_view},
    }};
    for (const Other& other : others) {
      const html::Visibility seen = html::compute_visibility(document_, other.view, style_limits_);
      style_limits_.style_matches = seen.steps_left();
      if (!seen.is_complete()) return;
      for_each_unexplained([&](Text& text) {
        if (seen.is_visible(text.node)) explain(text, other.purpose);
      });
      if (!has_unexplained()) return;
    }
  }

  Email& email_;
  Limits& style_limits_;  ///< what styles may still cost
  const Body& body_;
  const html::Document& document_;
  std::vector<HiddenGroup> groups_;
};

}  // namespace

void find_purposes(Email& email, const Body& body, Limits& style_limits) {
  Purposes(email, body, style_limits).run();
}

}  // namespace presend::email
