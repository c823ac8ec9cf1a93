#include <fmt/format.h>

#include <optional>

#include "scanner/report/dissect.h"
#include "scanner/report/visible_text.h"

namespace presend::report {
namespace {

constexpr std::size_t kMostRows = 200;
constexpr std::uint32_t kMostColumns = 300;
/// Of the normalised text, which is as long as the draft.
constexpr std::uint32_t kMostText = 3000;

std::string list(lexicon::Disguises disguises) {
  std::string text;
  for (const lexicon::DisguiseName& name : lexicon::names(disguises))
    text += (text.empty() ? "" : ", ") + std::string(name.in_words);
  return text;
}

class WordList {
 public:
  WordList(std::string& out, const email::Email& email, const email::Wording& wording,
           const Paint& paint)
      : out_(out), email_(email), wording_(wording), paint_(paint) {}

  void append() {
    for (const email::ReadPassage& read : wording_.passages) {
      out_ += '\n' + paint_(Ink::bold, "as a filter reads ") +
              paint_(Ink::bold, read.passage.is_subject
                                    ? "the subject"
                                    : "part " + visible(section(read.passage.part))) +
              '\n';
      append_wrapped(out_, "  ", shorten(visible(read.normal.text()), kMostText), 2);
    }
    phrases();
    disguised();
  }

 private:
  [[nodiscard]] std::string_view section(mime::PartIndex part) const {
    return email_.message.parts[part].section;
  }

  void title(std::string_view name, bool is_empty) {
    out_ += '\n' + paint_(Ink::bold, name) + (is_empty ? ": none" : "") + '\n';
  }

  void row(SourceRange at, const std::string& text) {
    const Position position = email_.message.lines.position(at.begin);
    append_wrapped(out_,
                   padded_front(fmt::format("{}:{}", position.line, position.column), 9) + "  ",
                   shorten(text, kMostColumns), 13);
  }

  void phrases() {
    title("listed phrases", wording_.uses.empty());
    std::optional<email::PassagePlaces> places;
    const email::ReadPassage* passage = nullptr;
    std::size_t rows = 0;
    for (const email::PhraseUse& use : wording_.uses) {
      if (rows++ == kMostRows) break;
      if (use.passage != passage) places.emplace(email_, use.passage->passage);
      passage = use.passage;
      std::string text = "“" + visible(use.shown()) + "” " +
                         fmt::format("{}, {}", use.hit.category, use.hit.language);
      if (use.place != email::Place::body) text += fmt::format(", {}", email::name(use.place));
      if (use.hit.disguises != 0) text += ", disguised: " + list(use.hit.disguises);
      row(places->place(use.hit.begin), text);
    }
    more(wording_.uses.size());
  }

  void disguised() {
    std::size_t rows = 0;
    for (const email::ReadPassage& read : wording_.passages) {
      email::PassagePlaces places(email_, read.passage);
      for (const lexicon::OddWord& word : read.odd_words()) {
        if (rows == 0) title("disguised words", false);
        if (rows++ >= kMostRows) continue;
        row(places.place(word.begin), "“" + visible(read.text(word.begin, word.end)) + "” reads “" +
                                          visible(word.reading) + "”: " + list(word.disguises));
      }
    }
    if (rows == 0) title("disguised words", true);
    more(rows);
  }

  void more(std::size_t count) {
    if (count > kMostRows)
      out_ += fmt::format("  and {} more; --format json shows all\n", count - kMostRows);
  }

  std::string& out_;
  const email::Email& email_;
  const email::Wording& wording_;
  const Paint& paint_;
};

}  // namespace

void append_words(std::string& out, const email::Email& email, const email::Wording& wording,
                  const Paint& paint) {
  WordList(out, email, wording, paint).append();
}

}  // namespace presend::report
