#include "scanner/smtp/text_replies.h"

#include <algorithm>
#include <array>

#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"

namespace presend::smtp {
namespace {

constexpr std::size_t kMostReplies = 50'000;
constexpr std::size_t kMostMarks = 500;  // in one record
constexpr std::size_t kMostText = 600;   // of a reply, kept for people
/// Letters of a wording that is taken without any code.
constexpr std::size_t kCodelessLetters = 30;

/// What log lines and bounces write in front of a reply they quote.
constexpr std::array<std::string_view, 14> kQuoting = {
    "said:",      "SMTP error from", "smtp;",     "<<<",     "stat=",   "response was",
    "response:",  "diagnosticCode",  "responded", "replied", "reason:", "remote server",
    "Last error", "server returned"};

/// Where `record` first names a reply that it quotes; npos when it does not.
std::size_t quoting_from(std::string_view record) {
  std::size_t first = std::string_view::npos;
  for (const std::string_view words : kQuoting) {
    const std::size_t at = find_ignoring_case(record.substr(0, first), words);
    if (at != std::string_view::npos) first = at + words.size();
  }
  return first;
}

bool is_line_begin(std::string_view text, std::size_t at) {
  while (at > 0) {
    const char before = text[at - 1];
    if (before == '\n') return true;
    if (at >= 2 && escaped_break(text.substr(at - 2, 2))) return true;
    constexpr std::string_view kAround = " \t\r>\"'`<*(|[";
    if (kAround.find(before) == std::string_view::npos) return false;
    --at;
  }
  return true;
}

/// The character in front of `at`, white space and quotes passed over; 0 at the beginning.
char before(std::string_view text, std::size_t at) {
  while (at > 0) {
    const char c = text[--at];
    if (!is_space(c) && c != '"' && c != '\'' && c != '\\') return c;
  }
  return 0;
}

/// Whether words follow the code at `end`, as they do in a reply.
bool has_words_behind(std::string_view text, std::size_t end) {
  if (end == text.size()) return true;
  if (text[end] != ' ' && text[end] != '-' && text[end] != '\t' && text[end] != ':') return false;
  while (end < text.size() &&
         (text[end] == ' ' || text[end] == '-' || text[end] == '\t' || text[end] == ':'))
    ++end;
  return end < text.size() && (is_ascii_alnum(text[end]) || text[end] == '[' || text[end] == '<' ||
                               text[end] == '\'' || text[end] == '#');
}

/// What a log says behind "dsn=5.4.4": the reason in ", status=bounced (reason)" or ",
/// stat=reason".
std::string behind_status(std::string text) {
  text.erase(0, std::min(text.find_first_not_of(" ,;:-"), text.size()));
  const std::size_t open = text.find('(');
  if (text.starts_with("status=") && open != std::string::npos) {
    text.erase(0, open + 1);
    if (text.ends_with(')')) text.pop_back();
  } else if (text.starts_with("stat=")) {
    text.erase(0, 5);
  }
  return text;
}

/// "->", with nothing behind it but marks of quoting and line breaks.
bool ends_with_arrow(std::string_view text) {
  constexpr std::size_t kMostBehind = 16;
  const std::string_view tail = text.substr(text.size() - std::min(text.size(), kMostBehind));
  const std::size_t arrow = tail.rfind("->");
  return arrow != std::string_view::npos && squeeze(tail.substr(arrow)).empty();
}

bool is_failure(const Codes& codes) {
  const char first =
      codes.basic.empty() ? codes.enhanced.empty() ? '5' : codes.enhanced[0] : codes.basic[0];
  return first == '4' || first == '5';
}

Codes codes_of(std::span<const Mark> marks) {
  Codes codes{std::string(marks.front().basic), {}};
  for (const Mark& mark : marks)
    if (codes.enhanced.empty()) codes.enhanced = mark.enhanced;
  return codes;
}

}  // namespace

std::string plain_words(std::string_view text, std::span<const Mark> marks) {
  std::string out;
  std::size_t next = 0;
  bool is_first_of_line = true;
  for (std::size_t at = 0; at < text.size() && out.size() < 2 * kMostText;) {
    if (next < marks.size() && at >= marks[next].begin) {
      at = std::max(at, marks[next++].end);
      while (at < text.size() && (text[at] == '-' || text[at] == ':')) ++at;
      is_first_of_line = false;
      out += ' ';
    } else if (escaped_break(text.substr(at))) {
      out += ' ';
      at += 2;
    } else if (text.substr(at).starts_with("=\n") || text.substr(at).starts_with("=\r\n")) {
      at += text[at + 1] == '\r' ? 3 : 2;
    } else if ((text[at] == '>' || text[at] == '<') && is_first_of_line) {
      ++at;
    } else {
      is_first_of_line = text[at] == '\n' || (is_first_of_line && is_space(text[at]));
      out += text[at++];
    }
  }
  out = collapse_space(out);
  // Where in the dialogue it was said is no part of what was said, nor is the end of a JSON string.
  for (const std::string_view tail : {" (in reply to", "\",", "\"}", "\"]"})
    out.resize(std::min(out.size(), out.find(tail)));
  if (out.size() > kMostText) out = std::string(utf8_prefix(out, kMostText)) + "…";
  return out;
}

std::vector<Mark> TextReplies::marks_in(std::string_view record, std::vector<bool>& certain) {
  const std::size_t quoting = quoting_from(record);
  std::vector<Mark> marks;
  for (std::size_t at = 0; at < record.size() && marks.size() < kMostMarks;) {
    const std::optional<Mark> mark = is_ascii_digit(record[at]) && is_code_begin(record, at)
                                         ? mark_at(record, at)
                                         : std::nullopt;
    if (!mark) {
      ++at;
      continue;
    }
    at = mark->end;
    const bool is_first_of_line = is_line_begin(record, mark->begin);
    const char in_front = before(record, mark->begin);
    const bool is_quoted =
        quoting <= mark->begin && (is_first_of_line || in_front == ':' || in_front == ';' ||
                                   in_front == '=' || in_front == '<' || in_front == '(');
    const bool has_both = !mark->enhanced.empty();
    // A reply pasted on one line has its codes in the middle of sentences.
    const bool repeats =
        !marks.empty() && marks.back().goes_on && marks.back().basic == mark->basic;
    const bool has_words = has_words_behind(record, mark->end);
    if (!has_both && !repeats && !(has_words && (is_first_of_line || is_quoted))) continue;
    marks.push_back(*mark);
    certain.push_back(has_both || is_quoted);
  }
  return marks;
}

std::vector<TextReplies::Group> TextReplies::groups_of(std::string_view record,
                                                       const std::vector<Mark>& marks,
                                                       const std::vector<bool>& certain) {
  std::vector<Group> groups;
  const Mark* last = nullptr;  // of the reply itself, not of one that it quotes
  bool is_passed_on = false;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const Mark& mark = marks[i];
    if (last != nullptr) {
      // "550 5.7.350 Remote server returned … -> 550 5.7.1 …": one reply that quotes another.
      const std::size_t behind = marks[i - 1].end;
      const std::string_view between = trim(record.substr(behind, mark.begin - behind));
      is_passed_on = ends_with_arrow(between) ||
                     (is_passed_on && between.size() <= 8 && squeeze(between).empty());
      const bool has_same_codes =
          last->basic == mark.basic &&
          (last->enhanced == mark.enhanced || last->enhanced.empty() || mark.enhanced.empty());
      const bool goes_on = has_same_codes && (last->goes_on || !is_line_begin(record, mark.begin));
      if (is_passed_on || goes_on) {
        Group& group = groups.back();
        group.last = i;
        // "550-one", "550 two": only a server writes like that.
        group.is_certain = group.is_certain || certain[i] || (goes_on && last->goes_on);
        if (has_same_codes) last = &mark;
        continue;
      }
    }
    groups.push_back({i, i, certain[i]});
    last = &mark;
  }
  return groups;
}

void TextReplies::find_in(const Record& record, std::vector<Recognised>& found) {
  std::vector<bool> certain;
  const std::vector<Mark> marks = marks_in(record.text, certain);
  const std::vector<Group> groups = groups_of(record.text, marks, certain);
  const std::string_view log = groups.empty() ? std::string_view() : log_of(record.text);
  for (std::size_t i = 0; i < groups.size() && found.size() < kMostReplies; ++i) {
    const Group& group = groups[i];
    const std::size_t begin = marks[group.first].begin;
    const std::size_t end =
        i + 1 < groups.size() ? marks[groups[i + 1].first].begin : record.text.size();
    std::vector<Mark> own(marks.begin() + static_cast<std::ptrdiff_t>(group.first),
                          marks.begin() + static_cast<std::ptrdiff_t>(group.last) + 1);
    for (Mark& mark : own) {
      mark.begin -= begin;
      mark.end -= begin;
    }
    Recognised reply;
    reply.codes = codes_of(own);
    reply.text = plain_words(record.text.substr(begin, end - begin), own);
    reply.log = log;
    reply.form = log.empty() ? Form::reply : Form::log;
    reply.line = record.line + static_cast<std::uint32_t>(std::count(
                                   record.text.begin(),
                                   record.text.begin() + static_cast<std::ptrdiff_t>(begin), '\n'));
    const std::string_view around =
        groups.size() == 1 ? record.text : record.text.substr(begin, end - begin);
    bool is_known = identifier_.identify(reply, reply.text, around);
    // Some put the code behind the words, or in the middle of the sentence.
    if (!is_known && groups.size() == 1)
      is_known = identifier_.identify(reply, record.text, record.text);
    // What was not looked at is not unknown.
    if (identifier_.is_exhausted()) return;
    if (is_known || group.is_certain) found.push_back(std::move(reply));
  }
  if (groups.empty()) find_status(record, found);
}

/// A status code that stands alone: "dsn=5.1.1" of a log, "Status: 5.7.1" of a bounce, or in front
/// of words the catalogue knows.
void TextReplies::find_status(const Record& record, std::vector<Recognised>& found) {
  for (std::size_t at = 0; at < record.text.size(); ++at) {
    if (!is_ascii_digit(record.text[at]) || !is_code_begin(record.text, at)) continue;
    const std::string_view enhanced = enhanced_at(record.text, at);
    if (enhanced.empty()) continue;
    const std::string_view in_front =
        trim(record.text.substr(at - std::min<std::size_t>(at, 16), std::min<std::size_t>(at, 16)));
    const std::string lower = to_ascii_lower(in_front);
    const bool is_status = lower.ends_with("dsn=") || lower.ends_with("status:") ||
                           lower.ends_with("smtp;") || lower.ends_with("failed,");
    Recognised reply;
    reply.codes.enhanced = enhanced;
    const std::string_view rest = record.text.substr(at + enhanced.size());
    reply.text = behind_status(plain_words(rest, {}));
    reply.line = record.line;
    reply.log = log_of(record.text);
    reply.form = reply.log.empty() ? Form::reply : Form::log;
    const bool is_known = identifier_.identify(reply, rest, record.text);
    if (is_status && enhanced[0] != '2' ? true : is_known && is_line_begin(record.text, at))
      found.push_back(std::move(reply));
    return;
  }
}

/// A server's words without its codes, if they are so long that they can be nothing else.
void TextReplies::find_wordings(std::string_view text, std::vector<Recognised>& found) {
  Records records(text);
  while (const std::optional<Record> record = records.next()) {
    if (identifier_.is_exhausted()) return;
    Recognised reply;
    reply.text = plain_words(record->text, {});
    reply.line = record->line;
    const bool is_known = identifier_.identify(reply, record->text, record->text);
    if (!is_known || found.size() >= kMostReplies) continue;
    const std::string squeezed = squeeze(record->text);
    const bool is_long = std::any_of(
        reply.reply->wordings.begin(), reply.reply->wordings.end(),
        [&](const Wording& wording) { return wording.match(squeezed) >= kCodelessLetters; });
    if (is_long) found.push_back(std::move(reply));
  }
}

std::vector<Recognised> TextReplies::find(std::string_view text) {
  std::vector<Recognised> found;
  Records records(text);
  while (const std::optional<Record> record = records.next()) {
    if (identifier_.is_exhausted() || found.size() >= kMostReplies) {
      is_cut_ = true;
      break;
    }
    find_in(*record, found);
  }
  if (found.empty()) find_wordings(text, found);
  is_cut_ = is_cut_ || identifier_.is_exhausted();
  // What was accepted matters only where nothing was refused.
  if (std::any_of(found.begin(), found.end(),
                  [](const Recognised& reply) { return is_failure(reply.codes); }))
    std::erase_if(found, [](const Recognised& reply) { return !is_failure(reply.codes); });
  return found;
}

Recognised TextReplies::read(std::string_view text) {
  std::vector<Mark> marks;
  for (std::size_t at = 0; at < text.size() && marks.size() < kMostMarks;) {
    std::optional<Mark> mark;
    if (is_ascii_digit(text[at]) && is_code_begin(text, at)) mark = mark_at(text, at);
    const bool counts =
        mark && (marks.empty() || ((!mark->enhanced.empty() || marks.back().goes_on) &&
                                   mark->basic == marks.front().basic));
    if (counts) marks.push_back(*mark);
    at = counts ? mark->end : at + 1;
  }
  Recognised reply;
  if (!marks.empty()) {
    const std::size_t begin = marks.front().begin;
    reply.codes = codes_of(marks);
    for (Mark& mark : marks) {
      mark.begin -= begin;
      mark.end -= begin;
    }
    text.remove_prefix(begin);
  }
  reply.text = plain_words(text, marks);
  identifier_.identify(reply, reply.text, text);
  return reply;
}

}  // namespace presend::smtp
