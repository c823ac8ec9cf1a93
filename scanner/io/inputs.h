#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "scanner/base/outcome.h"
#include "scanner/io/file.h"
#include "scanner/io/mbox.h"

namespace presend::io {

/// Where drafts are read from.
struct InputOptions {
  std::uint64_t message_bytes = 0;  ///< the most that one draft may have
  std::string stdin_name;           ///< the name of standard input; "-" when empty
  int stdin_descriptor = 0;
};

/// A draft that is ready to be read. Holds its file open, or its bytes when they had to be read to
/// find it.
struct Item {
  std::string file;              ///< as the user named it, or as the folder leads to it
  std::uint32_t message = 0;     ///< index inside an mbox
  std::uint32_t first_line = 1;  ///< of the message in its file
  bool is_html_file = false;
  bool is_of_mailbox = false;  ///< the file holds other messages too
  bool is_from_stdin = false;
  OpenFile source;  ///< closed when `bytes` holds the draft
  std::string bytes;
  std::uint64_t limit = 0;
};

/// The bytes of one draft.
struct LoadedDraft {
  std::string file;
  std::uint32_t message = 0;
  std::uint32_t first_line = 1;
  bool is_html_file = false;
  bool is_of_mailbox = false;
  bool is_from_stdin = false;
  std::string bytes;
};

/// Reads the draft and refuses what cannot be one. Thread-safe: items are independent.
[[nodiscard]] Outcome<LoadedDraft> load(Item item);

/// Every draft that a list of paths leads to, in order: files, folders, mboxes, Maildirs and "-".
/// What is wrong with one becomes an Error in its place, and the rest goes on.
class Inputs {
 public:
  /// Walks the folders at once, but opens no draft.
  Inputs(const std::vector<std::string>& paths, InputOptions options);

  /// The next draft or Error; nothing at the end. One thread at a time.
  [[nodiscard]] std::optional<Outcome<Item>> next();

  /// How many files there are (an mbox is one) and how many of them next() has passed.
  [[nodiscard]] std::size_t file_count() const { return files_.size(); }
  [[nodiscard]] std::size_t files_taken() const { return taken_; }
  /// Whether `path` is one of the files: writing to it would destroy a draft.
  [[nodiscard]] bool holds(const std::string& path) const;
  /// Files in folders that are no mail.
  [[nodiscard]] std::uint32_t skipped() const { return skipped_; }
  /// Whether more than one draft may come: several paths, or a folder.
  [[nodiscard]] bool is_folder_or_several() const { return is_several_; }

 private:
  // Both give nothing when the file is read as an mbox; next_of_mbox() then goes on.
  std::optional<Outcome<Item>> open(const std::string& path);
  std::optional<Outcome<Item>> open_standard_input();
  std::optional<Outcome<Item>> next_of_mbox();
  void start_mbox(const std::string& file, OpenFile source, int fd, std::string head,
                  bool is_certain);

  InputOptions options_;
  std::vector<Outcome<std::string>> files_;
  std::size_t taken_ = 0;
  std::uint32_t skipped_ = 0;
  bool is_several_ = false;
  bool is_stdin_read_ = false;

  struct OpenMbox {
    std::string file;
    OpenFile source;
    MboxReader reader;
  };
  std::unique_ptr<OpenMbox> mbox_;
};

}  // namespace presend::io
