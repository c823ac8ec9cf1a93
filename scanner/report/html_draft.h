#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "scanner/preview/preview.h"
#include "scanner/report/html_source.h"
#include "scanner/scan/scan.h"

// The parts of what a page says about one draft. `id` begins all ids of the draft and is unique in
// the page. Reports need their preview; without one, preview and source are left out.

namespace presend::report {

/// Everything about a draft: the parts below in their order.
[[nodiscard]] std::string html_draft(const scan::Report& report, std::string_view id);

/// "offers/may.eml", "box.mbox (message 3)"; text.
[[nodiscard]] std::string html_name(const scan::Report& report);

/// The verdict in words and as a bar, sender and subject.
[[nodiscard]] std::string html_verdict(const scan::Report& report, std::string_view id);
/// A number from 0 to 100 on a bar with a mark where the gate is.
[[nodiscard]] std::string html_risk_bar(double risk, double max_risk);
/// The fix plan; empty when there is nothing to do.
[[nodiscard]] std::string html_plan(const scan::Report& report, std::string_view id);
/// The findings by rule, with what filters them.
[[nodiscard]] std::string html_findings(const scan::Report& report, const HtmlSource& source,
                                        std::string_view id);
/// The draft as readers and filters see it.
[[nodiscard]] std::string html_preview(const scan::Report& report, std::string_view id);
/// Its source with numbered lines.
[[nodiscard]] std::string html_source_pane(const HtmlSource& source, std::string_view id);
/// Charts and the table of measures.
[[nodiscard]] std::string html_measures(const scan::Report& report, std::string_view id);
/// Hidden texts, links and images in tables.
[[nodiscard]] std::string html_inventory(const scan::Report& report, const HtmlSource& source,
                                         std::string_view id);

/// What the scripts need to show a place: data-at="LINE:UNITS-LINE:UNITS" in the source, data-spots
/// ="BODY:NODE …" in the preview, data-fields above it.
[[nodiscard]] std::string html_place(const HtmlSource& source, const SourceRange* at,
                                     std::span<const preview::Spot> spots,
                                     std::span<const std::uint32_t> fields = {});

}  // namespace presend::report
