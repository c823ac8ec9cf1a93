#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scanner/base/embedded.h"
#include "scanner/base/outcome.h"
#include "scanner/smtp/wording.h"

namespace presend::smtp {

/// Whether what a message says or holds can be why a server refused it.
enum class Content : std::uint8_t {
  no,
  partly,  ///< one possible cause among others that the reply does not tell apart
  yes
};
/// "no", "partly", "yes".
std::string_view name(Content content);

/// The two codes of a reply.
struct Codes {
  std::string basic;     ///< "421" (RFC 5321 4.2); may be empty
  std::string enhanced;  ///< "4.7.0" (RFC 3463); may be empty

  /// "421 4.7.0", or the one that is there.
  [[nodiscard]] std::string text() const;
  [[nodiscard]] bool empty() const { return basic.empty() && enhanced.empty(); }
  bool operator==(const Codes&) const = default;
};

/// What is told about a reply, or about a code.
struct Advice {
  std::string title;  ///< a phrase without full stop
  std::string means;
  Content content = Content::no;
  std::vector<std::string> steps;  ///< what to do, in order; imperative sentences
  std::vector<std::string> sources;
  std::vector<std::string> rules;  ///< beginnings of the ids that can explain it; "*" is all

  /// Whether a finding of that rule can explain the reply.
  [[nodiscard]] bool concerns(std::string_view rule_id) const;
};

/// A reply of the catalogue.
struct Reply : Advice {
  std::string id;            ///< kebab-case, part of the JSON contract
  std::string by;            ///< "Gmail", "Microsoft", "Yahoo", or empty: servers of any make
  std::vector<Codes> codes;  ///< it comes with, the most usual first
  std::string text;          ///< as servers say it
  std::vector<Wording> wordings;
};

/// What a code means by itself.
struct CodeMeaning : Advice {
  std::string code;  ///< "421", or the enhanced code without its class, "7.0"
};

/// Words in a reply or host name that betray who says it.
struct Provider {
  std::string name;
  std::vector<std::string> marks;  ///< lower case
};

/// The files of scanner/smtp/catalogue.
class Catalogue {
 public:
  [[nodiscard]] static Outcome<Catalogue> parse(std::span<const EmbeddedFile> files);
  /// The catalogue compiled into the program.
  [[nodiscard]] static const Catalogue& embedded();

  [[nodiscard]] const std::vector<Reply>& replies() const { return replies_; }
  /// Of "421"; nullptr when nobody defined it.
  [[nodiscard]] const CodeMeaning* basic(std::string_view code) const;
  /// Of "4.7.0"; of the subject as a whole ("x.7.0") for a detail nobody registered, else nullptr.
  [[nodiscard]] const CodeMeaning* enhanced(std::string_view code) const;
  /// Replies with these codes; an empty code fits any.
  [[nodiscard]] std::vector<const Reply*> with(const Codes& codes) const;
  /// "Gmail" and so on, by what stands in `text`; empty when nothing tells.
  [[nodiscard]] std::string_view provider_of(std::string_view text) const;

 private:
  friend class CatalogueReader;
  std::vector<Reply> replies_;
  std::vector<CodeMeaning> basics_, statuses_;
  std::vector<Provider> providers_;
};

/// The reply of Gmail to content it suspects, which a draft of high risk has to expect.
[[nodiscard]] const Reply& content_reply();

}  // namespace presend::smtp
