#include "scanner/report/rule_words.h"

#include "scanner/report/layout.h"
#include "scanner/report/visible_text.h"

namespace presend::report {

using heuristics::Example;

std::string_view kind_in_words(Example::Kind kind) {
  switch (kind) {
    case Example::Kind::html:
      return "HTML";
    case Example::Kind::tpl:
      return "template";
    case Example::Kind::text:
      return "plain text";
    case Example::Kind::header:
      return "header fields";
    case Example::Kind::eml:
      return "message";
    case Example::Kind::sample:
      return "file";
  }
  return "";
}

std::string_view needs_in_words(heuristics::Needs needs) {
  switch (needs) {
    case heuristics::Needs::message:
      return "any draft";
    case heuristics::Needs::headers:
      return "messages, not bare HTML files";
    case heuristics::Needs::html:
      return "drafts with HTML";
    case heuristics::Needs::spelling:
      return "wording in a language whose dictionary is installed";
    case heuristics::Needs::findings:
      return "drafts with HTML, after all other rules";
    case heuristics::Needs::network:
      return "runs with live link checks";
    case heuristics::Needs::final_mail:
      return "mail that goes out as it is, not templates";
    case heuristics::Needs::template_draft:
      return "templates";
  }
  return "";
}

std::string grade_in_words(heuristics::Grade grade) {
  switch (grade) {
    case heuristics::Grade::a:
      return "A: documented by a mailbox provider or a standard";
    case heuristics::Grade::b:
      return "B: measured on real mail";
    case heuristics::Grade::c:
      return "C: plausible, not measured to matter";
    case heuristics::Grade::d:
      return "D: folklore, widely repeated without evidence";
  }
  return "";
}

std::string points_in_words(const score::Weight& weight) {
  if (weight.points <= 0) return "none: it informs, but does not raise the risk";
  return "+" + decimal(weight.points, 2) + " for the first place, at most +" +
         decimal(weight.cap, 2) + " in one draft";
}

std::string share_in_words(std::optional<double> share) {
  if (!share) return "not run";
  constexpr double kLeastShown = 0.0005;
  if (*share > 0 && *share < kLeastShown) return "under 0.1 %";
  return decimal(*share * 100, 1) + " %";
}

std::string rates_in_words(const score::Weights& weights, std::string_view rule_id) {
  const auto shares = weights.rates(rule_id);
  std::string out;
  for (std::size_t i = 0; i < shares.size(); ++i)
    if (shares[i])
      out += (out.empty() ? "" : ", ") + share_in_words(shares[i]) + " of " +
             visible(weights.labels()[i]);
  return out;
}

}  // namespace presend::report
