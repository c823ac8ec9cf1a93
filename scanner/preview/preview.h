#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scanner/base/source_range.h"
#include "scanner/email/email.h"

namespace presend::preview {

/// A place in what is shown: a node of a body, marked there as data-n='NODE'. Lines of plain text
/// count as nodes.
struct Spot {
  std::uint32_t body = 0;  ///< index into Preview::bodies
  std::uint32_t node = 0;
  friend bool operator==(const Spot&, const Spot&) = default;
};

/// One body of a draft as markup that runs nothing, fetches nothing and leads nowhere, whatever the
/// draft holds. The pieces belong into <html…><head>…</head><body…>…</body></html>.
///
/// What the draft itself cannot write in it: <ps-t> around a text that a Spot names or that is
/// hidden (data-h its HiddenBy, data-p its HiddenFor, data-l both in words), <ps-x> for elements
/// that were left out, data-href and data-to of links (as written; where it leads, for people),
/// data-pic of images (what a box stands for).
struct Body {
  std::string section;  ///< of its part
  bool is_html = true;
  bool is_cut = false;  ///< too long to be shown whole
  std::string root_attributes, body_attributes;
  std::string head;  ///< style sheets
  std::string content;
};

/// A header field that readers see.
struct Field {
  std::string name;
  std::string value;
  SourceRange at;
};

/// Neighbouring hidden texts that are hidden in the same way for the same purpose.
struct HiddenRun {
  Spot spot;         ///< of the first
  std::string text;  ///< its beginning
  std::uint32_t characters = 0;
  std::string by, purpose;  ///< in words; see words.h
  bool is_deceptive = false;
  SourceRange at;
};

struct LinkNote {
  std::optional<Spot> spot;
  std::string text;   ///< what it shows
  std::string href;   ///< as written, its beginning
  std::string where;  ///< where it leads, for people
  bool is_external = false;
  bool is_insecure = false;
  bool is_hidden = false;
  SourceRange at;
};

struct ImageNote {
  std::optional<Spot> spot;
  std::string src;   ///< as written, its beginning
  std::string kind;  ///< "remote", "embedded", "data" or "background"
  std::optional<std::string> alt;
  std::optional<std::uint32_t> width_px, height_px;
  double area_share = 0;  ///< of all text and image area, 0..1
  bool is_hidden = false;
  SourceRange at;
};

/// Where a finding stands in what is shown.
struct FindingPlace {
  std::optional<SourceRange> at;
  std::vector<Spot> spots;            ///< at most kMostSpots
  std::vector<std::uint32_t> fields;  ///< indices into Preview::fields
};

/// A stretch of the file that nobody reads: the encoded bytes of a picture or another file.
struct Unreadable {
  SourceRange at;
  std::string what;  ///< "image/png logo.png"
};

/// Everything a page shows of a draft besides its Report. Keeps nothing of the draft alive.
struct Preview {
  std::string bytes;  ///< of the draft
  LineIndex lines;
  std::vector<Body> bodies;
  std::vector<Field> fields;
  std::vector<HiddenRun> hidden;
  std::vector<LinkNote> links;
  std::vector<ImageNote> images;
  std::vector<FindingPlace> findings;  ///< as they were asked for
  std::vector<Unreadable> unreadable;  ///< ascending
};

inline constexpr std::size_t kMostSpots = 30;
/// Of hidden runs, links and images each.
inline constexpr std::size_t kMostNotes = 200;
/// Of the markup of one body.
inline constexpr std::size_t kMostBodyBytes = std::size_t{4} << 20;

/// What a finding concerns, as offsets into Message::bytes; the first is where it stands.
using Places = std::vector<SourceRange>;

/// Makes a draft safe to be shown. `findings` are to be found again in it.
[[nodiscard]] std::shared_ptr<const Preview> make(const email::Email& email,
                                                  std::span<const Places> findings);

}  // namespace presend::preview
