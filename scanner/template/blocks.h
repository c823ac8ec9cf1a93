#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "scanner/template/tags.h"

namespace presend::templates {

/// A tag that fits into no block, or whose block has no end.
struct Imbalance {
  enum class Kind : std::uint8_t {
    never_closed,    ///< `tag` begins a block that has no end
    closes_nothing,  ///< `tag` ends a block that was never begun
    crosses,         ///< `tag` ends the block of `other` while that of `between` is still open
    stray_branch,    ///< `tag` is an "else" outside any block
  };
  Kind kind = Kind::never_closed;
  std::uint32_t tag = 0;  ///< indices of tags
  std::uint32_t other = 0;
  std::uint32_t between = 0;
};

/// How the tags of one text nest: blocks and their branches.
class Blocks {
 public:
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};

  Blocks() = default;
  /// O(size of the text). `tags` as find_tags() gives them for `text`.
  Blocks(std::string_view text, std::span<const Tag> tags);

  [[nodiscard]] const std::vector<Imbalance>& imbalances() const { return imbalances_; }
  [[nodiscard]] bool has_branches() const { return !branches_.empty(); }

  /// Whether what stands at an offset belongs to a branch other than its block's first: of what
  /// readers see, the first branch stands for all.
  [[nodiscard]] bool is_in_later_branch(std::uint32_t at) const;

  /// Whether some readers see none of what stands at `places`: the index of the tag that begins the
  /// conditional which leaves them out, or nothing. Something in every branch of a conditional that
  /// has an "else" is there for all; a loop counts as run. `is_guard` tells of a conditional (by
  /// the index of its tag) that it asks for the very thing it holds. O((places + branches) log n).
  template <class IsGuard>
  [[nodiscard]] std::optional<std::uint32_t> leaves_out(std::span<const std::uint32_t> places,
                                                        IsGuard is_guard) const {
    std::vector<bool> guards(blocks_.size());
    for (std::size_t i = 0; i < blocks_.size(); ++i)
      guards[i] = blocks_[i].is_conditional && is_guard(blocks_[i].tag);
    return find_left_out(places, guards);
  }

  /// Replaces the offsets by others in the same order, such as those in the file.
  template <class Move>
  void move_offsets(Move move) {
    for (Boundary& boundary : boundaries_) boundary.at = move(boundary.at);
  }

 private:
  struct Block {
    std::uint32_t tag = 0;
    std::uint32_t parent = kNone;  ///< index of the branch that holds it
    bool is_conditional = false;   ///< else a loop, or something that is always there
    bool has_else = false;
    std::uint32_t branches = 0;
  };
  struct Branch {
    std::uint32_t block = 0;
    bool is_later = false;  ///< it or a branch around it is not the first of its block
  };
  /// From `at` on, to the next one.
  struct Boundary {
    std::uint32_t at = 0;
    std::uint32_t branch = kNone;
  };
  friend class BlockReader;

  [[nodiscard]] std::uint32_t branch_at(std::uint32_t at) const;
  [[nodiscard]] std::optional<std::uint32_t> find_left_out(std::span<const std::uint32_t> places,
                                                           const std::vector<bool>& guards) const;

  std::vector<Block> blocks_;         ///< in the order of their tags: those around come first
  std::vector<Branch> branches_;      ///< likewise
  std::vector<Boundary> boundaries_;  ///< ascending
  std::vector<Imbalance> imbalances_;
};

}  // namespace presend::templates
