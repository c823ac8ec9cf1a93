#include <algorithm>
#include <optional>
#include <string>

#include "heuristics/link_tests.h"
#include "heuristics/rule.h"
#include "heuristics/wording.h"
#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"
#include "scanner/url/lookalike.h"

namespace presend::heuristics {
namespace {

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  std::string replaced;  // in place, a label of a megabyte would be moved once for each
  std::size_t begin = 0;
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, begin)) {
    replaced.append(text, begin, at - begin).append(to);
    begin = at + from.size();
  }
  if (begin > 0) text = replaced.append(text, begin);
}

/// Without the accents that a skeleton leaves as combining marks.
std::string without_marks(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    if (c.value < 0x300 || c.value > 0x36f) plain.append(text.substr(at, c.size));
    at += c.size;
  }
  return plain;
}

/// The brand that an ASCII label reads as once digits and letter pairs are taken for the letters
/// they look like: "paypa1", "micros0ft", "arnazon".
const lexicon::Brand* brand_by_digits(const Context& context, std::string_view label) {
  if (label.find_first_of("0135") == std::string_view::npos &&
      label.find("rn") == std::string_view::npos && label.find("vv") == std::string_view::npos)
    return nullptr;
  for (const std::string_view one : {"l", "i"}) {
    std::string plain(label);
    replace_all(plain, "1", one);
    replace_all(plain, "0", "o");
    replace_all(plain, "3", "e");
    replace_all(plain, "5", "s");
    replace_all(plain, "rn", "m");
    replace_all(plain, "vv", "w");
    const lexicon::Brand* brand = context.lexicon.brand_in_label(plain);
    if (brand == nullptr || brand->is_common_word) continue;
    // What is written plainly, as in "paypal-01", is no look-alike, nor is a real name with a
    // digit.
    const lexicon::Brand* plainly = context.lexicon.brand_in_label(label);
    constexpr std::size_t kShortest = 5;
    if (plainly == nullptr && brand->aliases.front().size() >= kShortest) return brand;
  }
  return nullptr;
}

/// Labels beyond ASCII that are looked at in one message, as comparing their letters is slow.
constexpr std::size_t kMostLabels = 20'000;

/// Why a host is a look-alike, in words; nothing when it is none.
std::optional<std::string> lookalike(const Context& context, std::string_view host,
                                     std::size_t& labels_left) {
  const std::vector<std::string_view> labels = labels_of(host);
  const bool has_ascii_tld = !labels.empty() && !labels.back().starts_with("xn--");
  for (const std::string_view label : labels) {
    if (!label.starts_with("xn--")) {
      const lexicon::Brand* brand = brand_by_digits(context, label);
      if (brand != nullptr && !brand->owns(host)) return "looks like " + brand->name;
      continue;
    }
    if (labels_left == 0) return std::nullopt;
    --labels_left;
    const std::string shown = url::host_to_unicode(label);
    const std::string plain = without_marks(url::skeleton(shown));
    const lexicon::Brand* brand = context.lexicon.brand_in_label(plain);
    if (brand == nullptr && is_ascii_text(plain)) brand = brand_by_digits(context, plain);
    if (brand != nullptr && !brand->owns(host)) return "looks like " + brand->name;
    if (url::is_mixed_script(shown)) return "mixes letters of several scripts";
    // A Cyrillic name under a Cyrillic ending is what it seems.
    if (has_ascii_tld && url::is_whole_script_lookalike(shown))
      return "only looks like Latin letters";
  }
  return std::nullopt;
}

}  // namespace

extern constexpr Rule homograph_link = checked({
    .id = "LNK007",
    .name = "homograph-link",
    .title = "Link to a domain that looks like another",
    .severity = Severity::error,
    .grade = Grade::a,
    .needs = Needs::message,
    .why = "Letters of other scripts and digits that look like Latin letters make a foreign domain "
           "read as a known one. Gmail rejects senders that mix scripts in a domain (Unicode "
           "UTS 39, \"highly restrictive\"), and browsers show such names undecoded.",
    .fix = "Link to the real domain. If the name is yours, register and use a spelling in one "
           "script.",
    .source = "support.google.com/mail/answer/81126; Unicode UTS 39",
    .bad = html(R"(<p><a href="https://www.p&#x430;ypal.com/">Your account</a></p>)"),
    .good = html(R"(<p><a href="https://www.b&#xfc;cher.example.org/">Books</a> and
<a href="https://www.&#x43a;&#x43d;&#x438;&#x433;&#x430;.&#x440;&#x444;/">more</a></p>)"),
    .check =
        [](const Context& context, Findings& out) {
          std::size_t labels_left = kMostLabels;
          LinkFindings found;
          for (const email::Link& link : context.email.links) {
            if (found.is_full()) break;
            const url::Url* url = web_url(link);
            if (url == nullptr || url->host_kind() != url::HostKind::domain) continue;
            const auto why = lookalike(context, url->host(), labels_left);
            if (!why) continue;
            const std::string shown = url::host_to_unicode(url->host());
            std::string message = "Opens " + std::string(url->host());
            if (shown != url->host()) message += ", shown as " + quoted(shown);
            found.add_by(url->host(), link, message + ", which " + *why);
          }
          found.write(out);
        },
});

}  // namespace presend::heuristics
