#include "scanner/template/blocks.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "scanner/base/ascii.h"
#include "scanner/template/statement.h"

namespace presend::templates {
namespace {

/// Syntaxes whose tags make up one language.
Syntax family(Syntax syntax) {
  return syntax == Syntax::go || syntax == Syntax::curly ? Syntax::handlebars : syntax;
}

bool is_raw_word(std::string_view word) {
  constexpr std::array<std::string_view, 6> kWords = {"raw",     "verbatim",   "comment",
                                                      "noparse", "javascript", "schema"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

}  // namespace

/// Reads the tags from front to back, with the blocks that are open on a stack of its own.
class BlockReader {
 public:
  BlockReader(Blocks& blocks, std::string_view text, std::span<const Tag> tags)
      : blocks_(blocks), text_(text), tags_(tags) {}

  void run() {
    learn();
    for (index_ = 0; index_ < tags_.size(); ++index_) {
      const Tag& tag = tags_[index_];
      if (is_opaque_[number(tag)]) continue;
      switch (role_of(tag)) {
        case Role::open:
          open(tag);
          break;
        case Role::branch:
          branch(tag);
          break;
        case Role::close:
          close(tag);
          break;
        default:
          break;
      }
    }
    for (const Frame& frame : frames_) {
      note(Imbalance::Kind::never_closed, frame.tag);
      // Nobody knows for how much of the text it was meant.
      blocks_.blocks_[frame.block].is_conditional = false;
    }
    std::stable_sort(blocks_.imbalances_.begin(), blocks_.imbalances_.end(),
                     [](const Imbalance& a, const Imbalance& b) { return a.tag < b.tag; });
  }

 private:
  struct Frame {
    std::uint32_t tag;
    std::uint32_t block;
    std::uint32_t branch_before;
    std::string key;
  };

  static std::size_t number(const Tag& tag) { return static_cast<std::size_t>(family(tag.syntax)); }

  /// What opener and closer have in common. Empty when any block of the syntax will do.
  [[nodiscard]] std::string key_of(const Tag& tag) const {
    const std::string_view name = tag.name(text_);
    if (name.empty()) return {};
    return std::string(1, static_cast<char>('a' + number(tag))) + to_ascii_lower(name);
  }

  /// Code that does several things in one tag cannot be followed; so nothing is said of its
  /// language. And unknown words begin a block when something ends it.
  void learn() {
    for (const Tag& tag : tags_) {
      if (tag.role == Role::several) is_opaque_[number(tag)] = true;
      const bool may_have_own = tag.syntax == Syntax::liquid || tag.syntax == Syntax::mailchimp ||
                                tag.syntax == Syntax::freemarker;
      if (tag.role == Role::close && may_have_own) ended_words_.insert(key_of(tag));
    }
  }

  [[nodiscard]] Role role_of(const Tag& tag) const {
    if (ended_words_.empty() || (tag.role != Role::other && tag.role != Role::output))
      return tag.role;
    std::string_view name = tag.name(text_);
    if (tag.syntax == Syntax::mailchimp)
      name = name.substr(0, name.find(':'));
    else if (tag.role == Role::output ||
             (tag.syntax != Syntax::liquid && tag.syntax != Syntax::freemarker))
      return tag.role;
    // "{% set x = 1 %}" and "{% block title 'x' %}" stand alone though others of them do not.
    if (name == "set" || name == "block") return tag.role;
    const std::string key =
        std::string(1, static_cast<char>('a' + number(tag))) + to_ascii_lower(name);
    return ended_words_.contains(key) ? Role::open : tag.role;
  }

  void open(const Tag& tag) {
    std::string_view name = tag.name(text_);
    if (is_raw_word(name) && skip_raw(tag, name)) return;
    const auto block = static_cast<std::uint32_t>(blocks_.blocks_.size());
    const bool is_conditional = is_condition(tag, name);
    blocks_.blocks_.push_back({index_, branch_, is_conditional, false, 0});
    std::string key = tag.syntax == Syntax::mailchimp
                          ? std::string(1, static_cast<char>('a' + number(tag))) +
                                to_ascii_lower(name.substr(0, name.find(':')))
                          : key_of(tag);
    ++open_[key];
    ++open_of_[nameless(tag)];
    frames_.push_back({index_, block, branch_, std::move(key)});
    // What stands between "{% case x %}" and the first "{% when %}" belongs to none.
    if (!equals_ignoring_case(name, "case") && !equals_ignoring_case(name, "switch"))
      begin_branch(block, tag.end);
  }

  /// {{#paid}} and {{^paid}} of Mustache may be a condition or a loop, as the value is; only the
  /// negation is surely a condition.
  [[nodiscard]] bool is_condition(const Tag& tag, std::string_view name) const {
    if (is_condition_word(name)) return true;
    const std::string_view written = tag.written(text_);
    return tag.syntax == Syntax::handlebars && written.find('^') != std::string_view::npos &&
           written.find('^') < 5;
  }

  /// Passes over a block whose content is no template; false when it has no end.
  bool skip_raw(const Tag& tag, std::string_view name) {
    if (endless_.contains(name)) return false;
    for (std::uint32_t next = index_ + 1; next < tags_.size(); ++next)
      if (tags_[next].role == Role::close && family(tags_[next].syntax) == family(tag.syntax) &&
          tags_[next].name(text_) == name) {
        index_ = next;
        return true;
      }
    endless_.insert(name);
    return false;
  }

  void begin_branch(std::uint32_t block, std::uint32_t at) {
    const bool is_later = blocks_.blocks_[block].branches++ > 0 ||
                          (blocks_.blocks_[block].parent != Blocks::kNone &&
                           blocks_.branches_[blocks_.blocks_[block].parent].is_later);
    branch_ = static_cast<std::uint32_t>(blocks_.branches_.size());
    blocks_.branches_.push_back({block, is_later});
    blocks_.boundaries_.push_back({at, branch_});
  }

  void branch(const Tag& tag) {
    if (frames_.empty() || family(tags_[frames_.back().tag].syntax) != family(tag.syntax)) {
      note(Imbalance::Kind::stray_branch, index_);
      return;
    }
    const std::uint32_t block = frames_.back().block;
    blocks_.blocks_[block].has_else |= is_last_resort(tag.written(text_));
    begin_branch(block, tag.end);
  }

  void close(const Tag& tag) {
    const std::string key = key_of(tag);
    if (!is_open(key, tag)) {
      const auto crossed = crossed_.find(key.empty() ? any_key(tag) : key);
      if (crossed != crossed_.end() && crossed->second > 0)
        --crossed->second;
      else
        note(Imbalance::Kind::closes_nothing, index_);
      return;
    }
    if (!fits(frames_.back(), key, tag)) {
      const std::uint32_t between = frames_.back().tag;
      while (!fits(frames_.back(), key, tag)) {
        const Frame& frame = frames_.back();
        ++crossed_[frame.key];
        ++crossed_[any_key(tags_[frame.tag])];
        pop(tag.begin);
      }
      note(Imbalance::Kind::crosses, index_, frames_.back().tag, between);
    }
    pop(tag.begin);
  }

  /// Whose blocks a nameless end fits: "{{end}}" ends "{{if .X}}", not "{{#if x}}".
  static std::size_t nameless(const Tag& tag) {
    return static_cast<std::size_t>(tag.syntax == Syntax::curly ? Syntax::go : tag.syntax);
  }
  static std::string any_key(const Tag& tag) {
    return std::string(1, static_cast<char>('A' + nameless(tag)));
  }

  [[nodiscard]] bool is_open(const std::string& key, const Tag& tag) {
    if (key.empty()) return open_of_[nameless(tag)] > 0;
    const auto found = open_.find(key);
    return found != open_.end() && found->second > 0;
  }

  [[nodiscard]] bool fits(const Frame& frame, const std::string& key, const Tag& tag) const {
    if (key.empty()) return nameless(tags_[frame.tag]) == nameless(tag);
    return frame.key == key;
  }

  void pop(std::uint32_t at) {
    Frame& frame = frames_.back();
    --open_[frame.key];
    --open_of_[nameless(tags_[frame.tag])];
    branch_ = frame.branch_before;
    blocks_.boundaries_.push_back({at, branch_});
    frames_.pop_back();
  }

  void note(Imbalance::Kind kind, std::uint32_t tag, std::uint32_t other = 0,
            std::uint32_t between = 0) {
    blocks_.imbalances_.push_back({kind, tag, other, between});
  }

  Blocks& blocks_;
  std::string_view text_;
  std::span<const Tag> tags_;
  std::uint32_t index_ = 0;
  std::uint32_t branch_ = Blocks::kNone;
  std::vector<Frame> frames_;
  std::array<bool, kSyntaxes> is_opaque_{};
  std::array<std::uint32_t, kSyntaxes> open_of_{};
  std::unordered_set<std::string> ended_words_;
  std::unordered_map<std::string, std::uint32_t> open_;     ///< blocks on the stack, by key
  std::unordered_map<std::string, std::uint32_t> crossed_;  ///< their ends are still to come
  std::unordered_set<std::string_view> endless_;  ///< raw blocks that were looked for in vain
};

Blocks::Blocks(std::string_view text, std::span<const Tag> tags) {
  if (std::none_of(tags.begin(), tags.end(),
                   [](const Tag& tag) { return tag.is_in_block_structure(); }))
    return;
  BlockReader(*this, text, tags).run();
}

std::uint32_t Blocks::branch_at(std::uint32_t at) const {
  const auto after = std::upper_bound(
      boundaries_.begin(), boundaries_.end(), at,
      [](std::uint32_t offset, const Boundary& boundary) { return offset < boundary.at; });
  return after == boundaries_.begin() ? kNone : std::prev(after)->branch;
}

bool Blocks::is_in_later_branch(std::uint32_t at) const {
  const std::uint32_t branch = branch_at(at);
  return branch != kNone && branches_[branch].is_later;
}

std::optional<std::uint32_t> Blocks::find_left_out(std::span<const std::uint32_t> places,
                                                   const std::vector<bool>& guards) const {
  std::vector<bool> has_it(branches_.size());
  for (const std::uint32_t place : places) {
    const std::uint32_t branch = branch_at(place);
    if (branch == kNone) return std::nullopt;
    has_it[branch] = true;
  }
  if (places.empty()) return std::nullopt;
  std::vector<std::uint32_t> with_it(blocks_.size());
  std::vector<bool> is_for_all(blocks_.size());
  // Branches come behind those around them, so from the back everything inside is known.
  for (std::size_t i = branches_.size(); i-- > 0;) {
    if (!has_it[i]) continue;
    const Block& block = blocks_[branches_[i].block];
    const std::uint32_t count = ++with_it[branches_[i].block];
    const bool is_complete = block.has_else && count == block.branches;
    if (block.is_conditional && !guards[branches_[i].block] && !is_complete) continue;
    is_for_all[branches_[i].block] = true;
    if (block.parent == kNone) return std::nullopt;
    has_it[block.parent] = true;
  }
  std::uint32_t block = branches_[branch_at(places.front())].block;
  while (is_for_all[block]) block = branches_[blocks_[block].parent].block;
  return blocks_[block].tag;
}

}  // namespace presend::templates
