#include "heuristics/markup_tests.h"
#include "heuristics/rule.h"
#include "heuristics/wording.h"
#include "scanner/base/ascii.h"

namespace presend::heuristics {
namespace {

void check_meta_refresh(const Context& context, Findings& out) {
  for_each_element(context, [&](const ElementUse& element) {
    if (!element.node().is("meta") ||
        !equals_ignoring_case(trim(element.value("http-equiv")), "refresh"))
      return;
    const bool has_target =
        find_ignoring_case(element.value("content"), "url") != std::string_view::npos;
    out.add(
        has_target ? "Sends the reader to another page by itself" : "Reloads the message by itself",
        element.place(context), element.body.part, readable(element.start_tag()));
  });
}

}  // namespace

extern constexpr Rule meta_refresh = checked({
    .id = "HTM004",
    .name = "meta-refresh",
    .title = "The message sends its reader to a web page by itself",
    .severity = Severity::error,
    .grade = Grade::b,
    .needs = Needs::html,
    .why = "<meta http-equiv=\"refresh\"> opens another page without a click. Mail clients ignore "
           "it; where one does not, the reader is taken away unasked, which only attacks want. "
           "SpamAssassin scores it.",
    .fix = "Remove the <meta> and let readers click a link.",
    .source = "SpamAssassin rules for refresh; measured on the development corpus",
    .bad = html(R"(<html><head><meta http-equiv="refresh" content="0; url=https://www.example.org/">
</head><body><p>Our spring catalogue is here.</p></body></html>)"),
    .good = html(R"(<html><head><meta http-equiv="X-UA-Compatible" content="IE=edge"></head>
<body><p>Our <a href="https://www.example.org/">spring catalogue</a> is here.</p></body></html>)"),
    .check = check_meta_refresh,
});

}  // namespace presend::heuristics
