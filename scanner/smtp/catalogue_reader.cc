#include "scanner/smtp/catalogue_reader.h"

#include <algorithm>

#include "scanner/base/ascii.h"
#include "scanner/smtp/codes.h"

namespace presend::smtp {
namespace {

/// The first word, taken off the front.
std::string_view take_word(std::string_view& line) {
  const std::size_t end = std::min(line.find(' '), line.size());
  const std::string_view word = line.substr(0, end);
  line = trim(line.substr(end));
  return word;
}

std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> words;
  while (!line.empty()) words.emplace_back(take_word(line));
  return words;
}

std::optional<Content> content_named(std::string_view text) {
  for (const Content content : {Content::no, Content::partly, Content::yes})
    if (name(content) == text) return content;
  return std::nullopt;
}

std::optional<Codes> codes_of(std::string_view text) {
  const std::optional<Mark> mark = only_codes(text);
  if (!mark) return std::nullopt;
  // A reply of one class with a status of another is what some servers send (554 4.4.7).
  Codes codes{std::string(mark->basic), std::string(mark->enhanced)};
  return codes;
}

}  // namespace

std::optional<Error> CatalogueReader::read(const EmbeddedFile& file) {
  file_ = file.path;
  line_ = 0;
  kind_ = Kind::none;
  std::string_view rest = file.content;
  std::string key, value;
  std::uint32_t line_of_value = 0;
  const auto finish_value = [&]() -> std::optional<Error> {
    if (key.empty()) return std::nullopt;
    const std::uint32_t here = std::exchange(line_, line_of_value);
    std::optional<Error> wrong = entry(std::exchange(key, {}), std::exchange(value, {}));
    line_ = here;
    return wrong;
  };
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    ++line_;
    if (line.starts_with('#')) continue;
    if (line.starts_with(' ') && !key.empty()) {
      value += ' ' + std::string(trim(line));
      continue;
    }
    if (std::optional<Error> wrong = finish_value()) return wrong;
    line = trim(line);
    key = take_word(line);
    value = line;
    line_of_value = line_;
  }
  return finish_value();
}

Error CatalogueReader::error(std::string reason) const {
  return {file_, line_, std::move(reason), "Compare with the stanzas around it"};
}

std::optional<Error> CatalogueReader::entry(std::string_view key, std::string value) {
  if (value.empty()) return error('"' + std::string(key) + "\" has no value");
  if (begin(key, value)) return std::nullopt;
  if (kind_ == Kind::none || !set(key, value))
    return error("\"" + std::string(key) + "\" does not belong here, or has a wrong value");
  return std::nullopt;
}

bool CatalogueReader::begin(std::string_view key, const std::string& value) {
  const Pending pending{{}, file_, line_};
  if (key == "topic") {
    kind_ = Kind::topic;
    topic_ = value;
    return topics_.emplace(value, Topic()).second;
  }
  if (key == "provider") {
    kind_ = Kind::provider;
    catalogue_.providers_.push_back({value, {}});
    return true;
  }
  if (key == "reply") {
    kind_ = Kind::reply;
    catalogue_.replies_.emplace_back().id = value;
    of_replies_.push_back(pending);
    return true;
  }
  if (key != "basic" && key != "status") return false;
  const bool is_basic = key == "basic";
  kind_ = is_basic ? Kind::basic : Kind::status;
  CodeMeaning& meaning = (is_basic ? catalogue_.basics_ : catalogue_.statuses_).emplace_back();
  meaning.code = value;
  meaning.sources = {is_basic ? "RFC 5321 section 4.2.3"
                              : "RFC 3463 and IANA's registry of enhanced status codes"};
  (is_basic ? of_basics_ : of_statuses_).push_back(pending);
  return true;
}

Advice* CatalogueReader::advice() {
  switch (kind_) {
    case Kind::reply:
      return &catalogue_.replies_.back();
    case Kind::basic:
      return &catalogue_.basics_.back();
    case Kind::status:
      return &catalogue_.statuses_.back();
    case Kind::none:
    case Kind::topic:
    case Kind::provider:
      break;
  }
  return nullptr;
}

bool CatalogueReader::set(std::string_view key, std::string& value) {
  if (kind_ == Kind::topic && key == "do") {
    topics_[topic_].steps.push_back(std::move(value));
    return true;
  }
  if (kind_ == Kind::provider && key == "mark") {
    catalogue_.providers_.back().marks.push_back(to_ascii_lower(value));
    return true;
  }
  if (advice() == nullptr) return false;
  return set_advice(key, value) || (kind_ == Kind::reply && set_reply(key, value));
}

bool CatalogueReader::set_advice(std::string_view key, std::string& value) {
  Advice& to = *advice();
  if (key == "title") {
    to.title = std::move(value);
  } else if (key == "means") {
    to.means = std::move(value);
  } else if (key == "content") {
    const std::optional<Content> content = content_named(value);
    if (!content) return false;
    to.content = *content;
  } else if (key == "do") {
    to.steps.push_back(std::move(value));
  } else if (key == "source") {
    to.sources.push_back(std::move(value));
  } else if (key == "rules") {
    to.rules = words_of(value);
  } else if (key == "topics") {
    std::vector<Pending>& pending = kind_ == Kind::reply   ? of_replies_
                                    : kind_ == Kind::basic ? of_basics_
                                                           : of_statuses_;
    pending.back().topics = words_of(value);
  } else {
    return false;
  }
  return true;
}

bool CatalogueReader::set_reply(std::string_view key, std::string& value) {
  Reply& reply = catalogue_.replies_.back();
  if (key == "by") {
    reply.by = std::move(value);
  } else if (key == "text") {
    reply.text = std::move(value);
  } else if (key == "phrase") {
    // Shorter ones would be found in replies about something else.
    constexpr std::size_t kShortest = 5;
    reply.wordings.emplace_back(value);
    return reply.wordings.back().length() >= kShortest &&
           reply.wordings.back().beginning().size() == Wording::kBeginning;
  } else if (key == "code") {
    const std::string_view given = value;
    const std::size_t blank = given.find(' ');
    if (blank == std::string_view::npos) {
      const std::optional<Codes> codes = codes_of(given);
      if (codes) reply.codes.push_back(*codes);
      return codes.has_value();
    }
    const std::optional<Codes> basic = codes_of(given.substr(0, blank));
    const std::optional<Codes> enhanced = codes_of(given.substr(blank));
    if (!basic || !enhanced) return false;
    reply.codes.push_back({basic->basic, enhanced->enhanced});
  } else {
    return false;
  }
  return true;
}

std::optional<Error> CatalogueReader::add_topics(Advice& advice, const Pending& pending) const {
  for (const std::string& topic : pending.topics) {
    const auto found = topics_.find(topic);
    if (found == topics_.end())
      return Error{pending.file, pending.line, "there is no topic \"" + topic + '"', ""};
    advice.steps.insert(advice.steps.end(), found->second.steps.begin(), found->second.steps.end());
  }
  return std::nullopt;
}

Outcome<Catalogue> CatalogueReader::finish() {
  const auto add_all = [&](auto& entries, const std::vector<Pending>& pending) {
    for (std::size_t i = 0; i < entries.size(); ++i)
      if (std::optional<Error> wrong = add_topics(entries[i], pending[i])) return wrong;
    return std::optional<Error>();
  };
  if (auto wrong = add_all(catalogue_.replies_, of_replies_)) return *wrong;
  if (auto wrong = add_all(catalogue_.basics_, of_basics_)) return *wrong;
  if (auto wrong = add_all(catalogue_.statuses_, of_statuses_)) return *wrong;
  for (std::size_t i = 0; i < catalogue_.replies_.size(); ++i) {
    const Reply& reply = catalogue_.replies_[i];
    if (reply.title.empty() || reply.means.empty() || reply.text.empty() || reply.codes.empty() ||
        reply.wordings.empty() || reply.steps.empty() || reply.sources.empty())
      return Error{of_replies_[i].file, of_replies_[i].line,
                   '"' + reply.id + "\" lacks a title, meaning, text, code, phrase, step or source",
                   ""};
  }
  return std::move(catalogue_);
}

}  // namespace presend::smtp
