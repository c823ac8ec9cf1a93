#include "scanner/links/results_file.h"

#include <nlohmann/json.hpp>

namespace presend::links {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kSchema = "presend/links/1";
constexpr std::string_view kBegin = "{\"schema\":\"presend/links/";
constexpr std::size_t kMostHops = 1000;

Json hops_json(const std::vector<Hop>& hops) {
  Json out = Json::array();
  for (const Hop& hop : hops) out.push_back({{"status", hop.status}, {"url", hop.url}});
  return out;
}

/// Bytes of a redirect may be anything.
std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// Takes JSON as it comes, one flat link after the other, so that nesting is refused early.
struct Reader {
  std::string file;

  [[nodiscard]] Error wrong(const std::string& what) const {
    return {file, 0, "these are no results of link checks: " + what, ""};
  }

  [[nodiscard]] Outcome<Result> read(const Json& link) const {
    if (!link.is_object()) return wrong("a link is no object");
    Result result;
    const auto url = link.find("url");
    if (url == link.end() || !url->is_string()) return wrong("a link has no \"url\"");
    result.url = url->get<std::string>();
    result.url.resize(std::min(result.url.find('#'), result.url.size()));
    const auto state = link.find("state");
    const std::optional<State> known = state != link.end() && state->is_string()
                                           ? state_named(state->get<std::string>())
                                           : std::nullopt;
    if (!known) return wrong("a link has no \"state\" that is known");
    result.state = *known;
    const auto number = [&](const char* name) -> std::int64_t {
      const auto found = link.find(name);
      return found != link.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
    };
    result.status = static_cast<int>(std::clamp<std::int64_t>(number("status"), 0, 999));
    result.checked_at = number("checked_at");
    if (const auto found = link.find("reason"); found != link.end() && found->is_string())
      result.reason = found->get<std::string>();
    if (const auto found = link.find("https_works"); found != link.end() && found->is_boolean())
      result.https_works = found->get<bool>();
    if (const auto found = link.find("hops"); found != link.end()) {
      if (!found->is_array() || found->size() > kMostHops) return wrong("\"hops\" is no list");
      for (const Json& hop : *found) {
        if (!hop.is_object() || !hop.contains("url") || !hop["url"].is_string())
          return wrong("a hop has no \"url\"");
        const auto status = hop.find("status");
        const bool has_status = status != hop.end() && status->is_number_integer();
        result.hops.push_back({has_status ? static_cast<int>(std::clamp<std::int64_t>(
                                                status->get<std::int64_t>(), 0, 999))
                                          : 0,
                               hop["url"].get<std::string>()});
      }
    }
    return result;
  }
};

/// Lists within lists are refused before they can cost anything.
bool is_too_deep(int depth, Json::parse_event_t event, Json& /*parsed*/) {
  constexpr int kDeepest = 6;
  return depth <= kDeepest || event == Json::parse_event_t::value ||
         event == Json::parse_event_t::key;
}

}  // namespace

std::string results_text(const Results& results) {
  std::string out = "{\"schema\":\"" + std::string(kSchema) + "\",\"links\":[";
  bool is_first = true;
  for (const auto& [url, result] : results.by_url()) {
    out += is_first ? "\n" : ",\n";
    is_first = false;
    out += dump({{"url", result.url},
                 {"state", name(result.state)},
                 {"status", result.status},
                 {"hops", hops_json(result.hops)},
                 {"reason", result.reason},
                 {"https_works", result.https_works},
                 {"checked_at", result.checked_at}});
  }
  return out + "\n]}\n";
}

Outcome<Results> parse_results(const std::string& file, std::string_view text) {
  const Reader reader{file};
  try {
    const Json json = Json::parse(text, is_too_deep);
    if (!json.is_object() || !json.contains("schema") || json["schema"] != kSchema)
      return reader.wrong("\"schema\" is not \"" + std::string(kSchema) + '"');
    const auto links = json.find("links");
    if (links == json.end() || !links->is_array()) return reader.wrong("\"links\" is missing");
    Results results;
    for (const Json& link : *links) {
      Outcome<Result> result = reader.read(link);
      if (!result) return result.error();
      results.add(std::move(result).value());
    }
    return results;
  } catch (const Json::exception&) {
    return reader.wrong("this is no JSON");
  }
}

bool was_results(std::string_view text) {
  return text.empty() || text.starts_with(kBegin) || kBegin.starts_with(text);
}

Results fresh(const Results& results, std::int64_t now, std::int64_t age_s) {
  Results kept;
  for (const auto& [url, result] : results.by_url()) {
    const bool is_lasting = result.state == State::works || result.state == State::refused;
    const bool is_recent = result.checked_at <= now && now - result.checked_at <= age_s;
    if (is_lasting && is_recent) kept.add(result);
  }
  return kept;
}

}  // namespace presend::links
