#include <nlohmann/json.hpp>
#include <optional>

#include "scanner/email/language.h"
#include "scanner/report/dissect.h"
#include "scanner/report/json_text.h"

namespace presend::report {
namespace {

using Json = nlohmann::ordered_json;

Json or_null(std::string_view text) { return text.empty() ? Json() : Json(text); }

template <class Number>
Json or_null(const std::optional<Number>& number) {
  return number ? Json(*number) : Json();
}

class Dissection {
 public:
  explicit Dissection(const email::Email& email) : email_(email), message_(email.message) {}

  Json json(const std::string& file) const {
    return {{"schema", "presend/dissect/1"},
            {"file", file},
            {"headers", headers()},
            {"parts", parts()},
            {"texts", texts()},
            {"links", links()},
            {"images", images()},
            {"attachments", attachments()},
            {"defects", defects(nullptr)}};
  }

 private:
  std::uint32_t line(SourceRange at) const { return message_.lines.position(at.begin).line; }
  std::string_view section(mime::PartIndex part) const { return message_.parts[part].section; }
  void add_place(Json& json, SourceRange at) const {
    const Position position = message_.lines.position(at.begin);
    json["line"] = position.line;
    json["column"] = position.column;
  }

  Json headers() const {
    Json out = Json::array();
    for (const mime::Field& field : message_.root().fields)
      out.push_back({{"name", field.name}, {"value", field.value}, {"line", line(field.range)}});
    return out;
  }

  /// All defects, or those of one part.
  Json defects(const mime::PartIndex* part) const {
    Json out = Json::array();
    for (const mime::Defect& defect : message_.defects)
      if (part == nullptr || defect.part == *part)
        out.push_back({{"kind", mime::name(defect.kind)},
                       {"message", defect.message},
                       {"line", line(defect.at)}});
    return out;
  }

  Json parts() const {
    Json out = Json::array();
    for (mime::PartIndex i = 0; i < message_.parts.size(); ++i) {
      const mime::Part& part = message_.parts[i];
      const SourceRange begin = part.header.empty() ? part.body : part.header;
      out.push_back({{"part", part.section},
                     {"type", part.type},
                     {"charset", or_null(part.charset)},
                     {"language", or_null(email::language_of_part(email_, i))},
                     {"encoding", mime::name(part.encoding)},
                     {"disposition", or_null(part.disposition)},
                     {"filename", or_null(part.filename)},
                     {"bytes", part.body.size()},
                     {"decoded_bytes", part.decoded_bytes},
                     {"line", line(begin)},
                     {"defects", defects(&i)}});
    }
    return out;
  }

  Json texts() const {
    Json out = Json::array();
    for (const email::Text& text : email_.texts) {
      Json entry = {{"part", section(text.part)},
                    {"text", text.text},
                    {"visible", text.is_visible()},
                    {"hidden_by", or_null(html::name(text.hidden_by))},
                    {"role", email::name(text.role)}};
      add_place(entry, text.at);
      out.push_back(std::move(entry));
    }
    return out;
  }

  Json links() const {
    Json out = Json::array();
    for (const email::Link& link : email_.links) {
      const url::Url* url = link.url();
      Json entry = {{"part", section(link.part)},
                    {"element", email::name(link.element)},
                    {"href", link.href},
                    {"url", url != nullptr ? Json(url->href()) : Json()},
                    {"text", link.text},
                    {"scheme", url != nullptr ? Json(url->scheme()) : Json()},
                    {"host", or_null(link.host())},
                    {"site", or_null(link.site)},
                    {"external", link.is_external}};
      add_place(entry, link.at);
      out.push_back(std::move(entry));
    }
    return out;
  }

  Json images() const {
    Json out = Json::array();
    for (const email::Image& image : email_.images) {
      Json entry = {{"part", section(image.part)},
                    {"element", image.element},
                    {"src", image.src},
                    {"kind", email::name(image.kind)},
                    {"width", or_null(image.width_px)},
                    {"height", or_null(image.height_px)},
                    {"bytes", image.bytes},
                    {"alt", or_null(image.alt)}};
      add_place(entry, image.at);
      out.push_back(std::move(entry));
    }
    return out;
  }

  Json attachments() const {
    Json out = Json::array();
    for (const email::Attachment& attachment : email_.attachments)
      out.push_back({{"part", section(attachment.part)},
                     {"type", attachment.declared_type},
                     {"filename", or_null(attachment.filename)},
                     {"bytes", attachment.bytes}});
    return out;
  }

  const email::Email& email_;
  const mime::Message& message_;
};

Json disguises(lexicon::Disguises set) {
  Json out = Json::array();
  for (const lexicon::DisguiseName& name : lexicon::names(set)) out.push_back(name.id);
  return out;
}

/// What a filter reads of the draft.
class Words {
 public:
  Words(const email::Email& email, const email::Wording& wording)
      : email_(email), wording_(wording) {}

  Json json() const {
    Json passages = Json::array();
    Json disguised = Json::array();
    for (const email::ReadPassage& read : wording_.passages) {
      passages.push_back({{"part", section(read)},
                          {"place", read.passage.is_subject ? "subject" : "text"},
                          {"normalised", read.normal.text()}});
      email::PassagePlaces places(email_, read.passage);
      for (const lexicon::OddWord& word : read.odd_words()) {
        Json entry = {{"text", read.text(word.begin, word.end)},
                      {"reading", word.reading},
                      {"disguises", disguises(word.disguises)},
                      {"part", section(read)},
                      {"place", email::name(read.passage.place_at(word.begin))}};
        add_place(entry, places.place(word.begin));
        disguised.push_back(std::move(entry));
      }
    }
    return {{"passages", std::move(passages)},
            {"phrases", phrases()},
            {"disguised", std::move(disguised)}};
  }

 private:
  Json phrases() const {
    Json out = Json::array();
    std::optional<email::PassagePlaces> places;
    const email::ReadPassage* passage = nullptr;
    for (const email::PhraseUse& use : wording_.uses) {
      if (use.passage != passage) places.emplace(email_, use.passage->passage);
      passage = use.passage;
      Json entry = {{"category", use.hit.category},
                    {"language", use.hit.language},
                    {"phrase", use.hit.phrase},
                    {"text", use.shown()},
                    {"disguises", disguises(use.hit.disguises)},
                    {"part", section(*use.passage)},
                    {"place", email::name(use.place)}};
      add_place(entry, places->place(use.hit.begin));
      out.push_back(std::move(entry));
    }
    return out;
  }

  std::string_view section(const email::ReadPassage& read) const {
    return email_.message.parts[read.passage.part].section;
  }
  void add_place(Json& json, SourceRange at) const {
    const Position position = email_.message.lines.position(at.begin);
    json["line"] = position.line;
    json["column"] = position.column;
  }

  const email::Email& email_;
  const email::Wording& wording_;
};

}  // namespace

std::string dissect_json(const email::Email& email, const std::string& file,
                         const email::Wording* wording) {
  Json json = Dissection(email).json(file);
  if (wording != nullptr) json["words"] = Words(email, *wording).json();
  return json_text(json, 1) + '\n';
}

}  // namespace presend::report
