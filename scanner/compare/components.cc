#include "scanner/compare/components.h"

#include <algorithm>
#include <map>
#include <utility>

#include "heuristics/rule.h"

namespace presend::compare {
namespace {

constexpr std::size_t index_of(Component component) { return static_cast<std::size_t>(component); }

bool is_at_or_behind(const Position& a, const Position& b) {
  return std::pair(a.line, a.column) >= std::pair(b.line, b.column);
}

/// Where pieces of a variant lie in its file.
class Pieces {
 public:
  explicit Pieces(const email::Email& email) : email_(email) {
    const mime::Part& root = email.message.root();
    header_end_ = position(root.header.end);
    has_header_ = !root.header.empty();
    for (const mime::Field& field : root.fields)
      fields_.push_back({position(field.range.begin), component_of(field)});
    for (const email::Body& body : email.bodies) add_footer(body);
  }

  [[nodiscard]] Component of(const scan::ReportedFinding& finding) const {
    if (!finding.has_location) return without_place(*finding.rule);
    if (has_header_ && !is_at_or_behind(finding.begin, header_end_)) return of_field(finding.begin);
    const auto footer = footers_.find(finding.part);
    const bool is_in_footer =
        footer != footers_.end() && is_at_or_behind(finding.begin, footer->second);
    return is_in_footer ? Component::footer : Component::body;
  }

 private:
  [[nodiscard]] Position position(std::uint32_t offset) const {
    return email_.message.lines.position(offset);
  }

  static Component component_of(const mime::Field& field) {
    if (field.is("Subject")) return Component::subject;
    if (field.is("From") || field.is("Sender") || field.is("Reply-To")) return Component::sender;
    return Component::fields;
  }

  static Component without_place(const heuristics::Rule& rule) {
    if (rule.family() == "SUB") return Component::subject;
    if (rule.family() == "HDR") return Component::fields;
    if (rule.family() == "UNS") return Component::footer;
    return Component::body;
  }

  [[nodiscard]] Component of_field(const Position& at) const {
    Component found = Component::fields;
    for (const auto& [begin, component] : fields_)
      if (is_at_or_behind(at, begin)) found = component;
    return found;
  }

  /// The footer begins with the widest element around the first link that unsubscribes which holds
  /// less than kMostShare of the text.
  void add_footer(const email::Body& body) {
    constexpr std::uint64_t kMostShare = 40;  // %
    const auto link =
        std::find_if(email_.links.begin(), email_.links.end(), [&](const email::Link& candidate) {
          return candidate.part == body.part && candidate.is_unsubscribe &&
                 candidate.is_clickable() && candidate.is_visible;
        });
    if (link == email_.links.end()) return;
    const mime::Part& part = email_.message.parts[body.part];
    std::uint32_t begin = email_.message.lines.line_at(link->at.begin).begin;
    if (body.document != nullptr && link->node != html::kNoNode) {
      std::uint64_t all = 0;
      std::map<html::NodeIndex, std::uint64_t> before;  // characters in front of each text node
      for (const email::Text& text : email_.texts) {
        if (text.part != body.part || !text.is_visible() || text.node == html::kNoNode) continue;
        before.emplace(text.node, all);
        all += text.text.size();
      }
      const auto characters_to = [&](html::NodeIndex node) {
        const auto next = before.lower_bound(node);
        return next == before.end() ? all : next->second;
      };
      html::NodeIndex widest = link->node;
      for (html::NodeIndex node = link->node; node != html::kNoNode;
           node = body.document->node(node).parent) {
        const std::uint64_t inside =
            characters_to(body.document->node(node).end) - characters_to(node);
        if (inside * 100 > all * kMostShare) break;
        widest = node;
      }
      const html::HtmlRange at = body.document->node(widest).at;
      begin = part.place(at.begin, at.end).begin;
    }
    footers_.emplace(std::string(part.section), position(begin));
  }

  const email::Email& email_;
  bool has_header_ = false;
  Position header_end_;
  std::vector<std::pair<Position, Component>> fields_;
  std::map<std::string, Position> footers_;  // by section number
};

}  // namespace

ByComponent by_component(const Variant& variant) {
  const Pieces pieces(*variant.email);
  ByComponent out;
  for (const scan::ReportedFinding& finding : variant.report->findings)
    if (finding.status == scan::Status::fresh)
      out[index_of(pieces.of(finding))].push_back(&finding);
  return out;
}

double log_odds_of(const FindingList& findings, const score::Weights& weights) {
  std::map<const heuristics::Rule*, score::Tally> tallies;
  double sum = weights.bias();
  for (const scan::ReportedFinding* finding : findings)
    sum += tallies.try_emplace(finding->rule, weights.of(finding->rule->id))
               .first->second.add(finding->strength);
  return sum;
}

}  // namespace presend::compare
