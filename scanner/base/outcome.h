#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>

namespace presend {

/// Why something outside a draft failed: input, configuration or usage. A bad draft is never an
/// error; its defects are findings.
struct Error {
  std::string file;        ///< as the user named it; empty when no file is concerned
  std::uint32_t line = 0;  ///< 1-based; 0 when the whole file is concerned
  std::string reason;      ///< one clause in plain words, no full stop
  std::string remedy;      ///< what to do about it, an imperative sentence; may be empty

  /// "file:line: reason. Remedy." on one line, for standard error.
  [[nodiscard]] std::string text() const;
};

/// A value or the Error that prevented it.
template <class T>
class [[nodiscard]] Outcome {
 public:
  Outcome(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Outcome(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  /// Precondition of value(): ok(); of error(): !ok().
  [[nodiscard]] const T& value() const& { return *std::get_if<0>(&state_); }
  [[nodiscard]] T& value() & { return *std::get_if<0>(&state_); }
  [[nodiscard]] T&& value() && { return std::move(*std::get_if<0>(&state_)); }
  [[nodiscard]] const Error& error() const { return *std::get_if<1>(&state_); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace presend
