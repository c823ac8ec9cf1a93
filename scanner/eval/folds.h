#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "scanner/base/outcome.h"
#include "scanner/eval/corpus.h"

namespace presend::eval {

/// Shares drafts out to `folds` folds of about the same mix of labels. `group` holds the group of
/// near-duplicates of each sample: a group stays together. Gives the fold of each sample.
[[nodiscard]] std::vector<std::uint32_t> make_folds(const Corpus& corpus,
                                                    std::span<const std::uint32_t> group,
                                                    std::uint32_t folds);

/// Labels of the same time. The fit compares bad with good inside an era, because mail of another
/// time differs in much that has nothing to do with being bad.
struct Era {
  std::string name;
  std::vector<std::uint16_t> labels;  ///< indices into Corpus::labels
};

/// An era by the names of its labels.
struct NamedEra {
  std::string name;
  std::vector<std::string> labels;
};

/// Spam, ham and newsletters: "old"; phish, modern and templates: "new". As most public corpora
/// are.
[[nodiscard]] const std::vector<NamedEra>& usual_eras();

/// The eras of a corpus. Labels that no era names, and eras that lack bad or good drafts, join the
/// first that is whole. An era that was `asked` for and is not whole, or names a label that is not
/// there, is an Error.
[[nodiscard]] Outcome<std::vector<Era>> make_eras(const Corpus& corpus,
                                                  std::span<const NamedEra> named, bool is_asked);

/// How much each draft counts so that all eras weigh the same, in each of them bad and good, and on
/// each side its labels. Only drafts that `is_in` marks count; the masses add up to 1.
[[nodiscard]] std::vector<double> balanced_masses(const Corpus& corpus, std::span<const Era> eras,
                                                  const std::vector<bool>& is_in);

}  // namespace presend::eval
