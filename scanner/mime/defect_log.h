#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "scanner/mime/message.h"

namespace presend::mime {

/// Collects defects while a message is read. A hostile message has millions of them, so of each
/// kind only the first few hundred are kept.
class DefectLog {
 public:
  explicit DefectLog(std::vector<Defect>& defects) : defects_(defects) {}

  void add(DefectKind kind, PartIndex part, SourceRange at, std::string_view message);
  /// Puts the defects in the order of their places.
  void sort();

 private:
  static constexpr std::uint32_t kKeptOfAKind = 200;
  static constexpr std::size_t kKinds = static_cast<std::size_t>(DefectKind::html_limit) + 1;

  std::vector<Defect>& defects_;
  std::array<std::uint32_t, kKinds> count_{};
};

}  // namespace presend::mime
