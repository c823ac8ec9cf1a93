#include <optional>
#include <string>

#include "heuristics/grouped_findings.h"
#include "heuristics/markup_walk.h"
#include "heuristics/rule.h"
#include "heuristics/wording.h"
#include "scanner/base/ascii.h"

namespace presend::heuristics {
namespace {

/// A numeric character reference: what it stands for and where it ends.
struct CodedCharacter {
  std::uint32_t value = 0;
  std::size_t end = 0;
};

/// Reads "&#104;" or "&#x68;" at `at`, with or without the semicolon, as browsers do.
std::optional<CodedCharacter> coded_character(std::string_view text, std::size_t at) {
  if (text.substr(at, 2) != "&#") return std::nullopt;
  std::size_t end = at + 2;
  const bool is_hex = equals_ignoring_case(text.substr(end, 1), "x");
  if (is_hex) ++end;
  const std::size_t digits = end;
  std::uint32_t value = 0;
  constexpr std::uint32_t kBeyondUnicode = 0x110000;
  for (; end < text.size(); ++end) {
    const int digit = hex_value(text[end]);
    if (digit < 0 || (!is_hex && digit > 9)) break;
    value = value * (is_hex ? 16 : 10) + static_cast<std::uint32_t>(digit);
    if (value > kBeyondUnicode) value = kBeyondUnicode;
  }
  if (end == digits) return std::nullopt;
  if (end < text.size() && text[end] == ';') ++end;
  return CodedCharacter{value, end};
}

/// Counts letters and digits written as codes.
struct CodeCount {
  std::uint32_t letters = 0;
  html::HtmlRange first;
  std::string shown;  ///< the first word with codes, as a reader sees it

  void take(const CodeCount& word) {
    if (letters == 0) {
      first = word.first;
      shown = word.shown;
    }
    letters += word.letters;
  }
};

/// Adds the codes of text[begin, end), a piece without blanks. Addresses are hidden like this from
/// address collectors, which is no disguise: pieces with an "@" and "mailto:" do not count.
void count_in_word(std::string_view source, std::size_t begin, std::size_t end, CodeCount& count) {
  CodeCount word;
  for (std::size_t at = begin; at < end;) {
    const auto coded = coded_character(source.substr(0, end), at);
    const std::uint32_t value = coded ? coded->value : static_cast<unsigned char>(source[at]);
    if (coded && value < 0x80 && is_ascii_alnum(static_cast<char>(value))) ++word.letters;
    if (value == '@') return;
    word.shown += value < 0x80 && value >= ' ' ? static_cast<char>(value) : '?';
    at = coded ? coded->end : at + 1;
  }
  if (word.letters == 0 || find_ignoring_case(word.shown, "mailto:") != std::string_view::npos)
    return;
  word.first = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  count.take(word);
}

void count_codes(std::string_view source, html::HtmlRange range, CodeCount& count) {
  const std::string_view text = html::slice(source, range);
  if (text.find("&#") == std::string_view::npos) return;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && !is_space(text[end])) ++end;
    if (text.substr(at, end - at).find("&#") != std::string_view::npos)
      count_in_word(source, range.begin + at, range.begin + end, count);
    at = end + 1;
  }
}

/// Counts over a source. A link to a mailbox may be coded with all that it shows.
class CodeCounter {
 public:
  explicit CodeCounter(std::string_view source) : source_(source), walk_(source) {}

  CodeCount run() {
    if (source_.find("&#") == std::string_view::npos) return {};
    bool has_more = true;
    while (has_more) {
      has_more = walk_.next();
      if (!is_in_mail_link_) count_codes(source_, walk_.text_before(), count_);
      if (has_more && equals_ignoring_case(walk_.name(), "a")) is_in_mail_link_ = false;
      if (has_more && walk_.markup().kind == html::MarkupKind::start_tag) attributes();
    }
    return count_;
  }

 private:
  void attributes() {
    const html::Markup& markup = walk_.markup();
    if (markup.attributes == 0) return;
    html::AttributeReader reader(source_, markup.name.end);
    for (html::RawAttribute attribute; reader.next(attribute);) {
      const std::string_view value = html::slice(source_, attribute.value);
      if (value.find("&#") == std::string_view::npos) continue;
      if (is_mail_address(value))
        is_in_mail_link_ |= equals_ignoring_case(walk_.name(), "a");
      else
        count_codes(source_, attribute.value, count_);
    }
  }

  /// Whether a coded value begins with "mailto:".
  static bool is_mail_address(std::string_view value) {
    constexpr std::string_view kScheme = "mailto:";
    std::size_t at = 0;
    for (const char expected : kScheme) {
      if (at >= value.size()) return false;
      const auto coded = coded_character(value, at);
      const std::uint32_t is = coded ? coded->value : static_cast<unsigned char>(value[at]);
      if (is >= 0x80 || ascii_lower(static_cast<char>(is)) != expected) return false;
      at = coded ? coded->end : at + 1;
    }
    return true;
  }

  std::string_view source_;
  MarkupWalk walk_;
  CodeCount count_;
  bool is_in_mail_link_ = false;
};

/// Letters and digits that the scheme, host and path of an address spell as "%68".
std::uint32_t percent_coded_letters(std::string_view href) {
  href = href.substr(0, href.find_first_of("?#"));
  std::uint32_t letters = 0;
  for (std::size_t at = href.find('%'); at != std::string_view::npos; at = href.find('%', at + 1)) {
    if (at + 2 >= href.size()) break;
    const int high = hex_value(href[at + 1]);
    const int low = hex_value(href[at + 2]);
    if (high >= 0 && low >= 0 && is_ascii_alnum(static_cast<char>(high * 16 + low))) ++letters;
  }
  return letters;
}

void check_entity_obfuscation(const Context& context, Findings& out) {
  // One is a slip of some program, as "&#48;" is.
  constexpr std::uint32_t kFewest = 4;
  for (const email::Body& body : context.email.bodies) {
    if (body.document == nullptr) continue;
    const mime::Part& part = context.message().parts[body.part];
    const CodeCount count = CodeCounter(part.text).run();
    if (count.letters < kFewest) continue;
    out.add("Writes " + counted(count.letters, "plain letter") +
                " as codes; the first word reads " + quoted(count.shown),
            part.place(count.first.begin, count.first.end), body.part,
            readable(html::slice(part.text, count.first)));
  }
  GroupedFindings found;
  for (const email::Link& link : context.email.links) {
    const std::uint32_t letters = percent_coded_letters(link.href);
    if (letters < kFewest || found.is_full()) continue;
    found.add(link.href,
              "Writes " + counted(letters, "plain letter") + " of an address as percent codes",
              link.at, link.part, link.href);
  }
  found.write(out);
}

}  // namespace

extern constexpr Rule entity_obfuscation = checked({
    .id = "HTM008",
    .name = "entity-obfuscation",
    .title = "Plain letters written as codes",
    .severity = Severity::warning,
    .grade = Grade::b,
    .needs = Needs::message,
    .why = "Letters such as \"h\" need no code. Whoever writes them as &#104; or %68 hides words "
           "and addresses from filters that read the source; browsers show them as usual.",
    .fix = "Write letters and digits as they are; only <, >, & and quotes need codes in HTML.",
    .source = "SpamAssassin rules for encoded text and addresses; measured on the development "
              "corpus",
    .bad =
        html(R"(<p>Your &#112;&#97;&#115;&#115;&#119;&#111;&#114;&#100; &#101;&#120;&#112;&#105;ires
today</p>)"),
    .good = html(R"(<p>Fish &#38; chips for 5&#8364;, gr&#252;&#223;e, it&#39;s
<a href="&#109;&#97;&#105;&#108;&#116;&#111;&#58;&#112;&#64;&#101;&#120;.example">&#112;&#64;ex.example</a>
<a href="https://www.example.org/caf%C3%A9%20menu">menu</a></p>)"),
    .check = check_entity_obfuscation,
});

}  // namespace presend::heuristics
