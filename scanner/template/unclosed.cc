#include "scanner/template/unclosed.h"

#include <algorithm>
#include <array>
#include <optional>

#include "scanner/base/ascii.h"
#include "scanner/template/match.h"

namespace presend::templates {
namespace {

using match::is_identifier;
using match::is_identifier_start;

constexpr auto npos = std::string_view::npos;
constexpr std::size_t kMostBytes = 80;  // of what is shown of a broken tag

class BrokenTagFinder {
 public:
  BrokenTagFinder(std::string_view text, const std::vector<Tag>& tags, std::size_t most)
      : text_(text), tags_(tags), most_(most) {}

  std::vector<BrokenTag> run() {
    std::size_t tag = 0;
    for (std::size_t at = 0; at + 1 < text_.size() && found_.size() < most_;) {
      if (tag < tags_.size() && tags_[tag].begin <= at) {
        at = std::max<std::size_t>(at, behind(tags_[tag]));
        last_tag_end_ = tags_[tag].end;
        ++tag;
        continue;
      }
      next_tag_ = tag < tags_.size() ? tags_[tag].begin : text_.size();
      at = look(at);
    }
    return std::move(found_);
  }

 private:
  /// Behind a tag; a brace too many goes with it.
  std::size_t behind(const Tag& tag) {
    const std::string_view written = tag.written(text_);
    if (tag.begin < skip_end_ || !written.starts_with("{{") || written.starts_with("{{!"))
      return tag.end;
    if (tag.begin > 0 && text_[tag.begin - 1] == '{' && !written.starts_with("{{{"))
      add(tag.begin - 1, tag.end, "}}}", true);
    else if (tag.end < text_.size() && text_[tag.end] == '}' && !written.ends_with("}}}") &&
             !(tag.end + 1 < text_.size() && text_[tag.end + 1] == '}'))
      add(tag.begin, tag.end + 1, "{{{", false);
    return tag.end;
  }

  /// Looks at one place and says where to go on.
  std::size_t look(std::size_t at) {
    switch (text_[at]) {
      case '<':
        return angle(at);
      case '{':
        return brace(at);
      case '*':
      case '[':
      case '%':
      case '$':
        return opener(at);
      case '}':
      case '|':
        return closer(at);
      default:
        return at + 1;
    }
  }

  std::size_t angle(std::size_t at) {
    const std::string_view rest = text_.substr(at);
    for (const std::string_view name : {"<style", "<script"}) {
      if (!starts_with_ignoring_case(rest, name)) continue;
      const std::string closing = "</" + std::string(name.substr(1));
      const std::size_t end = find_ignoring_case(text_, closing, at);
      return skip_end_ = end == npos ? text_.size() : end;
    }
    if (!rest.starts_with("<%")) return at + 1;
    return begins_name(at + 2, " =-#\t") ? lack_end(at, "%>") : at + 1;
  }

  std::size_t brace(std::size_t at) {
    switch (text_[at + 1]) {
      case '{':
        if (next_tag_ == at + 1) return at + 1;  // told with that tag
        return begins_name(at + 2, "{#/^>&~- \t.$") ? lack_end(at, "}}") : at + 1;
      case '%':
        return begins_name(at + 2, "-~+ \t") ? lack_end(at, "%}") : at + 1;
      case '$':
        return smarty(at);
      default:
        return at + 1;
    }
  }

  /// "{$name " or "{$name<"
  std::size_t smarty(std::size_t at) {
    std::size_t end = at + 2;
    if (end >= text_.size() || !is_identifier_start(text_[end])) return at + 1;
    while (end < text_.size() && (is_identifier(text_[end]) || text_[end] == '.')) ++end;
    if (end < text_.size() && std::string_view(" <\"'\r\n").find(text_[end]) == npos) return at + 1;
    return lack_end(at, "}");
  }

  std::size_t opener(std::size_t at) {
    const std::string_view rest = text_.substr(at, 4);
    if (rest.starts_with("*|")) return is_capital_name(at + 2) ? lack_end(at, "|*") : at + 1;
    if (rest.starts_with("%%[")) return lack_end(at, "]%%");
    if (rest.starts_with("%%=")) return lack_end(at, "=%%");
    if (rest.starts_with("%}")) return closer(at);
    if (rest.starts_with("%>")) return asp_closer(at);
    if (rest.starts_with("[%") && begins_name(at + 2, " -+") && is_name_long(at + 2))
      return lack_end(at, "%]");
    if (rest.starts_with("[[")) return double_bracket(at);
    if (rest.starts_with("${") && begins_name(at + 2, " ")) {
      const std::string_view reach = text_.substr(0, at + match::kMostOutputBytes);
      const std::size_t end = reach.find_first_of("}<$\r\n", at + 1);
      return end != npos && text_[end] == '}' ? at + 1 : lack_end(at, "}");
    }
    return at + 1;
  }

  /// "[[firstname]"
  std::size_t double_bracket(std::size_t at) {
    std::size_t end = at + 2;
    if (end >= text_.size() || !is_identifier_start(text_[end])) return at + 1;
    while (end < text_.size() && (is_identifier(text_[end]) || text_[end] == '.')) ++end;
    if (end >= text_.size() || text_[end] != ']') return at + 1;
    if (end + 1 < text_.size() && text_[end + 1] == ']') return at + 1;
    return lack_end(at, "]]");
  }

  /// "}}", "%}" and "|*" to which nothing leads.
  std::size_t closer(std::size_t at) {
    const std::string_view pair = text_.substr(at, 2);
    if (pair == "}}") {
      if (const auto begin = back_to(at, '{')) return lack_begin(*begin, at + 2, "{{");
      return at + 2;
    }
    if (pair == "%}" && at > 0 && (is_space(text_[at - 1]) || text_[at - 1] == '-')) {
      for (const char sign : {'{', '%'})
        if (const auto begin = back_to(at, sign)) return lack_begin(*begin, at + 2, "{%");
      return at + 2;
    }
    if (pair == "|*") {
      std::size_t begin = at;
      while (begin > last_tag_end_ &&
             (is_identifier(text_[begin - 1]) || text_[begin - 1] == ':') &&
             at - begin < kMostBytes)
        --begin;
      if (begin > 0 && begin < at && is_capital_name(begin) &&
          (text_[begin - 1] == '*' || text_[begin - 1] == '|'))
        return lack_begin(begin - 1, at + 2, "*|");
      return at + 2;
    }
    return at + 1;
  }

  /// "<= name %>"
  std::size_t asp_closer(std::size_t at) {
    const auto begin = back_to(at, '=');
    if (!begin || *begin == 0 || text_[*begin - 1] != '<') return at + 2;
    return lack_begin(*begin - 1, at + 2, "<%");
  }

  /// Where `sign` stands in front of a name and little else, on the same line.
  [[nodiscard]] std::optional<std::size_t> back_to(std::size_t at, char sign) const {
    bool has_name = false;
    std::size_t begin = at;
    while (begin > last_tag_end_ && at - begin < kMostBytes) {
      const char c = text_[--begin];
      if (c == sign) return has_name ? std::optional(begin) : std::nullopt;
      if (!is_identifier(c) && std::string_view(" .|#/^$@'\"-=!&>").find(c) == npos)
        return std::nullopt;
      has_name |= is_identifier_start(c);
    }
    return std::nullopt;
  }

  [[nodiscard]] bool begins_name(std::size_t at, std::string_view before) const {
    for (std::size_t end = std::min(text_.size(), at + 6); at < end; ++at) {
      if (is_identifier_start(text_[at])) return true;
      if (before.find(text_[at]) == npos) return false;
    }
    return false;
  }

  /// Two letters, so that "[%d" of a date is none.
  [[nodiscard]] bool is_name_long(std::size_t at) const {
    while (at < text_.size() && text_[at] == ' ') ++at;
    return at + 1 < text_.size() && is_identifier_start(text_[at]) && is_identifier(text_[at + 1]);
  }

  [[nodiscard]] bool is_capital_name(std::size_t at) const {
    const auto is_capital = [](char c) { return (c >= 'A' && c <= 'Z') || c == '_'; };
    return at + 1 < text_.size() && is_capital(text_[at]) &&
           (is_capital(text_[at + 1]) || is_ascii_digit(text_[at + 1]));
  }

  std::size_t lack_end(std::size_t at, std::string_view missing) {
    std::size_t end = std::min({text_.size(), next_tag_, at + kMostBytes});
    const std::string_view reach = text_.substr(0, end);
    end = std::min(end, reach.find_first_of("<\r\n", at + 1));
    // What is there of the delimiter belongs to it: "{{ name }".
    const std::size_t part = reach.find_first_of(missing, at + 2);
    if (part != npos && part < end) end = part + 1;
    add(at, end, missing, true);
    return std::max(end, at + 2);
  }

  std::size_t lack_begin(std::size_t begin, std::size_t end, std::string_view missing) {
    add(begin, end, missing, false);
    return end;
  }

  void add(std::size_t begin, std::size_t end, std::string_view missing, bool lacks_end) {
    found_.push_back(
        {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), missing, lacks_end});
  }

  std::string_view text_;
  const std::vector<Tag>& tags_;
  std::size_t most_;
  std::size_t next_tag_ = 0;
  std::size_t last_tag_end_ = 0;
  std::size_t skip_end_ = 0;  ///< of the last style sheet or script
  std::vector<BrokenTag> found_;
};

}  // namespace

std::vector<BrokenTag> find_broken_tags(std::string_view text, const std::vector<Tag>& tags,
                                        std::size_t most) {
  return BrokenTagFinder(text, tags, most).run();
}

}  // namespace presend::templates
