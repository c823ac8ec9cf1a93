// Every decoded character leads back to bytes that decode to it, whatever the message is made of.
#include <gtest/gtest.h>

#include <tuple>
#include <vector>

#include "scanner/base/utf8.h"
#include "scanner/mime/parse.h"
#include "scanner/mime/transfer.h"
#include "tests/mime/message_view.h"

namespace presend::mime {
namespace {

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kHex = "0123456789ABCDEF";

std::string in_charset(std::u32string_view text, std::string_view charset) {
  std::string out;
  for (const char32_t c : text) {
    if (charset == "utf-8") {
      append_utf8(out, c);
    } else if (charset == "windows-1252") {
      out += static_cast<char>(c == U'\u20AC' ? 0x80 : c);
    } else {  // utf-16be, basic plane
      out += static_cast<char>(c >> 8);
      out += static_cast<char>(c & 0xFF);
    }
  }
  return out;
}

std::string as_quoted_printable(std::string_view bytes, std::string_view line_end) {
  std::string out;
  std::size_t column = 0;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\n' && line_end == "\n") {
      out += c;
      column = 0;
      continue;
    }
    const bool is_plain = byte > 32 && byte < 127 && c != '=';
    const std::string octet =
        is_plain ? std::string(1, c) : std::string{'=', kHex[byte >> 4], kHex[byte & 15]};
    if (column + octet.size() > 20) {  // short lines: many soft line breaks
      out += '=';
      out += line_end;
      column = 0;
    }
    out += octet;
    column += octet.size();
  }
  return out;
}

std::string as_base64(std::string_view bytes, std::string_view line_end, std::size_t width) {
  std::string letters;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const auto byte = [&](std::size_t at) {
      return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U;
    };
    const std::uint32_t group = byte(i) << 16 | byte(i + 1) << 8 | byte(i + 2);
    for (int shift = 18; shift >= 0; shift -= 6) letters += kAlphabet[group >> shift & 63];
    for (std::size_t lack = bytes.size() - i; lack < 3; ++lack)
      letters[letters.size() - (3 - lack)] = '=';
  }
  std::string out;
  for (std::size_t i = 0; i < letters.size(); i += width) {
    out += letters.substr(i, width);
    out += line_end;
  }
  return out;
}

using Case = std::tuple<std::string, std::string, std::string>;  // line end, encoding, charset
class SourcePlaces : public testing::TestWithParam<Case> {
 protected:
  static constexpr std::u32string_view kText =
      U"Gr\u00FC\u00DFe aus K\u00F6ln = 100 \u20AC!\nZweite Zeile, \u00E4\u00F6\u00FC\u00DF\u00E9.";
};

TEST_P(SourcePlaces, DecodeBackToTheCharacter) {
  const auto& [line_end, encoding, charset] = GetParam();
  const std::string bytes = in_charset(kText, charset);
  std::string body = bytes;
  if (encoding == "quoted-printable") body = as_quoted_printable(bytes, line_end);
  // 18 letters a line is not a whole number of groups, so line ends stand inside groups.
  if (encoding == "base64") body = as_base64(bytes, line_end, 18);
  const std::string mail = "Content-Type: text/plain; charset=" + charset + line_end +
                           "Content-Transfer-Encoding: " + encoding + line_end + line_end + body;
  const Message message = parse(mail);
  const Part& part = message.root();
  ASSERT_EQ(part.text, in_charset(kText, "utf-8"));
  EXPECT_EQ(part.decoded_bytes, bytes.size());

  std::size_t in_text = 0;   // offset in the UTF-8 text
  std::size_t in_bytes = 0;  // offset in the bytes in their charset
  for (const char32_t c : kText) {
    const std::size_t size = in_charset({&c, 1}, "utf-8").size();
    const std::string want = in_charset({&c, 1}, charset);
    const SourceRange place =
        part.place(static_cast<std::uint32_t>(in_text), static_cast<std::uint32_t>(in_text + size));
    if (encoding == "base64") {
      // Letters in front of the place and up to its end: those that hold the first and last bit.
      const auto letters = [&](std::uint32_t end) {
        std::size_t count = 0;
        for (std::size_t i = part.body.begin; i < end; ++i)
          count += kAlphabet.find(mail[i]) != std::string_view::npos;
        return count;
      };
      EXPECT_EQ(letters(place.begin), in_bytes * 8 / 6);
      EXPECT_EQ(letters(place.end), ((in_bytes + want.size()) * 8 + 5) / 6);
      EXPECT_NE(kAlphabet.find(mail[place.begin]), std::string_view::npos);
    } else if (encoding == "quoted-printable") {
      EXPECT_EQ(decode_quoted_printable(at(message, place), 0).bytes, want);
    } else {
      EXPECT_EQ(at(message, place), want);
    }
    in_text += size;
    in_bytes += want.size();
  }
  EXPECT_EQ(in_text, part.text.size());
}

INSTANTIATE_TEST_SUITE_P(LineEndsEncodingsCharsets, SourcePlaces,
                         testing::Combine(testing::Values("\n", "\r\n"),
                                          testing::Values("8bit", "quoted-printable", "base64"),
                                          testing::Values("utf-8", "windows-1252", "utf-16be")));

/// Small random numbers, the same on every machine.
class Dice {
 public:
  std::uint32_t roll(std::uint32_t sides) {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 17;
    state_ ^= state_ << 5;
    return state_ % sides;
  }

 private:
  std::uint32_t state_ = 2463534242U;
};

void expect_sound(const Message& message) {
  const auto size = static_cast<std::uint32_t>(message.bytes.size());
  for (const Part& part : message.parts) {
    ASSERT_LE(part.header.begin, part.header.end);
    ASSERT_LE(part.header.end, part.body.begin);
    ASSERT_LE(part.body.begin, part.body.end);
    ASSERT_LE(part.body.end, size);
    ASSERT_FALSE(part.section.empty());
    ASSERT_TRUE(is_valid_utf8(part.text)) << part.used_charset;
    for (std::uint32_t i = 0; i < part.text.size(); ++i) {
      const SourceRange place = part.place(i, i + 1);
      ASSERT_GE(place.begin, part.body.begin);
      ASSERT_LT(place.begin, place.end);
      ASSERT_LE(place.end, part.body.end);
    }
    for (const Field& field : part.fields)
      for (std::uint32_t i = 0; i < field.value.size(); ++i)
        ASSERT_LE(field.map.range(i, i + 1).end, field.raw_range.end);
    if (part.children.empty()) {
      ASSERT_EQ(decoded_body(message, part).size(), part.decoded_bytes);
    }
  }
  for (const Defect& defect : message.defects) {
    ASSERT_LE(defect.at.begin, defect.at.end);
    ASSERT_LE(defect.at.end, size);
    ASSERT_LT(defect.part, message.parts.size());
  }
}

const std::string kSeed =
    "From joe Mon Jan  1\r\nSubject: =?utf-8?q?a=C3=A4?= =?iso-8859-1?b?5A==?=\r\n"
    "Content-Type: multipart/mixed; boundary=\"b\"\r\n\r\npreamble\r\n--b\r\n"
    "Content-Type: text/plain; format=flowed; charset=utf-8\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\n\r\na =\r\nb =C3=A4 \r\n"
    "> q \r\n> r\r\nbegin 644 f\r\n#86)C\r\n`\r\nend\r\n--b\r\n"
    "Content-Type: message/rfc822\r\n\r\nContent-Type: multipart/alternative; boundary=c\r\n\r\n"
    "--c\r\nContent-Type: text/html; charset=windows-1252\r\n"
    "Content-Transfer-Encoding: base64\r\n\r\nPHA+5DwvcD4=\r\n--c--\r\n--b--\r\nepilogue\r\n";

TEST(Parse, IsSoundWhereverAMessageIsCutOff) {
  for (std::size_t size = 0; size <= kSeed.size(); ++size)
    ASSERT_NO_FATAL_FAILURE(expect_sound(parse(std::string_view(kSeed).substr(0, size)))) << size;
}

TEST(Parse, IsSoundWhateverIsChanged) {
  static constexpr char kOdd[] = "\n\r\t :;=\"-b>\0\xE4\xC3\xA4<?`#A";
  Dice dice;
  for (int round = 0; round < 3000; ++round) {
    std::string mail = kSeed;
    for (std::uint32_t change = dice.roll(8) + 1; change > 0; --change) {
      const std::size_t where = dice.roll(static_cast<std::uint32_t>(mail.size()));
      switch (dice.roll(3)) {
        case 0:
          mail[where] = kOdd[dice.roll(sizeof kOdd - 1)];
          break;
        case 1:
          mail.erase(where, dice.roll(6));
          break;
        default:
          mail.insert(where, 1, kOdd[dice.roll(sizeof kOdd - 1)]);
          break;
      }
    }
    ASSERT_NO_FATAL_FAILURE(expect_sound(parse(mail))) << mail;
  }
}

}  // namespace
}  // namespace presend::mime
