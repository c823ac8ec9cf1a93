#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "scanner/base/outcome.h"
#include "scanner/cli/link_options.h"
#include "scanner/cli/session.h"
#include "scanner/email/email.h"
#include "scanner/lexicon/lexicon.h"
#include "scanner/links/checker.h"

namespace presend::cli {

/// Live link checks of a run: of the servers, or of a recording. One for all drafts, so that each
/// address is asked once. While it asks, the first interrupt (Ctrl-C) only stops the asking.
class LinkChecks {
 public:
  /// Reads recording and cache, and gets ready to ask. `now`: seconds since 1970. What is to be
  /// told of a cache that is no use is put into `notes`, with its file.
  [[nodiscard]] static Outcome<std::unique_ptr<LinkChecks>> open(const LinkOptions& options,
                                                                 std::int64_t now,
                                                                 std::vector<Error>& notes);
  LinkChecks(const LinkChecks&) = delete;
  LinkChecks& operator=(const LinkChecks&) = delete;
  ~LinkChecks();

  /// What is known of the draft's links and pictures. Waits for servers, or until it is
  /// interrupted. For scan::Settings::links; thread-safe.
  [[nodiscard]] links::Results of(const email::Email& email, const lexicon::Lexicon& lexicon);

  /// "120 of 400 links checked"; empty before the first.
  [[nodiscard]] std::string progress() const;
  [[nodiscard]] bool is_interrupted() const;

  /// Writes cache and recording. What is to be told of the run is put into `notes`.
  [[nodiscard]] std::optional<Error> finish(std::vector<Error>& notes);

 private:
  explicit LinkChecks(const LinkOptions& options, std::int64_t now)
      : options_(options), now_(now) {}
  [[nodiscard]] std::optional<Error> read_cache(std::vector<Error>& notes);
  [[nodiscard]] std::optional<Error> start();
  void note_offline(std::vector<Error>& notes) const;
  [[nodiscard]] bool is_nobody_known() const;

  const LinkOptions options_;
  const std::int64_t now_;
  links::Results known_;                     ///< of the recording or the cache
  std::unique_ptr<links::Checker> checker_;  ///< nullptr: nobody is asked
  mutable std::mutex mutex_;
  links::Results recorded_;  ///< what was told of all drafts
};

/// The checks that the command line asks for, ready to go, after complaining of what is to be told;
/// nullptr when it asks for none. The Error when they would write over a draft.
[[nodiscard]] Outcome<std::unique_ptr<LinkChecks>> open_link_checks(const LinkOptions& options,
                                                                    const Environment& environment,
                                                                    const io::Inputs& inputs);
/// Finishes them, if there are any; false after complaining, or when they were interrupted.
[[nodiscard]] bool finish_link_checks(LinkChecks* checks);

}  // namespace presend::cli
