#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"
#include "scanner/mime/charset.h"
#include "scanner/mime/encoded_word.h"
#include "scanner/mime/header_text.h"
#include "scanner/mime/parameter_scanner.h"

namespace presend::mime {
namespace {

// How a parameter was given. When one comes in several ways, the later of these counts, as in mail
// programs; of two given alike, the first.
enum class Form : std::uint8_t { plain, continued, extended };

// "filename*1*=...": section 1, with percent escapes.
struct Section {
  std::string name;  // without suffixes
  Form form = Form::plain;
  std::uint32_t number = 0;
  bool is_escaped = false;
  std::string value;
};

// "title*0*" and the like (RFC 2231 3 and 4). A suffix that is none stays part of the name.
Section section_of(ParameterScanner::Item item) {
  Section section;
  section.value = std::move(item.value);
  std::string_view name = item.name;
  if (name.size() > 1 && name.back() == '*') {
    name.remove_suffix(1);
    section.is_escaped = true;
    section.form = Form::extended;
  }
  const std::size_t star = name.rfind('*');
  constexpr std::size_t kMostDigits = 5;
  if (star != std::string_view::npos && star > 0 && star + 1 < name.size() &&
      name.size() - star - 1 <= kMostDigits &&
      std::all_of(name.begin() + static_cast<std::ptrdiff_t>(star) + 1, name.end(),
                  is_ascii_digit)) {
    section.form = Form::continued;
    for (const char digit : name.substr(star + 1))
      section.number = section.number * 10 + static_cast<std::uint32_t>(digit - '0');
    name = name.substr(0, star);
  }
  section.name = name;
  return section;
}

// Cuts "charset'language'" off the front; nothing when it is not there.
std::optional<std::string> take_charset(std::string& value) {
  const std::size_t first = value.find('\'');
  const std::size_t second = first == std::string::npos ? first : value.find('\'', first + 1);
  if (second == std::string::npos) return std::nullopt;
  std::string charset = value.substr(0, first);
  value.erase(0, second + 1);
  return charset;
}

// Bytes that are no UTF-8 read as in the rest of a header.
std::string_view kept_as_utf8(std::string_view text, TextPool& pool) {
  return pool.keep(is_valid_utf8(text) ? text : decode_words(text, 0).text);
}

class Gatherer {
 public:
  void add(Section section) {
    const auto [entry, is_new] = index_.try_emplace(section.name, groups_.size());
    if (is_new) groups_.push_back({section.name, {}});
    groups_[entry->second].sections.push_back(std::move(section));
  }

  void finish(ParameterisedValue& result, TextPool& pool) {
    for (Group& group : groups_) {
      const std::string value = joined(group);
      result.parameters.push_back({kept_as_utf8(group.name, pool), pool.keep(value)});
    }
    result.is_malformed |= is_malformed_;
  }

 private:
  struct Group {
    std::string name;
    std::vector<Section> sections;
  };

  std::string joined(Group& group) {
    std::vector<Section>& all = group.sections;
    std::stable_sort(all.begin(), all.end(), [](const Section& a, const Section& b) {
      return std::pair(b.form, a.number) < std::pair(a.form, b.number);
    });
    const auto others = std::find_if(all.begin(), all.end(), [&](const Section& section) {
      return section.form != all.front().form;
    });
    std::vector<Section> used(std::make_move_iterator(all.begin()),
                              std::make_move_iterator(others));
    if (used.front().form != Form::continued) {
      is_malformed_ |= used.size() > 1;
      used.resize(1);
    }
    return text_of(std::move(used), group.name);
  }

  // `sections` are sorted by number.
  std::string text_of(std::vector<Section> sections, std::string_view name) {
    is_malformed_ |= sections.front().number > 0;
    const bool is_any_escaped = std::any_of(sections.begin(), sections.end(),
                                            [](const Section& s) { return s.is_escaped; });
    std::optional<std::string> charset;
    if (sections.front().is_escaped) charset = take_charset(sections.front().value);
    is_malformed_ |= is_any_escaped && !charset;
    std::string bytes;
    std::uint32_t expected = sections.front().number;
    for (const Section& section : sections) {
      if (section.number < expected) {
        is_malformed_ = true;  // given twice
        continue;
      }
      if (section.number > expected) {
        is_malformed_ = true;  // a gap: what follows it cannot be placed
        break;
      }
      bytes += section.is_escaped ? percent_decode(section.value) : section.value;
      ++expected;
    }
    if (is_any_escaped) return to_utf8(bytes, {.declared = charset.value_or("")}).text;
    // A boundary is compared with bytes of the body, so nothing in it may be read as encoded.
    if (name == "boundary" || !needs_decoding(bytes)) return bytes;
    return decode_words(bytes, 0).text;
  }

  std::unordered_map<std::string, std::size_t> index_;
  std::vector<Group> groups_;
  bool is_malformed_ = false;
};

}  // namespace

ParameterisedValue parse_parameters(std::string_view raw, TextPool& pool) {
  ParameterisedValue result;
  ParameterScanner scanner(raw);
  result.value = kept_as_utf8(scanner.head(), pool);
  Gatherer gatherer;
  while (std::optional<ParameterScanner::Item> item = scanner.next())
    gatherer.add(section_of(std::move(*item)));
  result.is_malformed = scanner.is_malformed();
  gatherer.finish(result, pool);
  return result;
}

std::string_view ParameterisedValue::parameter(std::string_view name) const {
  for (const Parameter& parameter : parameters)
    if (parameter.name == name) return parameter.value;
  return {};
}

bool ParameterisedValue::has(std::string_view name) const {
  return std::any_of(parameters.begin(), parameters.end(),
                     [&](const Parameter& parameter) { return parameter.name == name; });
}

}  // namespace presend::mime
