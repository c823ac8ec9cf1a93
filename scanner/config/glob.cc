#include "scanner/config/glob.h"

#include <algorithm>

#include "scanner/base/ascii.h"

namespace presend::config {
namespace {

constexpr std::size_t kMostBytes = 1000;
constexpr std::size_t kMostForms = 256;

/// The end of the brace group that opens at `open`, or npos.
std::size_t closing_brace(std::string_view text, std::size_t open) {
  int depth = 0;
  for (std::size_t i = open; i < text.size(); ++i) {
    if (text[i] == '{') ++depth;
    if (text[i] == '}' && --depth == 0) return i;
  }
  return std::string_view::npos;
}

/// What stands between the commas of a brace group, not those of groups inside it.
std::vector<std::string_view> alternatives(std::string_view group) {
  std::vector<std::string_view> out;
  int depth = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < group.size(); ++i) {
    if (group[i] == '{') ++depth;
    if (group[i] == '}') --depth;
    if (group[i] != ',' || depth != 0) continue;
    out.push_back(group.substr(begin, i - begin));
    begin = i + 1;
  }
  out.push_back(group.substr(begin));
  return out;
}

/// Every pattern without braces that `pattern` stands for; nothing when there are too many or a
/// brace is left open.
std::vector<std::string> without_braces(std::string_view pattern) {
  std::vector<std::string> open = {std::string(pattern)};
  std::vector<std::string> done;
  while (!open.empty()) {
    const std::string form = std::move(open.back());
    open.pop_back();
    const std::size_t begin = form.find('{');
    if (begin == std::string::npos) {
      done.push_back(form);
      continue;
    }
    const std::size_t end = closing_brace(form, begin);
    if (end == std::string::npos || open.size() + done.size() > kMostForms) return {};
    const std::string_view group = std::string_view(form).substr(begin + 1, end - begin - 1);
    for (const std::string_view alternative : alternatives(group))
      open.push_back(form.substr(0, begin) + std::string(alternative) + form.substr(end + 1));
  }
  return done;
}

bool is_letter_start(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

/// Whether `path`, or a folder above it, fits `form`. Goes through the path once and keeps every
/// place of the form that fits so far, so that no pattern costs more than their product.
bool fits(std::string_view form, std::string_view path) {
  std::vector<bool> here(form.size() + 1);
  std::vector<bool> next(form.size() + 1);
  const auto skip_stars = [&](std::vector<bool>& places, bool is_at_name) {
    for (std::size_t i = 0; i < form.size(); ++i) {
      if (!places[i] || form[i] != '*') continue;
      const bool is_folders = form.substr(i, 3) == "**/";
      // Folders are left out as a whole, not in the middle of a name.
      if (is_folders && !is_at_name) continue;
      places[i + (is_folders ? 3 : form.substr(i, 2) == "**" ? 2 : 1)] = true;
    }
  };
  here[0] = true;
  skip_stars(here, true);
  for (std::size_t at = 0; at < path.size(); ++at) {
    const char c = path[at];
    if (c == '/' && here[form.size()]) return true;  // a folder that fits
    std::fill(next.begin(), next.end(), false);
    for (std::size_t i = 0; i < form.size(); ++i) {
      if (!here[i]) continue;
      if (form.substr(i, 3) == "**/") {
        next[i] = true;  // the name of a folder goes on; it ends at "/"
        if (c == '/') next[i + 3] = true;
      } else if (form.substr(i, 2) == "**") {
        next[i] = true;
      } else if (form[i] == '*') {
        if (c != '/') next[i] = true;
      } else if (form[i] == '?') {
        // The bytes of a letter go together.
        if (c != '/') {
          const bool goes_on = at + 1 < path.size() && !is_letter_start(path[at + 1]);
          next[goes_on ? i : i + 1] = true;
        }
      } else if (form[i] == c) {
        next[i + 1] = true;
      }
    }
    skip_stars(next, c == '/');
    std::swap(here, next);
    if (std::none_of(here.begin(), here.end(), [](bool is) { return is; })) return false;
  }
  return here[form.size()];
}

}  // namespace

Outcome<Glob> Glob::make(std::string_view pattern) {
  const auto wrong = [&](std::string reason, std::string remedy) {
    return Error{"", 0, '"' + std::string(pattern) + "\" " + std::move(reason), std::move(remedy)};
  };
  if (pattern.empty()) return wrong("is no pattern of paths", "Write one, such as drafts/*.eml");
  if (pattern.size() > kMostBytes) return wrong("is too long a pattern", "Shorten it");
  Glob glob;
  glob.pattern_ = pattern;
  std::string_view rest = pattern;
  while (rest.starts_with("./")) rest.remove_prefix(2);
  while (rest.size() > 1 && rest.ends_with('/')) rest.remove_suffix(1);
  glob.forms_ = without_braces(rest);
  if (glob.forms_.empty())
    return wrong("has a { without }, or too many of them", "Write {a,b} for one of several");
  // A slash at the end names a folder, but at any depth as a name does.
  for (std::string& form : glob.forms_)
    if (form.find('/') == std::string::npos) form.insert(0, "**/");
  return glob;
}

bool Glob::matches(std::string_view path) const {
  return std::any_of(forms_.begin(), forms_.end(),
                     [&](const std::string& form) { return fits(form, path); });
}

std::string normal_path(std::string_view folder, std::string_view path) {
  std::string joined(path);
  if (!path.starts_with('/') && !folder.empty()) joined = std::string(folder) + '/' + joined;
  const bool is_absolute = joined.starts_with('/');
  std::vector<std::string_view> names;
  for (std::string_view rest = joined; !rest.empty();) {
    const std::string_view name = rest.substr(0, rest.find('/'));
    rest.remove_prefix(std::min(name.size() + 1, rest.size()));
    if (name.empty() || name == ".") continue;
    if (name != "..")
      names.push_back(name);
    else if (!names.empty() && names.back() != "..")
      names.pop_back();
    else if (!is_absolute)
      names.push_back(name);
  }
  std::string out = is_absolute ? "/" : "";
  for (std::size_t i = 0; i < names.size(); ++i) out.append(i == 0 ? "" : "/").append(names[i]);
  return out;
}

std::string_view below(std::string_view folder, std::string_view path) {
  if (folder == "/" || folder.empty()) return path.substr(folder.size());
  if (!path.starts_with(folder) || path.size() <= folder.size() || path[folder.size()] != '/')
    return {};
  return path.substr(folder.size() + 1);
}

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return {};
  return path.substr(0, slash == 0 ? 1 : slash);
}

}  // namespace presend::config
