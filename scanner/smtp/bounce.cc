#include "scanner/smtp/bounce.h"

#include <algorithm>
#include <array>
#include <optional>

#include "scanner/base/ascii.h"
#include "scanner/mime/parse.h"
#include "scanner/smtp/codes.h"

namespace presend::smtp {
namespace {

constexpr std::size_t kMostStatusBytes = std::size_t{1} << 20;
constexpr std::size_t kMostRecipients = 2000;

constexpr std::array<std::string_view, 12> kMailFields = {
    "from",       "to",           "subject",      "date",           "received",     "return-path",
    "message-id", "mime-version", "content-type", "auto-submitted", "delivered-to", "sender"};

/// One line, taken off the front, without its end.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// "Name" of "Name: value", or empty.
std::string_view field_name(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 60) return {};
  const std::string_view name = line.substr(0, colon);
  const bool is_name =
      std::all_of(name.begin(), name.end(), [](char c) { return is_ascii_alnum(c) || c == '-'; });
  return is_name ? name : std::string_view();
}

bool has_any(std::string_view text, std::initializer_list<std::string_view> needles) {
  return std::any_of(needles.begin(), needles.end(), [&](std::string_view needle) {
    return find_ignoring_case(text, needle) != std::string_view::npos;
  });
}

std::string_view value_of(const mime::Part& part, std::string_view name) {
  const mime::Field* field = part.find(name);
  return field == nullptr ? std::string_view() : field->value;
}

/// What RFC 3464 says about one recipient.
struct Recipient {
  std::string final_recipient, action, status, diagnostic, remote;

  [[nodiscard]] bool is_told() const { return !status.empty() || !diagnostic.empty(); }
};

/// Behind "rfc822;" or "smtp;" or "dns;".
std::string_view behind_type(std::string_view value) {
  const std::size_t semicolon = value.find(';');
  return trim(semicolon == std::string_view::npos || semicolon > 20 ? value
                                                                    : value.substr(semicolon + 1));
}

void set_field(Recipient& recipient, std::string_view name, std::string_view value) {
  const auto is = [&](std::string_view known) { return equals_ignoring_case(name, known); };
  if (is("Final-Recipient") || (is("Original-Recipient") && recipient.final_recipient.empty()))
    recipient.final_recipient = behind_type(value);
  if (is("Action")) {
    const std::string_view action = trim(value);
    recipient.action = to_ascii_lower(action.substr(0, action.find(' ')));
  }
  if (is("Status")) recipient.status = trim(value);
  if (is("Diagnostic-Code")) recipient.diagnostic = behind_type(value);
  if (is("Remote-MTA")) recipient.remote = behind_type(value);
}

/// The recipients of a delivery status: groups of fields between blank lines.
std::vector<Recipient> recipients_of(std::string_view fields) {
  std::vector<Recipient> recipients;
  Recipient current;
  std::string name, value;
  const auto finish_field = [&] {
    if (!name.empty()) set_field(current, name, value);
    name.clear();
    value.clear();
  };
  const auto finish_group = [&] {
    finish_field();
    if (current.is_told()) recipients.push_back(std::move(current));
    current = {};
  };
  while (!fields.empty() && recipients.size() < kMostRecipients) {
    const std::string_view line = take_line(fields);
    if (trim(line).empty()) {
      finish_group();
    } else if (is_space(line.front())) {
      value += '\n';
      value += line;
    } else {
      // Some mailers let a long value go on without indenting it.
      const std::string_view next = field_name(line);
      if (next.empty()) {
        value += '\n';
        value += line;
        continue;
      }
      finish_field();
      // Pasted reports lose their blank lines; a recipient begins with its address.
      if (equals_ignoring_case(next, "Final-Recipient") && current.is_told()) finish_group();
      name = next;
      value = line.substr(next.size() + 1);
    }
  }
  finish_group();
  return recipients;
}

Recognised reply_of(const Recipient& recipient, TextReplies& texts) {
  Recognised reply = texts.read(recipient.diagnostic);
  if (reply.by.empty() && !recipient.remote.empty()) {
    // The name of the server tells whose reply it is when the reply does not.
    const std::string both = recipient.diagnostic + "\n" + recipient.remote;
    Recognised again = texts.read(both);
    if (!again.by.empty()) {
      again.text = reply.text;
      reply = std::move(again);
    }
  }
  if (reply.codes.enhanced.empty()) {
    const std::string_view status = enhanced_at(recipient.status, 0);
    if (!status.empty()) reply.codes.enhanced = status;
  }
  reply.form = Form::bounce;
  reply.recipient = recipient.final_recipient;
  reply.action = recipient.action;
  return reply;
}

/// Whether the part belongs to a message that is enclosed in another.
bool is_inside_message(const mime::Message& message, mime::PartIndex index) {
  for (mime::PartIndex up = message.parts[index].parent; up != mime::Part::kNone;
       up = message.parts[up].parent)
    if (message.parts[up].type.starts_with("message/")) return true;
  return false;
}

/// Text of HTML without its tags, for bounces that have nothing else.
std::string without_tags(std::string_view html) {
  std::string out;
  bool is_tag = false;
  for (const char c : html) {
    if (c == '<') is_tag = true;
    if (!is_tag) out += c;
    if (c == '>' && is_tag) {
      is_tag = false;
      out += ' ';
    }
  }
  return out;
}

/// What the server wrote, without the copy of the original message that old ones append.
std::string_view before_copy(std::string_view text) {
  for (const std::string_view line :
       {"Below this line is a copy of the message", "------ This is a copy of",
        "--- The header of the original message", "Original message headers:",
        "----- Original message -----", "----- Message header follows"})
    text = text.substr(0, std::min(find_ignoring_case(text, line), text.size()));
  return text;
}

std::vector<Recognised> told_in_words(const mime::Message& message, TextReplies& texts) {
  std::vector<Recognised> found;
  for (const bool wants_html : {false, true}) {
    for (mime::PartIndex i = 0; i < message.parts.size(); ++i) {
      const mime::Part& part = message.parts[i];
      const bool fits = wants_html ? part.is_html() : part.is_plain_text();
      if (!fits || is_inside_message(message, i)) continue;
      const std::string stripped = wants_html ? without_tags(part.text) : std::string();
      std::vector<Recognised> here =
          texts.find(before_copy(wants_html ? std::string_view(stripped) : part.text));
      // Encoded text has other lines than the file; the part is near enough then.
      const std::uint32_t first = message.lines.position(part.body.begin).line;
      const bool is_as_is = !wants_html && part.encoding != mime::Encoding::base64 &&
                            part.encoding != mime::Encoding::quoted_printable;
      for (Recognised& reply : here) reply.line = is_as_is ? first + reply.line - 1 : first;
      std::move(here.begin(), here.end(), std::back_inserter(found));
    }
    if (!found.empty()) break;
  }
  for (Recognised& reply : found) reply.form = Form::bounce;
  return found;
}

/// Whether one may be the other with more words: servers shorten Diagnostic-Code.
bool may_be_same(const Codes& a, const Codes& b) {
  const bool same_enhanced = a.enhanced.empty() || b.enhanced.empty() || a.enhanced == b.enhanced;
  const bool same_basic = a.basic.empty() || b.basic.empty() || a.basic == b.basic;
  return same_enhanced && same_basic;
}

}  // namespace

bool looks_like_mail(std::string_view bytes) {
  constexpr int kMostLines = 60;
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  while (!bytes.empty() && is_space(bytes.front())) bytes.remove_prefix(1);
  if (bytes.starts_with("From ")) take_line(bytes);
  std::array<bool, kMailFields.size()> seen{};
  for (int i = 0; i < kMostLines && !bytes.empty(); ++i) {
    const std::string_view line = take_line(bytes);
    if (line.empty()) break;
    if (is_space(line.front())) continue;
    const std::string_view name = field_name(line);
    if (name.empty()) break;
    for (std::size_t k = 0; k < kMailFields.size(); ++k)
      if (equals_ignoring_case(name, kMailFields[k])) seen[k] = true;
  }
  return std::count(seen.begin(), seen.end(), true) >= 2;
}

bool is_bounce(const mime::Message& message) {
  for (const mime::Part& part : message.parts)
    if (part.type == "message/delivery-status" || part.type == "multipart/report") return true;
  const mime::Part& root = message.root();
  if (root.find("X-Failed-Recipients") != nullptr) return true;
  if (has_any(value_of(root, "Return-Path"), {"<>"})) return true;
  return has_any(value_of(root, "From"), {"mailer-daemon", "postmaster", "mail delivery",
                                          "mail administrator", "delivery subsystem"}) ||
         has_any(value_of(root, "Subject"),
                 {"undeliver", "delivery status notification", "returned mail", "failure notice",
                  "delivery failed", "delivery failure", "non-delivery", "returned to sender",
                  "delivery has failed", "delayed mail", "message not delivered"});
}

std::vector<Recognised> status_replies(std::string_view fields, TextReplies& texts) {
  std::vector<Recognised> found;
  for (const Recipient& recipient : recipients_of(fields))
    found.push_back(reply_of(recipient, texts));
  return found;
}

std::vector<Recognised> bounce_replies(const mime::Message& message, TextReplies& texts) {
  std::vector<Recognised> found;
  for (const mime::Part& part : message.parts) {
    if (part.type != "message/delivery-status" && part.type != "message/global-delivery-status")
      continue;
    const std::string fields = mime::decoded_body(message, part, kMostStatusBytes);
    std::vector<Recognised> here = status_replies(fields, texts);
    const std::uint32_t line = message.lines.position(part.body.begin).line;
    for (Recognised& reply : here) reply.line = line;
    std::move(here.begin(), here.end(), std::back_inserter(found));
  }
  const bool is_all_known = std::all_of(found.begin(), found.end(), [](const Recognised& reply) {
    return reply.basis == Basis::wording && !reply.text.empty();
  });
  if (!found.empty() && is_all_known) return found;
  const std::vector<Recognised> words = told_in_words(message, texts);
  if (found.empty()) return words;
  for (Recognised& reply : found) {
    if (reply.basis == Basis::wording) continue;
    const auto better = std::find_if(words.begin(), words.end(), [&](const Recognised& told) {
      return told.basis == Basis::wording && may_be_same(told.codes, reply.codes);
    });
    if (better == words.end()) continue;
    reply.basis = better->basis;
    reply.reply = better->reply;
    reply.by = better->by;
    reply.text = better->text;
    if (reply.codes.basic.empty()) reply.codes.basic = better->codes.basic;
  }
  return found;
}

}  // namespace presend::smtp
