// Any bytes through the whole pipeline. Every place a report names must lie inside the draft.
#include <cstdlib>

#include "heuristics/registry.h"
#include "scanner/scan/scan.h"

using namespace presend;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const scan::Settings settings = [] {
    scan::Settings all;
    all.rules.assign(heuristics::all_rules().begin(), heuristics::all_rules().end());
    return all;
  }();
  scan::Draft draft;
  draft.is_html_file = size > 0 && bytes[0] == '<';
  draft.bytes.assign(reinterpret_cast<const char*>(bytes), size);
  const lexicon::Lexicon& lexicon = lexicon::Lexicon::embedded();
  const email::Email email = scan::read(draft, settings, lexicon);
  for (const email::Text& text : email.texts)
    if (text.at.begin > text.at.end || text.at.end > size) std::abort();
  for (const email::Link& link : email.links)
    if (link.at.begin > link.at.end || link.at.end > size) std::abort();
  const scan::Report report = scan::scan(draft, settings, lexicon, score::Weights::embedded());
  if (!(report.risk >= 0 && report.risk <= 100)) std::abort();
  return 0;
}
