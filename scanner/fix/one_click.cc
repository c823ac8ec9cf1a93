#include "scanner/fix/fixer.h"
#include "scanner/fix/header_edits.h"

namespace presend::fix {
namespace {

std::vector<Change> find_one_click(const Case& draft) {
  const mime::Message& message = draft.message();
  if (!draft.is_told("UNS003") || message.find("List-Unsubscribe-Post") != nullptr) return {};
  const auto fields = message.find_all("List-Unsubscribe");
  if (fields.size() != 1) return {};
  // A tag may become an address that takes no one click; only a whole https address is sure.
  bool has_https = false;
  for (const email::Link& link : draft.email().links)
    has_https |= link.element == email::LinkElement::list_unsubscribe && link.url() != nullptr &&
                 link.url()->scheme() == "https";
  if (!has_https) return {};
  Change change{"UNS003",
                "Adds List-Unsubscribe-Post, so that mail programs unsubscribe with one click; the "
                "address must do so on a POST request",
                fields.front()->range, 0};
  change.edits.push_back(
      field_behind(message, *fields.front(), "List-Unsubscribe-Post: List-Unsubscribe=One-Click"));
  return {std::move(change)};
}

}  // namespace

extern const Fixer one_click_fixer{"one-click", "UNS003", true, false, find_one_click};

}  // namespace presend::fix
