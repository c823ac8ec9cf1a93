#include "scanner/smtp/recognise.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "scanner/base/ascii.h"
#include "scanner/mime/parse.h"
#include "scanner/smtp/bounce.h"
#include "scanner/smtp/codes.h"
#include "scanner/smtp/text_replies.h"

namespace presend::smtp {
namespace {

/// Of text; a bounce may be as large as a message.
constexpr std::size_t kMostBytes = std::size_t{32} << 20;
constexpr std::size_t kMostKept = 1000;

/// The same replies told once, with their number.
std::vector<Recognised> merged(std::vector<Recognised> all) {
  std::vector<Recognised> out;
  std::map<std::tuple<const Reply*, std::string, std::string>, std::size_t> known;
  for (Recognised& reply : all) {
    // Texts of unknown replies differ by ids and addresses; their codes say what they are.
    const auto [at, is_new] = known.try_emplace(
        {reply.reply, reply.codes.text(), reply.reply == nullptr ? reply.by : ""}, out.size());
    if (!is_new) {
      if (at->second < out.size()) ++out[at->second].count;
      continue;
    }
    if (out.size() < kMostKept) out.push_back(std::move(reply));
  }
  return out;
}

bool has_status_fields(std::string_view bytes) {
  return find_ignoring_case(bytes, "Diagnostic-Code:") != std::string_view::npos ||
         (find_ignoring_case(bytes, "Final-Recipient:") != std::string_view::npos &&
          find_ignoring_case(bytes, "Status:") != std::string_view::npos);
}

/// The text with the quotation marks and dashes that word processors make of typed ones.
std::string with_typed_marks(std::string_view text) {
  struct Mark {
    std::string_view made, typed;
  };
  constexpr Mark kMarks[] = {{"\u2018", "'"},  {"\u2019", "'"},  {"\u201A", "'"}, {"\u201C", "\""},
                             {"\u201D", "\""}, {"\u201E", "\""}, {"\u2010", "-"}, {"\u2011", "-"},
                             {"\u2012", "-"},  {"\u2013", "-"},  {"\u2014", "-"}};
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Mark* found = nullptr;
    if (text[at] == '\xE2')
      for (const Mark& mark : kMarks)
        if (text.substr(at).starts_with(mark.made)) found = &mark;
    out += found != nullptr ? found->typed : text.substr(at, 1);
    at += found != nullptr ? found->made.size() : 1;
  }
  return out;
}

/// Without the quotation marks around the whole of it, which belong to whoever quotes.
std::string_view unquoted(std::string_view text) {
  const std::string_view inner = trim(text);
  const bool is_quoted = inner.size() >= 2 && (inner.front() == '"' || inner.front() == '\'') &&
                         inner.back() == inner.front();
  return is_quoted ? inner.substr(1, inner.size() - 2) : text;
}
std::string_view unquoted(std::string&&) = delete;

std::vector<Recognised> find_in_text(std::string_view bytes, const Catalogue& catalogue,
                                     TextReplies& texts) {
  if (const std::optional<Mark> mark = only_codes(bytes)) {
    Recognised reply;
    reply.form = Form::code;
    reply.codes = {std::string(mark->basic), std::string(mark->enhanced)};
    // A number that no standard knows is no reply, whatever its shape.
    const bool is_known = catalogue.basic(reply.codes.basic) != nullptr ||
                          catalogue.enhanced(reply.codes.enhanced) != nullptr;
    if (is_known) return {std::move(reply)};
    return {};
  }
  if (has_status_fields(bytes)) {
    std::vector<Recognised> found = status_replies(bytes, texts);
    if (!found.empty()) return found;
  }
  return texts.find(bytes);
}

void append_all(std::vector<std::string>& to, const std::vector<std::string>& from) {
  for (const std::string& text : from)
    if (std::find(to.begin(), to.end(), text) == to.end()) to.push_back(text);
}

std::string class_in_words(const Codes& codes) {
  const char first =
      codes.basic.empty() ? codes.enhanced.empty() ? '0' : codes.enhanced[0] : codes.basic[0];
  switch (first) {
    case '2':
      return "The server accepted it. Nothing has to be done.";
    case '3':
      return "The server waits for more; this is no refusal.";
    case '4':
      return "The server did not take it now, and will be asked again.";
    case '5':
      return "The server refused it for good.";
    default:
      return "";
  }
}

}  // namespace

std::string_view name(Form form) {
  switch (form) {
    case Form::code:
      return "code";
    case Form::reply:
      return "reply";
    case Form::log:
      return "log";
    case Form::bounce:
      return "bounce";
  }
  return "";
}

std::string_view name(Basis basis) {
  switch (basis) {
    case Basis::wording:
      return "wording";
    case Basis::code:
      return "code";
    case Basis::general:
      return "general";
  }
  return "";
}

bool is_temporary(const Codes& codes) {
  return (codes.basic.empty() ? codes.enhanced : codes.basic).starts_with('4');
}

Recognition recognise(std::string_view bytes, const Catalogue& catalogue) {
  Recognition out;
  Identifier identifier(catalogue);
  TextReplies texts(identifier);
  if (bytes.size() > kMostBytes) {
    bytes = bytes.substr(0, kMostBytes);
    out.is_cut = true;
  }
  // No log and no mail holds NUL; UTF-16 and programs do.
  constexpr std::size_t kSniffed = 4096;
  if (bytes.substr(0, kSniffed).find('\0') != std::string_view::npos) return out;
  if (!looks_like_mail(bytes)) {
    const std::string typed = with_typed_marks(bytes);
    out.replies = merged(find_in_text(unquoted(typed), catalogue, texts));
    out.is_cut = out.is_cut || texts.is_cut();
    return out;
  }
  out.is_message = true;
  const mime::Message message = mime::parse(bytes);
  out.is_bounce = is_bounce(message);
  if (out.is_bounce) out.replies = merged(bounce_replies(message, texts));
  return out;
}

std::vector<const Reply*> known_with(const Recognised& recognised, const Catalogue& catalogue) {
  if (recognised.reply != nullptr) return {};
  std::vector<const Reply*> known = catalogue.with(recognised.codes);
  if (!recognised.by.empty())
    std::erase_if(known, [&](const Reply* reply) {
      return !reply->by.empty() && reply->by != recognised.by;
    });
  // Those that name who says them first.
  std::stable_partition(known.begin(), known.end(),
                        [](const Reply* reply) { return !reply->by.empty(); });
  return known;
}

Advice advice_on(const Recognised& recognised, const Catalogue& catalogue) {
  if (recognised.reply != nullptr) return *recognised.reply;
  Advice out;
  const CodeMeaning* basic = catalogue.basic(recognised.codes.basic);
  const CodeMeaning* enhanced = catalogue.enhanced(recognised.codes.enhanced);
  const bool is_failure = class_in_words(recognised.codes).starts_with("The server did not") ||
                          class_in_words(recognised.codes).starts_with("The server refused");
  out.title = enhanced != nullptr ? enhanced->title
                                  : std::string(is_failure ? "A refusal" : "A reply") +
                                        " whose wording is not known";
  out.means = class_in_words(recognised.codes);
  const auto add = [&](const std::string& text) {
    if (!text.empty()) out.means += (out.means.empty() ? "" : " ") + text;
  };
  if (basic != nullptr) {
    add(basic->means);
    append_all(out.sources, basic->sources);
  }
  if (!is_failure) return out;
  if (enhanced != nullptr) {
    add("The status " + recognised.codes.enhanced + " says: " + enhanced->title + ".");
    append_all(out.sources, enhanced->sources);
  }
  // The status code is the narrower one.
  const CodeMeaning* narrow = enhanced != nullptr ? enhanced : basic;
  if (narrow != nullptr) {
    out.content = narrow->content;
    out.rules = narrow->rules;
    append_all(out.steps, narrow->steps);
  }
  if (out.content == Content::partly && out.rules.empty()) out.rules = {"*"};
  if (enhanced != nullptr && basic != nullptr && out.steps.empty())
    append_all(out.steps, basic->steps);
  if (out.steps.empty())
    out.steps = {"Read the rest of the reply: what follows the codes mostly tells the reason.",
                 "Ask the recipient's postmaster when it does not."};
  return out;
}

}  // namespace presend::smtp
