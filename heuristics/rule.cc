#include "heuristics/rule.h"

namespace presend::heuristics {

std::string_view name(Needs needs) {
  switch (needs) {
    case Needs::message:
      return "message";
    case Needs::headers:
      return "headers";
    case Needs::html:
      return "html";
    case Needs::network:
      return "network";
    case Needs::spelling:
      return "spelling";
    case Needs::final_mail:
      return "final";
    case Needs::template_draft:
      return "template";
    case Needs::findings:
      return "findings";
  }
  return "";
}

}  // namespace presend::heuristics
