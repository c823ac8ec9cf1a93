#include <fmt/format.h>

#include <cmath>

#include "scanner/email/language.h"
#include "scanner/report/dissect.h"
#include "scanner/report/layout.h"
#include "scanner/report/visible_text.h"

namespace presend::report {
namespace {

/// A draft can hold thousands of texts and links; JSON has them all.
constexpr std::size_t kMostRows = 500;
/// Characters of one text or URL that are shown.
constexpr std::uint32_t kMostColumns = 300;

class Dissection {
 public:
  Dissection(const email::Email& email, const Paint& paint)
      : email_(email), message_(email.message), paint_(paint) {}

  std::string render(const std::string& file) {
    append_path(out_, visible(file), paint_);
    parts();
    headers();
    texts();
    links();
    images();
    areas();
    attachments();
    defects();
    return std::move(out_);
  }

 private:
  void title(std::string_view name, std::size_t count) {
    out_ += '\n' + paint_(Ink::bold, name) + (count == 0 ? ": none" : "") + '\n';
  }

  /// "   88:14 " or "   88 ": where something stands, as wide as the indent of its text.
  std::string place(SourceRange at, bool has_column = true) const {
    const Position position = message_.lines.position(at.begin);
    return padded_front(has_column ? fmt::format("{}:{}", position.line, position.column)
                                   : std::to_string(position.line),
                        9) +
           "  ";
  }

  void row(const std::string& first, const std::string& text) {
    append_wrapped(out_, first, shorten(text, kMostColumns), 13);
  }

  /// A name of the draft, which may have megabytes.
  static std::string shown(std::string_view name) { return shorten(visible(name), kMostColumns); }

  /// Whether row `i` of `count` is beyond what is shown; says so once.
  bool is_beyond(std::size_t i, std::size_t count) {
    if (i < kMostRows) return false;
    out_ += fmt::format("  and {} more; --format json shows all\n", count - i);
    return true;
  }

  void parts() {
    title("parts", message_.parts.size());
    std::vector<std::uint32_t> depths(message_.parts.size(), 0);
    for (std::size_t i = 0; i < message_.parts.size(); ++i) {
      if (is_beyond(i, message_.parts.size())) break;
      const mime::Part& part = message_.parts[i];
      if (part.parent != mime::Part::kNone) depths[i] = depths[part.parent] + 1;
      const std::uint32_t indent = 2 + 2 * std::min(depths[i], 10U);
      const SourceRange begin = part.header.empty() ? part.body : part.header;
      const std::string type = visible(part.section) + ' ' + shown(part.type);
      std::string text;
      if (part.is_multipart()) {
        text = counted(part.children.size(), "part", "parts");
      } else {
        text = size_in_words(part.decoded_bytes) + ", " + std::string(mime::name(part.encoding));
        if (!part.charset.empty()) text += ", " + shown(part.charset);
        if (!part.used_charset.empty() && part.used_charset != part.charset)
          text += " (read as " + visible(part.used_charset) + ")";
        if (const auto language = email::language_of_part(email_, static_cast<mime::PartIndex>(i));
            !language.empty())
          text += ", language " + std::string(language);
      }
      if (!part.disposition.empty()) text += ", " + shown(part.disposition);
      if (!part.filename.empty()) text += " “" + shown(part.filename) + "”";
      text += fmt::format(", line {}", message_.lines.position(begin.begin).line);
      append_wrapped(out_, std::string(indent, ' '), type + ": " + text, indent + 4);
    }
  }

  void headers() {
    const auto& fields = message_.root().fields;
    title("header fields", fields.size());
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (is_beyond(i, fields.size())) break;
      row(place(fields[i].range, false), visible(fields[i].name) + ": " + visible(fields[i].value));
    }
  }

  void texts() {
    title(fmt::format("texts, {} px wide", std::lround(email_.view.width_px)), email_.texts.size());
    for (std::size_t i = 0; i < email_.texts.size(); ++i) {
      if (is_beyond(i, email_.texts.size())) break;
      const email::Text& text = email_.texts[i];
      const std::string mark = mark_of(text);
      row(place(text.at) + paint_(text.is_visible() ? Ink::blue : Ink::yellow, mark),
          text.is_visible() ? visible(text.text) : paint_(Ink::dim, visible(text.text)));
    }
    if (!email_.texts.empty())
      row("  in all    ", fmt::format("{} characters to be seen, {} hidden",
                                      email_.measures.visible_chars, email_.measures.hidden_chars));
  }

  /// What a text is for, and what hides it: "[hidden by display: <div> on line 12; preheader] ".
  std::string mark_of(const email::Text& text) const {
    std::string mark;
    if (!text.is_visible()) {
      mark = "hidden by " + std::string(html::name(text.hidden_by));
      if (const std::string cause = cause_of(text); !cause.empty()) mark += ": " + cause;
    }
    if (text.role != email::Role::body)
      mark += (mark.empty() ? "" : "; ") + std::string(email::name(text.role));
    return mark.empty() ? mark : '[' + mark + "] ";
  }

  /// "<div> on line 12", the element that hides the text.
  std::string cause_of(const email::Text& text) const {
    const email::Body* body = email_.body_of(text.part);
    if (body == nullptr || body->document == nullptr) return {};
    const html::NodeIndex cause = body->visibility.of(text.node).cause;
    if (cause == html::kNoNode) return {};
    const html::Node& node = body->document->node(cause);
    const SourceRange at = message_.parts[text.part].place(node.at.begin, node.at.end);
    return fmt::format("<{}> on line {}", shown(node.name), message_.lines.position(at.begin).line);
  }

  void links() {
    title("links", email_.links.size());
    for (std::size_t i = 0; i < email_.links.size(); ++i) {
      if (is_beyond(i, email_.links.size())) break;
      const email::Link& link = email_.links[i];
      std::string marks = std::string(email::name(link.element));
      if (link.is_external) marks += ", external";
      if (!link.is_visible) marks += ", hidden";
      if (link.is_unsubscribe) marks += ", unsubscribe";
      row(place(link.at) + paint_(Ink::dim, marks + ": "), visible(link.href));
      if (link.url() != nullptr && link.url()->href() != link.href)
        row(std::string(11, ' ') + paint_(Ink::dim, "opens "), visible(link.url()->href()));
      if (!link.text.empty())
        row(std::string(11, ' ') + paint_(Ink::dim, "shows "), "“" + visible(link.text) + "”");
    }
  }

  void images() {
    title("images", email_.images.size());
    for (std::size_t i = 0; i < email_.images.size(); ++i) {
      if (is_beyond(i, email_.images.size())) break;
      const email::Image& image = email_.images[i];
      std::string facts = std::string(email::name(image.kind));
      if (image.width_px || image.height_px)
        facts += fmt::format(", {}×{} px", side(image.width_px), side(image.height_px));
      if (const std::string_view source = email::name(image.size_source); !source.empty())
        facts += " (" + std::string(source) + ')';
      else if (image.kind != email::ImageKind::background)
        facts += fmt::format(", size unknown, counts as {:.0f} px²", image.area_px2);
      if (image.bytes > 0) facts += ", " + size_in_words(image.bytes);
      if (image.is_broken_cid) facts += ", missing from the message";
      if (!image.is_visible) facts += ", hidden";
      row(place(image.at) + paint_(Ink::dim, facts + ": "), visible(image.src));
      row(std::string(11, ' ') + paint_(Ink::dim, "alt   "),
          image.alt ? "“" + visible(*image.alt) + "”" : "no alt attribute");
    }
  }

  void areas() {
    const email::Measures& measures = email_.measures;
    title("areas", 1);
    row("  text     ",
        fmt::format("{:.0f} px²: each character .44 × 1.15 of its font size", measures.text_area));
    row("  images   ",
        fmt::format("{:.0f} px²: those that show, sizes as above", measures.image_area));
    if (measures.text_share)
      row("  share    ", fmt::format("{:.0f} % text", 100 * *measures.text_share));
  }

  static std::string side(const std::optional<std::uint32_t>& length_px) {
    return length_px ? std::to_string(*length_px) : "?";
  }

  void attachments() {
    title("attachments", email_.attachments.size());
    for (std::size_t i = 0; i < email_.attachments.size(); ++i) {
      if (is_beyond(i, email_.attachments.size())) break;
      const email::Attachment& attachment = email_.attachments[i];
      std::string text =
          attachment.filename.empty() ? "without a name" : "“" + visible(attachment.filename) + "”";
      text += ", " + visible(attachment.declared_type) + ", " + size_in_words(attachment.bytes);
      if (!attachment.real_type.empty() && attachment.real_type != attachment.declared_type)
        text += ", really " + visible(attachment.real_type);
      if (attachment.is_encrypted) text += ", with a password";
      row(place(attachment.at, false), text);
      for (const std::string& entry : attachment.entries)
        row(std::string(11, ' ') + paint_(Ink::dim, "holds "), visible(entry));
    }
  }

  void defects() {
    title("defects", message_.defects.size());
    for (std::size_t i = 0; i < message_.defects.size(); ++i) {
      if (is_beyond(i, message_.defects.size())) break;
      const mime::Defect& defect = message_.defects[i];
      row(place(defect.at) + paint_(Ink::red, mime::name(defect.kind)) + ": ",
          visible(defect.message));
    }
  }

  const email::Email& email_;
  const mime::Message& message_;
  const Paint& paint_;
  std::string out_;
};

}  // namespace

std::string dissect_pretty(const email::Email& email, const std::string& file, bool has_colour,
                           const email::Wording* wording) {
  const Paint paint(has_colour);
  std::string out = Dissection(email, paint).render(file);
  if (wording != nullptr) append_words(out, email, *wording, paint);
  return out;
}

}  // namespace presend::report
