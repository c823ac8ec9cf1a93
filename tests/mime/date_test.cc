#include "scanner/mime/date.h"

#include <gtest/gtest.h>

#include <string>

namespace presend::mime {
namespace {

constexpr std::int64_t kExample = 880127706;  // Fri, 21 Nov 1997 09:55:06 -0600

TEST(Date, ReadsTheUsualForm) {
  EXPECT_EQ(parse_date("Fri, 21 Nov 1997 09:55:06 -0600"), kExample);
  EXPECT_EQ(parse_date("21 Nov 1997 09:55:06 -0600"), kExample);
  EXPECT_EQ(parse_date("  Fri,21 nov 1997 09:55:06 -0600 (CST)  "), kExample);
  EXPECT_EQ(parse_date("Fri, 21 Nov 1997 09:55 -0600"), kExample - 6);
  EXPECT_EQ(parse_date("Thu, 1 Jan 1970 00:00:00 +0000"), 0);
  EXPECT_EQ(parse_date("Thu, 1 Jan 1970 00:00:00 +0130"), -5400);
  EXPECT_EQ(parse_date("29 Feb 2024 12:00:00 GMT"), 1709208000);
  EXPECT_EQ(parse_date("31 Dec 2016 23:59:60 +0000"), 1483228800) << "leap second";
  EXPECT_EQ(parse_date("1 Mar 1900 00:00:00 +0000"), -2203891200);
}

TEST(Date, ReadsObsoleteForms) {
  EXPECT_EQ(parse_date("21 Nov 97 09:55:06 -0600"), kExample);
  EXPECT_EQ(parse_date("21 Nov 097 09:55:06 -0600"), kExample);
  EXPECT_EQ(parse_date("1 Jan 49 00:00:00 GMT"), 2493072000);
  EXPECT_EQ(parse_date("Fri, 21 Nov 1997 09(comment):   55  :  06 -0600"), kExample);
  EXPECT_EQ(parse_date("Fri (a (b) \\) c), 21 (x) Nov 1997 09:55:06 -0600"), kExample);
  EXPECT_EQ(parse_date("21 Nov 1997 10:55:06 EST"), kExample);
  EXPECT_EQ(parse_date("21 Nov 1997 08:55:06 PDT"), kExample);
  EXPECT_EQ(parse_date("21 Nov 1997 15:55:06 UT"), kExample);
  EXPECT_EQ(parse_date("21 Nov 1997 15:55:06 Z"), kExample);
  EXPECT_EQ(parse_date("21 Nov 1997 15:55:06 A"), kExample) << "military letters say nothing";
}

TEST(Date, ForgivesWhatMailersWrite) {
  EXPECT_EQ(parse_date("Friday, 21 November 1997 09:55:06 -0600"), kExample);
  EXPECT_EQ(parse_date("Sat, 21 Nov 1997 09:55:06 -0600"), kExample) << "weekday is wrong";
  EXPECT_EQ(parse_date("21 Nov 1997 9:55:06 -0600"), kExample);
  EXPECT_EQ(parse_date("21 Nov 1997 15:55:06"), kExample);
  EXPECT_EQ(parse_date("21 Nov 1997 09:55:06 GMT-0600"), kExample);
  EXPECT_EQ(parse_date("21 Nov 1997 09:55:06 -06:00"), kExample);
  EXPECT_EQ(parse_date("21 Nov 1997 09:55:06 -0600 CST"), kExample);
}

TEST(Date, RefusesDatesThatDoNotExist) {
  for (const std::string_view text : {"",
                                      "yesterday",
                                      "31 Feb 2024 00:00:00 +0000",
                                      "29 Feb 2023 00:00:00 +0000",
                                      "0 Jan 2024 00:00:00 +0000",
                                      "32 Jan 2024 00:00:00 +0000",
                                      "1 Foo 2024 00:00:00 +0000",
                                      "1 Jan 2024 25:00:00 +0000",
                                      "1 Jan 2024 24:00:00 +0000",
                                      "1 Jan 2024 00:60:00 +0000",
                                      "1 Jan 2024 00:00:61 +0000",
                                      "1 Jan 2024 00:00:00 +0060",
                                      "1 Jan 2024 00:00:00 +24",
                                      "1 Jan 2024 +0000",
                                      "Jan 1 2024 00:00:00 +0000",
                                      "2024-01-01T00:00:00Z",
                                      "1 Jan 1 00:00:00 +0000",
                                      "1 Jan 0999 00:00:00 +0000",
                                      "1 Jan 20244 00:00:00 +0000",
                                      "1 Jan 2024 10:00:00 PM",
                                      "1 Jan 2024 00:00:00 +0000 and more words",
                                      "{{date}}",
                                      "Xyz, 1 Jan 2024 00:00:00 +0000",
                                      "(1 Jan 2024 00:00:00 +0000",
                                      "1 Jan 2024 :: +0000"})
    EXPECT_EQ(parse_date(text), std::nullopt) << text;
}

TEST(Date, RefusesHostileLength) {
  EXPECT_EQ(parse_date(std::string(256 << 10, '(')), std::nullopt);
  EXPECT_EQ(parse_date(std::string(256 << 10, ' ')), std::nullopt);
}

}  // namespace
}  // namespace presend::mime
