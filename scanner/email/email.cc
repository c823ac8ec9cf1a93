#include "scanner/email/email.h"

#include <algorithm>

namespace presend::email {

std::string_view name(Role role) {
  switch (role) {
    case Role::body:
      return "body";
    case Role::preheader:
      return "preheader";
    case Role::alternative:
      return "alternative";
    case Role::quote:
      return "quote";
  }
  return "";
}

std::string_view name(LinkElement element) {
  switch (element) {
    case LinkElement::a:
      return "a";
    case LinkElement::area:
      return "area";
    case LinkElement::form:
      return "form";
    case LinkElement::background:
      return "background";
    case LinkElement::css:
      return "css";
    case LinkElement::vml:
      return "vml";
    case LinkElement::list_unsubscribe:
      return "list-unsubscribe";
    case LinkElement::text:
      return "text";
  }
  return "";
}

std::string_view name(ImageKind kind) {
  switch (kind) {
    case ImageKind::remote:
      return "remote";
    case ImageKind::embedded:
      return "embedded";
    case ImageKind::data:
      return "data";
    case ImageKind::background:
      return "background";
  }
  return "";
}

std::string_view name(MailKind kind) { return kind == MailKind::bulk ? "bulk" : "transactional"; }

const Body* Email::body_of(PartIndex part) const {
  const auto found = std::find_if(bodies.begin(), bodies.end(),
                                  [part](const Body& body) { return body.part == part; });
  return found == bodies.end() ? nullptr : &*found;
}

bool Email::is_own_site(std::string_view site) const {
  return std::find(own_sites.begin(), own_sites.end(), site) != own_sites.end();
}

}  // namespace presend::email
