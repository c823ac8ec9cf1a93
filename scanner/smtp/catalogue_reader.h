#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "scanner/smtp/catalogue.h"

namespace presend::smtp {

/// Reads files of stanzas: "KIND NAME", then lines of "KEY VALUE", indented ones going on with the
/// value before. Topics and providers must come in a file of their own, or before their use.
class CatalogueReader {
 public:
  /// Adds a file, or gives what is wrong with it.
  [[nodiscard]] std::optional<Error> read(const EmbeddedFile& file);
  /// Resolves the topics.
  [[nodiscard]] Outcome<Catalogue> finish();

 private:
  enum class Kind : std::uint8_t { none, topic, provider, reply, basic, status };
  struct Topic {
    std::vector<std::string> steps;
  };
  /// Where a stanza stands, and the topics it names.
  struct Pending {
    std::vector<std::string> topics;
    std::string file;
    std::uint32_t line = 0;
  };

  [[nodiscard]] std::optional<Error> entry(std::string_view key, std::string value);
  [[nodiscard]] bool begin(std::string_view key, const std::string& value);
  [[nodiscard]] bool set(std::string_view key, std::string& value);
  [[nodiscard]] bool set_advice(std::string_view key, std::string& value);
  [[nodiscard]] bool set_reply(std::string_view key, std::string& value);
  [[nodiscard]] Advice* advice();
  [[nodiscard]] std::optional<Error> add_topics(Advice& advice, const Pending& pending) const;
  [[nodiscard]] Error error(std::string reason) const;

  Catalogue catalogue_;
  std::unordered_map<std::string, Topic> topics_;
  std::string topic_;  // that is being read
  std::vector<Pending> of_replies_, of_basics_, of_statuses_;
  Kind kind_ = Kind::none;
  std::string file_;
  std::uint32_t line_ = 0;
};

}  // namespace presend::smtp
