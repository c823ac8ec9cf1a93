#pragma once

#include <string_view>

namespace presend::manual {

// What presend(1) says that the options do not, as roff.

inline constexpr std::string_view kDescription =
    R"(presend scans a draft before it is sent: what a content filter would hold
against it, on which line of the file it stands, why it matters, and how to
mend it.
It reads messages (.eml), mailboxes (mbox, Maildir) and the templates of
mailing systems.
It works offline, and the same draft always gives the same report.
.PP
The findings add up to a content risk from 0 to 100.
Whether a message is delivered also depends on the reputation and the
authentication of its sender, which no scanner of drafts can see.
)";

inline constexpr std::string_view kAfterCommands =
    R"(.SH EXIT STATUS
.TP
0
Every draft passes.
.TP
1
At least one draft fails: it has a finding as severe as
.B \-\-fail\-on
says and is neither baselined nor suppressed, or its risk is
.B \-\-max\-risk
or more.
.TP
2
Something could not be read, the configuration or the command line is wrong,
or the program failed.
Everything that could be read was reported nevertheless.
.SH ENVIRONMENT
.TP
.B NO_COLOR
When it is set and not empty, nothing is coloured.
.TP
.B GITHUB_STEP_SUMMARY
The file that
.B \-\-format github
adds a table to; GitHub sets it.
.TP
.B SOURCE_DATE_EPOCH
Seconds since 1970: the time a draft is judged at, for reports that can be
repeated.
.SH FILES
.TP
.I presend.toml
Settings of a project; the nearest one, from the folder of a draft upwards,
counts.
.B presend init
writes one with comments.
.TP
.I /usr/share/hunspell
Dictionaries for the spelling, from the packages hunspell\-en\-us,
hunspell\-de\-de and so on.
Wording in a language without a dictionary is not checked for its spelling.
.TP
.I /usr/share/doc/presend
Every rule, and how to use presend in continuous integration.
)";

inline constexpr std::string_view kSeeAlso =
    R"(.SH SEE ALSO
.BR git (1),
.BR hunspell (1),
.BR hunspell (5)
)";

}  // namespace presend::manual
