#pragma once

#include <cstdint>
#include <string_view>

#include "scanner/base/limits.h"
#include "scanner/mime/defect_log.h"
#include "scanner/mime/message.h"
#include "scanner/mime/splitter.h"

namespace presend::mime {

/// Decodes the bodies of leaves into Part::text and Part::map, part by part, within the limits for
/// one part and for the whole message.
class TextReader {
 public:
  TextReader(Message& message, const Limits& limits, DefectLog& defects)
      : message_(message), limits_(limits), defects_(defects), left_(limits.all_text_bytes) {}

  /// Reads leaf number `index`; does nothing to a part with children.
  void read(PartIndex index, const Entity& entity);

 private:
  /// Transfer-decoded text: a view into the message or its pool.
  struct Bytes {
    std::string_view bytes;
    SourceMap map;
    bool is_cut = false;
  };

  Bytes decode(Part& part, PartIndex index, std::size_t limit);
  Bytes decode_uuencoded(Part& part, std::size_t limit);
  void measure(Part& part, PartIndex index);
  void note_bad_transfer(const Part& part, PartIndex index, std::uint32_t at);
  bool read_as_is(Part& part, std::string_view bytes);
  void convert(Part& part, PartIndex index, const Bytes& decoded, const MimeFields& fields);
  void note_charset(const Part& part, PartIndex index, const Bytes& decoded);
  void take_out_uuencoded(Part& part, PartIndex index);
  void join_flowed(Part& part, bool deletes_space);
  std::size_t limit() const;

  Message& message_;
  const Limits& limits_;
  DefectLog& defects_;
  std::size_t left_;      // of the limit for all parts together
  std::size_t runs_ = 0;  // of all source maps together
};

}  // namespace presend::mime
