#pragma once

#include <string>

#include "scanner/css/token.h"

namespace presend::preview {

/// Writes tokens as CSS that any browser reads as the same tokens, whatever they were written as:
/// escapes are resolved or made anew, comments keep apart what would run together, and nothing in
/// it ends a <style> element.
class CssText {
 public:
  void add(const css::Token& token);
  /// Text that is CSS already and stands for one word.
  void add_word(std::string_view word);
  /// The same, which ends in a closing bracket and begins with what joins nothing.
  void add_block(std::string_view block);

  [[nodiscard]] const std::string& text() const { return out_; }

 private:
  void keep_apart(const css::Token& token);

  std::string out_;
  css::Token last_;  // white space at the beginning
};

}  // namespace presend::preview
