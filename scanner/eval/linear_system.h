#pragma once

#include <cstddef>
#include <vector>

namespace presend::eval {

/// A symmetric matrix of which only the lower half is kept: row ≥ column.
class SymmetricMatrix {
 public:
  explicit SymmetricMatrix(std::size_t size) : size_(size), cells_(size * (size + 1) / 2) {}
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] double& at(std::size_t row, std::size_t column) {
    return cells_[row * (row + 1) / 2 + column];
  }

 private:
  std::size_t size_;
  std::vector<double> cells_;
};

/// Solves matrix × x = right for a positive definite matrix (Cholesky), which is used up.
[[nodiscard]] std::vector<double> solve(SymmetricMatrix matrix, std::vector<double> right);

}  // namespace presend::eval
