#pragma once

#include <string_view>

namespace presend::cli {

// What --help ends with: examples first, as most readers look for one.

inline constexpr std::string_view kFooter =
    "presend COMMAND --help tells more about a command.\n"
    "\n"
    "Examples:\n"
    "  presend check newsletter.eml      what speaks against it, and how to mend it\n"
    "  presend check drafts/ -q          only the drafts of a folder that fail\n"
    "  presend compare a.eml b.eml       which is safer, and what makes it so\n"
    "  presend explain LNK003            what a rule looks for, and why\n"
    "  presend explain bounce.eml        what a server's reply means, and what to do\n";

inline constexpr std::string_view kCheckFooter =
    "Examples:\n"
    "  presend check newsletter.eml\n"
    "  presend check drafts/ --format json -o report.json\n"
    "  presend check - --fail-on warning < draft.eml\n"
    "\n"
    "Exit status: 0 every draft passes, 1 at least one fails, 2 something could\n"
    "not be read or the command line is wrong (the rest is still reported).\n";

inline constexpr std::string_view kCompareFooter =
    "The variants are called A, B and so on, in the order given. Folders are paired\n"
    "draft by draft, by their names. All are judged by the settings of A.\n"
    "\n"
    "Examples:\n"
    "  presend compare subject-a.eml subject-b.eml subject-c.eml\n"
    "  presend compare live/ candidate/ --fail-on-worse --format markdown\n"
    "\n"
    "Exit status: 0 every draft passes its gate, 1 at least one fails or, with\n"
    "--fail-on-worse, is worse than A, 2 something could not be read or compared\n"
    "(the rest still is) or the command line is wrong.\n";

inline constexpr std::string_view kDissectFooter =
    "Examples:\n"
    "  presend dissect newsletter.eml\n"
    "  presend dissect archive.mbox --message 3 --format json\n";

inline constexpr std::string_view kEvalFooter =
    "Examples:\n"
    "  presend eval --spam junk/ --ham letters/ --newsletters liked.mbox\n"
    "  presend eval --spam junk/ --ham letters/ --calibrate own.tsv\n"
    "  presend check draft.eml --weights own.tsv\n"
    "  presend eval --label scam=scams/ --bad scam --ham letters/ --format json\n"
    "\n"
    "Exit status: 0, or 2 when something could not be read (the rest is still\n"
    "measured) or the command line is wrong.\n";

inline constexpr std::string_view kExplainFooter =
    "Examples:\n"
    "  presend explain 421-4.7.0\n"
    "  presend explain \"550-5.7.1 Our system has detected that this message is ...\"\n"
    "  presend explain bounce.eml --draft newsletter.eml\n"
    "  presend explain LNK003\n"
    "\n"
    "Exit status: 0 it was explained, 2 it is no reply and no rule, or something\n"
    "could not be read.\n";

inline constexpr std::string_view kFixFooter =
    "Examples:\n"
    "  presend fix newsletter.eml                what it would change, as a diff\n"
    "  presend fix newsletter.eml --write        change it\n"
    "  presend fix drafts/ > fixes.patch         for patch -p0 or git apply -p0\n"
    "  presend fix - -o - < draft.eml            as a filter\n"
    "\n"
    "Exit status: 0 there is nothing to mend, or all was written; 1 it could mend\n"
    "something and only showed it; 2 something could not be read or written, or the\n"
    "command line is wrong.\n";

inline constexpr std::string_view kInitFooter =
    "Examples:\n"
    "  presend init\n"
    "  presend init --ci github --ci pre-commit\n"
    "\n"
    "Nothing is overwritten. Exit status: 0, or 2 when a file is there already or\n"
    "could not be written.\n";

inline constexpr std::string_view kRulesFooter =
    "Examples:\n"
    "  presend rules --select LNK\n"
    "  presend rules --min-evidence B --format json\n"
    "  presend rules --pages docs/rules\n";

}  // namespace presend::cli
