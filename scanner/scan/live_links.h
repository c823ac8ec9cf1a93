#pragma once

#include <string>
#include <vector>

#include "scanner/email/email.h"
#include "scanner/lexicon/lexicon.h"
#include "scanner/links/results.h"

namespace presend::scan {

/// A web address of a draft that a live check is about.
struct LiveUrl {
  std::string url;          ///< url::Url::href() without its fragment
  std::string skip_reason;  ///< why it must not be asked, a clause for people; empty: it may
};

/// The web addresses of links and remote pictures, each once, in the order they are met. Those of
/// which a part is a template tag are left out. An address that would do something when it is asked
/// (unsubscribe, confirm, count) is among them with the reason, wherever else it stands.
[[nodiscard]] std::vector<LiveUrl> live_urls(const email::Email& email,
                                             const lexicon::Lexicon& lexicon);

/// What is known of the addresses of a draft, by address.
[[nodiscard]] std::vector<links::Result> known_links(const email::Email& email,
                                                     const links::Results& results);

}  // namespace presend::scan
