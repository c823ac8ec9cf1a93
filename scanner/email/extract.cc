#include "scanner/email/extract.h"

#include <algorithm>

#include "scanner/base/thread_time.h"
#include "scanner/email/collector.h"
#include "scanner/html/parse.h"
#include "scanner/template/render.h"

namespace presend::email {
namespace {

void read_header(Email& email) {
  mime::Message& message = email.message;
  const auto mailboxes = [&](std::string_view field_name) {
    std::vector<mime::Mailbox> all;
    for (const mime::Field* field : message.find_all(field_name))
      for (mime::Mailbox& mailbox : mime::parse_mailboxes(*field, email.pool))
        all.push_back(std::move(mailbox));
    return all;
  };
  email.from = mailboxes("From");
  email.sender = mailboxes("Sender");
  email.reply_to = mailboxes("Reply-To");
  email.to = mailboxes("To");
  email.cc = mailboxes("Cc");
  if (const mime::Field* subject = message.find("Subject")) email.subject = subject->value;
}

/// A defect of a whole part, placed at its first line.
void note_defect(mime::Message& message, mime::DefectKind kind, PartIndex part, std::string what) {
  const SourceRange body = message.parts[part].body;
  constexpr std::uint32_t kMostBytes = 200;  // a minifier writes everything on one line
  const std::uint32_t line_end = message.lines.line_at(body.begin).end;
  const std::uint32_t end = std::min({body.end, line_end, body.begin + kMostBytes});
  message.defects.push_back({kind, part, {body.begin, end}, std::move(what)});
}

/// Fills in the tags whose values are known, in the texts and in the fields that readers see.
void fill_in(Email& email, const templates::Variables& variables) {
  // What a draft may grow by, whatever the values are.
  std::size_t room = std::size_t{4} << 20;
  mime::Message& message = email.message;
  for (mime::Part& part : message.parts) {
    if (part.text.empty() || !part.children.empty() || part.is_attachment()) continue;
    std::optional<templates::Rendered> rendered = templates::render(
        part.text, part.map.charset, variables, email.declared, part.is_html(), room);
    if (!rendered) continue;
    part.text = message.pool.keep(rendered->text);
    part.map.charset = std::move(rendered->map);
  }
  for (mime::Field& field : message.parts.front().fields) {
    if (!field.is("Subject") && !field.is("List-Unsubscribe")) continue;
    std::optional<templates::Rendered> rendered =
        templates::render(field.value, field.map, variables, email.declared, false, room);
    if (!rendered) continue;
    field.value = message.pool.keep(rendered->text);
    field.map = std::move(rendered->map);
  }
}

void read_tags(const Email& email, Body& body) {
  const mime::Part& part = email.message.parts[body.part];
  body.tags = templates::find_tags(part.text, email.declared);
  body.blocks = templates::Blocks(part.text, body.tags);
  body.blocks.move_offsets([&](std::uint32_t at) { return part.map.source(at); });
}

/// Marks what stands in a branch that readers see instead of another one.
void mark_later_branches(Email& email) {
  const auto mark = [&](auto& entries) {
    const Body* body = nullptr;
    for (auto& entry : entries) {
      if (body == nullptr || body->part != entry.part) body = email.body_of(entry.part);
      entry.is_in_later_branch = body != nullptr && body->blocks.is_in_later_branch(entry.at.begin);
    }
  };
  if (std::none_of(email.bodies.begin(), email.bodies.end(),
                   [](const Body& body) { return body.blocks.has_branches(); }))
    return;
  mark(email.texts);
  mark(email.links);
  mark(email.images);
}

/// Parses the HTML parts, which share one allowance of time and nodes.
/// `style_limits` is left with what styles may still cost.
void read_bodies(Email& email, const Limits& limits, Limits& style_limits) {
  const std::int64_t end = thread_time_ns() + std::int64_t{limits.html_time_ms} * 1'000'000;
  std::uint32_t nodes_left = limits.html_nodes;
  mime::Message& message = email.message;
  for (PartIndex index = 0; index < message.parts.size(); ++index) {
    const mime::Part& part = message.parts[index];
    if (!part.children.empty() || part.is_attachment()) continue;
    // A multipart without usable delimiters is shown as the text it is.
    const bool is_text = part.is_plain_text() || (part.is_multipart() && !part.text.empty());
    if (!part.is_html() && !is_text) continue;
    Body& body = email.bodies.emplace_back();
    body.part = index;
    if (email.is_template) read_tags(email, body);
    if (is_text) continue;
    html::ParseOptions options{.limits = limits};
    options.limits.html_nodes = nodes_left;
    options.time_ms =
        static_cast<std::uint32_t>(std::max<std::int64_t>((end - thread_time_ns()) / 1'000'000, 0));
    options.masked_tags = body.tags;
    body.document = std::make_unique<html::Document>(html::parse(part.text, options));
    body.visibility = html::compute_visibility(*body.document, email.view, style_limits);
    nodes_left -= std::min(nodes_left, static_cast<std::uint32_t>(body.document->nodes().size()));
    style_limits.style_matches = body.visibility.steps_left();
    if (!body.visibility.is_complete())
      note_defect(message, mime::DefectKind::html_limit, index,
                  "its style sheets ask too much; some of their rules were left out");
    if (body.document->is_fallback())
      note_defect(message, mime::DefectKind::html_limit, index,
                  std::string(body.document->fallback_reason()));
  }
}

/// What the collecting steps left out, they left out at the end of some body.
void note_limits(Email& email, const Limits& limits) {
  const auto note = [&](std::size_t count, std::uint32_t limit, PartIndex part, const char* what) {
    if (count < limit) return;
    note_defect(
        email.message, mime::DefectKind::html_limit, part,
        "there are more than " + std::to_string(limit) + ' ' + what + "; only the first were read");
  };
  if (!email.texts.empty())
    note(email.texts.size(), limits.texts, email.texts.back().part, "pieces of text");
  if (!email.links.empty())
    note(email.links.size(), limits.links, email.links.back().part, "links");
  if (!email.images.empty())
    note(email.images.size(), limits.links, email.images.back().part, "images");
  std::stable_sort(
      email.message.defects.begin(), email.message.defects.end(),
      [](const mime::Defect& a, const mime::Defect& b) { return a.at.begin < b.at.begin; });
}

/// Whether an HTML part under the same multipart/alternative says what this text part says.
bool has_html_twin(const mime::Message& message, PartIndex index) {
  const auto& parts = message.parts;
  PartIndex alternative = parts[index].parent;
  while (alternative != mime::Part::kNone && parts[alternative].type != "multipart/alternative")
    alternative = parts[alternative].parent;
  if (alternative == mime::Part::kNone) return false;
  // Parts stand depth first, so the descendants of one are those that follow it without a gap.
  for (PartIndex other = alternative + 1; other < parts.size(); ++other) {
    if (parts[other].parent < alternative || parts[other].parent == mime::Part::kNone) break;
    if (parts[other].is_html()) return true;
  }
  return false;
}

}  // namespace

Email extract(mime::Message message, const lexicon::Lexicon& lexicon, const Sender& sender,
              const Limits& limits, const DraftForm& form, const html::View& view) {
  Email email;
  email.view = view;
  email.message = std::move(message);
  email.is_bare_html = form.is_bare_html;
  email.is_template = form.is_template;
  email.is_form_given = form.is_given;
  email.declared = form.declared;
  if (!form.variables.empty()) fill_in(email, templates::Variables(form.variables));
  read_header(email);
  find_own_sites(email, sender);
  Limits style_limits = limits;
  read_bodies(email, limits, style_limits);
  collect_list_unsubscribe(email, limits);
  ImageSources sources(email);
  for (const Body& body : email.bodies) {
    if (body.document != nullptr) {
      collect_html(email, body, sources, limits);
      find_purposes(email, body, style_limits);
    } else {
      collect_plain_text(email, body.part, has_html_twin(email.message, body.part), limits);
    }
  }
  note_limits(email, limits);
  mark_later_branches(email);
  collect_attachments(email, limits);
  classify(email, lexicon);
  measure(email);
  return email;
}

}  // namespace presend::email
