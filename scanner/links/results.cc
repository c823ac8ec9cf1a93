#include "scanner/links/results.h"

#include <array>

namespace presend::links {
namespace {

constexpr std::array<std::string_view, 9> kNames = {"works",       "dead",    "tls-error",
                                                    "unreachable", "refused", "endless",
                                                    "forbidden",   "skipped", "unchecked"};

}  // namespace

std::string_view name(State state) { return kNames[static_cast<std::size_t>(state)]; }

std::optional<State> state_named(std::string_view name) {
  for (std::size_t i = 0; i < kNames.size(); ++i)
    if (kNames[i] == name) return static_cast<State>(i);
  return std::nullopt;
}

}  // namespace presend::links
