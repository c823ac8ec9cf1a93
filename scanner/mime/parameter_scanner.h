#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace presend::mime {

/// Takes "value; name=value; name="value"" apart (RFC 2045 5.1), forgiving what mailers get wrong.
/// One pass, linear in the text. Folds become blanks, comments vanish.
class ParameterScanner {
 public:
  explicit ParameterScanner(std::string_view raw) : raw_(raw) {}

  /// What stands before the first ";". Call first, once. A value that "name=" follows without a
  /// semicolon ends before that name.
  [[nodiscard]] std::string head();

  struct Item {
    std::string name;   ///< as written, lower case; with the suffixes of RFC 2231
    std::string value;  ///< without quotes and escapes
  };
  /// The next "name=value", or nothing at the end.
  [[nodiscard]] std::optional<Item> next();

  [[nodiscard]] bool is_malformed() const { return is_malformed_; }

 private:
  [[nodiscard]] bool at_end() const { return at_ >= raw_.size(); }
  bool skip_comment();
  void skip_space_and_comments();
  [[nodiscard]] std::string quoted_value();
  [[nodiscard]] std::string bare_value(bool is_filename);
  [[nodiscard]] bool is_name_ahead() const;

  std::string_view raw_;
  std::size_t at_ = 0;
  bool has_open_comment_ = false;  // one is never closed, so "(" is a character like any other
  bool is_malformed_ = false;
};

}  // namespace presend::mime
