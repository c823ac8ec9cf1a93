#include <cmath>
#include <nlohmann/json.hpp>

#include "scanner/report/explain.h"
#include "scanner/report/draft_json.h"
#include "scanner/report/json_text.h"

namespace presend::report {
namespace {

using Json = nlohmann::ordered_json;

Json or_null(std::string_view text) { return text.empty() ? Json() : Json(text); }

Json known_json(const smtp::Recognised& reply) {
  Json known = Json::array();
  for (const smtp::Reply* entry : smtp::known_with(reply))
    known.push_back({{"id", entry->id},
                     {"by", or_null(entry->by)},
                     {"title", entry->title},
                     {"content", smtp::name(entry->content)}});
  return known;
}

Json reply_json(const smtp::Recognised& reply) {
  const smtp::Advice advice = smtp::advice_on(reply);
  return {{"id", reply.reply == nullptr ? Json() : Json(reply.reply->id)},
          {"by", or_null(reply.by)},
          {"code", or_null(reply.codes.basic)},
          {"enhanced", or_null(reply.codes.enhanced)},
          {"text", reply.text},
          {"basis", smtp::name(reply.basis)},
          {"title", advice.title},
          {"means", advice.means},
          {"temporary", smtp::is_temporary(reply.codes)},
          {"content", smtp::name(advice.content)},
          {"steps", advice.steps},
          {"sources", advice.sources},
          {"rules", advice.rules},
          {"known", known_json(reply)},
          {"form", smtp::name(reply.form)},
          {"log", or_null(reply.log)},
          {"recipient", or_null(reply.recipient)},
          {"action", or_null(reply.action)},
          {"line", reply.line},
          {"count", reply.count}};
}

Json suspect_json(const Explanation& explanation) {
  if (explanation.draft == nullptr) return nullptr;
  const scan::Report& draft = *explanation.draft;
  Json findings = Json::array();
  for (const scan::ReportedFinding& finding : explaining_findings(explanation.recognition, draft))
    findings.push_back(finding_json(finding));
  return {{"file", draft.file},
          {"message", draft.message},
          {"risk", std::round(draft.risk * 100) / 100},
          {"verdict", score::name(draft.verdict)},
          {"findings", std::move(findings)}};
}

}  // namespace

std::string explain_reply_json(const Explanation& explanation) {
  Json replies = Json::array();
  for (const smtp::Recognised& reply : explanation.recognition.replies)
    replies.push_back(reply_json(reply));
  const Json out = {{"schema", "presend/explain/1"},
                    {"file", or_null(explanation.file)},
                    {"rule", nullptr},
                    {"replies", std::move(replies)},
                    {"cut", explanation.recognition.is_cut},
                    {"draft", suspect_json(explanation)}};
  return json_text(out, 1) + '\n';
}

}  // namespace presend::report
