#include <algorithm>
#include <string>
#include <string_view>

#include "heuristics/folded_text.h"
#include "heuristics/rule.h"
#include "heuristics/sender.h"
#include "heuristics/wording.h"
#include "scanner/base/utf8.h"
#include "scanner/url/lookalike.h"
#include "scanner/url/url.h"

namespace presend::heuristics {
namespace {

/// Whether a label of the host poses as a Latin one.
bool has_disguised_label(std::string_view host) {
  const std::string shown = url::host_to_unicode(host);
  if (is_ascii_text(shown)) return false;
  // Under an ending in its own script, a word that looks Latin is a word of that language.
  const bool has_ascii_ending = is_ascii_text(shown.substr(shown.rfind('.') + 1));
  for (std::size_t begin = 0; begin <= shown.size();) {
    const std::size_t end = std::min(shown.find('.', begin), shown.size());
    const std::string_view label = std::string_view(shown).substr(begin, end - begin);
    if (!is_ascii_text(label) && (url::is_mixed_script(label) ||
                                  (has_ascii_ending && url::is_whole_script_lookalike(label))))
      return true;
    begin = end + 1;
  }
  return false;
}

/// The first word of a name that mixes scripts so as to look Latin; empty when none. Names that
/// merely put words of two scripts side by side are honest, and so are words such as "Яndex" whose
/// foreign letters resemble nothing.
std::string_view disguised_word(std::string_view name) {
  if (is_ascii_text(name)) return {};
  for (const std::string_view word : words_of(name))
    if (!is_ascii_text(word) && url::is_mixed_script(word) && is_ascii_text(url::skeleton(word)))
      return word;
  return {};
}

void check_mixed_script_sender(const Context& context, Findings& out) {
  for (const mime::Mailbox& mailbox : context.email.from) {
    if (has_disguised_label(host_of(mailbox)))
      out.add("The sender's domain " + quoted(url::host_to_unicode(host_of(mailbox))) +
                  " passes off letters of another alphabet as Latin ones",
              mailbox.address_at, 0, mailbox.address());
    if (const std::string_view word = disguised_word(mailbox.display_name); !word.empty())
      out.add("The name mixes letters of two alphabets inside the word " + quoted(word),
              mailbox.name_at, 0, readable(mailbox.display_name));
  }
}

}  // namespace

extern constexpr Rule mixed_script_sender = checked({
    .id = "HDR012",
    .name = "mixed-script-sender",
    .title = "The sender mixes alphabets to look like somebody else",
    .severity = Severity::error,
    .grade = Grade::a,
    .needs = Needs::headers,
    .why = "A Cyrillic or Greek letter among Latin ones looks right and is not: the classic way "
           "to fake a known name. Gmail marks senders that break the Unicode rule against such "
           "mixtures (\"highly restrictive\").",
    .fix = "Retype the name and the domain on an ordinary keyboard, in one alphabet a word.",
    .source = "support.google.com/mail/answer/81126; Unicode UTS #39 section 5.2",
    .bad = header("From: =?utf-8?q?P=D0=B0yments_Team?= <news@example.org>"),
    .good = header("From: =?utf-8?b?0JDQvdC90LAgKEV4YW1wbGUgU2hvcCk=?= <news@example.org>"),
    .check = check_mixed_script_sender,
});

}  // namespace presend::heuristics
