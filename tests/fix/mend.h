#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "heuristics/registry.h"
#include "scanner/fix/plan.h"
#include "scanner/mime/parse.h"
#include "tests/support/example_message.h"

// Mends drafts for tests.

namespace presend::fix {

struct MendOptions {
  bool with_unsafe = false;
  bool is_html_file = false;
  std::vector<std::string_view> rules = {};  ///< all when empty
  const links::Results* links = nullptr;
};

inline Plan mend(std::string bytes, const MendOptions& options = {}) {
  scan::Settings settings;
  settings.rules.assign(heuristics::all_rules().begin(), heuristics::all_rules().end());
  if (!options.rules.empty()) settings.rules.clear();
  for (const std::string_view rule : options.rules)
    settings.rules.push_back(heuristics::find_rule(rule));
  settings.now = test_support::kNow;
  settings.links = options.links;
  scan::Draft draft;
  draft.file = options.is_html_file ? "draft.html" : "draft.eml";
  draft.is_html_file = options.is_html_file;
  draft.bytes = std::move(bytes);
  Plan plan = plan_fixes(draft, settings, lexicon::Lexicon::embedded(), score::Weights::embedded(),
                         {options.with_unsafe});
  return plan;
}

/// A message of Example Shop whose only text part has this type, encoding and body.
inline std::string message_with(std::string_view type, std::string_view encoding,
                                std::string_view body) {
  return "From: Example Shop <news@example.org>\n"
         "To: pat@example.net\n"
         "Subject: Spring news\n"
         "Date: Wed, 04 Mar 2026 09:00:00 +0000\n"
         "Message-ID: <17@example.org>\n"
         "MIME-Version: 1.0\n"
         "Content-Type: " +
         std::string(type) + "\nContent-Transfer-Encoding: " + std::string(encoding) + "\n\n" +
         std::string(body);
}

/// The text of the first part of that type, as UTF-8.
inline std::string text_of(std::string_view bytes, std::string_view type) {
  const mime::Message message = mime::parse(bytes);
  for (const mime::Part& part : message.parts)
    if (part.type == type) return std::string(part.text);
  return "no " + std::string(type);
}

/// The names of the fixers, in the order of their fixes.
inline std::vector<std::string> fixers_of(const Plan& plan) {
  std::vector<std::string> names;
  for (const Fix& fix : plan.fixes) names.emplace_back(fix.fixer->name);
  return names;
}

}  // namespace presend::fix
