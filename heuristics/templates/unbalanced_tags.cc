#include <algorithm>
#include <string>

#include "heuristics/rule.h"
#include "heuristics/wording.h"
#include "scanner/template/unclosed.h"

namespace presend::heuristics {
namespace {

using templates::Imbalance;
using templates::Tag;

/// The tags of one text and where they stand in the file.
struct TagPlaces {
  const Context& context;
  const email::Body& body;

  [[nodiscard]] const mime::Part& part() const { return context.message().parts[body.part]; }
  [[nodiscard]] SourceRange at(std::uint32_t tag) const {
    return part().place(body.tags[tag].begin, body.tags[tag].end);
  }
  [[nodiscard]] std::string_view written(std::uint32_t tag) const {
    return body.tags[tag].written(part().text);
  }
  /// "“{{#if x}}” of line 7"
  [[nodiscard]] std::string with_line(std::uint32_t tag) const {
    const Position place = context.message().lines.position(at(tag).begin);
    return quoted(written(tag)) + " of line " + std::to_string(place.line);
  }
};

std::string in_words(const Imbalance& imbalance, const TagPlaces& places) {
  const std::string tag = quoted(places.written(imbalance.tag));
  switch (imbalance.kind) {
    case Imbalance::Kind::never_closed:
      return "The block that " + tag + " begins is never closed";
    case Imbalance::Kind::closes_nothing:
      return tag + " closes a block that was never opened";
    case Imbalance::Kind::crosses:
      return tag + " closes " + places.with_line(imbalance.other) + ", but " +
             places.with_line(imbalance.between) + " inside it is still open";
    case Imbalance::Kind::stray_branch:
      return tag + " stands in no block";
  }
  return {};
}

void check_unbalanced_tags(const Context& context, Findings& out) {
  for (const email::Body& body : context.email.bodies) {
    const TagPlaces places{context, body};
    const std::string_view text = places.part().text;
    std::uint32_t told = 0;
    for (const Imbalance& imbalance : body.blocks.imbalances()) {
      if (++told > Findings::kMostPerRule) break;
      out.add(in_words(imbalance, places), places.at(imbalance.tag), body.part,
              readable(places.written(imbalance.tag)));
    }
    for (const templates::BrokenTag& broken :
         templates::find_broken_tags(text, body.tags, Findings::kMostPerRule)) {
      const std::string_view written = text.substr(broken.begin, broken.end - broken.begin);
      out.add(quoted(written) + " looks like a template tag, but its " +
                  (broken.lacks_end ? "end " : "beginning ") + quoted(broken.missing) +
                  " is not whole",
              places.part().place(broken.begin, broken.end), body.part, readable(written));
    }
  }
}

}  // namespace

extern constexpr Rule unbalanced_tags = checked({
    .id = "TPL003",
    .name = "unbalanced-tags",
    .title = "Template tags that do not match",
    .severity = Severity::error,
    .grade = Grade::b,
    .needs = Needs::template_draft,
    .why = "A block that is not closed, closed twice or in the wrong order stops the mailing "
           "platform, or sends every reader what was meant for a few. A tag whose braces are not "
           "whole goes out as text.",
    .fix = "Close every block once, the inner one before the outer one, and write the delimiters "
           "of the tag in full.",
    .source = "documentation of Handlebars, Liquid, Mailchimp and others: an error, or output "
              "that nobody meant",
    .bad = tpl("<p>{{#if trial}}Your trial ends on {{ trial.end_date }}.</p>"),
    .good = tpl("<p>{{#if trial}}Your trial ends on {{ trial.end_date }}.{{/if}}</p>"),
    .check = check_unbalanced_tags,
});

}  // namespace presend::heuristics
