#include <unicode/ucnv.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "scanner/base/ascii.h"
#include "scanner/mime/charset.h"
#include "scanner/mime/charset_convert.h"

namespace presend::mime {
namespace {

struct LabelledEncoding {
  std::string_view name;
  std::string_view labels;  // separated by blanks; the name itself is one more
};

// The table of the Encoding Standard, section 4.2. Differences: gbk reads as gb18030, which is what
// the standard's gbk decoder is; what it sends to "replacement" is decoded, because mail programs
// do.
constexpr LabelledEncoding kEncodings[] = {
    {"utf-8", "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf8 x-unicode20utf8"},
    {"ibm866", "866 cp866 csibm866"},
    {"iso-8859-2",
     "csisolatin2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2"},
    {"iso-8859-3",
     "csisolatin3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3"},
    {"iso-8859-4",
     "csisolatin4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4"},
    {"iso-8859-5",
     "csisolatincyrillic cyrillic iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988"},
    {"iso-8859-6",
     "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6-e iso-8859-6-i "
     "iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987"},
    {"iso-8859-7",
     "csisolatingreek ecma-118 elot_928 greek greek8 iso-ir-126 iso8859-7 iso88597 iso_8859-7 "
     "iso_8859-7:1987 sun_eu_greek"},
    {"iso-8859-8",
     "csiso88598e csisolatinhebrew hebrew iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8 "
     "iso_8859-8:1988 visual"},
    {"iso-8859-8-i", "csiso88598i logical"},
    {"iso-8859-10", "csisolatin6 iso-ir-157 iso8859-10 iso885910 l6 latin6"},
    {"iso-8859-13", "iso8859-13 iso885913"},
    {"iso-8859-14", "iso8859-14 iso885914"},
    {"iso-8859-15", "csisolatin9 iso8859-15 iso885915 iso_8859-15 l9"},
    {"iso-8859-16", ""},
    {"koi8-r", "cskoi8r koi koi8 koi8_r"},
    {"koi8-u", "koi8-ru"},
    {"macintosh", "csmacintosh mac x-mac-roman"},
    {"windows-874", "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620"},
    {"windows-1250", "cp1250 x-cp1250"},
    {"windows-1251", "cp1251 x-cp1251"},
    {"windows-1252",
     "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 "
     "iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii x-cp1252"},
    {"windows-1253", "cp1253 x-cp1253"},
    {"windows-1254",
     "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 "
     "latin5 x-cp1254"},
    {"windows-1255", "cp1255 x-cp1255"},
    {"windows-1256", "cp1256 x-cp1256"},
    {"windows-1257", "cp1257 x-cp1257"},
    {"windows-1258", "cp1258 x-cp1258"},
    {"x-mac-cyrillic", "x-mac-ukrainian"},
    {"gb18030", "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk"},
    {"big5-hkscs", "big5 cn-big5 csbig5 x-x-big5"},
    {"euc-jp", "cseucpkdfmtjapanese x-euc-jp"},
    {"iso-2022-jp", "csiso2022jp"},
    {"shift_jis", "csshiftjis ms932 ms_kanji shift-jis sjis windows-31j x-sjis"},
    {"windows-949",
     "cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 "
     "ksc_5601"},
    {"hz-gb-2312", "hz"},
    {"iso-2022-cn", "csiso2022cn"},
    {"iso-2022-cn-ext", ""},
    {"iso-2022-kr", "csiso2022kr"},
    {"utf-16be", "unicodefffe"},
    {"utf-16le", "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16"},
    {"utf-7", "csutf7 unicode-1-1-utf-7 x-unicode-2-0-utf-7"},
    {"x-user-defined", ""},
};

struct Label {
  std::string_view label;
  std::string_view name;
};

std::vector<Label> all_labels() {
  std::vector<Label> all;
  for (const auto& [name, labels] : kEncodings) {
    all.push_back({name, name});
    for (std::size_t at = 0; at < labels.size();) {
      const std::size_t end = std::min(labels.find(' ', at), labels.size());
      all.push_back({labels.substr(at, end - at), name});
      at = end + 1;
    }
  }
  std::sort(all.begin(), all.end(),
            [](const Label& a, const Label& b) { return a.label < b.label; });
  return all;
}

// DOS code pages, ISO-2022-JP-2, EUC-TW and the like. EBCDIC and compressions stay unknown: no mail
// program reads them, so a label of that kind would only hide text from the scan.
std::optional<std::string_view> icu_encoding(const std::string& label) {
  UErrorCode status = U_ZERO_ERROR;
  const char* name = ucnv_getStandardName(label.c_str(), "IANA", &status);
  if (name == nullptr || U_FAILURE(status)) return std::nullopt;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(name, &status),
                                                                     &ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  switch (ucnv_getType(converter.get())) {
    case UCNV_SBCS:
    case UCNV_MBCS:
    case UCNV_ISO_2022:
      break;
    default:
      return std::nullopt;
  }
  constexpr std::string_view kSample = "<a href=\"Zz09\">@;:/&";
  UChar text[2 * kSample.size()];
  const std::int32_t size =
      ucnv_toUChars(converter.get(), text, static_cast<std::int32_t>(std::size(text)),
                    kSample.data(), static_cast<std::int32_t>(kSample.size()), &status);
  if (U_FAILURE(status) || !std::equal(kSample.begin(), kSample.end(), text, text + size))
    return std::nullopt;
  return name;
}

}  // namespace

std::optional<std::string_view> encoding_of_label(std::string_view label) {
  constexpr std::size_t kLongestLabel = 64;
  label = trim(label);
  if (label.empty() || label.size() > kLongestLabel) return std::nullopt;
  const std::string wanted = to_ascii_lower(label);
  static const std::vector<Label> kLabels = all_labels();
  const auto found = std::lower_bound(
      kLabels.begin(), kLabels.end(), std::string_view(wanted),
      [](const Label& entry, std::string_view text) { return entry.label < text; });
  if (found != kLabels.end() && found->label == wanted) return found->name;
  if (wanted.find('\0') != std::string::npos) return std::nullopt;
  return icu_encoding(wanted);
}

bool is_ascii_label(std::string_view label) {
  constexpr std::string_view kLabels[] = {"us-ascii", "ascii", "ansi_x3.4-1968"};
  label = trim(label);
  return std::any_of(std::begin(kLabels), std::end(kLabels),
                     [&](std::string_view ascii) { return equals_ignoring_case(label, ascii); });
}

}  // namespace presend::mime
