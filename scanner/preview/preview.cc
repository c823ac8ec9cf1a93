#include "scanner/preview/preview.h"

#include <algorithm>
#include <array>
#include <utility>

#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"
#include "scanner/preview/body_writer.h"
#include "scanner/preview/node_finder.h"
#include "scanner/preview/pictures.h"
#include "scanner/preview/words.h"

namespace presend::preview {
namespace {

constexpr std::size_t kMostNoteBytes = 300;
constexpr std::size_t kMostFieldBytes = 1000;
constexpr std::size_t kFewUnreadableBytes = 400;

std::string beginning(std::string_view text, std::size_t most = kMostNoteBytes) {
  const std::string_view cut = utf8_prefix(text, most);
  return std::string(cut) + (cut.size() < text.size() ? "…" : "");
}

class Maker {
 public:
  Maker(const email::Email& email, std::span<const Places> findings)
      : email_(email), findings_(findings), pictures_(email) {}

  std::shared_ptr<const Preview> make() {
    preview_->bytes = email_.message.bytes;
    preview_->lines = email_.message.lines;
    marked_.resize(email_.bodies.size());
    add_fields();
    find_places();
    add_hidden();
    add_links();
    add_images();
    add_unreadable();
    for (std::uint32_t i = 0; i < email_.bodies.size(); ++i) {
      const email::Body& body = email_.bodies[i];
      preview_->bodies.push_back(
          body.document != nullptr ? write_html_body(email_, body, marked_[i], pictures_)
                                   : write_plain_body(email_.message.parts[body.part], marked_[i]));
    }
    return preview_;
  }

 private:
  void mark(Spot spot) {
    Marked& marked = marked_[spot.body];
    if (marked.size() <= spot.node) marked.resize(spot.node + std::size_t{1});
    marked[spot.node] = true;
  }

  [[nodiscard]] std::optional<std::uint32_t> body_of(mime::PartIndex part) const {
    for (std::uint32_t i = 0; i < email_.bodies.size(); ++i)
      if (email_.bodies[i].part == part) return i;
    return std::nullopt;
  }

  /// The spot of a node, which is marked then. Nothing for what is not in a body.
  std::optional<Spot> spot_of(mime::PartIndex part, html::NodeIndex node, SourceRange at) {
    const std::optional<std::uint32_t> body = body_of(part);
    if (!body) return std::nullopt;
    Spot spot{*body, node};
    if (node == html::kNoNode) {
      std::vector<Spot> lines;
      finder_.find(at, lines);
      if (lines.empty() || lines.front().body != *body) return std::nullopt;
      spot = lines.front();
    }
    mark(spot);
    return spot;
  }

  void add_fields() {
    constexpr std::array<std::string_view, 6> kShown = {"From", "Reply-To", "To",
                                                        "Cc",   "Subject",  "Date"};
    if (email_.is_bare_html) return;
    for (const std::string_view name : kShown)
      if (const mime::Field* field = email_.message.find(name))
        preview_->fields.push_back(
            {std::string(name), beginning(field->value, kMostFieldBytes), field->range});
  }

  void find_places() {
    for (std::uint32_t i = 0; i < email_.bodies.size(); ++i) {
      const email::Body& body = email_.bodies[i];
      if (body.document != nullptr)
        add_nodes(finder_, email_, body, i);
      else
        add_lines(finder_, email_.message.parts[body.part], i);
    }
    finder_.sort();
    for (const Places& places : findings_) {
      FindingPlace& found = preview_->findings.emplace_back();
      if (places.empty()) continue;
      found.at = places.front();
      for (const SourceRange& place : places) finder_.find(place, found.spots);
      for (const Spot& spot : found.spots) mark(spot);
      for (std::uint32_t i = 0; i < preview_->fields.size(); ++i) {
        const SourceRange& field = preview_->fields[i].at;
        if (found.at->begin < field.end && found.at->end >= field.begin) found.fields.push_back(i);
      }
    }
  }

  void add_hidden() {
    const email::Text* last = nullptr;
    for (const email::Text& text : email_.texts) {
      const email::Text* before = std::exchange(last, &text);
      if (text.is_visible()) continue;
      const auto characters = static_cast<std::uint32_t>(utf8_length(text.text));
      if (before != nullptr && before->part == text.part && before->hidden_by == text.hidden_by &&
          before->hidden_for == text.hidden_for && !preview_->hidden.empty()) {
        HiddenRun& run = preview_->hidden.back();
        run.characters += characters;
        if (run.text.size() < kMostNoteBytes / 2)
          run.text = beginning(run.text + ' ' + std::string(text.text));
        continue;
      }
      if (preview_->hidden.size() >= kMostNotes) return;
      const std::optional<Spot> spot = spot_of(text.part, text.node, text.at);
      if (!spot) continue;
      preview_->hidden.push_back(
          {*spot, beginning(text.text), characters, std::string(in_words(text.hidden_by)),
           std::string(in_words(text.hidden_for)), text.is_deceptive(), text.at});
    }
  }

  void add_links() {
    for (const email::Link& link : email_.links) {
      if (link.element == email::LinkElement::css || link.element == email::LinkElement::background)
        continue;
      if (preview_->links.size() >= kMostNotes) return;
      LinkNote& note = preview_->links.emplace_back();
      if (link.element != email::LinkElement::list_unsubscribe &&
          link.element != email::LinkElement::vml)
        note.spot = spot_of(link.part, link.node, link.at);
      note.text = link.element == email::LinkElement::list_unsubscribe ? "List-Unsubscribe field"
                                                                       : beginning(link.text);
      note.href = beginning(link.href);
      note.where = where_it_leads(link);
      note.is_external = link.is_external;
      note.is_insecure = link.url() != nullptr && link.url()->scheme() == "http";
      note.is_hidden = !link.is_visible;
      note.at = link.at;
    }
  }

  void add_images() {
    const double all = email_.measures.text_area + email_.measures.image_area;
    for (const email::Image& image : email_.images) {
      if (preview_->images.size() >= kMostNotes) return;
      ImageNote& note = preview_->images.emplace_back();
      const bool is_in_sheet = image.element == "style";
      if (!is_in_sheet) note.spot = spot_of(image.part, image.node, image.at);
      note.src = beginning(image.src, 120);
      note.kind = email::name(image.kind);
      if (image.alt) note.alt = beginning(*image.alt);
      note.width_px = image.width_px;
      note.height_px = image.height_px;
      if (all > 0 && image.is_visible) note.area_share = image.area_px2 / all;
      note.is_hidden = !image.is_visible;
      note.at = image.at;
    }
  }

  void add_unreadable() {
    for (const mime::Part& part : email_.message.parts) {
      if (!part.children.empty() || !part.text.empty() || part.body.size() < kFewUnreadableBytes ||
          part.type.starts_with("text/") || part.is_multipart())
        continue;
      std::string what(part.type);
      if (!part.filename.empty()) what += " " + beginning(part.filename);
      preview_->unreadable.push_back({part.body, std::move(what)});
    }
  }

  const email::Email& email_;
  std::span<const Places> findings_;
  Pictures pictures_;
  NodeFinder finder_;
  std::vector<Marked> marked_;
  std::shared_ptr<Preview> preview_ = std::make_shared<Preview>();
};

}  // namespace

std::shared_ptr<const Preview> make(const email::Email& email, std::span<const Places> findings) {
  return Maker(email, findings).make();
}

}  // namespace presend::preview
