#include <algorithm>
#include <cstdint>
#include <string_view>

#include "heuristics/image_tests.h"
#include "heuristics/link_tests.h"
#include "heuristics/rule.h"
#include "heuristics/visible_body.h"
#include "heuristics/wording.h"
#include "scanner/base/utf8.h"

namespace presend::heuristics {
namespace {

/// Words of a text that are no addresses, and letters of scripts that write without blanks.
struct Amount {
  std::uint32_t words = 0;
  std::uint32_t letters = 0;
};

Amount amount_of(std::string_view text) {
  Amount amount;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, end - at);
    if (has_letter_or_digit(word) && !shown_url(word)) {
      ++amount.words;
      amount.letters += static_cast<std::uint32_t>(utf8_length(word));
    }
    at = end + 1;
  }
  return amount;
}

void check_link_with_no_words(const Context& context, Findings& out) {
  constexpr std::uint32_t kFewWords = 6, kFewLetters = 40;
  const email::Link* first = nullptr;
  for (const email::Link& link : context.email.links) {
    if (web_url(link) == nullptr || !link.is_visible || link.is_unsubscribe) continue;
    first = &link;
    break;
  }
  if (first == nullptr || !context.email.attachments.empty()) return;
  for (const email::Image& image : context.email.images)
    if (is_picture(image)) return;  // a message of pictures is another matter
  Amount amount;
  bool has_quote = false;
  for (const email::Text& text : context.email.texts) has_quote |= text.role == email::Role::quote;
  if (has_quote) return;  // the words stand in the message it answers
  for_each_visible_text(context, [&](const email::Text& text) {
    const Amount here = amount_of(text.text);
    amount.words += here.words;
    amount.letters += here.letters;
  });
  if (amount.words > kFewWords || amount.letters > kFewLetters) return;
  out.add(amount.words == 0 ? "The message is a link without a word"
                            : "The message is a link with " + counted(amount.words, "word"),
          first->at, first->part, first->href);
}

}  // namespace

extern constexpr Rule link_with_no_words = checked({
    .id = "TXT008",
    .name = "link-with-no-words",
    .title = "A link and hardly any words",
    .severity = Severity::warning,
    .grade = Grade::b,
    .needs = Needs::message,
    .why = "Hijacked accounts send bare links; there is nothing else for a filter to judge, and "
           "nothing that tells a reader why to follow it.",
    .fix = "Say in a sentence or two who writes, and what the link opens.",
    .source = "SpamAssassin BODY_URI_ONLY; measured on the development corpus",
    .bad = html(R"(<p>look <a href="https://www.example.org/x">here</a></p>)"),
    .good = html(R"(<p>Hello Pat, the photos of our trip to the botanical garden are online:
<a href="https://www.example.org/photos">have a look</a>.</p>)"),
    .check = check_link_with_no_words,
});

}  // namespace presend::heuristics
