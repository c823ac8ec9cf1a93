#pragma once

#include <string_view>

#include "scanner/smtp/codes.h"
#include "scanner/smtp/identify.h"
#include "scanner/smtp/recognise.h"
#include "scanner/smtp/records.h"

namespace presend::smtp {

/// Finds the replies that stand in plain text.
class TextReplies {
 public:
  explicit TextReplies(Identifier& identifier) : identifier_(identifier) {}

  /// Everything in `text` that is a reply beyond doubt. Knows codes with words a server would say,
  /// and long wordings of the catalogue without any code.
  [[nodiscard]] std::vector<Recognised> find(std::string_view text);
  /// The reply that a whole text is said to be, such as the value of Diagnostic-Code; may come
  /// without words and codes.
  [[nodiscard]] Recognised read(std::string_view text);
  /// Whether find() stopped before the end of a text.
  [[nodiscard]] bool is_cut() const { return is_cut_; }

 private:
  /// Marks of one reply: first and behind the last.
  struct Group {
    std::size_t first = 0, last = 0;
    bool is_certain = false;  ///< has both codes, or stands where logs quote a reply
  };

  void find_in(const Record& record, std::vector<Recognised>& found);
  void find_status(const Record& record, std::vector<Recognised>& found);
  void find_wordings(std::string_view text, std::vector<Recognised>& found);
  [[nodiscard]] std::vector<Mark> marks_in(std::string_view record, std::vector<bool>& certain);
  [[nodiscard]] static std::vector<Group> groups_of(std::string_view record,
                                                    const std::vector<Mark>& marks,
                                                    const std::vector<bool>& certain);

  Identifier& identifier_;
  bool is_cut_ = false;
};

/// `text` as one line without the codes of `marks` (in order, inside it), for people.
[[nodiscard]] std::string plain_words(std::string_view text, std::span<const Mark> marks);

}  // namespace presend::smtp
