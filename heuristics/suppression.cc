#include "heuristics/suppression.h"

#include <algorithm>
#include <array>
#include <optional>

#include "heuristics/registry.h"
#include "heuristics/rule.h"
#include "scanner/base/ascii.h"

namespace presend::heuristics {
namespace {

constexpr std::string_view kKeyword = "presend-ignore";
constexpr std::string_view kNextLine = "-next-line";
/// A comment longer than that is no suppression: whoever writes a reason writes a sentence.
constexpr std::size_t kMostCommentBytes = 1000;
constexpr std::size_t kMostSuppressions = 1000;

struct Comment {
  std::string_view open;
  std::string_view close;
  bool is_html;
};
// What ends with another opener stands before it.
constexpr auto kComments = std::to_array<Comment>({
    {"<!--", "-->", true},
    {"{{!--", "--}}", false},
    {"{{~!--", "--~}}", false},
    {"{{!", "}}", false},
    {"{{~!", "}}", false},
    {"{{/*", "*/}}", false},
    {"{{- /*", "*/ -}}", false},
    {"{#-", "#}", false},
    {"{#", "#}", false},
    {"{% comment %}", "{% endcomment %}", false},
    {"{%- comment -%}", "{%- endcomment -%}", false},
    {"<%#", "%>", false},
    {"<%--", "--%>", false},
    {"<#--", "-->", false},
    {"[%#", "%]", false},
    {"{*", "*}", false},
    {"@*", "*@", false},
});

/// The comment that `text` opens with its last characters, blanks aside.
const Comment* opened_by(std::string_view text) {
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  for (const Comment& comment : kComments)
    if (text.ends_with(comment.open)) return &comment;
  return nullptr;
}

/// The range of `text` from the first line behind `from` that is not blank to that line's end, or
/// to the end of the tag that is open there.
struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;
};
Line next_line(std::string_view text, std::size_t from) {
  const std::size_t line_end = text.find_first_of("\r\n", from);
  if (line_end == std::string_view::npos) return {};
  std::size_t first = line_end;
  while (first < text.size() && is_space(text[first])) ++first;
  if (first == text.size()) return {};
  std::size_t end = std::min(text.find_first_of("\r\n", first), text.size());
  const std::string_view line = text.substr(first, end - first);
  const std::size_t open = line.rfind('<');
  const bool is_open_tag = open != std::string_view::npos && open + 1 < line.size() &&
                           is_ascii_alpha(line[open + 1]) &&
                           line.find('>', open) == std::string_view::npos;
  if (is_open_tag)
    if (const std::size_t close = text.find('>', end); close != std::string_view::npos) end = close;
  return {first, end};
}

/// Reads "LNK001, IMG003 -- reason".
void read_codes(std::string_view content, Suppression& suppression) {
  std::size_t separator = content.find(" --");
  if (content.starts_with("--")) separator = 0;
  if (separator != std::string_view::npos) {
    std::string_view reason = content.substr(separator);
    while (!reason.empty() && (is_space(reason.front()) || reason.front() == '-'))
      reason.remove_prefix(1);
    suppression.reason = trim(reason);
    content = content.substr(0, separator);
  }
  bool has_code = false;
  while (!content.empty()) {
    const std::size_t end = std::min(content.find_first_of(", \t\r\n"), content.size());
    const std::string_view code = content.substr(0, end);
    content.remove_prefix(std::min(end + 1, content.size()));
    if (code.empty()) continue;
    has_code = true;
    if (const Rule* rule = find_rule(code))
      suppression.rules.push_back(rule);
    else if (suppression.problem.empty())
      suppression.problem = "there is no rule \"" + std::string(code.substr(0, 40)) + '"';
  }
  if (!has_code) suppression.problem = "it names no rule";
}

class SuppressionReader {
 public:
  SuppressionReader(const mime::Part& part, mime::PartIndex index, std::vector<Suppression>& out)
      : part_(part), text_(part.text), index_(index), out_(out) {}

  void run() {
    std::size_t at = text_.find(kKeyword);
    while (at != std::string_view::npos && out_.size() < kMostSuppressions) {
      read(at);
      at = text_.find(kKeyword, at + kKeyword.size());
    }
  }

 private:
  void read(std::size_t at) {
    const std::size_t from = at - std::min<std::size_t>(at, 100);
    const Comment* comment = opened_by(text_.substr(from, at - from));
    if (comment == nullptr) return;
    std::string_view content = text_.substr(at + kKeyword.size(), kMostCommentBytes);
    const std::size_t close = content.find(comment->close);
    if (close == std::string_view::npos) return;
    content = content.substr(0, close);
    Suppression suppression;
    suppression.part = index_;
    suppression.is_html_comment = comment->is_html;
    const std::size_t begin = text_.rfind(comment->open, at);
    const std::size_t end = at + kKeyword.size() + close + comment->close.size();
    suppression.text = text_.substr(begin, end - begin);
    suppression.at = place(begin, end);
    suppression.is_next_line = content.starts_with(kNextLine);
    if (suppression.is_next_line) content.remove_prefix(kNextLine.size());
    if (!content.empty() && !is_space(content.front())) {
      suppression.problem =
          "it begins like presend-ignore or presend-ignore-next-line, but is "
          "neither";
    } else {
      content = trim(content);
      while (content.ends_with('-')) content.remove_suffix(1);  // of "-%>" and the like
      read_codes(trim(content), suppression);
    }
    if (suppression.is_next_line) {
      const Line line = next_line(text_, end);
      suppression.scope = line.end > line.begin ? place(line.begin, line.end) : SourceRange{};
    }
    out_.push_back(std::move(suppression));
  }

  [[nodiscard]] SourceRange place(std::size_t begin, std::size_t end) const {
    return part_.place(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end));
  }

  const mime::Part& part_;
  std::string_view text_;
  mime::PartIndex index_;
  std::vector<Suppression>& out_;
};

}  // namespace

std::vector<Suppression> find_suppressions(const email::Email& email) {
  std::vector<Suppression> found;
  for (const email::Body& body : email.bodies)
    if (body.document != nullptr)
      SuppressionReader(email.message.parts[body.part], body.part, found).run();
  return found;
}

bool covers(const Suppression& suppression, const Finding& finding) {
  const auto& rules = suppression.rules;
  if (std::find(rules.begin(), rules.end(), finding.rule) == rules.end()) return false;
  if (!suppression.is_next_line) return true;
  const auto is_inside = [&](SourceRange place) {
    return suppression.scope.begin <= place.begin && place.begin < suppression.scope.end;
  };
  if (!finding.at || finding.part != suppression.part || !is_inside(*finding.at)) return false;
  if (finding.places > 1 && finding.reach.empty()) return false;
  return std::all_of(finding.reach.begin(), finding.reach.end(), is_inside);
}

}  // namespace presend::heuristics
