#include "heuristics/sender.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "heuristics/shown_address.h"
#include "heuristics/wording.h"
#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"
#include "scanner/template/tags.h"
#include "scanner/url/url.h"

namespace presend::heuristics {
namespace {

constexpr std::size_t kMostNameBytes = 500;
constexpr std::size_t kMostRecipients = 200;  // looked at; a list stands among the first

/// "garden-admin" for "garden": the mailbox that list software sends from, without what it adds.
std::string_view list_of_software_address(std::string_view local_part) {
  if (starts_with_ignoring_case(local_part, "owner-")) return local_part.substr(6);
  for (const std::string_view ending : {"-admin", "-bounces", "-owner", "-request"})
    if (local_part.size() > ending.size() && local_part.ends_with(ending))
      return local_part.substr(0, local_part.size() - ending.size());
  return {};
}

}  // namespace

bool has_address(const mime::Mailbox& mailbox) {
  return !mailbox.local_part.empty() && !mailbox.domain.empty();
}

const mime::Mailbox* author(const Context& context) {
  const auto& from = context.email.from;
  const auto found = std::find_if(from.begin(), from.end(), has_address);
  return found == from.end() ? nullptr : &*found;
}

std::string shown_name(const Context& context) {
  std::string name;
  for (const mime::Mailbox& mailbox : context.email.from) {
    const bool is_piece = mailbox.display_name.empty() && mailbox.domain.empty();
    const std::string_view text = is_piece ? mailbox.local_part : mailbox.display_name;
    if (!name.empty() && !text.empty()) name += ' ';
    name += text;
    if (name.size() > kMostNameBytes) break;
  }
  return std::string(utf8_prefix(name, kMostNameBytes));
}

std::string host_of(const mime::Mailbox& mailbox) {
  if (mailbox.domain.empty() || mailbox.domain.front() == '[') return {};
  return url::host_to_ascii(mailbox.domain).value_or(std::string());
}

std::string site_of(const mime::Mailbox& mailbox) {
  const std::string host = host_of(mailbox);
  return std::string(url::registrable_domain(std::string_view(host)));
}

bool is_filled_in_later(const Context& context, const mime::Field* field) {
  return context.email.is_template &&
         (field == nullptr || !templates::find_tags(field->value, context.email.declared).empty());
}

bool is_list_posting(const Context& context) {
  const mime::Message& message = context.message();
  if (const mime::Field* post = message.find("List-Post"))
    if (find_ignoring_case(post->value, "mailto:") != std::string_view::npos) return true;
  if (message.find("Mailing-List") != nullptr || message.find("X-Mailing-List") != nullptr)
    return true;
  // Other list software leaves no more than a Sender or an address for leaving the list at the site
  // that the message is addressed to.
  std::vector<std::string> list_sites;
  if (!context.email.sender.empty()) list_sites.push_back(site_of(context.email.sender.front()));
  if (const mime::Field* leave = message.find("List-Unsubscribe"))
    for (const ShownAddress& address : shown_addresses(utf8_prefix(leave->value, kMostNameBytes)))
      if (address.has_local_part) list_sites.push_back(address.site);
  if (list_sites.empty()) return false;
  const std::string_view list =
      context.email.sender.empty()
          ? std::string_view()
          : list_of_software_address(context.email.sender.front().local_part);
  // "garden-admin@lists.example" sends for people of other sites.
  if (!list.empty() && site_of(context.email.sender.front()) != context.email.from_site())
    return true;
  const auto is_at_list = [&](const mime::Mailbox& mailbox) {
    if (!list.empty() && equals_ignoring_case(mailbox.local_part, list)) return true;
    const std::string site = site_of(mailbox);
    return !site.empty() && site != context.email.from_site() &&
           std::find(list_sites.begin(), list_sites.end(), site) != list_sites.end();
  };
  const auto holds_list = [&](const std::vector<mime::Mailbox>& mailboxes) {
    const std::size_t count = std::min(mailboxes.size(), kMostRecipients);
    return std::any_of(mailboxes.begin(), mailboxes.begin() + static_cast<std::ptrdiff_t>(count),
                       is_at_list);
  };
  return holds_list(context.email.to) || holds_list(context.email.cc) ||
         holds_list(context.email.reply_to);
}

bool is_reply(const Context& context) {
  return context.message().find("In-Reply-To") != nullptr ||
         context.message().find("References") != nullptr;
}

Finding& add_field(Findings& out, std::string message, const mime::Field& field) {
  return out.add(std::move(message), field.range, 0, readable(field.value));
}

}  // namespace presend::heuristics
