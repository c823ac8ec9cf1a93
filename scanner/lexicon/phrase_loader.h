#pragma once

#include <span>

#include "scanner/base/embedded.h"
#include "scanner/base/outcome.h"
#include "scanner/lexicon/phrase_tables.h"

namespace presend::lexicon {

/// Makes the tables of every phrase list among `files`; see Phrases::load().
[[nodiscard]] Outcome<PhraseStore> read_phrase_lists(std::span<const EmbeddedFile> files);

}  // namespace presend::lexicon
