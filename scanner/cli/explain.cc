#include "scanner/report/explain.h"

#include <unistd.h>

#include <algorithm>
#include <memory>

#include "heuristics/registry.h"
#include "scanner/base/ascii.h"
#include "scanner/cli/settings_for.h"
#include "scanner/config/rule_choice.h"
#include "scanner/io/file.h"
#include "scanner/report/catalogue.h"
#include "scanner/report/visible_text.h"

namespace presend::cli {
namespace {

/// Logs are larger than messages.
constexpr std::uint64_t kMostBytes = std::uint64_t{256} << 20;
constexpr std::string_view kHint =
    "A reply has a code such as 550 or 4.7.0 with the server's words behind it; give them whole, "
    "in quotes or in a file";

int refuse(const Error& error) {
  complain(error);
  return kTrouble;
}

/// What is to be explained: a file's content, or the argument itself.
struct Source {
  std::string file;  ///< empty when the argument is meant
  std::string bytes;
  std::optional<Error> unreadable;  ///< why the argument is no file
};

/// An argument may be a path or words; whatever opens is a file.
Outcome<Source> open_source(const std::string& what) {
  constexpr std::size_t kLongestPath = 4096;
  Source source{"", what, {}};
  if (what == "-") {
    Outcome<std::string> bytes = io::read_rest(STDIN_FILENO, "standard input", kMostBytes);
    if (!bytes) return bytes.error();
    return Source{"standard input", std::move(bytes).value(), {}};
  }
  if (what.size() > kLongestPath || what.find_first_of("\r\n") != std::string::npos ||
      what.find('\0') != std::string::npos)
    return source;
  if (io::is_folder(what))
    return Error{what, 0, "is a folder, but explain reads a single file", "Name a file inside it"};
  Outcome<io::OpenFile> file = io::open_file(what);
  if (!file) {
    source.unreadable = file.error();
    return source;
  }
  Outcome<std::string> bytes =
      io::read_rest(file.value().descriptor.get(), what, kMostBytes, file.value().size);
  if (!bytes) return bytes.error();
  return Source{what, std::move(bytes).value(), {}};
}

bool looks_like_path(std::string_view what) {
  if (what.find(' ') != std::string_view::npos) return false;
  const std::string extension = io::extension(what);
  return what.find('/') != std::string_view::npos ||
         (!extension.empty() && is_ascii_alpha(extension.front()));
}

Error no_reply_in_file(const Source& source, const smtp::Recognition& recognition) {
  if (recognition.is_bounce)
    return {source.file, 0, "is a bounce, but names no reply of a mail server", std::string(kHint)};
  if (recognition.is_message)
    return {source.file, 0, "is a message, but no bounce",
            "To scan a draft: presend check " + source.file};
  return {source.file, 0, "holds no reply of a mail server", std::string(kHint)};
}

Error no_reply(const Source& source, const smtp::Recognition& recognition) {
  constexpr std::uint32_t kShown = 60;
  if (!source.file.empty()) return no_reply_in_file(source, recognition);
  const std::string_view what = trim(source.bytes);
  if (looks_like_path(what) && source.unreadable) return *source.unreadable;
  const bool is_word = !what.empty() && what.find_first_of(" \t\r\n") == std::string_view::npos;
  if (is_word && is_ascii_alpha(what.front())) {
    const auto rule = config::rule_called(heuristics::all_rules(), std::string(what));
    if (!rule) return rule.error();
  }
  const std::string shown = '"' + report::shorten(std::string(what), kShown) + '"';
  return {"", 0, shown + " is no reply of a mail server" + (is_word ? ", no file and no rule" : ""),
          std::string(kHint)};
}

/// The draft of --draft, scanned.
Outcome<scan::Report> scan_draft(const Options& options, SettingsFor& settings_for) {
  io::Inputs inputs({options.draft}, input_options(options, settings_for.settings()));
  if (inputs.is_folder_or_several())
    return Error{options.draft, 0, "is a folder, but explain looks at a single draft",
                 "Name a file inside it"};
  if (std::optional<Error> error = overwrites_draft(options.output, inputs)) return *error;
  std::optional<Outcome<io::Item>> item = inputs.next();
  if (!item) return Error{options.draft, 0, "holds no draft", "Name a draft"};
  if (!item->ok()) return item->error();
  Outcome<io::LoadedDraft> loaded = io::load(std::move(*item).value());
  if (!loaded) return loaded.error();
  const Outcome<const FileSettings*> found = settings_for.of(loaded.value().file);
  if (!found) return found.error();
  const FileSettings& settings = *found.value();
  scan::Draft draft = to_draft(std::move(loaded).value());
  draft.accepted = settings.accepted;
  return scan::scan(draft, settings.settings, settings.lexicon(), settings.weights());
}

int explain_rule(const heuristics::Rule& rule, const Options& options,
                 const Environment& environment) {
  if (!options.draft.empty())
    return refuse({"", 0, "--draft goes with a reply of a mail server, not with a rule",
                   "To scan a draft: presend check " + options.draft});
  const score::Weights& weights = score::Weights::embedded();
  return write_all(
      options, options.format == report::Format::json
                   ? report::explain_json(rule, weights)
                   : report::explain_pretty(rule, weights,
                                            wants_colour(options, environment, options.output)));
}

}  // namespace

int run_explain(const Options& options, const Environment& environment) {
  if (const heuristics::Rule* rule = heuristics::find_rule(options.what))
    return explain_rule(*rule, options, environment);
  if (options.what == "-" && options.draft == "-")
    return refuse({"", 0, "standard input cannot be both the reply and the draft",
                   "Name a file for one of them"});
  const Outcome<Source> source = open_source(options.what);
  if (!source) return refuse(source.error());
  const auto identity = io::identity_of(options.what);
  if (!source.value().file.empty() && !options.output.empty() && identity &&
      identity == io::identity_of(options.output))
    return refuse({options.output, 0, "is the file to be explained, and writing would destroy it",
                   "Choose another file for the report"});
  report::Explanation explanation;
  explanation.recognition = smtp::recognise(source.value().bytes);
  explanation.file = source.value().file;
  if (explanation.recognition.replies.empty())
    return refuse(no_reply(source.value(), explanation.recognition));
  std::optional<scan::Report> draft;
  if (!options.draft.empty()) {
    const std::unique_ptr<SettingsFor> settings_for = SettingsFor::open(options, environment);
    if (settings_for == nullptr) return kTrouble;
    Outcome<scan::Report> scanned = scan_draft(options, *settings_for);
    if (!scanned) return refuse(scanned.error());
    draft = std::move(scanned).value();
    explanation.draft = &*draft;
  }
  return write_all(options,
                   options.format == report::Format::json
                       ? report::explain_reply_json(explanation)
                       : report::explain_reply_pretty(
                             explanation, wants_colour(options, environment, options.output)));
}

}  // namespace presend::cli
