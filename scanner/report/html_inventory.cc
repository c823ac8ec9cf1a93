#include <fmt/format.h>

#include "scanner/report/html_draft.h"
#include "scanner/report/html_text.h"
#include "scanner/report/layout.h"

namespace presend::report {
namespace {

class InventoryWriter {
 public:
  InventoryWriter(const preview::Preview& preview, const HtmlSource& source, std::string_view id)
      : preview_(preview), source_(source), id_(id) {}

  std::string write() const {
    std::string out;
    if (!preview_.hidden.empty()) out += hidden();
    if (!preview_.links.empty()) out += links();
    if (!preview_.images.empty()) out += images();
    return out.empty() ? out : "<div class=\"inventory\">" + out + "</div>\n";
  }

 private:
  /// A row's first cell: the line, as a link to the place.
  std::string line(SourceRange at, const preview::Spot* spot) const {
    const auto found = source_.places.find(at.begin);
    if (found == source_.places.end()) return "<td></td>";
    const std::span<const preview::Spot> spots =
        spot == nullptr ? std::span<const preview::Spot>() : std::span(spot, 1);
    return fmt::format("<td><a class=\"place\" href=\"#{}-L{}\"", id_, found->second.line) +
           html_place(source_, &at, spots) +
           fmt::format("><span class=\"sr\">Line </span>{}</a></td>", found->second.line);
  }

  static std::string begin(std::string_view title, std::size_t number,
                           std::initializer_list<std::string_view> heads) {
    std::string out = fmt::format(
        "<details class=\"card\"><summary><h3>{} <span class=\"count\">{}{}</span></h3></summary>"
        "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table><thead><tr>",
        title, number, number >= preview::kMostNotes ? "+" : "", title);
    for (const std::string_view head : heads) out += fmt::format("<th scope=\"col\">{}</th>", head);
    return out + "</tr></thead><tbody>";
  }
  static constexpr std::string_view kEnd = "</tbody></table></div></details>";

  std::string hidden() const {
    std::string out = begin("Hidden text", preview_.hidden.size(),
                            {"Line", "Text", "How it is hidden", "What for", "Characters"});
    for (const preview::HiddenRun& run : preview_.hidden)
      out += "<tr>" + line(run.at, &run.spot) +
             fmt::format("<td>{}</td><td>{}</td><td>{}</td><td class=\"number\">{}</td></tr>",
                         html_quote(run.text), html_text(run.by),
                         run.is_deceptive ? "<b>" + html_text(run.purpose) + "</b>"
                                          : html_text(run.purpose),
                         run.characters);
    return out + std::string(kEnd);
  }

  std::string links() const {
    std::string out = begin("Links", preview_.links.size(),
                            {"Line", "What it shows", "Where it leads", "Address"});
    for (const preview::LinkNote& link : preview_.links) {
      std::string where = html_quote(link.where);
      if (link.is_external) where += " <span class=\"tag\">other site</span>";
      if (link.is_hidden) where += " <span class=\"tag\">hidden</span>";
      out += "<tr>" + line(link.at, link.spot ? &*link.spot : nullptr) +
             fmt::format("<td>{}</td><td>{}</td><td class=\"code\">{}</td></tr>",
                         link.text.empty() ? "<i>no words</i>" : html_quote(link.text), where,
                         html_quote(link.href));
    }
    return out + std::string(kEnd);
  }

  std::string images() const {
    std::string out =
        begin("Pictures", preview_.images.size(),
              {"Line", "Kind", "Size", "Share of the area", "Words instead of it", "Address"});
    for (const preview::ImageNote& image : preview_.images) {
      const auto side = [](const std::optional<std::uint32_t>& px) {
        return px ? std::to_string(*px) : std::string("?");
      };
      const bool is_background = image.kind == "background";
      out += "<tr>" + line(image.at, image.spot ? &*image.spot : nullptr) +
             fmt::format(
                 "<td>{}{}</td><td>{}</td><td class=\"number\">{}</td><td>{}</td>"
                 "<td class=\"code\">{}</td></tr>",
                 html_text(image.kind), image.is_hidden ? ", hidden" : "",
                 is_background ? "" : side(image.width_px) + " × " + side(image.height_px),
                 is_background ? "" : share_of(image),
                 image.alt ? image.alt->empty() ? "<i>empty on purpose</i>" : html_quote(*image.alt)
                 : is_background ? ""
                                 : "<i>missing</i>",
                 html_quote(image.src));
    }
    return out + std::string(kEnd);
  }

  static std::string share_of(const preview::ImageNote& image) {
    if (image.area_share > 0 && image.area_share < 0.01) return "under 1 %";
    return fmt::format("{:.0f} %", image.area_share * 100);
  }

  const preview::Preview& preview_;
  const HtmlSource& source_;
  std::string_view id_;
};

}  // namespace

std::string html_inventory(const scan::Report& report, const HtmlSource& source,
                           std::string_view id) {
  return InventoryWriter(*report.preview, source, id).write();
}

}  // namespace presend::report
