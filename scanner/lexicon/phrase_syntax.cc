#include "scanner/lexicon/phrase_syntax.h"

#include <algorithm>

#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"
#include "scanner/lexicon/letter.h"
#include "scanner/lexicon/normalize.h"
#include "scanner/lexicon/phrase_trie.h"

namespace presend::lexicon {

namespace {

constexpr std::string_view kForm =
    "Write words in lower case with (a|b|) for alternatives and the gaps {number}, {amount}, "
    "{percent}, {time}, {word} and {name}";

PhraseFault fault(std::string reason) { return {std::move(reason), std::string(kForm)}; }

/// The number of the gap called `name`, or kNoWord.
WordId gap_named(std::string_view name) {
  constexpr std::pair<std::string_view, WordId> kGaps[] = {
      {"number", gap::number}, {"amount", gap::amount}, {"percent", gap::percent},
      {"word", gap::word},     {"time", gap::time},     {"name", gap::name}};
  for (const auto& [known, id] : kGaps)
    if (known == name) return id;
  return kNoWord;
}

constexpr bool is_gap(char c) { return c > 0 && c < static_cast<char>(kFirstWord); }

}  // namespace

std::optional<PhraseFault> PhraseSyntax::read(std::string_view entry) {
  options_.clear();
  parts_.clear();
  tokens_.clear();
  buffer_.clear();
  is_first_ = true;
  if (auto found = clean(entry)) return found;
  if (auto found = cut()) return found;
  form_count_ = 1;
  for (const Part& part : parts_) {
    form_count_ *= part.count;
    if (form_count_ > kMostForms)
      return PhraseFault{
          "an entry that stands for more than " + std::to_string(kMostForms) + " phrases",
          "Cut it into several entries"};
  }
  return check_length();
}

/// Writes the entry into clean_ as normalize() would, leaving the signs of the syntax.
std::optional<PhraseFault> PhraseSyntax::clean(std::string_view entry) {
  clean_.clear();
  const auto blank = [&] {
    if (!clean_.empty() && clean_.back() != ' ') clean_ += ' ';
  };
  for (std::size_t at = 0; at < entry.size();) {
    const char c = entry[at];
    if (c == '{') {
      const std::size_t end = entry.find('}', at);
      if (end == std::string_view::npos) return fault("a \"{\" without \"}\"");
      const std::string_view name = entry.substr(at + 1, end - at - 1);
      const WordId id = gap_named(name);
      if (id == kNoWord) return fault("the unknown gap {" + std::string(name) + "}");
      blank();
      clean_ += static_cast<char>(id);
      clean_ += ' ';
      at = end + 1;
      continue;
    }
    if (c == '}') return fault("a \"}\" without \"{\"");
    if (c == '(' || c == ')' || c == '|') {
      clean_ += c;
      ++at;
      continue;
    }
    if (c >= 'A' && c <= 'Z') return fault("upper-case letters");
    if (is_ascii_alnum(c)) {
      clean_ += c;
      ++at;
      continue;
    }
    const CodePoint point = decode_utf8(entry, at);
    if (!point.is_valid) return fault("bytes that are not UTF-8");
    at += point.size;
    const Letter here = letter(point.value);
    if (here.kind == LetterKind::letter || here.kind == LetterKind::digit) {
      if (here.ascii_size > 0)
        clean_.append(here.ascii, here.ascii_size);
      else
        append_utf8(clean_, here.folded);
    } else if (here.kind == LetterKind::ideograph) {
      blank();
      append_utf8(clean_, here.folded);
      clean_ += ' ';
    } else if (here.kind == LetterKind::separator) {
      blank();
    }
  }
  return std::nullopt;
}

void PhraseSyntax::add_part(std::size_t begin, std::size_t end, bool is_group) {
  Part part{static_cast<std::uint32_t>(options_.size()), 0, 0, 0};
  while (begin <= end) {
    const std::size_t bar =
        is_group ? std::min(std::string_view(clean_).substr(0, end).find('|', begin), end) : end;
    options_.push_back(std::string_view(clean_).substr(begin, bar - begin));
    ++part.count;
    begin = bar + 1;
  }
  parts_.push_back(part);
}

/// Cuts clean_ at its brackets.
std::optional<PhraseFault> PhraseSyntax::cut() {
  const std::string_view text = clean_;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t open = std::min(text.find_first_of("()|", begin), text.size());
    if (open < text.size() && text[open] == ')') return fault("a \")\" without \"(\"");
    if (open < text.size() && text[open] == '|') return fault("a \"|\" outside of brackets");
    if (open > begin) add_part(begin, open, false);
    if (open == text.size()) break;
    const std::size_t close = text.find_first_of("()", open + 1);
    if (close == std::string_view::npos) return fault("a \"(\" without \")\"");
    if (text[close] == '(') return fault("a \"(\" inside another");
    add_part(open + 1, close, true);
    begin = close + 1;
  }
  return std::nullopt;
}

/// Bounds the length of all forms before they are written out.
std::optional<PhraseFault> PhraseSyntax::check_length() const {
  std::size_t bytes = 0;
  for (const Part& part : parts_) {
    std::size_t longest = 0;
    for (std::uint32_t i = 0; i < part.count; ++i)
      longest = std::max(longest, options_[part.first + i].size());
    bytes += longest;
  }
  if (bytes > kLongestWord)
    return PhraseFault{"a phrase of more than " + std::to_string(kLongestWord) + " bytes",
                       "Shorten it"};
  return std::nullopt;
}

void PhraseSyntax::fill(std::size_t part) {
  for (; part < parts_.size(); ++part) {
    parts_[part].begin = static_cast<std::uint32_t>(buffer_.size());
    buffer_ += options_[parts_[part].first + parts_[part].chosen];
  }
}

bool PhraseSyntax::next(VocabularyBuilder& vocabulary) {
  if (is_first_) {
    is_first_ = false;
    words_.clear();
    fill(0);
    tokenise(vocabulary);
    return true;
  }
  std::size_t part = parts_.size();
  while (part > 0 && parts_[part - 1].chosen + 1 == parts_[part - 1].count) --part;
  if (part == 0) return false;
  --part;
  ++parts_[part].chosen;
  for (std::size_t i = part + 1; i < parts_.size(); ++i) parts_[i].chosen = 0;
  const std::uint32_t changed = parts_[part].begin;
  buffer_.resize(changed);
  // A word that reaches up to the change may go on differently now.
  while (!tokens_.empty() && tokens_.back().end >= changed) tokens_.pop_back();
  words_.resize(tokens_.size());
  fill(part);
  tokenise(vocabulary);
  return true;
}

void PhraseSyntax::tokenise(VocabularyBuilder& vocabulary) {
  std::size_t at = tokens_.empty() ? 0 : tokens_.back().end;
  while (at < buffer_.size()) {
    if (buffer_[at] == ' ') {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    if (is_gap(buffer_[at])) {
      ++at;
      words_.push_back(static_cast<WordId>(buffer_[begin]));
    } else {
      while (at < buffer_.size() && buffer_[at] != ' ' && !is_gap(buffer_[at])) ++at;
      words_.push_back(vocabulary.add(std::string_view(buffer_).substr(begin, at - begin)));
    }
    tokens_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)});
  }
}

}  // namespace presend::lexicon
