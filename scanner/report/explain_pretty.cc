#include <fmt/format.h>

#include <algorithm>

#include "scanner/report/explain.h"
#include "scanner/report/finding_groups.h"
#include "scanner/report/layout.h"
#include "scanner/report/visible_text.h"

namespace presend::report {
namespace {

/// A log of a bad day holds dozens; JSON has them all.
constexpr std::size_t kMostReplies = 20;
constexpr std::size_t kMostKnown = 15;
constexpr std::size_t kMostGroups = 8;
constexpr std::uint32_t kIndent = 12;

std::string content_in_words(smtp::Content content, const smtp::Codes& codes) {
  const std::string code = codes.text();
  if (code.starts_with('2') || code.starts_with('3')) return "no: nothing was refused";
  switch (content) {
    case smtp::Content::yes:
      return "yes: what the message says or holds can be the cause";
    case smtp::Content::partly:
      return "possibly: content is one cause among others, and the reply does not tell which";
    case smtp::Content::no:
      return "no: rewriting the message does not help";
  }
  return "";
}

std::string basis_in_words(const smtp::Recognised& reply) {
  switch (reply.basis) {
    case smtp::Basis::wording:
      return "";
    case smtp::Basis::code:
      return "The wording is new, but " + visible(reply.by) + " uses these codes for this.";
    case smtp::Basis::general:
      return reply.form == smtp::Form::code
                 ? "This is what the codes mean in general; the words behind them tell more."
                 : "The wording is not known, so this is what the codes mean in general.";
  }
  return "";
}

class ReplyWriter {
 public:
  ReplyWriter(std::string& out, const Paint& paint) : out_(out), paint_(paint) {}

  void write(const smtp::Recognised& reply, const std::string& file) {
    const smtp::Advice advice = smtp::advice_on(reply);
    const std::string codes = reply.codes.empty() ? "no code" : reply.codes.text();
    append_wrapped(out_, paint_(Ink::bold, visible(codes)) + ' ',
                   paint_(Ink::bold, visible(advice.title)), 2);
    if (!reply.text.empty())
      append_wrapped(out_, "  ", paint_(Ink::dim, "“" + visible(reply.text) + "”"), 2);
    out_ += '\n';
    rows(reply, advice, file);
    append_known(reply);
    append_steps(advice);
    append_sources(advice);
  }

 private:
  void row(std::string_view name, std::string_view text) {
    append_wrapped(out_, paint_(Ink::dim, padded(name, kIndent)), visible(text), kIndent);
  }

  void rows(const smtp::Recognised& reply, const smtp::Advice& advice, const std::string& file) {
    if (const std::string place = place_of(reply, file); !place.empty()) row("found", place);
    row("said by", reply.by.empty() ? "a mail server; nothing tells whose" : reply.by);
    if (!reply.recipient.empty())
      row("about", reply.recipient + (reply.action.empty() ? "" : ", " + reply.action));
    if (!reply.codes.empty())
      row("how long", smtp::is_temporary(reply.codes)
                          ? "temporary: the sending server tries again by itself"
                      : reply.codes.text().starts_with('5') ? "for good: it is not tried again"
                                                            : "it is no refusal");
    row("content", content_in_words(advice.content, reply.codes));
    out_ += '\n';
    append_wrapped(
        out_, paint_(Ink::bold, "Meaning") + "  ",
        visible(advice.means + (basis_in_words(reply).empty() ? "" : " " + basis_in_words(reply))),
        2);
  }

  static std::string place_of(const smtp::Recognised& reply, const std::string& file) {
    if (reply.form == smtp::Form::code) return "";
    std::string out;
    if (reply.form == smtp::Form::bounce) out = "in a bounce";
    if (reply.form == smtp::Form::log)
      out = "in a log line of " + (reply.log == "mail server" ? "a mail server" : reply.log);
    if (!file.empty())
      out += fmt::format("{}{}, line {}", out.empty() ? "" : ", ", file, reply.line);
    if (reply.count > 1) out += fmt::format("{}{} times", out.empty() ? "" : ", ", reply.count);
    return out;
  }

  void append_known(const smtp::Recognised& reply) {
    const std::vector<const smtp::Reply*> known = smtp::known_with(reply);
    if (known.empty()) return;
    out_ += '\n' + paint_(Ink::bold, "Known replies with these codes") +
            " (give the whole reply to learn which it is)\n";
    for (std::size_t i = 0; i < known.size() && i < kMostKnown; ++i) {
      const std::string by = known[i]->by.empty() ? "any server" : known[i]->by;
      append_wrapped(out_, "  " + paint_(Ink::dim, padded(by, kIndent)),
                     visible(known[i]->title) + "; content: " +
                         std::string(known[i]->content == smtp::Content::partly
                                         ? "possibly"
                                         : smtp::name(known[i]->content)),
                     kIndent + 2);
    }
    if (known.size() > kMostKnown)
      out_ += fmt::format("  and {} more; --format json shows all\n", known.size() - kMostKnown);
  }

  void append_steps(const smtp::Advice& advice) {
    if (advice.steps.empty()) return;
    out_ += '\n' + paint_(Ink::bold, "What to do") + '\n';
    for (std::size_t i = 0; i < advice.steps.size(); ++i)
      append_wrapped(out_, fmt::format("{:>4}. ", i + 1), visible(advice.steps[i]), 6);
  }

  void append_sources(const smtp::Advice& advice) {
    if (advice.sources.empty()) return;
    std::string text;
    for (const std::string& source : advice.sources) text += (text.empty() ? "" : "; ") + source;
    out_ += '\n';
    append_wrapped(out_, paint_(Ink::dim, padded("sources", kIndent)), visible(text), kIndent);
  }

  std::string& out_;
  const Paint& paint_;
};

bool is_content_out(const smtp::Recognition& recognition) {
  return std::all_of(recognition.replies.begin(), recognition.replies.end(),
                     [](const smtp::Recognised& reply) {
                       return smtp::advice_on(reply).content == smtp::Content::no;
                     });
}

void append_draft(std::string& out, const Explanation& explanation, const Paint& paint) {
  const scan::Report& draft = *explanation.draft;
  const bool is_one = explanation.recognition.replies.size() == 1;
  const std::string the_reply = is_one ? "this reply" : "these replies";
  out += '\n' + paint(Ink::bold, "The draft") + '\n';
  append_path(out, visible(draft.file), paint);
  append_wrapped(
      out, "  ",
      fmt::format("content risk {} of 100, {}", decimal(draft.risk, 0), score::name(draft.verdict)),
      2);
  scan::Report explaining;
  explaining.findings = explaining_findings(explanation.recognition, draft);
  const std::vector<FindingGroup> groups = group_by_rule(explaining, Listed::all);
  const bool is_out = is_content_out(explanation.recognition);
  std::string text;
  if (is_out && groups.empty())
    text = "Content is not the cause of " + the_reply +
           ". Nothing in the draft has to change for " + (is_one ? "it." : "them.");
  else if (is_out)
    text =
        "Content is not the cause of " + the_reply + ", but how the draft names its sender can be:";
  else if (groups.empty())
    text = "presend finds nothing in this draft that could explain " + the_reply +
           ". Look for the cause in the other steps above.";
  else
    text = counted(groups.size(), "rule has findings", "rules have findings") +
           " that could explain " + the_reply + ", worst first:";
  append_wrapped(out, "  ", text, 2);
  for (std::size_t i = 0; i < groups.size() && i < kMostGroups; ++i)
    append_group(out, visible(draft.file), groups[i], false, paint);
  if (groups.size() > kMostGroups) {
    out += '\n';
    append_wrapped(out, "",
                   fmt::format("and {} more; presend check shows all",
                               counted(groups.size() - kMostGroups, "rule", "rules")),
                   2);
  }
}

}  // namespace

std::string explain_reply_pretty(const Explanation& explanation, bool has_colour) {
  const Paint paint(has_colour);
  std::string out;
  const std::vector<smtp::Recognised>& replies = explanation.recognition.replies;
  ReplyWriter writer(out, paint);
  for (std::size_t i = 0; i < replies.size() && i < kMostReplies; ++i) {
    if (i > 0) out += '\n' + std::string(kColumns, '-') + "\n\n";
    writer.write(replies[i], explanation.file);
  }
  if (replies.size() > kMostReplies)
    out += fmt::format("\nand {} more replies; --format json shows all\n",
                       replies.size() - kMostReplies);
  if (explanation.recognition.is_cut) out += "\nThe input is very long; its end was not read.\n";
  if (explanation.draft != nullptr) append_draft(out, explanation, paint);
  return out;
}

}  // namespace presend::report
