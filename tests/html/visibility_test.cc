#include "scanner/html/visibility.h"

#include <gtest/gtest.h>

#include <string>

#include "scanner/html/parse.h"
#include "tests/html/tree.h"

namespace presend::html {
namespace {

/// Why the text "x" of a document in standards mode is hidden; empty when it is visible.
std::string hidden(const std::string& body, bool is_quirks = false) {
  const std::string source = (is_quirks ? "" : "<!doctype html>") + body;
  const Document document = parse(std::string_view(source));
  const NodeIndex text = find_text(document, "x");
  if (text == kNoNode) return "no text";
  return std::string(name(compute_visibility(document).of(text).hidden_by));
}

TEST(Visibility, PlainTextIsVisible) {
  EXPECT_EQ(hidden("<p>x"), "");
  EXPECT_EQ(hidden("<a href=y>x</a>"), "");
  EXPECT_EQ(hidden("<noscript>x</noscript>"), "");
}

TEST(Visibility, DisplayNoneHidesEverythingInside) {
  EXPECT_EQ(hidden("<div style='display:none'><p style='display:block'>x"), "display");
  EXPECT_EQ(hidden("<div style='DISPLAY : none ! important'>x"), "display");
  EXPECT_EQ(hidden("<div style='display:none;display:block'>x"), "");
  EXPECT_EQ(hidden("<div hidden>x"), "display");
  EXPECT_EQ(hidden("<div hidden style='display:block'>x"), "");
}

TEST(Visibility, SomeElementsAreNeverShown) {
  EXPECT_EQ(hidden("<title>x</title>"), "display");
  EXPECT_EQ(hidden("<style>x</style>"), "display");
  EXPECT_EQ(hidden("<video style='color:red'>x</video>"), "display");
  EXPECT_EQ(hidden("<svg>x</svg>"), "display");
  EXPECT_EQ(hidden("<svg><text>x</text></svg>"), "");
}

TEST(Visibility, VisibilityCanBeTakenBack) {
  EXPECT_EQ(hidden("<div style='visibility:hidden'><p>x"), "visibility");
  EXPECT_EQ(hidden("<div style='visibility:hidden'><p style='visibility:visible'>x"), "");
}

TEST(Visibility, OpacityMultiplies) {
  EXPECT_EQ(hidden("<div style='opacity:.3'><p style='opacity:30%'>x"), "opacity");
  EXPECT_EQ(hidden("<div style='opacity:.3'><p style='opacity:.5'>x"), "");
}

TEST(Visibility, TinyTextIsHidden) {
  EXPECT_EQ(hidden("<p style='font-size:1px'>x"), "font-size");
  EXPECT_EQ(hidden("<p style='font-size:0'>x"), "font-size");
  EXPECT_EQ(hidden("<p style='font-size:10px'><b style='font-size:10%'>x"), "font-size");
  EXPECT_EQ(hidden("<p style='font-size:0'><b style='font-size:12px'>x"), "");
  EXPECT_EQ(hidden("<p style='font-size:0'><b style='font-size:1em'>x"), "font-size");
  EXPECT_EQ(hidden("<p style='font-size:0'><b style='font-size:1rem'>x"), "");
  EXPECT_EQ(hidden("<p style='font-size:0'><font size=1>x"), "");
  EXPECT_EQ(hidden("<p style='font:0/0 a'>x"), "font-size");
}

TEST(Visibility, OldDocumentsResetTheSizeInTables) {
  const std::string table = "<div style='font-size:0'><table><td>x</table></div>";
  EXPECT_EQ(hidden(table), "font-size");
  EXPECT_EQ(hidden(table, true), "");
  EXPECT_EQ(hidden("<p style='font-size:1'>x"), "");
  EXPECT_EQ(hidden("<p style='font-size:1'>x", true), "font-size");
}

TEST(Visibility, ColourIsComparedWithWhatIsBehind) {
  EXPECT_EQ(hidden("<p style='color:#fff'>x"), "colour");
  EXPECT_EQ(hidden("<p style='color:#fff;background:#000'>x"), "");
  EXPECT_EQ(hidden("<body bgcolor=black text=white>x"), "");
  EXPECT_EQ(hidden("<table bgcolor=#333333><td><font color=#333333>x"), "colour");
  EXPECT_EQ(hidden("<div style='background:#000'><p style='background:rgba(255,255,255,.9);"
                   "color:#e6e6e6'>x"),
            "colour");
  EXPECT_EQ(hidden("<p style='color:#0000ee;background:#0000ee'><a href=y>x</a>"), "colour");
  EXPECT_EQ(hidden("<p style='color:#fff'><a href=y style='color:inherit'>x</a>"), "colour");
}

TEST(Visibility, NobodyKnowsTheColourOfAnImage) {
  EXPECT_EQ(hidden("<div style='background:url(a)'><p style='color:#fff'>x"), "");
  EXPECT_EQ(hidden("<table background=a><td><font color=white>x"), "");
  EXPECT_EQ(hidden("<div style='background:url(a)'><p style='color:#fff;background:#fff'>x"),
            "colour");
}

TEST(Visibility, TransparentTextIsHidden) {
  EXPECT_EQ(hidden("<p style='color:transparent'>x"), "transparent");
  EXPECT_EQ(hidden("<p style='color:rgba(0,0,0,.05)'>x"), "transparent");
  EXPECT_EQ(hidden("<p style='-webkit-text-fill-color:transparent'>x"), "transparent");
}

TEST(Visibility, BoxesWithoutRoomClip) {
  EXPECT_EQ(hidden("<div style='max-height:0;overflow:hidden'>x"), "clipped");
  EXPECT_EQ(hidden("<div style='height:1px;overflow:hidden'>x"), "clipped");
  EXPECT_EQ(hidden("<div style='height:0'>x"), "") << "it overflows";
  EXPECT_EQ(hidden("<span style='height:0;overflow:hidden'>x"), "") << "inline boxes do not clip";
  EXPECT_EQ(hidden("<span style='display:block;height:0;overflow:hidden'>x"), "clipped");
  EXPECT_EQ(hidden("<table><td style='height:0;overflow:hidden'>x"), "") << "cells grow";
  EXPECT_EQ(hidden("<div style='height:100px;overflow:hidden'>x"), "");
  EXPECT_EQ(hidden("<div style='position:absolute;clip:rect(0 0 0 0)'>x"), "clipped");
}

TEST(Visibility, TextMovedAwayIsOffScreen) {
  EXPECT_EQ(hidden("<div style='position:absolute;left:-9999px'>x"), "off-screen");
  EXPECT_EQ(hidden("<div style='left:-9999px'>x"), "") << "it is not positioned";
  EXPECT_EQ(hidden("<div style='text-indent:-9999px'>x"), "off-screen");
}

TEST(Visibility, NamesTheElementThatHides) {
  const std::string_view source = "<!doctype html><div style='display:none'><p><b>x</b></p></div>y";
  const Document document = parse(source);
  const Visibility visibility = compute_visibility(document);
  EXPECT_EQ(visibility.of(find_text(document, "x")).cause, find(document, "div"));
  EXPECT_TRUE(visibility.is_visible(find_text(document, "y")));
  EXPECT_EQ(visibility.of(find(document, "b")).hidden_by, HiddenBy::display);
}

TEST(Visibility, TellsTheFontSize) {
  const std::string_view source = "<!doctype html><h1>x<small>y";
  const Document document = parse(source);
  const Visibility visibility = compute_visibility(document);
  EXPECT_FLOAT_EQ(visibility.of(find_text(document, "x")).font_size_px, 32);
  EXPECT_NEAR(visibility.of(find_text(document, "y")).font_size_px, 26.67, 0.01);
}

TEST(Visibility, ReadsWhatThePlainScanFound) {
  ParseOptions options;
  options.limits.html_nesting = 1;
  const std::string_view source = "<div><div><style>a</style>b";
  const Document document = parse(source, options);
  ASSERT_TRUE(document.is_fallback());
  const Visibility visibility = compute_visibility(document);
  EXPECT_FALSE(visibility.is_visible(find_text(document, "a")));
  EXPECT_TRUE(visibility.is_visible(find_text(document, "b")));
}

/// Whether the text "seen" is visible in a view.
bool shows(const std::string& body, const View& view) {
  const std::string source = "<!doctype html>" + body;
  const Document document = parse(std::string_view(source));
  return compute_visibility(document, view).is_visible(find_text(document, "seen"));
}

TEST(Views, PhonesMeetOtherRules) {
  const std::string body = "<style>@media (max-width:480px){p{display:none}}</style><p>seen";
  EXPECT_TRUE(shows(body, {}));
  EXPECT_FALSE(shows(body, {.width_px = 375, .height_px = 667}));
}

TEST(Views, DarkOnesMeetTheirColours) {
  const std::string body =
      "<style>@media (prefers-color-scheme:dark){p{color:#fff}}</style><p>seen";
  EXPECT_TRUE(shows(body, {}));
  EXPECT_FALSE(shows(body, {.is_dark = true}));
}

TEST(Views, RulesForOtherProgramsCountWhenHonoured) {
  const std::string body = "<style>.ExternalClass p{display:none}</style><p>seen";
  EXPECT_TRUE(shows(body, {}));
  EXPECT_FALSE(shows(body, {.honours_client_hacks = true}));
}

TEST(Views, DocumentsSayWhetherTheyDependOnThem) {
  const auto depends = [](const std::string& source) {
    const Document document = parse(std::string_view(source));
    return compute_visibility(document).depends_on_view();
  };
  EXPECT_FALSE(depends("<style>p{color:red} @media print{p{color:blue}}</style><p>x"));
  EXPECT_TRUE(depends("<style>@media (max-width:1px){p{color:red}}</style><p>x"));
}

TEST(Views, WhatALimitLeftOutIsSaid) {
  const std::string source = "<style>p b{color:red}</style><p><b>x";
  const Document document = parse(std::string_view(source));
  Limits limits;
  EXPECT_TRUE(compute_visibility(document, {}, limits).is_complete());
  limits.style_matches = 1;
  EXPECT_FALSE(compute_visibility(document, {}, limits).is_complete());
}

}  // namespace
}  // namespace presend::html
