#pragma once

#include <cstdint>

namespace presend {

/// What a draft may cost. Everything a hostile draft can blow up is bounded here, in one place; a
/// limit that cuts something off leaves a Defect behind. At the defaults a draft costs at most one
/// second and 256 MiB.
struct Limits {
  std::uint32_t message_bytes = 48U << 20;   ///< larger messages are refused before parsing
  std::uint32_t header_bytes = 512U << 10;   ///< one entity's header block; Gmail takes 500 KB
  std::uint32_t field_bytes = 256U << 10;    ///< one field; the longest seen in real mail is 123 KB
  std::uint32_t fields = 5000;               ///< fields in one header block, Gmail's limit
  std::uint32_t nesting = 50;                ///< entities inside each other
  std::uint32_t parts = 1000;                ///< entities in one message
  std::uint32_t text_bytes = 4U << 20;       ///< decoded text of one part that is read
  std::uint32_t all_text_bytes = 12U << 20;  ///< decoded text of all parts together

  std::uint32_t html_nesting = 4000;     ///< elements inside each other; real mail reaches 2,188
  std::uint32_t html_nodes = 400'000;    ///< nodes of all documents of a message
  std::uint32_t html_attributes = 1000;  ///< attributes of one tag; real mail reaches 151
  std::uint32_t html_arena_bytes = 96U << 20;  ///< memory for one document while it is parsed
  std::uint32_t html_time_ms = 300;            ///< for all documents of a message; the last resort

  std::uint32_t style_bytes = 1U << 20;  ///< of all style sheets of a document; Gmail reads 16 KB
  std::uint32_t style_matches = 3'000'000;  ///< steps of computing styles, of all documents

  std::uint32_t texts = 50'000;            ///< runs of text kept of one message
  std::uint32_t links = 20'000;            ///< links, and images, kept of one message
  std::uint32_t archive_entries = 1000;    ///< entries listed of all attached archives
  std::uint32_t archive_bytes = 8U << 20;  ///< of one attached archive that are read to list it
};

}  // namespace presend
