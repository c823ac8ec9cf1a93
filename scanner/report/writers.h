#pragma once

#include <memory>

#include "scanner/report/writer.h"

namespace presend::report {

// One function a format, for make_writer() alone.
std::unique_ptr<Writer> make_pretty_writer(const Style& style);
std::unique_ptr<Writer> make_concise_writer(const Style& style);
std::unique_ptr<Writer> make_json_writer(const Style& style);
std::unique_ptr<Writer> make_jsonl_writer(const Style& style);
std::unique_ptr<Writer> make_sarif_writer(const Style& style);
std::unique_ptr<Writer> make_junit_writer(const Style& style);
std::unique_ptr<Writer> make_github_writer(const Style& style);
std::unique_ptr<Writer> make_gitlab_writer(const Style& style);
std::unique_ptr<Writer> make_markdown_writer(const Style& style);
std::unique_ptr<Writer> make_html_writer(const Style& style);

}  // namespace presend::report
