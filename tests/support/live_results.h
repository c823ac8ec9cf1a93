#pragma once

#include "scanner/links/results.h"

namespace presend::test_support {

/// What a live check is taken to have learnt of the hosts in the examples of rules:
///
/// | host | |
/// |---|---|
/// | works.example, www.works.example | opens, over http and https |
/// | plain.example | opens over http, and not over https |
/// | dead.example | has no such page |
/// | expired.example | its certificate has expired |
/// | moved.example | sends readers on to www.elsewhere.example |
/// | chain.example | sends them on four times within its own site |
/// | loop.example | sends them on in a circle |
/// | silent.example | does not answer |
///
/// The paths are "/", "/spring" and "/spring.jpg".
[[nodiscard]] const links::Results& live_results();

}  // namespace presend::test_support
