#include "scanner/io/names.h"

#include <algorithm>
#include <array>

#include "scanner/io/file.h"

namespace presend::io {
namespace {

template <std::size_t N>
bool is_one_of(std::string_view ending, const std::array<std::string_view, N>& endings) {
  return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

bool is_html_ending(std::string_view ending) {
  constexpr std::array<std::string_view, 3> kEndings = {"html", "htm", "xhtml"};
  return is_one_of(ending, kEndings);
}

bool is_template_ending(std::string_view ending) {
  constexpr std::array<std::string_view, 25> kEndings = {
      "hbs",  "handlebars", "mustache", "liquid", "njk",  "nunjucks", "j2",     "jinja",  "jinja2",
      "twig", "erb",        "ejs",      "ftl",    "ftlh", "tmpl",     "gohtml", "cshtml", "phtml",
      "tt",   "tt2",        "tpl",      "latte",  "eta",  "php",      "jsp"};
  return is_one_of(ending, kEndings);
}

std::string_view without_ending(std::string_view path, std::string_view ending) {
  return path.substr(0, path.size() - std::min(path.size(), ending.size() + 1));
}

}  // namespace

bool may_be_html_name(std::string_view path) {
  const std::string ending = extension(path);
  if (!is_template_ending(ending)) return false;
  return extension(without_ending(path, ending)).empty();
}

bool is_html_name(std::string_view path) {
  const std::string ending = extension(path);
  if (is_html_ending(ending)) return true;
  if (!is_template_ending(ending)) return false;
  const std::string inner = extension(without_ending(path, ending));
  return inner.empty() || is_html_ending(inner);
}

bool is_mjml_name(std::string_view path) {
  const std::string ending = extension(path);
  if (ending == "mjml") return true;
  return is_template_ending(ending) && extension(without_ending(path, ending)) == "mjml";
}

bool is_mbox_name(std::string_view path) {
  const std::string ending = extension(path);
  return ending == "mbox" || ending == "mbx";
}

}  // namespace presend::io
