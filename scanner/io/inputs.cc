#include "scanner/io/inputs.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string_view>
#include <utility>

#include "scanner/io/content.h"
#include "scanner/io/names.h"
#include "scanner/io/walk.h"

namespace presend::io {
namespace {

constexpr std::string_view kFrom = "From ";

/// Names the message in what is wrong with one of many in a file.
Error in_mbox(Error error, const Item& item) {
  if (item.first_line > 1)
    error.reason = "message " + std::to_string(item.message) + " of this mailbox, from line " +
                   std::to_string(item.first_line) + " on, " + error.reason;
  return error;
}

}  // namespace

Outcome<LoadedDraft> load(Item item) {
  if (item.source.descriptor.is_open()) {
    Outcome<std::string> bytes =
        read_rest(item.source.descriptor.get(), item.file, item.limit, item.source.size);
    if (!bytes) return bytes.error();
    item.bytes = std::move(bytes).value();
  }
  if (std::optional<Error> problem = content_problem(item.file, item.bytes, item.is_html_file))
    return in_mbox(std::move(*problem), item);
  return LoadedDraft{std::move(item.file), item.message,       item.first_line,
                     item.is_html_file,    item.is_of_mailbox, item.is_from_stdin,
                     std::move(item.bytes)};
}

Inputs::Inputs(const std::vector<std::string>& paths, InputOptions options)
    : options_(std::move(options)), is_several_(paths.size() > 1) {
  for (const std::string& path : paths) {
    if (path.empty()) {
      files_.emplace_back(Error{"", 0, "one of the drafts has an empty name",
                                "Look for an empty variable on the command line"});
      continue;
    }
    if (path == "-" || !is_folder(path)) {
      files_.emplace_back(path);
      continue;
    }
    is_several_ = true;
    Walk walk = walk_folder(path);
    skipped_ += walk.skipped;
    for (WalkEntry& entry : walk.entries) files_.push_back(std::move(entry));
  }
}

bool Inputs::holds(const std::string& path) const {
  const std::optional<FileIdentity> wanted = identity_of(path);
  return wanted && std::any_of(files_.begin(), files_.end(), [&](const Outcome<std::string>& file) {
           if (!file) return false;
           return wanted == (file.value() == "-" ? identity_of(options_.stdin_descriptor)
                                                 : identity_of(file.value()));
         });
}

std::optional<Outcome<Item>> Inputs::next() {
  while (true) {
    if (mbox_ != nullptr) {
      if (std::optional<Outcome<Item>> item = next_of_mbox()) return item;
      mbox_.reset();
    }
    if (taken_ == files_.size()) return std::nullopt;
    const Outcome<std::string>& file = files_[taken_++];
    if (!file) return Outcome<Item>(file.error());
    if (file.value() != "-") {
      if (std::optional<Outcome<Item>> item = open(file.value())) return item;
    } else if (std::optional<Outcome<Item>> item = open_standard_input()) {
      return item;
    }
  }
}

std::optional<Outcome<Item>> Inputs::open(const std::string& path) {
  Outcome<OpenFile> file = open_file(path);
  if (!file) return Outcome<Item>(file.error());
  OpenFile source = std::move(file).value();
  Item item{.file = path, .is_html_file = is_html_name(path), .limit = options_.message_bytes};
  char head[kFrom.size()];
  const ssize_t size = ::pread(source.descriptor.get(), head, sizeof head, 0);
  if (size < 0) return Outcome<Item>(system_error(path, errno));
  const bool begins_with_from = std::string_view(head, static_cast<std::size_t>(size)) == kFrom;
  if (begins_with_from && !item.is_html_file) {
    const int fd = source.descriptor.get();
    start_mbox(path, std::move(source), fd, "", is_mbox_name(path));
    return std::nullopt;
  }
  if (source.size > options_.message_bytes)
    return Outcome<Item>(too_large(path, source.size, options_.message_bytes));
  item.source = std::move(source);
  return Outcome<Item>(std::move(item));
}

void Inputs::start_mbox(const std::string& file, OpenFile source, int fd, std::string head,
                        bool is_certain) {
  mbox_ = std::make_unique<OpenMbox>(
      OpenMbox{file, std::move(source),
               MboxReader(fd, std::move(head), options_.message_bytes, is_certain)});
}

std::optional<Outcome<Item>> Inputs::next_of_mbox() {
  Outcome<std::optional<MboxMessage>> next = mbox_->reader.next();
  if (!next) {
    Error error = next.error();
    error.file = mbox_->file;
    return Outcome<Item>(std::move(error));
  }
  if (!next.value()) return std::nullopt;
  MboxMessage& message = *next.value();
  Item item{.file = mbox_->file,
            .message = message.index,
            .first_line = message.first_line,
            .is_of_mailbox = true,
            .is_from_stdin = !mbox_->source.descriptor.is_open(),
            .bytes = std::move(message.bytes),
            .limit = options_.message_bytes};
  if (message.is_too_large)
    return Outcome<Item>(in_mbox(too_large(item.file, 0, item.limit), item));
  return Outcome<Item>(std::move(item));
}

std::optional<Outcome<Item>> Inputs::open_standard_input() {
  const std::string name = options_.stdin_name.empty() ? "-" : options_.stdin_name;
  if (std::exchange(is_stdin_read_, true))
    return Outcome<Item>(Error{name, 0, "standard input was read already", "Name it once"});
  const int fd = options_.stdin_descriptor;
  std::string head(kFrom.size(), '\0');
  const ssize_t size = read_fully(fd, head.data(), head.size());
  if (size < 0) {
    return Outcome<Item>(Error{name, 0, "standard input cannot be read",
                               "Pipe a draft in, as in: presend check - < draft.eml"});
  }
  head.resize(static_cast<std::size_t>(size));
  Item item{.file = name,
            .is_html_file = is_html_name(name),
            .is_from_stdin = true,
            .limit = options_.message_bytes};
  if (head == kFrom && !item.is_html_file) {
    start_mbox(name, {}, fd, std::move(head), is_mbox_name(name));
    return std::nullopt;
  }
  Outcome<std::string> rest = read_rest(fd, name, options_.message_bytes);
  if (!rest) return Outcome<Item>(rest.error());
  item.bytes = std::move(head) + rest.value();
  if (item.bytes.empty())
    return Outcome<Item>(Error{name, 0, "standard input is empty",
                               "Pipe a draft in, as in: presend check - < draft.eml"});
  if (item.bytes.size() > options_.message_bytes)
    return Outcome<Item>(too_large(name, 0, options_.message_bytes));
  // Without a name only the content tells that it is a page and no message.
  if (options_.stdin_name.empty())
    item.is_html_file = !looks_like_message(item.bytes) && looks_like_html(item.bytes);
  return Outcome<Item>(std::move(item));
}

}  // namespace presend::io
