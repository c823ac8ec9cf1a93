#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>

#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"
#include "scanner/fix/fixer.h"
#include "scanner/fix/header_edits.h"
#include "scanner/fix/plain_text.h"
#include "scanner/fix/transfer_encode.h"
#include "scanner/template/blocks.h"

namespace presend::fix {
namespace {

/// A delimiter that the message does not hold, the same for the same message.
std::string new_boundary(std::string_view bytes) {
  std::uint64_t hash = 14695981039346656037ULL;  // FNV-1a
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  while (true) {
    std::array<char, 17> digits{};
    std::snprintf(digits.data(), digits.size(), "%016llx", static_cast<unsigned long long>(hash));
    std::string boundary = "=_alternative_" + std::string(digits.data());
    if (bytes.find(boundary) == std::string_view::npos) return boundary;
    ++hash;
  }
}

/// The only HTML body, when there is neither another nor a plain text.
const email::Body* only_body(const email::Email& email) {
  const email::Body* html = nullptr;
  for (const email::Body& body : email.bodies) {
    if (body.document == nullptr || html != nullptr) return nullptr;
    html = &body;
  }
  return html;
}

/// Whether the text is a template that stands by itself: every block in it is whole, and holds as
/// many tags of blocks as the HTML does.
bool keeps_blocks(std::string_view html, std::string_view text) {
  const std::vector<templates::Tag> tags = templates::find_tags(text);
  const auto count = [](const std::vector<templates::Tag>& all) {
    return std::count_if(all.begin(), all.end(), [](const templates::Tag& tag) {
      return tag.is_in_block_structure() || tag.role == templates::Role::several;
    });
  };
  return templates::Blocks(text, tags).imbalances().empty() &&
         count(tags) == count(templates::find_tags(html));
}

bool is_content_field(const mime::Field& field) {
  return starts_with_ignoring_case(field.name, "Content-");
}

/// Whether programs disagree about where the header ends or what stands in it, so that nobody knows
/// what they would make of another structure.
bool has_doubtful_header(const mime::Message& message) {
  return std::any_of(message.defects.begin(), message.defects.end(),
                     [](const mime::Defect& defect) {
                       switch (defect.kind) {
                         case mime::DefectKind::junk_header_line:
                         case mime::DefectKind::missing_header_end:
                         case mime::DefectKind::leading_blank_lines:
                         case mime::DefectKind::mbox_from_line:
                         case mime::DefectKind::long_field:
                         case mime::DefectKind::too_many_fields:
                         case mime::DefectKind::duplicate_field:
                         case mime::DefectKind::missing_boundary:
                         case mime::DefectKind::unused_boundary:
                         case mime::DefectKind::unclosed_multipart:
                         case mime::DefectKind::cut_off:
                           return true;
                         default:
                           return false;
                       }
                     });
}

/// The header and body of a text/plain part, each line ended.
std::string text_part(std::string_view text, std::string_view line_end) {
  std::size_t longest = 0;
  for (std::string_view left = text; !left.empty();) {
    const std::size_t end = std::min(left.find('\n'), left.size());
    longest = std::max(longest, end);
    left.remove_prefix(std::min(end + 1, left.size()));
  }
  const bool plain = is_ascii_text(text) && longest <= kMostLineBytes;
  std::string out = "Content-Type: text/plain; charset=utf-8";
  out += line_end;
  out += plain ? "Content-Transfer-Encoding: 7bit" : "Content-Transfer-Encoding: quoted-printable";
  out += line_end;
  out += line_end;
  return out + (plain ? with_line_ends(text, line_end) : quoted_printable(text, line_end));
}

class Alternative {
 public:
  Alternative(const Case& draft, const email::Body& body)
      : message_(draft.message()), line_end_(line_end_of(message_.bytes)), body_(body) {}

  std::optional<Change> make(const std::string& text) {
    mime::PartIndex whole = body_.part;
    // Pictures that belong to the HTML stay with it.
    while (parent_type(whole) == "multipart/related" &&
           message_.parts[message_.parts[whole].parent].children.front() == whole)
      whole = message_.parts[whole].parent;
    for (mime::PartIndex up = message_.parts[whole].parent; up != mime::Part::kNone;
         up = message_.parts[up].parent)
      if (!message_.parts[up].is_multipart()) return std::nullopt;  // an enclosed message
    Change change{"MIM001", "Adds a plain text version made from the HTML",
                  message_.parts[body_.part].header, body_.part};
    if (const mime::Field* type = message_.parts[body_.part].find("Content-Type"))
      change.at = type->range;
    if (parent_type(whole) == "multipart/alternative") {
      if (!put_before(whole, text, change)) return std::nullopt;
    } else if (!wrap(whole, text, change)) {
      return std::nullopt;
    }
    return change;
  }

 private:
  [[nodiscard]] std::string_view parent_type(mime::PartIndex part) const {
    const mime::PartIndex parent = message_.parts[part].parent;
    return parent == mime::Part::kNone ? std::string_view() : message_.parts[parent].type;
  }

  /// Where the line begins that ends just before `at`.
  [[nodiscard]] std::uint32_t line_before(std::uint32_t at) const {
    std::uint32_t begin = at;
    if (begin > 0 && message_.bytes[begin - 1] == '\n') --begin;
    while (begin > 0 && message_.bytes[begin - 1] != '\n') --begin;
    return begin;
  }

  /// A sibling in front of the HTML, behind a delimiter like the one before it.
  bool put_before(mime::PartIndex whole, const std::string& text, Change& change) const {
    const std::uint32_t begin = message_.parts[whole].header.begin;
    const std::uint32_t delimiter = line_before(begin);
    const std::string_view line = message_.bytes.substr(delimiter, begin - delimiter);
    if (!line.starts_with("--") || !line.ends_with('\n')) return false;
    change.edits.push_back({{begin, begin}, text_part(text, line_end_) + std::string(line)});
    return true;
  }

  /// Makes a part the second of two alternatives. Its fields about the content go along with it.
  bool wrap(mime::PartIndex whole, const std::string& text, Change& change) const {
    const mime::Part& part = message_.parts[whole];
    if (part.fields.empty() || part.body.begin <= part.header.end) return false;
    const std::string boundary = new_boundary(message_.bytes);
    std::string inner;
    bool is_first = true;
    for (const mime::Field& field : part.fields) {
      if (!is_content_field(field)) continue;
      const std::string_view line = message_.bytes.substr(field.range.begin, field.range.size());
      inner += std::string(line) + std::string(line_end_);
      Edit edit = field_removal(message_, field);
      if (is_first) edit.replacement = outer_type(boundary);
      is_first = false;
      change.edits.push_back(std::move(edit));
    }
    if (is_first) return false;
    if (part.parent == mime::Part::kNone && part.find("MIME-Version") == nullptr)
      change.edits.front().replacement.insert(0, "MIME-Version: 1.0" + std::string(line_end_));
    const std::string delimiter = "--" + boundary + std::string(line_end_);
    change.edits.push_back(
        {{part.body.begin, part.body.begin},
         delimiter + text_part(text, line_end_) + delimiter + inner + std::string(line_end_)});
    const bool has_end = message_.bytes.substr(0, part.body.end).ends_with('\n');
    std::string closing(has_end && part.parent == mime::Part::kNone ? std::string_view()
                                                                    : line_end_);
    closing += "--" + boundary + "--";
    if (part.parent == mime::Part::kNone) closing += line_end_;
    change.edits.push_back({{part.body.end, part.body.end}, std::move(closing)});
    return true;
  }

  [[nodiscard]] std::string outer_type(const std::string& boundary) const {
    return "Content-Type: multipart/alternative;" + std::string(line_end_) + " boundary=\"" +
           boundary + '"' + std::string(line_end_);
  }

  const mime::Message& message_;
  const std::string_view line_end_;
  const email::Body& body_;
};

std::vector<Change> find_text_alternative(const Case& draft) {
  if (!draft.is_told("MIM001") || has_doubtful_header(draft.message())) return {};
  const email::Body* body = only_body(draft.email());
  if (body == nullptr || draft.message().parts[body->part].is_multipart()) return {};
  const std::string text = plain_text_of(*body);
  if (!has_letter_or_digit(text) || !keeps_blocks(draft.message().parts[body->part].text, text))
    return {};
  std::optional<Change> change = Alternative(draft, *body).make(text);
  if (!change) return {};
  return {std::move(*change)};
}

}  // namespace

extern const Fixer text_alternative_fixer{"text-alternative", "MIM001", true, true,
                                          find_text_alternative};

}  // namespace presend::fix
