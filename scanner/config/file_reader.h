#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "scanner/config/configuration.h"
#include "scanner/config/document.h"
#include "scanner/config/keys.h"

namespace presend::config {

/// Reads the tables of one presend.toml over a Configuration, and gathers what is wrong: at most 50
/// errors, and one that says that there are more.
class FileReader {
 public:
  /// `folder` (absolute) is where the file lies, which patterns are relative to; `shown` its name
  /// for people, from which the paths of other files go out.
  FileReader(std::string folder, std::string shown, Loaded& loaded)
      : folder_(std::move(folder)), shown_(std::move(shown)), loaded_(loaded) {}

  void read(const Node& document);

 private:
  void read_section(const std::string& section, const Node& table);
  void read_limit(const std::string& name, const Node& node);
  void read_rule(const std::string& code, const Node& table);
  void read_per_file(const Node& block);
  void read_severities(const Node& table, PerFile& block);
  void read_suppression(const Node& block);
  void read_list_edits(const Node& table, bool is_added);

  bool read_paths(const Node& node, std::string_view key, PathSet& paths);
  void check_codes(const Node& node, std::string_view key, const std::vector<std::string>& codes);
  /// The tables of [[name]].
  void for_each_block(const Node& node, const std::string& name,
                      void (FileReader::*read_block)(const Node&));

  /// Whether so much is wrong that the rest of the file need not be read: to look for what was
  /// meant by each of 100,000 wrong names takes seconds, and nobody reads them.
  [[nodiscard]] bool is_enough() const { return errors_ > kMostErrors; }
  [[nodiscard]] Place place_of(const Node& node) const { return {shown_, node.line}; }
  void fail(const Node& node, std::string reason, std::string remedy = "");
  void refuse(const Node& node, std::string_view key, Problem problem);
  /// `section` as people read it; `like` as all_key_names() gives it, such as "rules.ID".
  void unknown_key(const Node& node, const std::string& key, std::string_view section,
                   std::string_view like);

  static constexpr std::size_t kMostErrors = 50;

  std::string folder_, shown_;
  std::size_t errors_ = 0;  ///< in this file
  Loaded& loaded_;
};

}  // namespace presend::config
