#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scanner/fix/edit.h"

namespace presend::fix {

/// A text that is edited again and again, as stretches of what it was and of new text. So edits of
/// edited text can be told as edits of the first. The original must outlive it.
class Pieces {
 public:
  explicit Pieces(std::string_view original);

  /// Does edits of the text as it is now; they must be in order. O(pieces + edits).
  void apply(std::span<const Edit> edits);
  /// Where the byte at `at` of the text as it is now stood in the original; new text: the place
  /// where it was put.
  [[nodiscard]] std::uint32_t origin(std::uint32_t at) const;
  /// All that was done, as edits of the original, in order. Stretches that came back to what they
  /// were are none.
  [[nodiscard]] std::vector<Edit> edits() const;

 private:
  struct Piece {
    SourceRange original;  ///< of new text: empty, where it was put
    std::string text;      ///< new; may be empty, where something was taken out
    bool is_new = false;
    std::vector<std::uint32_t> fixes;
    [[nodiscard]] std::size_t size() const { return is_new ? text.size() : original.size(); }
  };
  [[nodiscard]] static Piece slice(const Piece& piece, std::size_t begin, std::size_t end);

  std::string_view original_;
  std::vector<Piece> pieces_;
};

}  // namespace presend::fix
