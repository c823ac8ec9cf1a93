#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "scanner/config/configuration.h"
#include "scanner/config/document.h"
#include "scanner/config/keys.h"

namespace presend::config {

/// Reads the tables of one presend.toml over a Configuration, and gathers what is wrong.
class FileReader {
 public:
  /// `folder` (absolute) is where the file lies; `shown` its name for people.
  FileReader(std::string folder, std::string shown, Loaded& loaded)
      : folder_(std::move(folder)), shown_(std::move(shown)), loaded_(loaded) {}

  void read(const Node& document);

 private:
  using Members = std::vector<std::pair<std::string, Node>>;

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

  [[nodiscard]] Place place_of(const Node& node) const { return {shown_, node.line}; }
  void fail(const Node& node, std::string reason, std::string remedy = "");
  void refuse(const Node& node, std::string_view key, Problem problem);
  void unknown_key(const Node& node, const std::string& key, std::string_view section,
                   const std::vector<std::string>& known);

  std::string folder_, shown_;
  Loaded& loaded_;
};

}  // namespace presend::config
