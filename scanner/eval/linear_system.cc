#include "scanner/eval/linear_system.h"

#include <algorithm>
#include <cmath>

namespace presend::eval {

std::vector<double> solve(SymmetricMatrix matrix, std::vector<double> right) {
  const std::size_t n = matrix.size();
  for (std::size_t row = 0; row < n; ++row) {
    for (std::size_t column = 0; column <= row; ++column) {
      double rest = matrix.at(row, column);
      for (std::size_t k = 0; k < column; ++k) rest -= matrix.at(row, k) * matrix.at(column, k);
      // Rounding must not make a pivot vanish.
      matrix.at(row, column) =
          row == column ? std::sqrt(std::max(rest, 1e-300)) : rest / matrix.at(column, column);
    }
  }
  for (std::size_t row = 0; row < n; ++row) {
    for (std::size_t k = 0; k < row; ++k) right[row] -= matrix.at(row, k) * right[k];
    right[row] /= matrix.at(row, row);
  }
  for (std::size_t row = n; row-- > 0;) {
    for (std::size_t k = row + 1; k < n; ++k) right[row] -= matrix.at(k, row) * right[k];
    right[row] /= matrix.at(row, row);
  }
  return right;
}

}  // namespace presend::eval
