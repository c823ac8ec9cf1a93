#include "scanner/mime/encoded_word.h"

#include <algorithm>
#include <utility>

#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"
#include "scanner/mime/charset.h"
#include "scanner/mime/charset_convert.h"
#include "scanner/mime/charset_single_byte.h"
#include "scanner/mime/encoded_bytes.h"

namespace presend::mime {
namespace {

std::uint32_t u32(std::size_t n) { return static_cast<std::uint32_t>(n); }
bool is_line_break(char c) { return c == '\r' || c == '\n'; }

std::string_view trim_front(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  return text;
}

class WordDecoder {
 public:
  WordDecoder(std::string_view raw, std::uint32_t offset)
      : raw_(raw), offset_(offset), words_(raw) {}

  DecodedWords run() {
    for (std::size_t at = 0; at < raw_.size();) {
      const std::size_t begin = std::min(raw_.find("=?", at), raw_.size());
      plain(at, begin);
      at = begin;
      if (at == raw_.size()) break;
      if (const std::optional<EncodedWord> word = words_.at(at)) {
        encoded(*word, at);
        at = word->end;
      } else {
        // "=?" alone is prose; with another "?" soon after, somebody meant an encoded word.
        result_.has_bad_word |= raw_.substr(at + 2, 40).find('?') != std::string_view::npos;
        plain(at, at + 2);
        at += 2;
      }
    }
    flush();
    if (is_after_word_) copy(word_end_, raw_.size());
    result_.text.resize(trim(result_.text).size());  // nothing leads, see append()
    if (result_.text.empty()) result_.map.add(0, offset_);
    result_.map.finish(u32(result_.text.size()));
    result_.has_control |= std::any_of(result_.text.begin(), result_.text.end(),
                                       [](char c) { return is_control(c) && c != '\t'; });
    return std::move(result_);
  }

 private:
  // Raw text. Blanks between two encoded words vanish (RFC 2047 6.2), so behind a word they wait
  // for what comes next.
  void plain(std::size_t begin, std::size_t end) {
    if (is_after_word_) {
      begin = word_end_;
      if (std::all_of(raw_.begin() + static_cast<std::ptrdiff_t>(begin),
                      raw_.begin() + static_cast<std::ptrdiff_t>(end), is_space))
        return;
      flush();
      is_after_word_ = false;
    }
    copy(begin, end);
  }

  void copy(std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end;) {
      if (is_line_break(raw_[at])) {
        at = unfold(at);
        continue;
      }
      std::size_t next = at + 1;
      const bool is_8bit = !is_ascii(raw_[at]);
      while (next < end && is_ascii(raw_[next]) != is_8bit && !is_line_break(raw_[next])) ++next;
      if (is_8bit)
        raw_8bit(raw_.substr(at, next - at), offset_ + u32(at));
      else
        append(raw_.substr(at, next - at), offset_ + u32(at), 1, 1);
      at = next;
    }
  }

  // The blank that makes a fold stays. A tab there is Outlook's and shows as a blank.
  std::size_t unfold(std::size_t at) {
    std::size_t next = at;
    while (next < raw_.size() && is_line_break(raw_[next])) ++next;
    if (next == raw_.size()) return next;
    if (raw_[next] == ' ' || raw_[next] == '\t') {
      append(" ", offset_ + u32(next), 1, 1);
      return next + 1;
    }
    result_.has_control = true;
    append(" ", offset_ + u32(at), 1, next - at);
    return next;
  }

  void raw_8bit(std::string_view bytes, std::uint32_t source) {
    if (is_valid_utf8(bytes)) {
      result_.has_raw_utf8 = true;
      append(bytes, source, 1, 1);
      return;
    }
    result_.has_raw_8bit = true;
    static const SingleByteTable& kWindows1252 = *single_byte_table("windows-1252");
    for (const char byte : bytes) {
      const SingleByteTable::Entry& entry = kWindows1252[byte];
      append({entry.utf8, entry.size}, source++, entry.size, 1);
    }
  }

  void append(std::string_view text, std::uint32_t source, std::uint16_t unit,
              std::size_t source_unit) {
    if (result_.text.empty() && unit == 1) {
      const std::size_t blanks = text.size() - trim_front(text).size();
      source += u32(blanks * source_unit);
      text.remove_prefix(blanks);
    }
    if (text.empty()) return;
    result_.map.add(u32(result_.text.size()), source, unit,
                    static_cast<std::uint16_t>(std::min<std::size_t>(source_unit, 0xFFFF)));
    result_.text += text;
  }

  // Empty for an unknown charset.
  std::string_view encoding_of(std::string_view charset) {
    if (charset != charset_ || charset.empty()) {
      charset_ = charset;
      charset_encoding_ = encoding_of_label(charset).value_or(std::string_view());
    }
    return charset_encoding_;
  }

  void encoded(const EncodedWord& word, std::size_t begin) {
    const std::string_view declared = encoding_of(word.charset);
    const std::string_view encoding = declared.empty() ? "utf-8" : declared;
    if (encoding != encoding_ || declared.empty()) flush();
    encoding_ = encoding;
    const std::size_t before = bytes_.bytes().size();
    const std::uint32_t source =
        offset_ + u32(static_cast<std::size_t>(word.text.data() - raw_.data()));
    const bool is_clean = word.is_base64 ? bytes_.append_base64(word.text, source)
                                         : bytes_.append_q(word.text, source);
    const std::string_view bytes = bytes_.bytes().substr(before);
    result_.has_bad_word |= !is_clean || declared.empty();
    const bool is_unreadable =
        (bytes.empty() && !word.text.empty()) || (declared.empty() && !is_valid_utf8(bytes));
    if (is_unreadable) {
      bytes_.truncate(before);
      plain(begin, word.end);
      return;
    }
    is_after_word_ = true;
    word_end_ = word.end;
  }

  void flush() {
    if (bytes_.empty()) return;
    Conversion converted = convert(bytes_.bytes(), encoding_);
    if (converted.ill_formed > 0) {
      result_.has_bad_word = true;
      if (!converted.is_convincing())
        converted =
            convert(bytes_.bytes(), is_valid_utf8(bytes_.bytes()) ? "utf-8" : "windows-1252");
    }
    const std::string_view text =
        result_.text.empty() ? trim_front(converted.text) : std::string_view(converted.text);
    bytes_.compose(converted.text, converted.map, u32(converted.text.size() - text.size()),
                   u32(result_.text.size()), result_.map);
    result_.text += text;
    bytes_.truncate(0);
  }

  std::string_view raw_;
  std::uint32_t offset_;
  EncodedWords words_;
  DecodedWords result_;
  EncodedBytes bytes_;
  std::string_view encoding_;          // of bytes_
  std::string_view charset_;           // the label looked up last
  std::string_view charset_encoding_;  // and what it gave
  bool is_after_word_ = false;
  std::size_t word_end_ = 0;
};

// Where charset, encoding letter and text of a word lie that begins at `at`; text up to the end.
std::optional<EncodedWord> word_head(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongestCharset = 80;  // with its language
  if (text.substr(at, 2) != "=?") return std::nullopt;
  const std::string_view head = text.substr(at + 2, kLongestCharset);
  const std::size_t charset_end = head.find_first_of("? \t\r\n<>\"");
  if (charset_end == std::string_view::npos || head[charset_end] != '?') return std::nullopt;
  const std::size_t letter = at + 2 + charset_end + 1;
  if (letter + 1 >= text.size() || text[letter + 1] != '?') return std::nullopt;
  const char kind = ascii_lower(text[letter]);
  if (kind != 'q' && kind != 'b') return std::nullopt;
  EncodedWord word;
  word.charset = head.substr(0, std::min(head.find('*'), charset_end));
  word.is_base64 = kind == 'b';
  word.text = text.substr(letter + 2);
  return word;
}

}  // namespace

std::optional<EncodedWord> EncodedWords::at(std::size_t begin) {
  std::optional<EncodedWord> word = word_head(text_, begin);
  if (!word) return std::nullopt;
  const auto text_begin = static_cast<std::size_t>(word->text.data() - text_.data());
  if (close_ < text_begin) close_ = std::min(text_.find("?=", text_begin), text_.size());
  if (close_ == text_.size()) return std::nullopt;
  word->text = text_.substr(text_begin, close_ - text_begin);
  word->end = close_ + 2;
  if (next_word_ < text_begin) {
    next_word_ = text_begin;
    do {
      next_word_ = std::min(text_.find("=?", next_word_ + 1), text_.size());
    } while (next_word_ < text_.size() && !is_space(text_[next_word_ - 1]));
  }
  if (next_word_ < close_) return std::nullopt;
  return word;
}

DecodedWords decode_words(std::string_view raw, std::uint32_t offset) {
  return WordDecoder(raw, offset).run();
}

bool needs_decoding(std::string_view raw) {
  for (std::size_t at = 0; at < raw.size(); ++at) {
    if (!is_ascii(raw[at]) || is_line_break(raw[at])) return true;
    if (raw[at] == '=' && raw.substr(at, 2) == "=?") return true;
  }
  return false;
}

}  // namespace presend::mime
