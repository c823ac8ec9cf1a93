#include "scanner/score/edits.h"

#include <algorithm>
#include <array>

#include "scanner/base/ascii.h"

namespace presend::score {
namespace {

constexpr std::string_view kTargets =
    "LNK001 LNK004 LNK006 LNK007 LNK008 LNK010 LNK011 LNK012 LNK016 LNK017 LNK018 LNK020 LNK021 "
    "LNK022 UNS006";
constexpr std::string_view kTargetIsNew =
    "the link gets another address, so what was found about the old one is gone";
constexpr std::string_view kTargetIsReal =
    "the link gets the address it meant, which is also the one it shows";
constexpr std::string_view kDeleted = "what is deleted cannot be found any more";
constexpr std::string_view kHttps = "an address that begins with https:// is secure in every view";

constexpr std::array kSettlings = {
    // Deleted text takes everything inside along; text that was hidden in two ways is gone from
    // both rules.
    Settling{"HID001", "*", Where::there, kDeleted},
    Settling{"HID002", "*", Where::there, kDeleted},
    Settling{"HID003", "*", Where::there, kDeleted},
    Settling{"HID004", "*", Where::there, kDeleted},
    Settling{"HID005", "*", Where::there, kDeleted},
    Settling{"HID006", "*", Where::there, kDeleted},
    Settling{"HID007", "*", Where::there, kDeleted},
    Settling{"HID008", "*", Where::there, kDeleted},
    Settling{"HID009", "*", Where::there, kDeleted},

    Settling{"LNK001", "LNK020 UNS006 IMG004", Where::there, kHttps},
    Settling{"LNK020", "LNK001 UNS006", Where::there, kHttps},
    Settling{"UNS006", "LNK001 LNK020", Where::there, kHttps},
    Settling{"IMG004", "LNK001", Where::there, kHttps},

    Settling{"LNK003", "LNK020", Where::there, "a link that shows words promises no https"},
    Settling{"LNK004", kTargets, Where::there, kTargetIsNew},
    Settling{"LNK005", kTargets, Where::there, kTargetIsNew},
    Settling{"LNK005", "LNK003", Where::there, kTargetIsReal},
    Settling{"LNK007", kTargets, Where::there, kTargetIsNew},
    Settling{"LNK007", "LNK003", Where::there, kTargetIsReal},
    Settling{"LNK010", kTargets, Where::there, kTargetIsNew},
    Settling{"LNK011", kTargets, Where::there, kTargetIsNew},
    Settling{"LNK011", "LNK003", Where::there, kTargetIsReal},
    Settling{"LNK012", kTargets, Where::there, kTargetIsNew},
    Settling{"LNK012", "LNK003", Where::there, kTargetIsReal},
    Settling{"LNK014", "UNS008", Where::there, "the link then leads somewhere"},
    Settling{"UNS008", "LNK014", Where::there, "the link then leads somewhere"},
    Settling{"LNK018", "LNK010 LNK022", Where::there, kTargetIsNew},

    Settling{"UNS004", "UNS003 UNS006", Where::there, "the field is written anew, with https"},
    Settling{"UNS003", "UNS006", Where::there, "the field gets an https address"},
    Settling{"UNS005", "HID004 HID005 HID009 HID011", Where::there, "the link is shown"},

    Settling{"HDR002", "HDR009", Where::there, "one From field is left"},
    Settling{"HDR011", "HDR004 HDR012", Where::there, "the name is another one"},

    Settling{"TXT001", "TXT002 TXT003", Where::there, "the word is typed in plain letters"},
    Settling{"TXT002", "TXT001", Where::there, "the word is typed anew"},
    Settling{"TXT003", "TXT001", Where::there, "the word is typed in one alphabet"},
    Settling{"SUB008", "SUB007", Where::there, "the word is typed in plain letters"},
    Settling{"SUB007", "SUB008", Where::there, "the word is typed in one piece"},

    Settling{"IMG002", "IMG001 IMG008", Where::anywhere, "the message then consists of text"},
    Settling{"IMG008", "IMG001 IMG002", Where::anywhere, "the message then consists of text"},
    Settling{"SIZ002", "SIZ003", Where::anywhere, "nothing is cut off any more"},
    Settling{"SIZ005", "SIZ001 SIZ002 SIZ003", Where::anywhere, "most of the message is gone"},
};

/// How an edit is told, where the first sentence of the rule's fix does not say it all. '#' is the
/// number of places.
struct Wording {
  std::string_view rule;
  std::string_view one;
  std::string_view many;
};

constexpr std::array kWordings = {
    Wording{"HID001", "Delete the text that is never displayed, or show it",
            "Delete the # texts that are never displayed, or show them"},
    Wording{"HID002", "Delete the invisible text, or show it",
            "Delete the # invisible texts, or show them"},
    Wording{"HID003", "Delete the transparent text, or show it",
            "Delete the # transparent texts, or show them"},
    Wording{"HID004", "Delete the tiny text, or set it in 12 px or more",
            "Delete the # tiny texts, or set them in 12 px or more"},
    Wording{"HID005", "Delete the text in the colour of its background, or show it",
            "Delete the # texts in the colour of their background, or show them"},
    Wording{"HID006", "Delete the text in a box without room, or let the box grow",
            "Delete the # texts in boxes without room, or let the boxes grow"},
    Wording{"HID007", "Delete the text outside the page, or show it",
            "Delete the # texts outside the page, or show them"},
    Wording{"HID008", "Delete the hidden text", "Delete the hidden text in # places"},
    Wording{"HID009", "Delete the hidden link, or show it",
            "Delete the # hidden links, or show them"},
    Wording{"HDR009", "Remove the extra header field", "Remove the # extra header fields"},
    Wording{"HDR019", "Remove the control character from the header field",
            "Remove the control characters from # header fields"},
    Wording{"IMG001", "Say the essential things in text", "Say the essential things in text"},
    Wording{"IMG004", "Switch the picture to https", "Switch # pictures to https"},
    Wording{"LNK001", "Switch the link to https", "Switch # links to https"},
    Wording{"LNK003", "Make the link show words, or the address that it opens",
            "Make # links show words, or the address that they open"},
    Wording{"LNK004", "Give the server of the link a domain name with a certificate",
            "Give the servers of # links a domain name with a certificate"},
    Wording{"LNK005", "Link straight to the page instead of through a shortener",
            "Link straight to the page instead of through a shortener, in # places"},
    Wording{"LNK020", "Switch the link that shows https to https",
            "Switch # links that show https to https"},
    Wording{"TPL001", "Fill in the template tag, or take it out",
            "Fill in # template tags, or take them out"},
    Wording{"TPL003", "Write the template tag whole, and close its block",
            "Write # template tags whole, and close their blocks"},
    Wording{"TPL004", "Say what the template tag prints where its value is missing",
            "Say what # template tags print where their values are missing"},
    Wording{"TPL006", "Write the text that is still missing",
            "Write the text that is still missing, in # places"},
    Wording{"UNS001", "Add a link that says \"Unsubscribe\" to the footer", ""},
    Wording{"UNS006", "Switch the unsubscribe address to https",
            "Switch # unsubscribe addresses to https"},
};

}  // namespace

std::span<const Settling> settlings() { return kSettlings; }

std::string_view first_sentence(std::string_view text) {
  for (std::size_t at = text.find(". "); at != std::string_view::npos;
       at = text.find(". ", at + 1)) {
    // "P.O. box" goes on; a sentence begins with a capital or a number.
    const char next = at + 2 < text.size() ? text[at + 2] : '\0';
    const bool is_abbreviation = at >= 1 && text[at - 1] >= 'A' && text[at - 1] <= 'Z';
    const bool begins = (next >= 'A' && next <= 'Z') || is_ascii_digit(next);
    if (begins && !is_abbreviation) return text.substr(0, at);
  }
  if (text.ends_with('.')) text.remove_suffix(1);
  return text;
}

std::string action_for(const heuristics::Rule& rule, std::uint64_t places) {
  const auto* wording = std::find_if(kWordings.begin(), kWordings.end(),
                                     [&](const Wording& each) { return each.rule == rule.id; });
  if (wording == kWordings.end()) {
    std::string action(first_sentence(rule.fix));
    if (places > 1) action += " (" + std::to_string(places) + " places)";
    return action;
  }
  if (places <= 1 || wording->many.empty()) return std::string(wording->one);
  std::string action(wording->many);
  if (const std::size_t at = action.find('#'); at != std::string::npos)
    action.replace(at, 1, std::to_string(places));
  return action;
}

}  // namespace presend::score
