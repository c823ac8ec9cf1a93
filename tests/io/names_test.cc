#include "scanner/io/names.h"

#include <gtest/gtest.h>

namespace presend::io {
namespace {

TEST(Names, OfHtmlAndOfTemplatesOfIt) {
  for (const char* name :
       {"a.html",   "a.HTM",        "a.xhtml",  "a.hbs",        "a.handlebars", "a.mustache",
        "a.liquid", "a.njk",        "a.j2",     "a.jinja2",     "a.twig",       "a.erb",
        "a.ejs",    "a.ftlh",       "a.tmpl",   "a.gohtml",     "a.cshtml",     "a.phtml",
        "a.tt2",    "x/a.html.erb", "a.htm.j2", "dir.txt/a.hbs"})
    EXPECT_TRUE(is_html_name(name)) << name;
  for (const char* name : {"a.eml", "a.txt", "a.txt.erb", "a.text.hbs", "config.yml.j2", "a.mjml",
                           "a.mjml.hbs", "hbs", ".hbs", "a", ""})
    EXPECT_FALSE(is_html_name(name)) << name;
}

TEST(Names, ThatNeedALookInside) {
  EXPECT_TRUE(may_be_html_name("a.hbs"));
  EXPECT_FALSE(may_be_html_name("a.html.hbs"));
  EXPECT_FALSE(may_be_html_name("a.html"));
}

TEST(Names, OfMjml) {
  EXPECT_TRUE(is_mjml_name("a.mjml"));
  EXPECT_TRUE(is_mjml_name("a.mjml.hbs"));
  EXPECT_FALSE(is_mjml_name("mjml.html"));
}

}  // namespace
}  // namespace presend::io
