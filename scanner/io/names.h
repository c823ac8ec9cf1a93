#pragma once

#include <string>
#include <string_view>

namespace presend::io {

/// Whether a file is a bare HTML document by its name: page.html, page.htm, page.xhtml, and
/// templates of web pages: page.hbs, page.html.erb, page.liquid; not note.txt.j2.
[[nodiscard]] bool is_html_name(std::string_view path);
/// Whether only the ending of a template language says so, which files of all kinds bear.
[[nodiscard]] bool may_be_html_name(std::string_view path);
/// Whether a file is MJML, which must be compiled first.
[[nodiscard]] bool is_mjml_name(std::string_view path);
[[nodiscard]] bool is_mbox_name(std::string_view path);

}  // namespace presend::io
