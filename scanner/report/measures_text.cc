#include "scanner/report/measures_text.h"

#include <fmt/format.h>

#include <array>

#include "heuristics/wording.h"

namespace presend::report {
namespace {

// Recommendations with the grade of their evidence, as rules have one.
constexpr std::string_view kMessageSize = "some advise 150 to 200 KB at most (D: folklore)";
constexpr std::string_view kHtmlSize = "Gmail cuts at 102,400, or 102 KB (B: measured)";
constexpr std::string_view kTextShare = "some advise 60 % or more (D: folklore)";

constexpr std::uint32_t kGmailClip = 102'400;
constexpr std::uint32_t kAdvisedMessage = 150 * 1024;
constexpr double kAdvisedShare = 0.6;

void append_row(std::string& out, std::string_view name, const std::string& text,
                std::string_view advice, bool is_beyond, const Paint& paint) {
  std::string row = text;
  if (!advice.empty())
    row += "; " + (is_beyond ? paint(Ink::yellow, advice) : paint(Ink::dim, advice));
  append_wrapped(out, "  " + padded(name, 10), row, 12);
}

/// "2 dead"
std::string told(std::size_t number, links::State state) {
  const std::string count = std::to_string(number);
  switch (state) {
    case links::State::works:
      return count + (number == 1 ? " works" : " work");
    case links::State::dead:
      return count + " dead";
    case links::State::tls_error:
      return count + " with an invalid certificate";
    case links::State::unreachable:
      return count + " unreachable";
    case links::State::refused:
      return count + " not open to programs";
    case links::State::endless:
      return count + " redirected without end";
    case links::State::forbidden:
      return count + " at no public address";
    case links::State::skipped:
    case links::State::unchecked:
      break;
  }
  return {};
}

}  // namespace

std::string live_links_text(const std::vector<links::Result>& results) {
  std::array<std::size_t, 9> counts{};
  for (const links::Result& result : results) ++counts[static_cast<std::size_t>(result.state)];
  const std::size_t skipped = counts[static_cast<std::size_t>(links::State::skipped)];
  const std::size_t unchecked = counts[static_cast<std::size_t>(links::State::unchecked)];
  const std::size_t asked = results.size() - skipped - unchecked;
  std::string out = std::to_string(asked) + " asked";
  std::string_view joint = ": ";
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const std::string text =
        counts[i] == 0 ? std::string() : told(counts[i], static_cast<links::State>(i));
    if (text.empty()) continue;
    out += joint;
    out += text;
    joint = ", ";
  }
  if (skipped > 0)
    out += "; " + std::to_string(skipped) + " left alone, as asking could do something";
  if (unchecked > 0) out += "; " + std::to_string(unchecked) + " not asked";
  return out;
}

void append_measures(std::string& out, const email::Measures& m, const Paint& paint) {
  out += '\n' + paint(Ink::bold, "measures") + '\n';
  std::string size = size_in_words(m.message_bytes);
  if (m.attachment_bytes > 0) size += ", attachments " + size_in_words(m.attachment_bytes);
  if (m.embedded_image_bytes > 0)
    size += ", embedded images " + size_in_words(m.embedded_image_bytes);
  append_row(out, "message", size, kMessageSize, m.message_bytes > kAdvisedMessage, paint);
  if (m.html_bytes > 0)
    // In bytes: the limit lies at 102,400, which is 100 KB of 1,024 bytes and 102 KB of 1,000.
    append_row(out, "HTML", heuristics::with_commas(m.html_bytes) + " bytes", kHtmlSize,
               m.html_bytes > kGmailClip, paint);

  std::string text = counted(m.visible_words, "visible word", "visible words");
  if (!m.language.empty()) text += ", language " + std::string(m.language);
  if (m.hidden_chars > 0)
    text += ", " + counted(m.hidden_chars, "hidden character", "hidden characters");
  if (m.text_share)
    text += fmt::format(", {:.0f} % of the text and image area", *m.text_share * 100);
  append_row(out, "text", text, m.text_share ? kTextShare : std::string_view(),
             m.text_share && *m.text_share < kAdvisedShare, paint);

  std::string links = std::to_string(m.links);
  if (m.external_links > 0)
    links += fmt::format(", {} to other sites than the sender's", m.external_links);
  if (m.insecure_links > 0) links += fmt::format(", {} without https", m.insecure_links);
  append_row(out, "links", links, {}, false, paint);
  std::string images = std::to_string(m.images);
  if (m.remote_images > 0) images += fmt::format(", {} loaded from the web", m.remote_images);
  append_row(out, "images", images, {}, false, paint);
}

}  // namespace presend::report
