#pragma once

#include <vector>

#include "scanner/email/email.h"
#include "scanner/preview/node_finder.h"
#include "scanner/preview/pictures.h"
#include "scanner/preview/preview.h"

namespace presend::preview {

/// Which nodes of a document something refers to, by NodeIndex.
using Marked = std::vector<bool>;

/// Enters all nodes of an HTML body that can be shown.
void add_nodes(NodeFinder& finder, const email::Email& email, const email::Body& body,
               std::uint32_t body_index);

/// Writes an HTML body as safe markup. Linear; no recursion.
[[nodiscard]] Body write_html_body(const email::Email& email, const email::Body& body,
                                   const Marked& marked, Pictures& pictures);

/// A text/plain body, a node a line from 0.
void add_lines(NodeFinder& finder, const mime::Part& part, std::uint32_t body_index);
[[nodiscard]] Body write_plain_body(const mime::Part& part, const Marked& marked);

}  // namespace presend::preview
