#include "scanner/html/prescan.h"

#include <algorithm>
#include <array>

#include "scanner/base/ascii.h"
#include "scanner/html/markup_scan.h"

namespace presend::html {
namespace {

// Every step of a tree builder may look at all open elements. 1,700 real mails add up to at most
// 250,000; 50 million are about a tenth of a second.
constexpr std::uint64_t kMostWork = 50'000'000;

// Open elements by name. An end tag closes only an element of its name: were it to close any,
// "<b></x>" a thousand times would count as flat, while the parser keeps a thousand open.
class OpenElements {
 public:
  void open(std::string_view name) {
    ++count_[slot(name)];
    ++depth_;
  }
  void close(std::string_view name) {
    std::uint32_t& count = count_[slot(name)];
    if (count == 0) return;
    --count;
    --depth_;
  }
  [[nodiscard]] std::uint32_t depth() const { return depth_; }

 private:
  static std::size_t slot(std::string_view name) {
    std::uint32_t hash = 2166136261U;
    for (const char c : name.substr(0, 24))
      hash = (hash ^ static_cast<unsigned char>(ascii_lower(c))) * 16777619U;
    return (hash ^ hash >> 16) & 1023;
  }
  std::array<std::uint32_t, 1024> count_{};
  std::uint32_t depth_ = 0;
};

// Elements that a sibling or the end of their parent closes: they cannot nest by themselves, and
// old mail leaves thousands of them open.
bool closes_itself(std::string_view name) {
  if (name.size() > 8) return false;
  for (const std::string_view n : {"p", "li", "td", "tr", "th", "dt", "dd", "tbody", "thead",
                                   "tfoot", "option", "optgroup", "colgroup"})
    if (equals_ignoring_case(n, name)) return true;
  return false;
}

// A second <html> or <body> lends its attributes to the first, one by one. Mail quoted in mail
// quoted in mail gathers 921 that way, nearly all of the same names.
bool gathers_attributes(std::string_view name) {
  return equals_ignoring_case(name, "body") || equals_ignoring_case(name, "html");
}

class Scanner {
 public:
  Scanner(std::string_view source, const Limits& limits) : source_(source), limits_(limits) {}

  Prescan run() {
    std::size_t at = 0;
    while (result_.excess.empty() && (at = source_.find('<', at)) != std::string_view::npos) {
      const Markup markup = read_markup(source_, static_cast<std::uint32_t>(at));
      at = markup.at.end;
      if (markup.kind == MarkupKind::start_tag) at = start(markup);
      if (markup.kind == MarkupKind::end_tag) end(markup);
    }
    return result_;
  }

 private:
  std::uint32_t start(const Markup& tag) {
    const std::string_view name = slice(source_, tag.name);
    if (gathers_attributes(name)) {
      gathered_ += tag.attributes;
    } else if (!is_void_element(name) && !closes_itself(name)) {
      open_.open(name);
    }
    result_.attributes = std::max(result_.attributes, tag.attributes);
    if (tag.attributes > limits_.html_attributes || gathered_ / 8 > limits_.html_attributes)
      result_.excess = "a tag has too many attributes";
    if (++result_.start_tags > limits_.html_nodes) result_.excess = "it has too many elements";
    count();
    switch (content_model(name)) {
      case ContentModel::markup:
        return tag.at.end;
      case ContentModel::rest:
        return static_cast<std::uint32_t>(source_.size());
      default:
        return content_end(source_, tag.at.end, name);
    }
  }

  void end(const Markup& tag) {
    const std::string_view name = slice(source_, tag.name);
    if (!closes_itself(name)) open_.close(name);
    count();
  }

  void count() {
    ++result_.tags;
    result_.depth = std::max(result_.depth, open_.depth());
    result_.work += open_.depth();
    if (open_.depth() > limits_.html_nesting) result_.excess = "too many elements are open at once";
    if (result_.work > kMostWork) result_.excess = "too many tags stand inside open elements";
  }

  std::string_view source_;
  const Limits& limits_;
  OpenElements open_;
  std::uint32_t gathered_ = 0;
  Prescan result_;
};

}  // namespace

Prescan prescan(std::string_view source, const Limits& limits) {
  return Scanner(source, limits).run();
}

}  // namespace presend::html
