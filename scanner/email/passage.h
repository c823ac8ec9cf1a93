#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scanner/email/email.h"
#include "scanner/html/places.h"

namespace presend::email {

/// Where wording stands; what comes later catches the eye sooner.
enum class Place : std::uint8_t { body, link, preheader, subject };
/// "text", "link text", "preheader" or "subject".
std::string_view name(Place place);

/// The wording of one part, or of the subject, in running text: what a reader sees and the sender
/// wrote, without quotations and hidden text; of hidden text only the preheader. Pieces that follow
/// each other in a line are joined, and blocks end in a line feed.
struct Passage {
  /// A stretch of `text` that stands in one text node, or in a line of the part, byte by byte.
  struct Piece {
    std::uint32_t begin = 0;         ///< in `text`
    std::uint32_t source_begin = 0;  ///< in the node's text, the part's text or the subject
    std::uint32_t size = 0;
    html::NodeIndex node = html::kNoNode;
    Place place = Place::body;
  };

  PartIndex part = 0;
  bool is_subject = false;
  std::string text;
  std::vector<Piece> pieces;  ///< in order
  /// Offsets in `text`, ascending, where something unseen stands inside a run of letters: an empty
  /// element, hidden text, or tags around single letters.
  std::vector<std::uint32_t> joints;

  /// The piece that holds text[at], or the one before it.
  [[nodiscard]] const Piece& piece_at(std::uint32_t at) const;
  [[nodiscard]] Place place_at(std::uint32_t at) const { return piece_at(at).place; }
  /// Where text[begin, end) stands in Message::bytes. O(length of the text nodes it touches).
  [[nodiscard]] SourceRange range(const Email& email, std::uint32_t begin, std::uint32_t end) const;
};

/// Where stretches of one passage begin in Message::bytes, asked for from front to back: ten
/// thousand in one text node would cost ten thousand walks over it with Passage::range(). Both must
/// outlive it.
class PassagePlaces {
 public:
  PassagePlaces(const Email& email, const Passage& passage) : email_(email), passage_(passage) {}

  /// The place of text[at], which must not lie before the last one asked for.
  SourceRange place(std::uint32_t at);

 private:
  const Email& email_;
  const Passage& passage_;
  const Passage::Piece* piece_ = nullptr;
  std::optional<html::TextPlaces> places_;  ///< of the node of `piece_`
  std::uint32_t last_ = ~std::uint32_t{0};
  SourceRange found_;
};

/// The subject first, then the bodies. An alternative in plain text is left out when the HTML says
/// enough by itself. Of the subject at most kMostSubjectBytes; a body ends with the text node or
/// line that reaches kMostPassageBytes.
[[nodiscard]] std::vector<Passage> passages_of(const Email& email);
inline constexpr std::size_t kMostPassageBytes = std::size_t{4} << 20;
inline constexpr std::size_t kMostSubjectBytes = 1000;

}  // namespace presend::email
