#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace presend::report {

/// An element of an XML document that is being written. Any text is made legal: ill-formed UTF-8
/// and what XML 1.0 forbids is spelt out, and nothing in it is a command to a CI service.
class XmlElement {
 public:
  explicit XmlElement(const std::string& name);
  XmlElement(XmlElement&&) noexcept;
  XmlElement& operator=(XmlElement&&) noexcept;
  ~XmlElement();

  void attribute(const char* name, std::string_view value);
  /// Lines, each of which visible() has seen or will.
  void text(std::string_view lines);
  /// Appends an element inside this one.
  void add(XmlElement child);

  /// The element, indented, with a line end.
  [[nodiscard]] std::string print(unsigned depth) const;

 private:
  struct Node;
  std::unique_ptr<Node> node_;
};

}  // namespace presend::report
