// Any text as a style sheet, and line by line as style attributes of a small document, in several
// views. Appearances name elements around or before, and figures are in their range.
#include <cmath>
#include <cstdlib>
#include <string>
#include <string_view>

#include "scanner/html/parse.h"
#include "scanner/html/visibility.h"

using namespace presend;

namespace {

std::string quoted(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '"' ? '\'' : c;
  return out;
}

/// The lines as attributes of nested and neighbouring elements.
std::string document_of(std::string_view text) {
  std::string out = text.size() % 2 == 1 ? "<!doctype html>" : "";
  out += "<style>" + std::string(text) + "</style><body class=a><table id=t width=50%><tr>";
  constexpr int kMostLines = 4;
  std::size_t begin = 0;
  for (int line = 0; line < kMostLines && begin <= text.size(); ++line) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string attribute = quoted(text.substr(begin, end - begin));
    out += "<td class=\"a b c\" title=\"" + attribute + "\"><p style=\"" + attribute +
           "\">a<b id=x lang=en>b<i style=\"color:var(--a,red)\">c</i></b><a href=#>d</a><img>";
    begin = end + 1;
  }
  return out;
}

void check(const html::Document& document, const css::View& view) {
  const html::Visibility visibility = html::compute_visibility(document, view);
  for (html::NodeIndex i = 0; i < document.nodes().size(); ++i) {
    const html::Appearance& one = visibility.of(i);
    const bool is_hidden = one.hidden_by != html::HiddenBy::none;
    if (is_hidden && one.cause != html::kNoNode && one.cause > i) std::abort();
    if (!(one.font_size_px >= 0 && one.font_size_px <= 10'000)) std::abort();
    if (!(one.contrast >= 0 && one.contrast <= 21.01F)) std::abort();
  }
  for (const html::ImageBox& box : visibility.images())
    if (std::isinf(box.width_px) || std::isinf(box.container_px)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string source =
      document_of(std::string_view(reinterpret_cast<const char*>(bytes), size));
  const html::Document document = html::parse(std::string_view(source));
  check(document, {});
  check(document, {.width_px = 375, .height_px = 667, .is_dark = true});
  check(document, {.honours_client_hacks = true});
  return 0;
}
