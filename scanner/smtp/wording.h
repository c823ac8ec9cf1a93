#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace presend::smtp {

/// `text` as wordings are compared: letters and digits of ASCII in lower case and nothing else.
/// Blanks go too, so that a line broken anywhere, quoted, re-wrapped or hyphenated stays the same.
/// Reply codes and status codes are left out, as servers repeat them in every line, in the middle
/// of sentences; so are soft line breaks of quoted-printable and "\n" spelt out. "email" counts as
/// "mail", which Gmail uses one for the other.
[[nodiscard]] std::string squeeze(std::string_view text);

/// A passage that identifies a reply: fragments that must follow each other.
class Wording {
 public:
  /// Letters that the first fragment has at least.
  static constexpr std::size_t kBeginning = 4;

  /// Parts at "...".
  explicit Wording(std::string_view phrase);

  /// Letters that match, or 0 when `squeezed` does not hold it. Linear in both.
  [[nodiscard]] std::size_t match(std::string_view squeezed) const;
  [[nodiscard]] std::size_t length() const { return length_; }
  /// The first kBeginning letters, or fewer of a phrase that is too short.
  [[nodiscard]] std::string_view beginning() const {
    return std::string_view(fragments_.front()).substr(0, kBeginning);
  }

 private:
  std::vector<std::string> fragments_;
  std::size_t length_ = 0;
};

}  // namespace presend::smtp
