#include "scanner/report/measures_text.h"

#include <fmt/format.h>

#include "heuristics/wording.h"

namespace presend::report {
namespace {

// Recommendations with the grade of their evidence, as rules have one.
constexpr std::string_view kMessageSize = "some advise 150 to 200 KB at most (D: folklore)";
constexpr std::string_view kHtmlSize = "Gmail cuts at 102,400, or 102 KB (B: measured)";
constexpr std::string_view kTextShare = "some advise 60 % or more (D: folklore)";

}  // namespace

std::vector<MeasureRow> measure_rows(const email::Measures& m) {
  std::vector<MeasureRow> rows;
  std::string size = size_in_words(m.message_bytes);
  if (m.attachment_bytes > 0) size += ", attachments " + size_in_words(m.attachment_bytes);
  if (m.embedded_image_bytes > 0)
    size += ", embedded images " + size_in_words(m.embedded_image_bytes);
  rows.push_back({"message", size, kMessageSize, m.message_bytes > kAdvisedMessage});
  if (m.html_bytes > 0)
    // In bytes: the limit lies at 102,400, which is 100 KB of 1,024 bytes and 102 KB of 1,000.
    rows.push_back({"HTML", heuristics::with_commas(m.html_bytes) + " bytes", kHtmlSize,
                    m.html_bytes > kGmailClip});

  std::string text = counted(m.visible_words, "visible word", "visible words");
  if (!m.language.empty()) text += ", language " + std::string(m.language);
  if (m.hidden_chars > 0)
    text += ", " + counted(m.hidden_chars, "hidden character", "hidden characters");
  if (m.text_share)
    text += fmt::format(", {:.0f} % of the text and image area", *m.text_share * 100);
  rows.push_back({"text", text, m.text_share ? kTextShare : std::string_view(),
                  m.text_share && *m.text_share < kAdvisedShare});

  std::string links = std::to_string(m.links);
  if (m.external_links > 0)
    links += fmt::format(", {} to other sites than the sender's", m.external_links);
  if (m.insecure_links > 0) links += fmt::format(", {} without https", m.insecure_links);
  rows.push_back({"links", links, {}, false});
  std::string images = std::to_string(m.images);
  if (m.remote_images > 0) images += fmt::format(", {} loaded from the web", m.remote_images);
  rows.push_back({"images", images, {}, false});
  return rows;
}

void append_measures(std::string& out, const email::Measures& measures, const Paint& paint) {
  out += '\n' + paint(Ink::bold, "measures") + '\n';
  for (const MeasureRow& row : measure_rows(measures)) {
    std::string text = row.text;
    if (!row.advice.empty())
      text += "; " + paint(row.is_beyond ? Ink::yellow : Ink::dim, row.advice);
    append_wrapped(out, "  " + padded(row.name, 10), text, 12);
  }
}

}  // namespace presend::report
