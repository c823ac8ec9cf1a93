#include <string>

#include "heuristics/markup_tests.h"
#include "scanner/base/ascii.h"
#include "scanner/fix/fixer.h"

namespace presend::fix {
namespace {

using heuristics::ElementUse;
using html::HtmlRange;

class ActiveMarkup {
 public:
  explicit ActiveMarkup(const Case& draft) : draft_(draft) {}

  std::vector<Change> find() {
    heuristics::for_each_element(draft_.context, [&](const ElementUse& element) {
      if (element.node().is("script"))
        remove_script(element);
      else if (element.node().is("meta"))
        remove_refresh(element);
      else if (element.node().is("link"))
        remove_sheet(element);
      if (draft_.is_told("HTM006")) remove_handlers(element);
    });
    return std::move(changes_);
  }

 private:
  void remove(std::string_view rule, std::string what, const ElementUse& element, HtmlRange range) {
    Change change{rule, std::move(what), element.place(draft_.context, range), element.body.part};
    change.text_edits.push_back(
        removal(draft_.message(), element.body.part, range.begin, range.end));
    changes_.push_back(std::move(change));
  }

  void remove_script(const ElementUse& element) {
    if (!draft_.is_told("HTM001") ||
        equals_ignoring_case(trim(element.value("type")), "application/ld+json"))
      return;
    const html::Node& node = element.node();
    if (node.end_tag.end <= node.at.begin) return;  // nobody knows where it ends
    remove("HTM001", "Removes a <script>, which no mail program runs", element,
           {node.at.begin, node.end_tag.end});
  }

  void remove_refresh(const ElementUse& element) {
    if (!draft_.is_told("HTM004") ||
        !equals_ignoring_case(trim(element.value("http-equiv")), "refresh"))
      return;
    remove("HTM004", "Removes the <meta> that opens another page by itself", element,
           element.node().at);
  }

  void remove_sheet(const ElementUse& element) {
    if (!draft_.is_told("HTM005") ||
        find_ignoring_case(element.value("rel"), "stylesheet") == std::string_view::npos)
      return;
    const std::string_view href = trim(element.value("href"));
    // Web fonts do no harm, and the rule leaves them alone.
    bool is_named = false;
    for (const scan::ReportedFinding& finding : draft_.report.findings)
      is_named |= finding.rule->id == "HTM005" && !href.empty() &&
                  finding.message.find(href.substr(0, 40)) != std::string::npos;
    if (is_named)
      remove("HTM005", "Removes the style sheet that most mail programs do not load", element,
             element.node().at);
  }

  void remove_handlers(const ElementUse& element) {
    for (const html::Attribute& attribute : element.document().attributes(element.index)) {
      const bool is_handler = attribute.name.starts_with("on") && attribute.name.size() > 3 &&
                              !trim(attribute.value).empty();
      if (!is_handler || !is_told_handler(attribute.name)) continue;
      HtmlRange range{attribute.name_at.begin, attribute.value_at.end};
      const std::string_view source = element.document().source();
      const bool is_quoted = range.end < source.size() && attribute.value_at.begin > 0 &&
                             (source[range.end] == '"' || source[range.end] == '\'') &&
                             source[attribute.value_at.begin - 1] == source[range.end];
      if (is_quoted) ++range.end;
      while (range.begin > element.node().at.begin && is_space(source[range.begin - 1]))
        --range.begin;
      remove("HTM006", "Removes the code in " + std::string(attribute.name), element, range);
    }
  }

  /// The rule names the attribute it means.
  [[nodiscard]] bool is_told_handler(std::string_view name) const {
    for (const scan::ReportedFinding& finding : draft_.report.findings)
      if (finding.rule->id == "HTM006" && finding.message.find(name) != std::string::npos)
        return true;
    return false;
  }

  const Case& draft_;
  std::vector<Change> changes_;
};

std::vector<Change> find_active_markup(const Case& draft) {
  for (const std::string_view rule : {"HTM001", "HTM004", "HTM005", "HTM006"})
    if (draft.is_told(rule)) return ActiveMarkup(draft).find();
  return {};
}

}  // namespace

extern const Fixer active_markup_fixer{"active-markup", "HTM001 HTM004 HTM005 HTM006", false, false,
                                       find_active_markup};

}  // namespace presend::fix
