#include "scanner/report/dissect.h"

#include <memory>

#include "scanner/cli/settings_for.h"

namespace presend::cli {
namespace {

/// The draft that is meant: of an mbox, the one with the index asked for.
Outcome<io::LoadedDraft> find_draft(const Options& options, const scan::Settings& settings) {
  const std::string& path = options.paths.front();
  io::Inputs inputs(options.paths, input_options(options, settings));
  if (std::optional<Error> error = overwrites_draft(options.output, inputs)) return *error;
  if (inputs.is_folder_or_several())
    return Error{path, 0, "is a folder, but dissect shows a single draft", "Name a file inside it"};
  std::uint32_t count = 0;
  while (std::optional<Outcome<io::Item>> item = inputs.next()) {
    if (count++ != options.message) continue;
    if (!item->ok()) return item->error();
    return io::load(std::move(*item).value());
  }
  return Error{path, 0, "has no message " + std::to_string(options.message),
               count == 1 ? "It holds a single message, number 0"
                          : "Its messages are numbered 0 to " + std::to_string(count - 1)};
}

int refuse(const Error& error) {
  complain(error);
  return kTrouble;
}

}  // namespace

int run_dissect(const Options& given, const Environment& environment) {
  const std::unique_ptr<SettingsFor> settings_for = SettingsFor::open(given, environment);
  if (settings_for == nullptr) return kTrouble;
  const Options& options = settings_for->options();
  Outcome<io::LoadedDraft> loaded = find_draft(options, settings_for->settings());
  if (!loaded) return refuse(loaded.error());
  const Outcome<const FileSettings*> found = settings_for->of(loaded.value().file);
  if (!found) return refuse(found.error());
  const FileSettings& settings = *found.value();
  const scan::Draft draft = to_draft(std::move(loaded).value());
  const email::Email email = scan::read(draft, settings.settings, settings.lexicon());
  std::optional<email::Wording> wording;
  if (options.shows_words) wording = email::read_wording(email, settings.lexicon());
  const email::Wording* words = wording ? &*wording : nullptr;
  const int code = write_all(
      options,
      given.format == report::Format::json
          ? report::dissect_json(email, draft.file, words)
          : report::dissect_pretty(email, draft.file,
                                   wants_colour(options, environment, options.output), words));
  if (!email.message.is_cut_off) return code;
  return refuse(cut_off_error(draft.file, draft.message));
}

}  // namespace presend::cli
