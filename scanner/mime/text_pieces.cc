#include "scanner/mime/text_pieces.h"

namespace presend::mime {

PiecedText join_pieces(std::string_view text, const SourceMap& map,
                       const std::vector<SourceRange>& kept) {
  PiecedText joined;
  joined.text.reserve(text.size());
  for (const SourceRange piece : kept) {
    joined.map.add_slice(static_cast<std::uint32_t>(joined.text.size()), map, piece.begin,
                         piece.end);
    joined.text += text.substr(piece.begin, piece.size());
  }
  // A map without a run would be the identity.
  if (joined.text.empty()) joined.map.add(0, map.source(0));
  joined.map.finish(static_cast<std::uint32_t>(joined.text.size()));
  return joined;
}

std::vector<SourceRange> pieces_beside(std::uint32_t size, const std::vector<SourceRange>& taken) {
  std::vector<SourceRange> kept;
  std::uint32_t at = 0;
  for (const SourceRange range : taken) {
    if (range.begin > at) kept.push_back({at, range.begin});
    at = range.end;
  }
  if (at < size) kept.push_back({at, size});
  return kept;
}

}  // namespace presend::mime
