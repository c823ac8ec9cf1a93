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
constexpr std::size_t kMostSuppressions = 500;

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

/// Finds characters from places that only grow, so that a text is read once however often they are
/// asked for.
class Finder {
 public:
  Finder(std::string_view text, std::string_view characters)
      : text_(text), characters_(characters) {}
  /// The first of the characters at or behind `from`; the end of the text without one.
  std::size_t from(std::size_t from) {
    if (found_ < from || !has_looked_)
      found_ = std::min(text_.find_first_of(characters_, from), text_.size());
    has_looked_ = true;
    return found_;
  }

 private:
  std::string_view text_, characters_;
  std::size_t found_ = 0;
  bool has_looked_ = false;
};

class SuppressionReader {
 public:
  SuppressionReader(const mime::Part& part, mime::PartIndex index, std::vector<Suppression>& out)
      : part_(part),
        text_(part.text),
        index_(index),
        out_(out),
        break_(text_, "\r\n"),
        end_(text_, "\r\n"),
        close_(text_, ">") {}

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
      suppression.scope = next_line(end);
    }
    out_.push_back(std::move(suppression));
  }

  /// The first line behind `from` that is not blank, to its end or that of the tag that is open
  /// there; empty without one.
  SourceRange next_line(std::size_t from) {
    const std::size_t first = behind_blanks(break_.from(from));
    if (first == text_.size()) return {};
    std::size_t end = end_.from(first);
    constexpr std::size_t kMostLineBytes = 10'000;  // a minifier writes everything on one line
    const std::string_view line = text_.substr(first, std::min(end - first, kMostLineBytes));
    const std::size_t open = line.rfind('<');
    const bool is_open_tag = open != std::string_view::npos && open + 1 < line.size() &&
                             is_ascii_alpha(line[open + 1]) &&
                             line.find('>', open) == std::string_view::npos;
    if (is_open_tag) end = std::max(end, close_.from(end));
    return place(first, end);
  }

  /// Comments that share a line ask for the same place.
  std::size_t behind_blanks(std::size_t at) {
    if (at == blanks_ && first_ > at) return first_;
    blanks_ = first_ = at;
    while (first_ < text_.size() && is_space(text_[first_])) ++first_;
    return first_;
  }

  [[nodiscard]] SourceRange place(std::size_t begin, std::size_t end) const {
    return part_.place(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end));
  }

  const mime::Part& part_;
  std::string_view text_;
  mime::PartIndex index_;
  std::vector<Suppression>& out_;
  Finder break_, end_, close_;
  std::size_t blanks_ = 0, first_ = 0;
};

bool names(const Suppression& suppression, const Finding& finding) {
  const auto& rules = suppression.rules;
  return std::find(rules.begin(), rules.end(), finding.rule) != rules.end();
}

/// Of one that is about the next line: whether the place begins in there.
bool holds(const Suppression& suppression, mime::PartIndex part, SourceRange place) {
  return part == suppression.part && suppression.scope.begin <= place.begin &&
         place.begin < suppression.scope.end;
}

}  // namespace

std::vector<Suppression> find_suppressions(const email::Email& email) {
  std::vector<Suppression> found;
  for (const email::Body& body : email.bodies)
    if (body.document != nullptr)
      SuppressionReader(email.message.parts[body.part], body.part, found).run();
  return found;
}

bool is_about(const Suppression& suppression, const Finding& finding) {
  if (!names(suppression, finding)) return false;
  if (!suppression.is_next_line) return true;
  return (finding.at && holds(suppression, finding.part, *finding.at)) ||
         std::any_of(finding.reach.begin(), finding.reach.end(),
                     [&](SourceRange place) { return holds(suppression, finding.part, place); });
}

const Suppression* suppressing(const std::vector<Suppression>& suppressions,
                               const Finding& finding) {
  const Suppression* first = nullptr;
  for (const Suppression& suppression : suppressions) {
    if (!is_about(suppression, finding)) continue;
    if (!suppression.is_next_line) return &suppression;
    if (first == nullptr) first = &suppression;
  }
  if (first == nullptr || (finding.places > 1 && finding.reach.empty())) return nullptr;
  const auto is_held = [&](SourceRange place) {
    return std::any_of(suppressions.begin(), suppressions.end(), [&](const Suppression& one) {
      return names(one, finding) && holds(one, finding.part, place);
    });
  };
  const bool is_whole = finding.at && is_held(*finding.at) &&
                        std::all_of(finding.reach.begin(), finding.reach.end(), is_held);
  return is_whole ? first : nullptr;
}

}  // namespace presend::heuristics
