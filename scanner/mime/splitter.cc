#include "scanner/mime/splitter.h"

#include <algorithm>

#include "scanner/base/ascii.h"
#include "scanner/mime/boundaries.h"

namespace presend::mime {
namespace {

bool is_enclosed_message(std::string_view type) {
  return type == "message/rfc822" || type == "message/global" || type == "message/news";
}

bool is_encoded(const Part& part) {
  return part.encoding == Encoding::base64 || part.encoding == Encoding::quoted_printable ||
         part.encoding == Encoding::uuencode;
}

/// Whether a preamble or epilogue says more than "this is a message in MIME format".
bool is_prose(std::string_view text) {
  static constexpr std::size_t kLetters = 30;
  static constexpr std::size_t kNoteBytes = 500;
  if (text.size() < kLetters) return false;
  if (text.size() < kNoteBytes &&
      (find_ignoring_case(text, "mime") != std::string_view::npos ||
       find_ignoring_case(text, "multi-part") != std::string_view::npos ||
       find_ignoring_case(text, "multipart") != std::string_view::npos))
    return false;
  std::size_t letters = 0;
  for (const char c : text) {
    letters += is_ascii_alpha(c) || !is_ascii(c);
    if (letters >= kLetters) return true;
  }
  return false;
}

class Splitter {
 public:
  Splitter(Message& message, const Lines& lines, const Limits& limits, DefectLog& defects)
      : message_(message), lines_(lines), limits_(limits), defects_(defects) {}

  Structure run();

 private:
  enum class State : std::uint8_t { leaf, preamble, inside, epilogue };
  /// An entity whose end has not been seen.
  struct Open {
    PartIndex part;
    State state;
    std::uint32_t outside_begin;  ///< of the preamble or epilogue
  };

  std::uint32_t open_entity(std::uint32_t at, HeaderOf of);
  bool add_part(std::uint32_t& at, HeaderOf of);
  State state_of(PartIndex index);
  bool is_deep(PartIndex index);
  void take_delimiter(const Line& line, const Boundaries::Match& match);
  void close_above(std::size_t depth, std::uint32_t end);
  void close(const Open& open, std::uint32_t end);
  void note_outside(PartIndex part, std::uint32_t begin, std::uint32_t end);
  bool is_in_digest() const {
    return !open_.empty() && message_.parts[open_.back().part].type == "multipart/digest";
  }

  Message& message_;
  const Lines& lines_;
  const Limits& limits_;
  DefectLog& defects_;
  Boundaries boundaries_;
  std::vector<std::size_t> depth_of_boundary_;  // index into open_, one for each boundary
  std::vector<Open> open_;
  Structure structure_;
  // Of all header blocks together: else a thousand parts full of tiny fields fill the memory.
  std::uint32_t fields_left_ = 4 * limits_.fields;
  bool is_full_ = false;
};

bool Splitter::is_deep(PartIndex index) {
  if (open_.size() < limits_.nesting) return false;
  defects_.add(DefectKind::nesting_limit, index, structure_.entities[index].fields.content_type,
               "parts are nested too deeply; what is inside this one was not read");
  return true;
}

/// What the body of a new entity is. Pushes its boundary when it is a multipart.
Splitter::State Splitter::state_of(PartIndex index) {
  const Part& part = message_.parts[index];
  Entity& entity = structure_.entities[index];
  const bool is_message = is_enclosed_message(part.type);
  if (!part.is_multipart() && !is_message) return State::leaf;
  if (is_encoded(part))
    defects_.add(DefectKind::encoded_multipart, index, entity.fields.encoding,
                 "a part that holds other parts must not be encoded as a whole");
  // A client decodes an encoded message only once it is opened; until then it is an attachment.
  if (is_message) return is_encoded(part) || is_deep(index) ? State::leaf : State::inside;
  if (entity.fields.boundary.empty()) {
    entity.is_unsplit = true;
    defects_.add(DefectKind::missing_boundary, index, entity.fields.content_type,
                 "this multipart names no boundary, so its parts cannot be told apart");
    return State::leaf;
  }
  if (is_deep(index)) return State::leaf;
  boundaries_.push(entity.fields.boundary);
  depth_of_boundary_.push_back(open_.size());
  return State::preamble;
}

/// Reads the header at `at`, adds the entity, moves `at` to its body. True when it encloses a
/// message, whose header comes next.
bool Splitter::add_part(std::uint32_t& at, HeaderOf of) {
  const auto index = static_cast<PartIndex>(message_.parts.size());
  Limits limits = limits_;
  limits.fields = std::min(limits_.fields, fields_left_);
  const HeaderBlock block = read_header_block(lines_, at, of, boundaries_, limits, index, defects_);
  fields_left_ -= std::min(fields_left_, static_cast<std::uint32_t>(block.fields.size()));
  Part part;
  Entity entity;
  entity.fields = read_mime_fields(block, is_in_digest(), message_, index, part, defects_);
  part.body = {block.body, lines_.size()};
  if (!open_.empty()) {
    part.parent = open_.back().part;
    message_.parts[part.parent].children.push_back(index);
  }
  message_.parts.push_back(std::move(part));
  structure_.entities.push_back(entity);
  structure_.ends_in_header = block.ends_with_text;
  const State state = state_of(index);
  open_.push_back({index, state, block.body});
  at = block.body;
  return state == State::inside;
}

/// Opens the entity at `at`, and the messages it encloses; returns where the body begins.
std::uint32_t Splitter::open_entity(std::uint32_t at, HeaderOf of) {
  while (true) {
    if (message_.parts.size() >= limits_.parts && !message_.parts.empty()) {
      defects_.add(DefectKind::part_limit, open_.back().part, {at, at},
                   "the message has too many parts; from here on it was not read");
      is_full_ = true;
      return at;
    }
    if (!add_part(at, of)) return at;
    of = HeaderOf::enclosed_message;
  }
}

void Splitter::note_outside(PartIndex part, std::uint32_t begin, std::uint32_t end) {
  if (begin >= end) return;
  const std::string_view text = trim(message_.bytes.substr(begin, end - begin));
  if (!is_prose(text)) return;
  begin = static_cast<std::uint32_t>(text.data() - message_.bytes.data());
  end = begin + static_cast<std::uint32_t>(text.size());
  defects_.add(DefectKind::text_outside_parts, part, {begin, end},
               "this text stands before the first or after the last part, where mail programs do "
               "not show it");
}

void Splitter::close(const Open& open, std::uint32_t end) {
  Part& part = message_.parts[open.part];
  Entity& entity = structure_.entities[open.part];
  part.body.end = std::max(part.body.begin, end);
  if (!part.is_multipart()) return;
  switch (open.state) {
    case State::leaf:
      break;
    case State::preamble:
      entity.is_unsplit = true;
      defects_.add(DefectKind::unused_boundary, open.part, entity.fields.content_type,
                   "the boundary this multipart names never appears in it");
      break;
    case State::inside:
      defects_.add(DefectKind::unclosed_multipart, open.part, entity.fields.content_type,
                   "the closing boundary line of this multipart is missing");
      break;
    case State::epilogue:
      note_outside(open.part, open.outside_begin, part.body.end);
      break;
  }
}

/// Ends all entities inside the one at `depth` of open_.
void Splitter::close_above(std::size_t depth, std::uint32_t end) {
  while (open_.size() > depth) {
    close(open_.back(), end);
    open_.pop_back();
  }
}

void Splitter::take_delimiter(const Line& line, const Boundaries::Match& match) {
  const std::size_t depth = depth_of_boundary_[match.level];
  const std::uint32_t end =
      lines_.before_line_end(message_.parts[open_[depth].part].body.begin, line.begin);
  close_above(depth + 1, end);
  Open& multipart = open_[depth];
  if (multipart.state == State::preamble)
    note_outside(multipart.part, multipart.outside_begin, end);
  const std::size_t kept = match.level + (match.is_closing ? 0 : 1);
  boundaries_.cut(kept);
  depth_of_boundary_.resize(kept);
  if (!match.is_closing) {
    multipart.state = State::inside;
    return;
  }
  const Part& part = message_.parts[multipart.part];
  if (part.children.empty())
    defects_.add(DefectKind::empty_multipart, multipart.part,
                 structure_.entities[multipart.part].fields.content_type,
                 "this multipart holds no part");
  multipart.state = State::epilogue;
  multipart.outside_begin = line.next;
}

Structure Splitter::run() {
  std::uint32_t at = open_entity(0, HeaderOf::file);
  while (at < lines_.size() && boundaries_.size() > 0 && !is_full_) {
    const Line line = lines_.at(at);
    at = line.next;
    const auto match = boundaries_.match(lines_.text(line));
    if (!match) continue;
    take_delimiter(line, *match);
    if (!match->is_closing) at = open_entity(at, HeaderOf::part);
  }
  structure_.is_root_unclosed =
      !depth_of_boundary_.empty() && open_[depth_of_boundary_[0]].state == State::inside;
  close_above(0, is_full_ ? at : lines_.size());
  return std::move(structure_);
}

}  // namespace

Structure split(Message& message, const Lines& lines, const Limits& limits, DefectLog& defects) {
  return Splitter(message, lines, limits, defects).run();
}

}  // namespace presend::mime
