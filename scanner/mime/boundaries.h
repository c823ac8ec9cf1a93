#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace presend::mime {

/// The boundaries of the multiparts that are open while a message is read, outermost first.
class Boundaries {
 public:
  struct Match {
    std::size_t level;  ///< index of the boundary
    bool is_closing;    ///< "--boundary--"
  };

  /// `boundary` must outlive this object.
  void push(std::string_view boundary);
  /// Forgets all boundaries from `level` on.
  void cut(std::size_t level);
  [[nodiscard]] std::size_t size() const { return open_.size(); }

  /// Reads a line (without line end) as a delimiter (RFC 2046 5.1.1): "--", the whole boundary,
  /// perhaps "--", perhaps blanks, nothing else. The outermost boundary that fits wins, as where a
  /// client splits the outer multipart first; it matters when a multipart shares the boundary of
  /// the one around it. O(line) however many boundaries are open.
  [[nodiscard]] std::optional<Match> match(std::string_view line) const;

 private:
  struct Open {
    std::string_view boundary;
    std::size_t hash;
  };
  [[nodiscard]] std::optional<std::size_t> find(std::string_view boundary) const;

  std::vector<Open> open_;
  /// Bit n: a boundary of n bytes (modulo 64) is, or was, open. Most lines need no more than this.
  std::uint64_t sizes_ = 0;
};

}  // namespace presend::mime
