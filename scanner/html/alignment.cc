#include "scanner/html/alignment.h"

#include <algorithm>

#include "scanner/base/utf8.h"
#include "scanner/html/character_references.h"
#include "scanner/html/markup_scan.h"

namespace presend::html {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::string_view kCdataBegin = "<![CDATA[";
constexpr std::string_view kCdataEnd = "]]>";

// What Gumbo writes U+FFFD for: ill-formed bytes, NUL, control characters and code points that
// Unicode keeps free.
bool may_be_replaced(CodePoint c) {
  const char32_t v = c.value;
  return !c.is_valid || v < 0x20 || (v >= 0x7F && v < 0xA0) || (v >= 0xFDD0 && v <= 0xFDEF) ||
         (v & 0xFFFE) == 0xFFFE;
}

bool reads_markup(TextRule rule) { return rule == TextRule::data || rule == TextRule::foreign; }

}  // namespace

// A byte that stands for itself. Masked bytes always do: the parser never saw what they hide.
bool Alignment::is_literal_at(std::uint32_t source_at, std::uint32_t text_at) const {
  if (shown_[source_at] != text_[text_at]) return false;
  const char c = parsed_[source_at];
  if (c != shown_[source_at]) return true;
  // The same first byte does not make U+FFFD the ill-formed character it stands for.
  if (c == kReplacement[0] && text_.substr(text_at).starts_with(kReplacement) &&
      !parsed_.substr(source_at).starts_with(kReplacement))
    return false;
  return c != '\0' && c != '\r' && (c != '&' || rule_ == TextRule::raw || in_cdata_) &&
         (c != '<' || !reads_markup(rule_) || in_cdata_) && (c != ']' || !in_cdata_);
}

bool Alignment::take(AlignedRun& run, std::uint32_t source_size, std::uint32_t text_size,
                     bool is_literal) {
  const auto left = static_cast<std::uint32_t>(text_.size()) - text_at_;
  text_size = std::min(text_size, left);
  run = {text_at_, text_at_ + text_size, {source_at_, source_at_ + source_size}, is_literal};
  text_at_ += text_size;
  source_at_ += source_size;
  return true;
}

bool Alignment::next(AlignedRun& run) {
  while (text_at_ < text_.size() && source_at_ < parsed_.size()) {
    if (next_literal(run) || next_special(run)) return true;
    if (!skip_markup()) ++source_at_;
  }
  return false;
}

bool Alignment::next_literal(AlignedRun& run) {
  const auto most =
      static_cast<std::uint32_t>(std::min(text_.size() - text_at_, parsed_.size() - source_at_));
  std::uint32_t size = 0;
  while (size < most && is_literal_at(source_at_ + size, text_at_ + size)) ++size;
  return size > 0 && take(run, size, size, true);
}

bool Alignment::next_special(AlignedRun& run) {
  const char c = parsed_[source_at_];
  const std::string_view text = text_.substr(text_at_);
  if (c == '&' && rule_ != TextRule::raw && !in_cdata_) {
    const auto place =
        rule_ == TextRule::attribute ? ReferencePlace::attribute : ReferencePlace::text;
    const DecodedReference found = decoded_reference(parsed_.substr(source_at_), text, place);
    if (found.source_size > 0) return take(run, found.source_size, found.text_size, false);
    return text[0] == '&' && take(run, 1, 1, true);
  }
  if (c == '\r' && text[0] == '\n') {
    const bool has_lf = source_at_ + 1 < parsed_.size() && parsed_[source_at_ + 1] == '\n';
    return take(run, has_lf ? 2 : 1, 1, false);
  }
  if (c == '<' && text[0] == '<' && reads_markup(rule_) && !in_cdata_ &&
      read_markup(parsed_, source_at_).kind == MarkupKind::literal)
    return take(run, 1, 1, true);
  if (c == ']' && in_cdata_ && text[0] == ']' &&
      parsed_.substr(source_at_, kCdataEnd.size()) != kCdataEnd)
    return take(run, 1, 1, true);
  if (!text.starts_with(kReplacement) || (c == '\0' && rule_ == TextRule::data)) return false;
  const CodePoint replaced = decode_utf8(parsed_, source_at_);
  return may_be_replaced(replaced) && take(run, replaced.size, 3, false);
}

bool Alignment::skip_markup() {
  if (in_cdata_ && parsed_.substr(source_at_, kCdataEnd.size()) == kCdataEnd) {
    in_cdata_ = false;
    source_at_ += kCdataEnd.size();
    return true;
  }
  if (in_cdata_ || !reads_markup(rule_) || parsed_[source_at_] != '<') return false;
  if (rule_ == TextRule::foreign && parsed_.substr(source_at_, kCdataBegin.size()) == kCdataBegin) {
    in_cdata_ = true;
    source_at_ += kCdataBegin.size();
    return true;
  }
  source_at_ = read_markup(parsed_, source_at_).at.end;
  return true;
}

HtmlRange AlignedPlaces::find(std::uint32_t begin, std::uint32_t end) {
  while (run_.text_end <= begin)
    if (!alignment_.next(run_)) return {range_end_, range_end_};
  const std::uint32_t from = run_.at.begin + (run_.is_literal ? begin - run_.text_begin : 0);
  HtmlRange place{from, from};
  while (end > begin) {
    place.end = run_.is_literal ? run_.at.begin + std::min(end, run_.text_end) - run_.text_begin
                                : run_.at.end;
    if (run_.text_end >= end || !alignment_.next(run_)) break;
  }
  return place;
}

}  // namespace presend::html
