#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "heuristics/grouped_findings.h"
#include "heuristics/markup_tests.h"
#include "heuristics/rule.h"
#include "heuristics/wording.h"
#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"
#include "scanner/html/element_defaults.h"

namespace presend::heuristics {
namespace {

/// Some screens of a telephone; honest mail leaves less empty.
constexpr std::string_view kFewestPx = "3000";
constexpr std::uint32_t kFewestBreaks = 40;

/// Which value of its declaration a number is, as far as can be told from what stands before it.
struct ValuePlace {
  std::string_view property;
  std::size_t ordinal = 0;  ///< from 1
};

ValuePlace value_place(std::string_view css, std::size_t at) {
  constexpr std::size_t kLongest = 80;
  css = css.substr(0, at);
  if (css.size() > kLongest) css.remove_prefix(css.size() - kLongest);
  const std::size_t begin = css.find_last_of(";{\"'");
  const std::string_view declaration = css.substr(begin == std::string_view::npos ? 0 : begin + 1);
  const std::size_t colon = declaration.find(':');
  if (colon == std::string_view::npos) return {};
  ValuePlace place{trim(declaration.substr(0, colon)), 1};
  bool is_in_value = false;
  for (const char c : declaration.substr(colon + 1)) {
    if (is_space(c) && is_in_value) ++place.ordinal;
    is_in_value = !is_space(c);
  }
  return place;
}

/// Whether the value moves what follows down: of margin and padding only those above and below do.
bool moves_down(const ValuePlace& place) {
  constexpr std::array<std::string_view, 5> kNames = {"height", "line-height", "margin-bottom",
                                                      "margin-top", "padding-top"};
  const auto is = [&](std::string_view name) { return equals_ignoring_case(place.property, name); };
  if (is("margin") || is("padding")) return place.ordinal == 1 || place.ordinal == 3;
  return std::any_of(kNames.begin(), kNames.end(), is);
}

/// Whether a declaration of `css` moves something down by thousands of pixels; how far in `shown`.
bool pushes_down(std::string_view css, std::string& shown) {
  for (std::size_t px = find_ignoring_case(css, "px"); px != std::string_view::npos;) {
    std::size_t begin = px;
    while (begin > 0 && is_ascii_digit(css[begin - 1])) --begin;
    const std::string_view digits = css.substr(begin, px - begin);
    const bool is_whole = begin == 0 || (css[begin - 1] != '.' && css[begin - 1] != '-');
    const bool is_far = digits.size() > 4 || (digits.size() == 4 && digits >= kFewestPx);
    if (is_whole && is_far && digits.size() < 12 && moves_down(value_place(css, begin))) {
      shown = std::string(digits) + " px";
      return true;
    }
    const std::size_t next = find_ignoring_case(css.substr(px + 2), "px");
    px = next == std::string_view::npos ? next : px + 2 + next;
  }
  return false;
}

class Search {
 public:
  explicit Search(const Context& context) : context_(context) {}

  void look_at(const ElementUse& element) {
    std::string far;
    if (pushes_down(element.value("style"), far)) add(element, far);
    if (element.node().is("style")) look_at_sheet(element);
    count_break(element);
  }

  void write(Findings& out) const { found_.write(out); }

 private:
  void look_at_sheet(const ElementUse& element) {
    std::string far;
    for (html::NodeIndex child = element.index + 1; child < element.node().end; ++child)
      if (pushes_down(element.document().node(child).text, far)) return add(element, far);
  }

  /// Breaks with nothing but blanks between them.
  void count_break(const ElementUse& element) {
    if (!element.node().is("br")) return;
    const bool goes_on = body_ == &element.body && is_blank_between(element);
    breaks_ = goes_on ? breaks_ + 1 : 1;
    body_ = &element.body;
    last_ = element.index;
    if (breaks_ == kFewestBreaks && is_text_behind(element))
      add(element, with_commas(kFewestBreaks) + " empty lines or more");
  }

  /// Nothing to be seen, and no box: lines of a form or of a table are no gap.
  [[nodiscard]] bool is_blank_between(const ElementUse& element) const {
    for (html::NodeIndex index = last_ + 1; index < element.index; ++index) {
      const html::Node& node = element.document().node(index);
      if (node.kind == html::NodeKind::text && has_ink(node.text)) return false;
      if (node.kind == html::NodeKind::element &&
          (node.is("img") || html::element_defaults(node.name).display != css::Display::inline_box))
        return false;
    }
    return true;
  }

  static bool has_ink(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const CodePoint c = decode_utf8(text, at);
      at += c.size;
      const bool is_blank =
          c.value == 0xA0 || (c.value < 0x80 && is_space(static_cast<char>(c.value)));
      if (!is_blank && !is_invisible(c.value)) return true;
    }
    return false;
  }

  [[nodiscard]] bool is_text_behind(const ElementUse& element) const {
    const auto& texts = context_.email.texts;
    return std::any_of(texts.begin(), texts.end(), [&](const email::Text& text) {
      return text.part == element.body.part && text.node != html::kNoNode &&
             text.node > element.index && text.is_visible();
    });
  }

  void add(const ElementUse& element, const std::string& far) {
    if (found_.is_full()) return;
    found_.add(far, "Moves what follows out of sight, down by " + far, element.place(context_),
               element.body.part, element.start_tag());
  }

  const Context& context_;
  GroupedFindings found_;
  const email::Body* body_ = nullptr;
  html::NodeIndex last_ = 0;
  std::uint32_t breaks_ = 0;
};

void check_pushed_down_text(const Context& context, Findings& out) {
  Search search(context);
  for_each_element(context, [&](const ElementUse& element) { search.look_at(element); });
  search.write(out);
}

}  // namespace

extern constexpr Rule pushed_down_text = checked({
    .id = "HID013",
    .name = "pushed-down-text",
    .title = "Text moved down out of sight",
    .severity = Severity::warning,
    .grade = Grade::b,
    .needs = Needs::html,
    .why = "A gap of many screens hides what stands below it from people and shows it to filters: "
           "phishing puts borrowed newsletters there. No honest mail of the development corpus "
           "has such a gap.",
    .fix = "Remove the gap, and the text below it if nobody is to read it.",
    .source = "measured on the development corpus",
    .bad = html(R"(<p>Look at our offer.</p><div style="margin-top: 47000px">Minutes of the meeting
of the parish council on Tuesday</div>)"),
    .good = html(R"(<p>Look at our offer.</p><div style="margin-top: 40px; width: 3200px">More</div>
<br><br><br>)"),
    .check = check_pushed_down_text,
});

}  // namespace presend::heuristics
