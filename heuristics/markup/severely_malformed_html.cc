// The source as it was written: a parser's tree hides what browsers had to mend.
#include <algorithm>
#include <array>
#include <numeric>
#include <string>
#include <vector>

#include "heuristics/markup_scan.h"
#include "heuristics/markup_walk.h"
#include "heuristics/rule.h"
#include "heuristics/wording.h"
#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"
#include "scanner/html/template_mask.h"

namespace presend::heuristics {
namespace {

/// What is wrong with a source, counted, and where each kind begins.
struct MarkupFaults {
  enum Kind : std::uint8_t {
    unclosed,
    stray,
    unfinished,
    duplicate,
    quoting,
    nested,
    before_html,
    kKinds
  };
  std::array<std::uint32_t, kKinds> counts{};
  std::array<html::HtmlRange, kKinds> first{};
  std::uint32_t tags = 0;

  void add(Kind kind, html::HtmlRange at) {
    if (counts[kind]++ == 0) first[kind] = at;
  }
  [[nodiscard]] std::uint32_t sum() const {
    return std::accumulate(counts.begin(), counts.end(), std::uint32_t{0});
  }
  [[nodiscard]] Kind most_frequent() const {
    return static_cast<Kind>(std::max_element(counts.begin(), counts.end()) - counts.begin());
  }
};

/// "3 elements never closed".
std::string describe_fault(MarkupFaults::Kind kind, std::uint32_t count) {
  switch (kind) {
    case MarkupFaults::unclosed:
      return counted(count, "element") + " never closed";
    case MarkupFaults::stray:
      return counted(count, "end tag") + " without a beginning";
    case MarkupFaults::unfinished:
      return counted(count, "tag") + " cut off";
    case MarkupFaults::duplicate:
      return counted(count, "tag") + " with an attribute given twice";
    case MarkupFaults::quoting:
      return counted(count, "tag") + " with a misplaced quote";
    case MarkupFaults::nested:
      return counted(count, "element") + " inside of another of its kind";
    case MarkupFaults::before_html:
    case MarkupFaults::kKinds:
      return "text in front of <html>";
  }
  return {};
}

/// The three kinds that occur most, with their numbers.
std::string describe_faults(const MarkupFaults& faults) {
  std::array<MarkupFaults::Kind, MarkupFaults::kKinds> kinds{};
  for (std::size_t i = 0; i < kinds.size(); ++i) kinds[i] = static_cast<MarkupFaults::Kind>(i);
  std::stable_sort(kinds.begin(), kinds.end(), [&](MarkupFaults::Kind a, MarkupFaults::Kind b) {
    return faults.counts[a] > faults.counts[b];
  });
  std::string text;
  constexpr std::size_t kTold = 3;
  for (std::size_t i = 0; i < kTold && faults.counts[kinds[i]] > 0; ++i)
    text += (i == 0 ? "" : ", ") + describe_fault(kinds[i], faults.counts[kinds[i]]);
  return text;
}

/// Elements whose end tag may be left out, or that browsers close themselves.
bool may_stay_open(std::string_view name) {
  constexpr std::array<std::string_view, 22> kNames = {
      "body",   "colgroup", "dd",    "dt", "head",    "html", "li",    "optgroup",
      "option", "p",        "rb",    "rp", "rt",      "rtc",  "tbody", "td",
      "tfoot",  "th",       "thead", "tr", "caption", "xml"};
  return std::any_of(kNames.begin(), kNames.end(),
                     [&](std::string_view known) { return equals_ignoring_case(name, known); });
}

class FaultFinder {
 public:
  explicit FaultFinder(std::string_view source) : source_(source), walk_(source) {}

  MarkupFaults run() {
    const auto starts = find_document_marks(source_).html_starts;
    html_start_ = starts.empty() ? 0 : starts.front();
    while (walk_.next()) {
      text_before_html();
      const html::Markup& markup = walk_.markup();
      if (markup.kind == html::MarkupKind::start_tag) start_tag(markup);
      if (markup.kind == html::MarkupKind::end_tag) end_tag(markup);
      if (markup.kind == html::MarkupKind::unfinished)
        faults_.add(MarkupFaults::unfinished, {markup.at.begin, markup.at.begin + 1});
    }
    for (const Open& open : open_) faults_.add(MarkupFaults::unclosed, open.at);
    return faults_;
  }

 private:
  struct Open {
    std::string_view name;
    html::HtmlRange at;
  };
  static constexpr std::size_t kDeepest = 64;  // looked at, so that no source costs more

  void text_before_html() {
    const html::HtmlRange text = walk_.text_before();
    if (faults_.counts[MarkupFaults::before_html] == 0 && text.end <= html_start_ &&
        has_letter_or_digit(html::slice(source_, text)))
      faults_.add(MarkupFaults::before_html, text);
  }

  void start_tag(const html::Markup& markup) {
    ++faults_.tags;
    attributes(markup);
    const std::string_view name = walk_.name();
    if (html::is_void_element(name) || may_stay_open(name) || markup.is_self_closing ||
        name.find(':') != std::string_view::npos ||
        html::content_model(name) != html::ContentModel::markup)
      return;
    if ((equals_ignoring_case(name, "a") || equals_ignoring_case(name, "form")) && is_open(name))
      faults_.add(MarkupFaults::nested, markup.at);
    open_.push_back({name, markup.at});
  }

  void end_tag(const html::Markup& markup) {
    ++faults_.tags;
    const std::string_view name = walk_.name();
    if (html::is_void_element(name) || may_stay_open(name) ||
        name.find(':') != std::string_view::npos ||
        html::content_model(name) != html::ContentModel::markup)
      return;
    std::size_t at = open_.size();
    const std::size_t last = at > kDeepest ? at - kDeepest : 0;
    while (at > last && !equals_ignoring_case(open_[at - 1].name, name)) --at;
    if (at == last) return faults_.add(MarkupFaults::stray, markup.at);
    for (std::size_t left = at; left < open_.size(); ++left)
      faults_.add(MarkupFaults::unclosed, open_[left].at);
    open_.resize(at - 1);
  }

  [[nodiscard]] bool is_open(std::string_view name) const {
    const std::size_t last = open_.size() > kDeepest ? open_.size() - kDeepest : 0;
    for (std::size_t at = open_.size(); at > last; --at)
      if (equals_ignoring_case(open_[at - 1].name, name)) return true;
    return false;
  }

  /// Each tag counts once: one misplaced quote makes several odd attributes.
  void attributes(const html::Markup& markup) {
    if (markup.attributes < 2) return;
    names_.clear();
    html::AttributeReader reader(source_, markup.name.end);
    constexpr std::size_t kMostNames = 32;
    for (html::RawAttribute attribute; reader.next(attribute) && names_.size() < kMostNames;) {
      const std::string_view name = html::slice(source_, attribute.name);
      if (name.find_first_of("\"'<") != std::string_view::npos)
        return faults_.add(MarkupFaults::quoting, markup.at);
      if (std::any_of(names_.begin(), names_.end(), [&](std::string_view earlier) {
            return equals_ignoring_case(earlier, name);
          }))
        return faults_.add(MarkupFaults::duplicate, markup.at);
      names_.push_back(name);
    }
  }

  std::string_view source_;
  MarkupWalk walk_;
  MarkupFaults faults_;
  std::vector<Open> open_;
  std::vector<std::string_view> names_;
  std::uint32_t html_start_ = 0;
};

void check_severely_malformed_html(const Context& context, Findings& out) {
  constexpr std::uint32_t kFewest = 8;
  constexpr std::uint32_t kTagsPerFault = 14;
  for (const email::Body& body : context.email.bodies) {
    if (body.document == nullptr) continue;
    const mime::Part& part = context.message().parts[body.part];
    const std::string masked = html::mask_template_tags(part.text, body.tags);
    const MarkupFaults faults = FaultFinder(masked.empty() ? part.text : masked).run();
    const std::uint32_t sum = faults.sum();
    if (sum < kFewest || sum * kTagsPerFault < faults.tags) continue;
    const html::HtmlRange at = faults.first[faults.most_frequent()];
    out.add(counted(sum, "fault") + " in " + counted(faults.tags, "tag") + ": " +
                describe_faults(faults),
            part.place(at.begin, at.end), body.part, readable(html::slice(part.text, at)));
  }
}

}  // namespace

extern constexpr Rule severely_malformed_html = checked({
    .id = "HTM007",
    .name = "severely-malformed-html",
    .title = "HTML with many faults",
    .severity = Severity::warning,
    .grade = Grade::c,
    .needs = Needs::html,
    .why = "Every program mends broken HTML in its own way, so readers may see something else "
           "than you and than the filter. A few slips are common: half of the newsletters of 2002 "
           "have some. A fault in every fourteenth tag points to a program that writes in haste, "
           "as those of spammers do.",
    .fix = "Run the HTML through a validator (validator.w3.org) and close what is open; a "
           "template or an editor usually has one mistake that repeats.",
    .source = "SpamAssassin HTML_TAG_BALANCE rules; measured on the development corpus",
    .bad = html(R"(<b><table><tr><td><font color="#222222">Our <i>spring catalogue</td></tr></font>
<table><tr><td><b>is here.</td></tr></table></div><b>Seeds</font></span>
<p class="a" class="b">Bulbs</p><div><font face="Arial" Plants)"),
    .good = html(R"(<table><tr><td>Our <b><i>spring</b></i> catalogue<td>is here.</table>
<ul><li>Seeds<li>Bulbs</ul><p>Young plants<p>for every bed<br>and balcony
<!--[if mso]></td></tr></table><![endif]--><img src="https://www.example.org/a.png" alt=""/>)"),
    .check = check_severely_malformed_html,
});

}  // namespace presend::heuristics
