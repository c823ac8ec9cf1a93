#include "scanner/smtp/catalogue.h"

#include <algorithm>

#include "scanner/base/ascii.h"
#include "scanner/smtp/catalogue_reader.h"

namespace presend::smtp {

std::span<const EmbeddedFile> embedded_catalogue();  // generated from scanner/smtp/catalogue

std::string_view name(Content content) {
  switch (content) {
    case Content::no:
      return "no";
    case Content::partly:
      return "partly";
    case Content::yes:
      return "yes";
  }
  return "";
}

std::string Codes::text() const {
  return basic + (basic.empty() || enhanced.empty() ? "" : " ") + enhanced;
}

bool Advice::concerns(std::string_view rule_id) const {
  return std::any_of(rules.begin(), rules.end(), [&](const std::string& beginning) {
    return beginning == "*" || rule_id.starts_with(beginning);
  });
}

Outcome<Catalogue> Catalogue::parse(std::span<const EmbeddedFile> files) {
  CatalogueReader reader;
  for (const EmbeddedFile& file : files)
    if (std::optional<Error> wrong = reader.read(file)) return *wrong;
  return reader.finish();
}

const Catalogue& Catalogue::embedded() {
  static const Catalogue catalogue = [] {
    Outcome<Catalogue> parsed = parse(embedded_catalogue());
    // Broken stanzas of our own are caught by the tests; without them every reply is unknown.
    return parsed ? std::move(parsed).value() : Catalogue();
  }();
  return catalogue;
}

const CodeMeaning* Catalogue::basic(std::string_view code) const {
  for (const CodeMeaning& meaning : basics_)
    if (meaning.code == code) return &meaning;
  return nullptr;
}

const CodeMeaning* Catalogue::enhanced(std::string_view code) const {
  if (code.size() < 5) return nullptr;
  const std::string_view detail = code.substr(2);
  const std::string whole = std::string(detail.substr(0, detail.find('.'))) + ".0";
  const CodeMeaning* fallback = nullptr;
  for (const CodeMeaning& meaning : statuses_) {
    if (meaning.code == detail) return &meaning;
    if (meaning.code == whole) fallback = &meaning;
  }
  return fallback;
}

std::vector<const Reply*> Catalogue::with(const Codes& codes) const {
  std::vector<const Reply*> found;
  if (codes.empty()) return found;
  for (const Reply& reply : replies_) {
    const bool fits = std::any_of(reply.codes.begin(), reply.codes.end(), [&](const Codes& own) {
      return (codes.basic.empty() || own.basic == codes.basic) &&
             (codes.enhanced.empty() || own.enhanced == codes.enhanced);
    });
    if (fits) found.push_back(&reply);
  }
  return found;
}

std::string_view Catalogue::provider_of(std::string_view text) const {
  for (const Provider& provider : providers_)
    for (const std::string& mark : provider.marks)
      if (find_ignoring_case(text, mark) != std::string_view::npos) return provider.name;
  return {};
}

const Reply& content_reply() {
  static const Reply* found = [] {
    static const Reply none;
    const std::vector<Reply>& replies = Catalogue::embedded().replies();
    const auto reply = std::find_if(replies.begin(), replies.end(),
                                    [](const Reply& r) { return r.id == "gmail-content"; });
    return reply == replies.end() ? &none : &*reply;
  }();
  return *found;
}

}  // namespace presend::smtp
