#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "heuristics/context.h"
#include "scanner/fix/edit.h"
#include "scanner/fix/part_edits.h"
#include "scanner/scan/scan.h"

namespace presend::fix {

/// A draft as it is now, with what was found in it.
struct Case {
  const heuristics::Context& context;
  const scan::Report& report;

  [[nodiscard]] const email::Email& email() const { return context.email; }
  [[nodiscard]] const mime::Message& message() const { return context.email.message; }
  /// Whether the rule found something that nobody said may stay.
  [[nodiscard]] bool is_told(std::string_view rule) const;
};

/// One thing to mend, at one place. Either a part's text changes, or bytes do.
struct Change {
  std::string_view rule;  ///< id of the rule that asks for it
  std::string what;       ///< what is done, a sentence without full stop
  SourceRange at;         ///< the place it is about, in Message::bytes
  mime::PartIndex part = 0;
  std::vector<TextEdit> text_edits = {};
  std::vector<Edit> edits = {};
};

/// A kind of edit. One file defines one Fixer; fixers.cc lists them.
struct Fixer {
  std::string_view name;   ///< kebab-case words
  std::string_view rules;  ///< ids of the rules it answers, between blanks
  bool is_safe = true;     ///< keeps what readers get; else only with --unsafe
  bool adds_part = false;  ///< the message then has more parts than before
  std::vector<Change> (*find)(const Case& draft);
};

/// All kinds, in the order they are tried.
[[nodiscard]] std::span<const Fixer* const> fixers();

}  // namespace presend::fix
