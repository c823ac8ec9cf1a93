#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "heuristics/context.h"
#include "heuristics/finding.h"
#include "scanner/url/url.h"

// What the rules about live link checks ask.

namespace presend::heuristics {

/// A link or picture of a draft with what a live check learnt of it.
struct LiveLink {
  const url::Url* url = nullptr;
  const links::Result* result = nullptr;
  bool is_picture = false;
  std::string_view site;   ///< registrable domain
  std::string_view quote;  ///< what it shows, or its address
  SourceRange at;
  mime::PartIndex part = 0;
};

/// The links and then the pictures that were checked, each in message order. A background picture
/// is a picture. Empty when nothing was checked.
[[nodiscard]] std::vector<LiveLink> live_links(const Context& context);

/// Tells of those for which `message` gives one: an address once, with the number of places; or
/// what has the same key once, where `key` gives one.
void tell_live_links(const Context& context, Findings& out,
                     const std::function<std::string(const LiveLink&)>& message,
                     const std::function<std::string(const LiveLink&)>& key = {});

/// "as there is no such host", or "as it is sent on to https://example.org/, where there is no such
/// host".
[[nodiscard]] std::string told_reason(const links::Result& result);

}  // namespace presend::heuristics
