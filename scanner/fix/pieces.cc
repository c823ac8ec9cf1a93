#include "scanner/fix/pieces.h"

#include <algorithm>
#include <utility>

namespace presend::fix {
namespace {

/// Narrows an edit to what differs, so that an unchanged beginning or end is none of it.
void trim_edit(Edit& edit, std::string_view original) {
  std::string_view before = original.substr(edit.at.begin, edit.at.size());
  std::string_view after = edit.replacement;
  while (!before.empty() && !after.empty() && before.back() == after.back()) {
    before.remove_suffix(1);
    after.remove_suffix(1);
  }
  std::uint32_t same = 0;
  while (!before.empty() && !after.empty() && before.front() == after.front()) {
    before.remove_prefix(1);
    after.remove_prefix(1);
    ++same;
  }
  edit.at.begin += same;
  edit.at.end = edit.at.begin + static_cast<std::uint32_t>(before.size());
  edit.replacement = std::string(after);
}

void add_all(std::vector<std::uint32_t>& to, const std::vector<std::uint32_t>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

/// Ascending, each once.
void tidy(std::vector<std::uint32_t>& to) {
  std::sort(to.begin(), to.end());
  to.erase(std::unique(to.begin(), to.end()), to.end());
}

}  // namespace

Pieces::Pieces(std::string_view original) : original_(original) {
  pieces_.push_back({{0, static_cast<std::uint32_t>(original.size())}, {}, false, {}});
  note_starts();
}

Pieces::Piece Pieces::slice(const Piece& piece, std::size_t begin, std::size_t end) {
  if (piece.is_new)
    return {piece.original, piece.text.substr(begin, end - begin), true, piece.fixes};
  const std::uint32_t from = piece.original.begin;
  return {{from + static_cast<std::uint32_t>(begin), from + static_cast<std::uint32_t>(end)},
          {},
          false,
          {}};
}

void Pieces::apply(std::span<const Edit> edits) {
  std::vector<Piece> out;
  std::size_t next = 0;    // piece
  std::size_t inside = 0;  // what of it is done
  std::size_t at = 0;      // in the text as it is now
  std::uint32_t origin = 0;
  /// Moves on to `to`; what lies before it is kept, or dropped but for its marks.
  const auto advance = [&](std::size_t to, bool keeps, std::vector<std::uint32_t>& marks) {
    while (next < pieces_.size()) {
      const Piece& piece = pieces_[next];
      const std::size_t left = piece.size() - inside;
      const std::size_t take = std::min(left, to - at);
      // An empty piece at the place stays in front of what is put there.
      if (take == 0 && left > 0) return;
      if (keeps) out.push_back(slice(piece, inside, inside + take));
      if (!keeps) add_all(marks, piece.fixes);
      origin = piece.is_new ? piece.original.begin
                            : piece.original.begin + static_cast<std::uint32_t>(inside + take);
      at += take;
      inside += take;
      if (inside < piece.size()) return;
      ++next;
      inside = 0;
    }
  };
  std::vector<std::uint32_t> none;
  for (const Edit& edit : edits) {
    advance(edit.at.begin, true, none);
    std::vector<std::uint32_t> marks = edit.fixes;
    if (!edit.at.empty()) advance(edit.at.end, false, marks);
    tidy(marks);
    const std::uint32_t place =
        next < pieces_.size() && !pieces_[next].is_new
            ? pieces_[next].original.begin + static_cast<std::uint32_t>(inside)
            : origin;
    out.push_back({{place, place}, edit.replacement, true, std::move(marks)});
  }
  advance(~std::size_t{0}, true, none);
  pieces_ = std::move(out);
  note_starts();
}

void Pieces::note_starts() {
  starts_.clear();
  std::size_t at = 0;
  for (const Piece& piece : pieces_) {
    starts_.push_back(at);
    at += piece.size();
  }
}

std::uint32_t Pieces::origin(std::uint32_t at) const {
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), at);
  if (after == starts_.begin()) return 0;
  const auto index = static_cast<std::size_t>(after - starts_.begin()) - 1;
  const Piece& piece = pieces_[index];
  const std::size_t inside = at - starts_[index];
  if (inside >= piece.size()) return static_cast<std::uint32_t>(original_.size());
  return piece.is_new ? piece.original.begin
                      : piece.original.begin + static_cast<std::uint32_t>(inside);
}

std::vector<Edit> Pieces::edits() const {
  std::vector<Edit> out;
  Edit pending;
  std::uint32_t done = 0;  // of the original
  const auto finish = [&](std::uint32_t to) {
    pending.at = {done, to};
    tidy(pending.fixes);
    trim_edit(pending, original_);
    if (!pending.at.empty() || !pending.replacement.empty()) out.push_back(std::move(pending));
    pending = {};
  };
  for (const Piece& piece : pieces_) {
    if (piece.is_new) {
      pending.replacement += piece.text;
      add_all(pending.fixes, piece.fixes);
      continue;
    }
    if (piece.original.empty()) continue;
    finish(piece.original.begin);
    done = piece.original.end;
  }
  finish(static_cast<std::uint32_t>(original_.size()));
  return out;
}

}  // namespace presend::fix
