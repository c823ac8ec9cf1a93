#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scanner/html/document.h"
#include "scanner/html/visibility.h"
#include "scanner/mime/address.h"
#include "scanner/mime/message.h"
#include "scanner/template/blocks.h"
#include "scanner/template/tags.h"
#include "scanner/url/url.h"

namespace presend::email {

using mime::PartIndex;

/// What a text is for. Names as in the JSON contract.
enum class Role : std::uint8_t { body, preheader, alternative, quote };
std::string_view name(Role role);

/// What good a hidden text does. Only what is left is meant for filters, not for readers.
enum class HiddenFor : std::uint8_t {
  none,          ///< it is visible
  preheader,     ///< the line an inbox shows beside the subject
  quote,         ///< what an answer repeats, folded away
  other_view,    ///< a screen of another width, or in dark mode, shows it
  other_client,  ///< another mail program shows it
  fallback,      ///< for programs that cannot show a video, frame or picture
  twin,          ///< visible elsewhere in the same words
  spacer,        ///< too little to say anything
  deception,     ///< none of these
};

/// A run of text: what a browser makes a text node, or a line of a text/plain part. Only runs with
/// a letter or digit are kept.
struct Text {
  PartIndex part = 0;
  html::NodeIndex node = html::kNoNode;  ///< in its part's document; kNoNode in text/plain
  std::string_view text;                 ///< white space collapsed, UTF-8
  html::HiddenBy hidden_by = html::HiddenBy::none;
  HiddenFor hidden_for = HiddenFor::none;
  Role role = Role::body;
  /// In a branch of a template's conditional that is not the first: what readers see in its place
  /// is counted already, so measures leave it out.
  bool is_in_later_branch = false;
  SourceRange at;  ///< in Message::bytes

  [[nodiscard]] bool is_visible() const { return hidden_by == html::HiddenBy::none; }
  [[nodiscard]] bool is_deceptive() const { return hidden_for == HiddenFor::deception; }
};

/// Neighbouring hidden texts of one body that the same element hides in the same way.
struct HiddenGroup {
  PartIndex part = 0;
  std::uint32_t first = 0;  ///< index into Email::texts
  std::uint32_t last = 0;   ///< one past the last
  html::HiddenBy hidden_by = html::HiddenBy::none;
  html::NodeIndex cause = html::kNoNode;  ///< the element
  std::uint32_t characters = 0;           ///< as shown_length() counts them
  std::uint32_t shown_before = 0;         ///< visible characters of the body in front of it
};

/// Where a link was found. Names as in the JSON contract.
enum class LinkElement : std::uint8_t {
  a,
  area,
  form,
  background,
  css,
  vml,
  list_unsubscribe,
  text,
};
std::string_view name(LinkElement element);

struct Link {
  PartIndex part = 0;
  html::NodeIndex node = html::kNoNode;
  LinkElement element = LinkElement::a;
  std::string_view href;  ///< as written, entities decoded
  url::Reference reference;
  std::string_view site;     ///< registrable domain of the host, or empty
  std::string_view text;     ///< what the link shows, white space collapsed; alt texts for images
  bool is_visible = true;    ///< anything of it can be seen
  bool is_external = false;  ///< leaves the sender's own domains; false when the domain is unknown
  bool is_unsubscribe = false;
  bool is_in_later_branch = false;  ///< as of Text
  SourceRange at;                   ///< the attribute's value, or the URL in the text
  SourceRange text_at;              ///< what it shows, empty when nothing

  /// The URL when it is absolute and its host is known, else nullptr.
  [[nodiscard]] const url::Url* url() const {
    return reference.url && !reference.host_is_placeholder ? &*reference.url : nullptr;
  }
  /// Host in lower-case ASCII, or empty.
  [[nodiscard]] std::string_view host() const { return url() ? url()->host() : std::string_view(); }
  /// Whether people follow it by clicking: a, area, form, VML, text; not images or style sheets.
  [[nodiscard]] bool is_clickable() const {
    return element != LinkElement::background && element != LinkElement::css &&
           element != LinkElement::list_unsubscribe;
  }
};

enum class ImageKind : std::uint8_t { remote, embedded, data, background };
std::string_view name(ImageKind kind);

/// How the size of an image is known.
enum class SizeSource : std::uint8_t {
  declared,     ///< styles or attributes tell both sides
  proportions,  ///< they tell one, and attributes or the image itself its proportions
  image,        ///< the embedded image tells both
  unknown,      ///< nothing tells at least one side
};
/// A few words for people; empty for unknown.
std::string_view name(SizeSource source);

struct Image {
  PartIndex part = 0;
  html::NodeIndex node = html::kNoNode;
  std::string_view element;  ///< "img", "input", "td" …
  std::string_view src;      ///< as written, entities decoded
  url::Reference reference;
  ImageKind kind = ImageKind::remote;
  std::optional<std::uint32_t> width_px;  ///< as shown at 700 px; see size_source
  std::optional<std::uint32_t> height_px;
  SizeSource size_source = SizeSource::unknown;
  double area_px2 = 0;  ///< of an image that shows; when its size is unknown, of what stands for it
  std::uint32_t bytes = 0;               ///< of an embedded or data image; 0 for a remote one
  std::optional<std::string_view> alt;   ///< nothing when the attribute is missing
  std::optional<PartIndex> source_part;  ///< the part that holds an embedded image
  bool is_broken_cid = false;            ///< cid: that no part of the message answers
  bool is_visible = true;
  bool is_in_later_branch = false;  ///< as of Text
  SourceRange at;                   ///< the src value
};

/// Something a client offers to save.
struct Attachment {
  PartIndex part = 0;
  std::string_view filename;         ///< decoded; may be empty
  std::string_view declared_type;    ///< of Content-Type
  std::string_view real_type;        ///< from its first bytes; empty when unknown
  std::uint32_t bytes = 0;           ///< decoded
  bool is_encrypted = false;         ///< an archive or Office document behind a password
  bool has_macros = false;           ///< an Office document with a VBA project or Basic modules
  bool is_listing_complete = true;   ///< false when a limit or damage cut the listing short
  std::vector<std::string> entries;  ///< names inside an archive
  SourceRange at;                    ///< the part's header, or the uuencode "begin" line
};

/// One text/html or text/plain part that clients show.
struct Body {
  PartIndex part = 0;
  std::unique_ptr<html::Document> document;  ///< nullptr for text/plain
  html::Visibility visibility;
  // Of a template; empty for a final mail.
  std::vector<templates::Tag> tags;  ///< in Part::text
  templates::Blocks blocks;          ///< of these tags, with offsets into Message::bytes
};

/// Sizes in bytes, areas in px² at 700 px width; see docs for each.
struct Measures {
  std::uint32_t message_bytes = 0;         ///< of the file
  std::uint32_t html_bytes = 0;            ///< decoded HTML of all parts
  std::uint32_t attachment_bytes = 0;      ///< decoded
  std::uint32_t embedded_image_bytes = 0;  ///< decoded, cid and data images
  std::uint32_t visible_words = 0;
  std::uint32_t visible_chars = 0;
  std::uint32_t hidden_chars = 0;
  std::uint32_t links = 0;  ///< people can follow
  std::uint32_t external_links = 0;
  std::uint32_t insecure_links = 0;  ///< http
  std::uint32_t images = 0;
  std::uint32_t remote_images = 0;
  std::optional<double> text_share;  ///< text_area / (text_area + image_area), 0..1
  double text_area = 0;
  double image_area = 0;
  std::string_view language;  ///< of the visible text, such as "de"; static; empty when unknown
};

enum class MailKind : std::uint8_t { bulk, transactional };
std::string_view name(MailKind kind);

/// What the sender told about itself beyond the draft.
struct Sender {
  std::string address;                   ///< overrides the From field when not empty
  std::vector<std::string> own_domains;  ///< also the sender's, such as a click-tracking domain
};

/// A draft as a filter and a reader see it. Owns the Message and everything derived; views stay
/// valid when it is moved.
struct Email {
  mime::Message message;
  TextPool pool;
  bool is_bare_html = false;      ///< an HTML file without a header to judge
  bool is_template = false;       ///< something else fills it in: tags may stand in it
  bool is_form_given = false;     ///< somebody said whether that is so
  templates::SyntaxSet declared;  ///< syntaxes that count though their tags can be plain text
  html::View view;                ///< what its HTML was looked at with

  std::vector<mime::Mailbox> from, sender, reply_to, to, cc;
  std::string_view subject;  ///< decoded; empty without one
  std::vector<Body> bodies;
  std::vector<Text> texts;              ///< document order within a part, parts in message order
  std::vector<HiddenGroup> deceptions;  ///< of the texts that are deceptive
  std::vector<Link> links;
  std::vector<Image> images;
  std::vector<Attachment> attachments;
  Measures measures;
  MailKind mail = MailKind::transactional;
  std::vector<std::string> own_sites;  ///< registrable domains that are the sender's

  [[nodiscard]] const Body* body_of(PartIndex part) const;
  /// Registrable domain of the first From mailbox, or empty.
  [[nodiscard]] std::string_view from_site() const { return from_site_; }
  [[nodiscard]] bool is_own_site(std::string_view site) const;

  std::string from_site_;
};

}  // namespace presend::email
