#include "heuristics/unsubscribe_tests.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "heuristics/sender.h"
#include "scanner/base/ascii.h"
#include "scanner/template/known_tags.h"
#include "scanner/template/tags.h"

namespace presend::heuristics {
namespace {

using email::Link;
using email::Text;

/// Footers stand at the end; a hostile draft has 50,000 texts.
constexpr std::size_t kMostTexts = 3000;

std::span<const Text> last_texts(const Context& context) {
  const std::span<const Text> texts = context.email.texts;
  return texts.last(std::min(texts.size(), kMostTexts));
}

bool has_template_tag(const Context& context, std::string_view text) {
  constexpr std::size_t kMostBytes = 4000;
  return !templates::find_tags(text.substr(0, kMostBytes), context.email.declared).empty();
}

/// Whether a piece of text speaks of leaving; besides the wording of links, these are sentences
/// that lead to a link of other words.
bool has_leaving_words(const Context& context, std::string_view text) {
  if (context.lexicon.is_unsubscribe_wording(text)) return true;
  constexpr auto kSentences = std::to_array<std::string_view>({"cancel your subscription",
                                                               "no longer wish",
                                                               "no longer want",
                                                               "prefer not to receive",
                                                               "removed from",
                                                               "to be removed",
                                                               "(un)subscri",
                                                               "nicht mehr erhalten",
                                                               "keine weiteren e-mails",
                                                               "ne plus recevoir",
                                                               "ne souhaitez plus",
                                                               "dejar de recibir",
                                                               "no deseas recibir",
                                                               "no desea recibir",
                                                               "deixar de receber",
                                                               "não deseja receber",
                                                               "non desideri più",
                                                               "non vuoi più",
                                                               "niet meer ontvangen",
                                                               "nie chcesz"});
  constexpr std::size_t kShortest = 10;
  if (text.size() < kShortest) return false;
  const std::string lower = to_ascii_lower(text);
  return std::any_of(kSentences.begin(), kSentences.end(), [&](std::string_view sentence) {
    return lower.find(sentence) != std::string::npos;
  });
}

/// The same for a text of any length, of which the beginning and the end are read.
bool speaks_of_leaving(const Context& context, std::string_view text) {
  constexpr std::size_t kMostBytes = 400;
  return has_leaving_words(context, text.substr(0, kMostBytes)) ||
         (text.size() > kMostBytes &&
          has_leaving_words(context, text.substr(text.size() - kMostBytes)));
}

/// Tags by which mailing platforms fill in the address: "*|UNSUB|*", "{{ optout_url }}"; or an
/// address that says so beside a tag.
bool is_unsubscribe_tag(const Link& link) {
  if (!link.reference.has_placeholder) return false;
  constexpr std::array<std::string_view, 5> kWords = {"unsub", "optout", "opt_out", "preference",
                                                      "abmeld"};
  return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) {
    return find_ignoring_case(link.href, word) != std::string_view::npos;
  });
}

/// Whether the template calls the link so: class="unsubscribe" tells in any language.
bool is_called_unsubscribe(const Context& context, const Link& link) {
  const email::Body* body = context.email.body_of(link.part);
  if (body == nullptr || body->document == nullptr || link.element != email::LinkElement::a)
    return false;
  const html::Document& document = *body->document;
  for (const html::NodeIndex index : {link.node, document.node(link.node).parent})
    for (const std::string_view name : {"class", "id"})
      if (find_ignoring_case(document.attribute_value(index, name), "unsub") !=
          std::string_view::npos)
        return true;
  return false;
}

/// Links of one part in document order, so that those near a text are found fast.
class NearLinks {
 public:
  explicit NearLinks(const Context& context) {
    for (const Link& link : context.email.links)
      if (link.is_clickable() && link.element != email::LinkElement::vml &&
          link.element != email::LinkElement::form)
        links_.push_back(&link);
    std::stable_sort(links_.begin(), links_.end(), is_before);
  }

  /// Adds the links in the sentence of `text`: within a few nodes, in plain text a few lines.
  void add_near(const Text& text, std::vector<const Link*>& out) const {
    constexpr std::uint32_t kBytesBefore = 80;
    constexpr std::uint32_t kBytesBehind = 300;
    constexpr html::NodeIndex kNodes = 5;
    const bool is_plain = text.node == html::kNoNode;
    const std::uint32_t from = is_plain ? text.at.begin - std::min(text.at.begin, kBytesBefore)
                                        : text.node - std::min(text.node, kNodes);
    const std::uint32_t to = is_plain ? text.at.begin + kBytesBehind : text.node + kNodes;
    auto found = std::lower_bound(
        links_.begin(), links_.end(), from, [&](const Link* link, std::uint32_t position) {
          return link->part < text.part ||
                 (link->part == text.part && position_of(*link) < position);
        });
    for (; found != links_.end() && (*found)->part == text.part && position_of(**found) <= to;
         ++found)
      out.push_back(*found);
  }

 private:
  static std::uint32_t position_of(const Link& link) {
    return link.node == html::kNoNode ? link.at.begin : link.node;
  }
  static bool is_before(const Link* a, const Link* b) {
    return a->part != b->part ? a->part < b->part : position_of(*a) < position_of(*b);
  }

  std::vector<const Link*> links_;
};

std::vector<const Link*> marked_ways_out(const Context& context) {
  std::vector<const Link*> found;
  for (const Link& link : context.email.links)
    if (link.is_clickable() &&
        (link.is_unsubscribe || is_unsubscribe_tag(link) || is_called_unsubscribe(context, link)))
      found.push_back(&link);
  return found;
}

/// Links in sentences that speak of leaving.
void add_told_ways_out(const Context& context, std::vector<const Link*>& found) {
  const NearLinks links(context);
  for (const Text& text : last_texts(context))
    if (text.is_visible() && speaks_of_leaving(context, text.text)) links.add_near(text, found);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
}

std::vector<const Link*> find_ways_out(const Context& context) {
  std::vector<const Link*> found = marked_ways_out(context);
  if (found.empty()) add_told_ways_out(context, found);
  return found;
}

}  // namespace

const std::vector<const Link*>& ways_out(const Context& context) {
  if (!context.ways_out) context.ways_out = find_ways_out(context);
  return *context.ways_out;
}

std::vector<const email::Link*> possible_ways_out(const Context& context) {
  std::vector<const Link*> found = marked_ways_out(context);
  add_told_ways_out(context, found);
  return found;
}

std::vector<BranchPlace> told_ways_out(const Context& context) {
  std::vector<BranchPlace> places;
  for (const email::Body& body : context.email.bodies) {
    const mime::Part& part = context.message().parts[body.part];
    for (const templates::Tag& tag : body.tags)
      if (templates::meaning_of(tag, part.text) == templates::Meaning::unsubscribe)
        places.push_back({body.part, part.map.source(tag.begin)});
    if (!context.email.is_template || body.document == nullptr) continue;
    // Campaign Monitor makes the link of an element.
    for (const html::Node& node : body.document->nodes())
      if (node.kind == html::NodeKind::element && node.name == "unsubscribe")
        places.push_back({body.part, part.map.source(node.at.begin)});
  }
  for (const Text& text : last_texts(context)) {
    if (!text.is_visible() || !speaks_of_leaving(context, text.text)) continue;
    constexpr std::array<std::string_view, 8> kHints = {"@",       "reply",   "respond", "answer",
                                                        "antwort", "subject", "betreff", "répond"};
    const bool has_hint = std::any_of(kHints.begin(), kHints.end(), [&](std::string_view hint) {
      return find_ignoring_case(text.text, hint) != std::string_view::npos;
    });
    // A tag that becomes the link was taken above, where it stands.
    if (!has_hint && (!has_template_tag(context, text.text) ||
                      (context.email.is_template &&
                       templates::has_tag_meaning(text.text, templates::Meaning::unsubscribe,
                                                  context.email.declared))))
      continue;
    add_ends(places, text);
  }
  return places;
}

bool is_discussion_list(const Context& context) {
  if (is_list_posting(context)) return true;
  const mime::Field* leave = context.message().find("List-Unsubscribe");
  if (leave == nullptr) return false;
  constexpr std::size_t kMostBytes = 1000;
  const std::string_view value = leave->value.substr(0, kMostBytes);
  constexpr std::array<std::string_view, 7> kListSoftware = {
      "/mailman", "/listinfo", "-request@", "-unsubscribe@", "-leave@", "majordomo", "listserv"};
  return std::any_of(kListSoftware.begin(), kListSoftware.end(), [&](std::string_view mark) {
    return find_ignoring_case(value, mark) != std::string_view::npos;
  });
}

bool is_read_to_its_end(const Context& context) {
  using enum mime::DefectKind;
  const auto& defects = context.message().defects;
  return !context.message().is_cut_off &&
         std::none_of(defects.begin(), defects.end(), [](const mime::Defect& defect) {
           return defect.kind == html_limit || defect.kind == text_limit ||
                  defect.kind == nesting_limit || defect.kind == part_limit;
         });
}

}  // namespace presend::heuristics
