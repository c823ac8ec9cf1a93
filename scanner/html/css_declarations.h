#pragma once

#include <string>
#include <string_view>

namespace presend::html {

struct Declaration {
  std::string_view name;   ///< as written
  std::string_view value;  ///< without !important and surrounding blanks
  bool is_important = false;
};

/// Reads the declarations of a style attribute one by one (CSS Syntax 3): semicolons inside
/// strings, parentheses and blocks do not end them, comments count for nothing, escapes are
/// resolved. Views are valid until the next call. Linear.
class DeclarationReader {
 public:
  explicit DeclarationReader(std::string_view text) : rest_(text) {}
  bool next(Declaration& declaration);

 private:
  std::string_view take_until_semicolon(bool& needs_cleaning);

  std::string_view rest_;
  std::string cleaned_;
};

}  // namespace presend::html
