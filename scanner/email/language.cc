#include "scanner/email/language.h"

#include <algorithm>

#include "scanner/lexicon/language.h"

namespace presend::email {
namespace {

void sample_part(const Email& email, PartIndex part, lexicon::LanguageSample& sample) {
  for (const Text& text : email.texts) {
    if (text.part != part || !text.is_visible() || text.role == Role::quote) continue;
    if (sample.is_full()) return;
    sample.add(text.text);
  }
}

/// What the part says of its language: lang of <html> or <body>, else Content-Language.
std::string_view declared_language(const Email& email, PartIndex part) {
  if (const Body* body = email.body_of(part); body != nullptr && body->document != nullptr)
    for (html::NodeIndex index = 0; index < body->document->nodes().size(); ++index) {
      const html::Node& node = body->document->node(index);
      if (!node.is("html") && !node.is("body")) continue;
      const std::string_view lang = body->document->attribute_value(index, "lang");
      if (!lang.empty()) return lang;
      if (node.is("body")) break;
    }
  if (const mime::Field* field = email.message.parts[part].find("Content-Language"))
    return field->value;
  if (const mime::Field* field = email.message.find("Content-Language")) return field->value;
  return {};
}

}  // namespace

std::string_view language_of_part(const Email& email, PartIndex part) {
  if (email.body_of(part) == nullptr) return {};
  lexicon::LanguageSample sample;
  sample_part(email, part, sample);
  return lexicon::language_of(sample, declared_language(email, part));
}

std::string_view language_of_draft(const Email& email) {
  const bool has_html = std::any_of(email.bodies.begin(), email.bodies.end(),
                                    [](const Body& body) { return body.document != nullptr; });
  lexicon::LanguageSample sample;
  std::string_view declared;
  for (const Body& body : email.bodies) {
    if (has_html && body.document == nullptr) continue;  // the alternative says the same again
    if (declared.empty()) declared = declared_language(email, body.part);
    sample_part(email, body.part, sample);
  }
  return lexicon::language_of(sample, declared);
}

}  // namespace presend::email
