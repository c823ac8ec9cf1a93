#include "scanner/html/doctype.h"

#include <algorithm>

#include "scanner/base/ascii.h"

namespace presend::html {
namespace {

// Identifiers that count as a whole.
constexpr std::string_view kQuirksIds[] = {"-//W3O//DTD W3 HTML Strict 3.0//EN//",
                                           "-/W3C/DTD HTML 4.0 Transitional/EN", "HTML"};
constexpr std::string_view kQuirksSystemId =
    "http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd";

// Beginnings that count. Where the standard lists several that share one, the shared beginning
// stands here if no doctype outside the list has it.
constexpr std::string_view kQuirksPrefixes[] = {
    "+//Silmaril//dtd html Pro v0r11 19970101//",
    "-//AS//DTD HTML 3.0 asWedit + extensions//",
    "-//AdvaSoft Ltd//DTD HTML 3.0 asWedit + extensions//",
    "-//IETF//DTD HTML//",
    "-//IETF//DTD HTML ",
    "-//Metrius//DTD Metrius Presentational//",
    "-//Microsoft//DTD Internet Explorer 2.0 ",
    "-//Microsoft//DTD Internet Explorer 3.0 ",
    "-//Netscape Comm. Corp.//DTD ",
    "-//O'Reilly and Associates//DTD HTML ",
    "-//SQ//DTD HTML 2.0 HoTMetaL + extensions//",
    "-//SoftQuad Software//DTD HoTMetaL PRO 6.0::19990601::extensions to HTML 4.0//",
    "-//SoftQuad//DTD HoTMetaL PRO 4.0::19971010::extensions to HTML 4.0//",
    "-//Spyglass//DTD HTML 2.0 Extended//",
    "-//Sun Microsystems Corp.//DTD HotJava ",
    "-//W3C//DTD HTML 3 1995-03-24//",
    "-//W3C//DTD HTML 3.2 Draft//",
    "-//W3C//DTD HTML 3.2 Final//",
    "-//W3C//DTD HTML 3.2//",
    "-//W3C//DTD HTML 3.2S Draft//",
    "-//W3C//DTD HTML 4.0 Frameset//",
    "-//W3C//DTD HTML 4.0 Transitional//",
    "-//W3C//DTD HTML Experimental 19960712//",
    "-//W3C//DTD HTML Experimental 970421//",
    "-//W3C//DTD W3 HTML//",
    "-//W3O//DTD W3 HTML 3.0//",
    "-//WebTechs//DTD Mozilla HTML"};
// Beginnings that count without a system identifier.
constexpr std::string_view kQuirksWithoutSystemId[] = {"-//W3C//DTD HTML 4.01 Frameset//",
                                                       "-//W3C//DTD HTML 4.01 Transitional//"};

std::string_view next_word(std::string_view& rest) {
  rest = trim(rest);
  std::size_t size = 0;
  while (size < rest.size() && !is_space(rest[size]) && rest[size] != '"' && rest[size] != '\'')
    ++size;
  const std::string_view word = rest.substr(0, size);
  rest.remove_prefix(size);
  return word;
}

bool next_quoted(std::string_view& rest, std::string_view& value) {
  rest = trim(rest);
  if (rest.empty() || (rest[0] != '"' && rest[0] != '\'')) return false;
  const std::size_t end = rest.find(rest[0], 1);
  if (end == std::string_view::npos) return false;
  value = rest.substr(1, end - 1);
  rest.remove_prefix(end + 1);
  return true;
}

}  // namespace

bool is_quirks_doctype(std::string_view name, std::string_view public_id,
                       std::string_view system_id) {
  const auto is_id = [&](std::string_view id) { return equals_ignoring_case(public_id, id); };
  const auto begins = [&](std::string_view id) { return starts_with_ignoring_case(public_id, id); };
  return !equals_ignoring_case(name, "html") || equals_ignoring_case(system_id, kQuirksSystemId) ||
         std::any_of(std::begin(kQuirksIds), std::end(kQuirksIds), is_id) ||
         std::any_of(std::begin(kQuirksPrefixes), std::end(kQuirksPrefixes), begins) ||
         (system_id.empty() && std::any_of(std::begin(kQuirksWithoutSystemId),
                                           std::end(kQuirksWithoutSystemId), begins));
}

bool is_quirks_doctype(std::string_view content) {
  const std::string_view name = next_word(content);
  const std::string_view keyword = next_word(content);
  std::string_view public_id;
  std::string_view system_id;
  if (equals_ignoring_case(keyword, "public")) {
    if (!next_quoted(content, public_id)) return true;
    next_quoted(content, system_id);
  } else if (equals_ignoring_case(keyword, "system")) {
    if (!next_quoted(content, system_id)) return true;
  } else if (!keyword.empty()) {
    return true;
  }
  return is_quirks_doctype(name, public_id, system_id);
}

}  // namespace presend::html
