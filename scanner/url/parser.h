#pragma once

#include <optional>
#include <string_view>

#include "scanner/url/scheme.h"
#include "scanner/url/url.h"

namespace presend::url {

/// The basic URL parser of the standard (4.4), part by part instead of state by state: since "#"
/// and "?" end whatever comes before them, the text is cut there first.
class Parser {
 public:
  /// `text` has neither blanks and controls around it nor tabs and newlines inside.
  Parser(std::string_view text, const Url* base);

  /// Whether a browser takes the text. Call once.
  [[nodiscard]] bool run();
  /// After run() returned true.
  [[nodiscard]] Url&& take() { return std::move(url_); }
  [[nodiscard]] Oddity oddities() const { return oddities_; }

 private:
  bool read_absolute(std::string_view scheme, std::string_view rest);
  bool read_relative(std::string_view rest);
  bool read_file(std::string_view rest);
  bool read_file_host(std::string_view rest);
  bool read_authority(std::string_view rest);
  void read_userinfo(std::string_view userinfo);
  bool read_host(std::string_view host);
  bool read_port(std::string_view digits);
  void read_path(std::string_view path);
  void read_opaque_path(std::string_view path);
  void append_segments(std::string_view path);
  void shorten_path();

  void begin(std::string_view scheme);
  void begin_with_base();
  void begin_path();
  void end_path();
  void finish();

  [[nodiscard]] bool is_slash(char c) const {
    return c == '/' || (c == '\\' && kind_ != SchemeKind::other);
  }
  [[nodiscard]] std::size_t find_slash(std::string_view text) const;
  [[nodiscard]] std::size_t count_slashes(std::string_view text) const;
  std::string_view skip_slashes(std::string_view text, std::size_t count);
  [[nodiscard]] bool has_authority() const;
  void note(Oddity oddity) { oddities_ = oddities_ | oddity; }

  std::string_view text_;                  // up to "?" or "#"
  std::optional<std::string_view> query_;  // without the mark
  std::optional<std::string_view> fragment_;
  const Url* base_;
  SchemeKind kind_ = SchemeKind::other;
  Oddity oddities_ = Oddity::none;
  Url url_;
};

}  // namespace presend::url
