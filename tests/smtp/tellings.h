#pragma once

#include <string>
#include <utility>
#include <vector>

#include "scanner/smtp/catalogue.h"

namespace presend::smtp {

/// The ways in which a reply of a server reaches a person, each made of its codes and words.

inline std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    if (c == ' ')
      words.emplace_back();
    else
      words.back() += c;
  }
  return words;
}

/// Lines of at most `width` columns, each behind `prefix`, the last one behind `last`.
inline std::vector<std::string> wrapped(const std::string& text, std::size_t width) {
  std::vector<std::string> lines(1);
  for (const std::string& word : words_of(text)) {
    if (!lines.back().empty() && lines.back().size() + 1 + word.size() > width)
      lines.emplace_back();
    lines.back() += (lines.back().empty() ? "" : " ") + word;
  }
  return lines;
}

inline std::string code_of(const Codes& codes, char between) {
  return codes.basic + between + codes.enhanced + (codes.enhanced.empty() ? "" : " ");
}

/// "421-4.7.0 …", "421 4.7.0 …" with `end` behind each line.
inline std::string multi_line(const Codes& codes, const std::string& text, const std::string& end,
                              const std::string& prefix = "", std::size_t width = 50) {
  const std::vector<std::string> lines = wrapped(text, width);
  std::string out;
  for (std::size_t i = 0; i < lines.size(); ++i)
    out += prefix + code_of(codes, i + 1 < lines.size() ? '-' : ' ') + lines[i] +
           (i + 1 < lines.size() ? end : "");
  return out;
}

inline std::string in_capitals(std::string text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  return text;
}

inline std::string quoted_printable(const std::string& text) {
  std::string out;
  std::size_t column = 0;
  for (const char c : text) {
    const std::string piece = c == '=' ? "=3D" : std::string(1, c);
    if (c != '\n' && column + piece.size() > 60) {
      out += "=\n";
      column = 0;
    }
    out += piece;
    column = c == '\n' ? 0 : column + piece.size();
  }
  return out;
}

inline std::string status_of(const Codes& codes) {
  return codes.enhanced.empty() ? codes.basic.substr(0, 1) + ".0.0" : codes.enhanced;
}

inline std::string bounce(const Codes& codes, const std::string& explained,
                          const std::string& diagnostic, bool is_quoted_printable) {
  const std::string status =
      "Reporting-MTA: dns; mail.sender.example\n"
      "Arrival-Date: Fri, 20 Nov 2026 10:00:00 +0000\n\n"
      "Final-Recipient: rfc822; reader@recipient.example\n"
      "Action: failed\nStatus: " +
      status_of(codes) + "\nDiagnostic-Code: smtp; " + diagnostic + "\n";
  const std::string encoding =
      is_quoted_printable ? "Content-Transfer-Encoding: quoted-printable\n" : "";
  const auto encoded = [&](const std::string& text) {
    return is_quoted_printable ? quoted_printable(text) : text;
  };
  return "Return-Path: <>\nFrom: MAILER-DAEMON@mail.sender.example (Mail Delivery System)\n"
         "To: news@sender.example\nSubject: Undelivered Mail Returned to Sender\n"
         "MIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status;\n"
         " boundary=\"b1\"\n\n--b1\nContent-Type: text/plain; charset=us-ascii\n" +
         encoding + "\n" + encoded(explained) +
         "\n\n--b1\nContent-Type: message/delivery-status\n" + encoding + "\n" + encoded(status) +
         "\n--b1\nContent-Type: message/rfc822\n\nFrom: news@sender.example\n"
         "To: reader@recipient.example\nSubject: News\n\n550 5.1.1 is not what this was.\n--b1--\n";
}

/// A folded header field of the delivery status.
inline std::string folded(const std::string& text) {
  std::string out;
  for (const std::string& line : wrapped(text, 60)) out += (out.empty() ? "" : "\n ") + line;
  return out;
}

/// Every telling of a reply, with its name.
inline std::vector<std::pair<std::string, std::string>> tellings(const Codes& codes,
                                                                 const std::string& text) {
  const std::string one_line = code_of(codes, ' ') + text;
  const std::string all_lines = multi_line(codes, text, " ");
  std::string broken;
  for (const std::string& line : wrapped(one_line, 33)) broken += line + "\n> ";
  std::string rewrapped;
  for (const std::string& line : wrapped(all_lines + " ab1-20020a170902c40b.42 - tail", 61))
    rewrapped += line + "\r\n";
  const std::string head = "Nov 20 10:00:01 mx1 ";
  return {
      {"pasted", one_line},
      {"quoted", "\"" + one_line + "\""},
      {"multi-line", multi_line(codes, text, "\r\n")},
      {"one line with codes inside", all_lines},
      {"line-broken and quoted", broken},
      {"re-wrapped", rewrapped},
      {"capitals", in_capitals(one_line)},
      {"with an address and ids", code_of(codes, ' ') + "[2001:db8::25      19] " + text +
                                      " 5b1f17b1804b1-4778bb5e3f1si41.12"},
      {"Postfix", head +
                      "postfix/smtp[991]: 4F2: to=<r@recipient.example>, relay=mx.recipient"
                      ".example[203.0.113.9]:25, delay=2, dsn=" +
                      status_of(codes) +
                      ", status=bounced (host mx.recipient.example[203.0.113.9] "
                      "said: " +
                      all_lines + " (in reply to end of DATA command))"},
      {"Exim",
       "2026-11-20 10:00:01 1vLx2Z-0001Qw-0a ** r@recipient.example R=dnslookup "
       "T=remote_smtp H=mx.recipient.example [203.0.113.9]: SMTP error from remote mail "
       "server after end of data: " +
           multi_line(codes, text, "\\n")},
      {"Sendmail", head +
                       "sm-mta[12]: 6AK1: to=<r@recipient.example>, delay=00:00:02, mailer=esmtp"
                       ", relay=mx.recipient.example. [203.0.113.9], dsn=" +
                       status_of(codes) + ", stat=Deferred: " + one_line},
      {"PowerMTA",
       "b,2026-11-20 10:00:01+0000,2026-11-20 09:00:00+0000,news@sender.example,"
       "r@recipient.example,,failed," +
           status_of(codes) + " (other),\"smtp;" + one_line + "\",mx.recipient.example"},
      {"Amazon SES",
       "{\"notificationType\":\"Bounce\",\"bounce\":{\"bouncedRecipients\":[{"
       "\"status\":\"" +
           status_of(codes) +
           "\",\"action\":\"failed\","
           "\"diagnosticCode\":\"smtp; " +
           all_lines + "\"}]}}"},
      {"transcript",
       "----- Transcript of session follows -----\n... while talking to "
       "mx.recipient.example.:\n>>> DATA\n" +
           multi_line(codes, text, "\n", "<<< ")},
      {"bounce", bounce(codes, "The mail could not be delivered.", folded(all_lines), false)},
      {"bounce in quoted-printable",
       bounce(codes, "<r@recipient.example>: host mx said: " + all_lines, folded(one_line), true)},
      {"bounce that cuts the reply short",
       bounce(codes,
              "<r@recipient.example>: host mx.recipient.example said:\n" +
                  multi_line(codes, text, "\n"),
              code_of(codes, '-') + words_of(text)[0], false)},
      {"bounce in words",
       "From: Mail Delivery System <Mailer-Daemon@mail.sender.example>\nTo: news@sender.example\n"
       "Subject: Mail delivery failed: returning message to sender\n\nThis message was created "
       "automatically.\n\n  r@recipient.example\n    host mx.recipient.example [203.0.113.9]\n"
       "    SMTP error from remote mail server after end of data:\n" +
           multi_line(codes, text, "\n", "    ") +
           "\n\n------ This is a copy of the message, including all the headers. ------\n"
           "Subject: News\n\n550 5.1.1 is not what this was.\n"},
  };
}

}  // namespace presend::smtp
