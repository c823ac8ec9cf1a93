#include "scanner/template/blocks.h"

#include <gtest/gtest.h>

#include <string>

namespace presend::templates {
namespace {

struct Read {
  explicit Read(std::string template_text)
      : text(std::move(template_text)), tags(find_tags(text)), blocks(text, tags) {}

  std::string text;
  std::vector<Tag> tags;
  Blocks blocks;

  /// "never {{#if x}}; crosses {{/a}} of {{#a}} over {{#b}}"
  [[nodiscard]] std::string faults() const {
    std::string all;
    for (const Imbalance& fault : blocks.imbalances()) {
      if (!all.empty()) all += "; ";
      constexpr const char* kKinds[] = {"never ", "nothing ", "crosses ", "stray "};
      all += kKinds[static_cast<int>(fault.kind)];
      all += tags[fault.tag].written(text);
      if (fault.kind == Imbalance::Kind::crosses) {
        all += " of " + std::string(tags[fault.other].written(text));
        all += " over " + std::string(tags[fault.between].written(text));
      }
    }
    return all;
  }

  /// The conditional that leaves readers without every "@", or nothing.
  [[nodiscard]] std::string left_out(bool (*is_guard)(std::string_view) = [](std::string_view) {
    return false;
  }) const {
    std::vector<std::uint32_t> places;
    for (std::size_t at = text.find('@'); at != std::string::npos; at = text.find('@', at + 1))
      places.push_back(static_cast<std::uint32_t>(at));
    const auto tag = blocks.leaves_out(
        places, [&](std::uint32_t index) { return is_guard(tags[index].written(text)); });
    return tag ? std::string(tags[*tag].written(text)) : "";
  }

  /// The characters of `text` outside tags that do not stand in a later branch.
  [[nodiscard]] std::string first_branches() const {
    std::string shown;
    std::uint32_t at = 0;
    for (std::size_t tag = 0; tag <= tags.size(); ++tag) {
      const auto end =
          tag < tags.size() ? tags[tag].begin : static_cast<std::uint32_t>(text.size());
      for (; at < end; ++at)
        if (!blocks.is_in_later_branch(at)) shown += text[at];
      if (tag < tags.size()) at = tags[tag].end;
    }
    return shown;
  }
};

TEST(Blocks, OfEverySystemMatch) {
  for (const char* text :
       {"{{#if x}}{{else if y}}{{else}}{{/if}}",
        "{{#each a.b}}{{this}}{{else}}{{/each}}",
        "{{^paid}}x{{/paid}}",
        "{{#a}}{{^}}{{/a}}",
        "{{~#if x~}}{{~/if~}}",
        "{{#> page}}{{/page}}",
        "{{if .X}}{{else}}{{end}}",
        "{{range .Y}}{{with .Z}}{{end}}{{end}}",
        "{{IF \"(a)\"}}{{ELSE}}{{ENDIF}}",
        "{% if x %}{% elsif y %}{% else %}{% endif %}",
        "{%- for x in y -%}{% empty %}{%- endfor -%}",
        "{% case x %}{% when 1 %}{% endcase %}",
        "{% set a = 1 %}{% set b %}x{% endset %}",
        "{% block a %}{% endblock a %}{% block b 'x' %}",
        "{% raw %}{% if %}{{/each}}{% endraw %}",
        "{% comment %}{% if x %}{% endcomment %}",
        "{% include 'a' %}{% assign x = 1 %}",
        "{% unknown x %}{% endunknown %}{% other %}",
        "{% dnd_area 'a' %}{% end_dnd_area %}",
        "*|IF:X|**|ELSEIF:Y|**|ELSE:|**|END:IF|*",
        "*|IFNOT:X|**|END:IF|*",
        "*|INTERESTED:a:b|**|END:INTERESTED|*",
        "*|FEEDBLOCK:http://a|**|END:FEEDBLOCK|*",
        "<% if x %><% elsif y %><% else %><% end %>",
        "<% a.each do |b| %><% end %>",
        "<% if (x) { %><% } else { %><% } %>",
        "<% a.forEach(function(b){ %><%= b %><% }) %>",
        "<%= form_for a do |f| %><% end %>",
        "<% x = 1 if y %>",
        "<% if x then y end %>",
        "<%InsertIf expression=\"a\"%><%/InsertIf%><%InsertElse%><%/InsertElse%>",
        "<?php if ($a): ?><?php else: ?><?php endif; ?>",
        "<?php foreach ($a as $b) { ?><?php } ?>",
        "<#if a><#elseif b><#else></#if>",
        "<#list a as b><#sep>,</#list><#assign x=1>",
        "[% IF a %][% ELSIF b %][% ELSE %][% END %]",
        "[% FOREACH a IN b %][% END %][% INCLUDE c %]",
        "%%[ IF @a == 1 THEN ]%%x%%[ ELSE ]%%y%%[ ENDIF ]%%",
        "%%[ FOR @i = 1 TO 3 DO ]%%x%%[ NEXT @i ]%%",
        "%%[ SET @a = 'endif' IF @b THEN SET @c = 1 ENDIF ]%%"})
    EXPECT_EQ(Read(text).faults(), "") << text;
}

TEST(Blocks, ThatDoNotMatchAreTold) {
  EXPECT_EQ(Read("{{#if a}}x").faults(), "never {{#if a}}");
  EXPECT_EQ(Read("x{{/if}}").faults(), "nothing {{/if}}");
  EXPECT_EQ(Read("{{#if a}}{{/each}}{{/if}}").faults(), "nothing {{/each}}");
  EXPECT_EQ(Read("{{else}}").faults(), "stray {{else}}");
  EXPECT_EQ(Read("{% if a %}{% endfor %}{% endif %}").faults(), "nothing {% endfor %}");
  EXPECT_EQ(Read("{{if .A}}x").faults(), "never {{if .A}}");
  EXPECT_EQ(Read("{{#if a}}x{{end}}{{/if}}").faults(), "nothing {{end}}");
  EXPECT_EQ(Read("*|IF:A|*x*|END:INTERESTED|**|END:IF|*").faults(), "nothing *|END:INTERESTED|*");
  EXPECT_EQ(Read("<% if a %>x").faults(), "never <% if a %>");
  EXPECT_EQ(Read("<% } %>").faults(), "nothing <% } %>");
}

TEST(Blocks, ThatCrossAreToldOnce) {
  EXPECT_EQ(Read("{{#a}}{{#b}}{{/a}}{{/b}}").faults(), "crosses {{/a}} of {{#a}} over {{#b}}");
  EXPECT_EQ(Read("{{#a}}{% if b %}{{/a}}{% endif %}").faults(),
            "crosses {{/a}} of {{#a}} over {% if b %}");
  EXPECT_EQ(Read("{{#a}}{{#b}}{{/a}}").faults(), "crosses {{/a}} of {{#a}} over {{#b}}");
}

TEST(Blocks, OfCodeThatDoesSeveralThingsAtOnceAreLeftAlone) {
  EXPECT_EQ(Read("<% if (a) { if (b) { %>x<% }} %>").faults(), "");
  EXPECT_EQ(Read("%%[ IF @a THEN IF @b THEN ]%%x%%[ ENDIF ENDIF ]%%").faults(), "");
}

TEST(Branches, CountTheFirstOnly) {
  EXPECT_EQ(Read("a{{#if x}}b{{else if y}}c{{else}}d{{/if}}e").first_branches(), "abe");
  EXPECT_EQ(Read("a{% if x %}b{% if y %}c{% else %}d{% endif %}e{% else %}f{% if z %}g{% else %}"
                 "h{% endif %}{% endif %}i")
                .first_branches(),
            "abcei");
  EXPECT_EQ(Read("{{#each x}}a{{else}}b{{/each}}").first_branches(), "a");
  EXPECT_EQ(Read("{% case x %}{% when 1 %}a{% when 2 %}b{% endcase %}c").first_branches(), "ac");
}

TEST(Branches, LeaveNobodyOutWhenAllHaveIt) {
  for (const char* text :
       {"@", "{{#if x}}a{{/if}}@", "{{#if x}}@{{else}}@{{/if}}",
        "{% if x %}@{% elsif y %}@{% else %}@{% endif %}", "{{#each x}}@{{/each}}",
        "{% if x %}{% if y %}@{% else %}@{% endif %}{% else %}{% for z in q %}@{% endfor %}{% "
        "endif %}",
        "*|IF:A|*@*|ELSE:|*@*|END:IF|*", "{% case a %}{% when 1 %}@{% else %}@{% endcase %}",
        "{{#if x}}@", "no tags"})
    EXPECT_EQ(Read(text).left_out(), "") << text;
}

TEST(Branches, LeaveOthersOut) {
  EXPECT_EQ(Read("{{#if x}}@{{/if}}").left_out(), "{{#if x}}");
  EXPECT_EQ(Read("{{#if x}}@{{else}}a{{/if}}").left_out(), "{{#if x}}");
  EXPECT_EQ(Read("{% if x %}@{% elsif y %}@{% endif %}").left_out(), "{% if x %}");
  EXPECT_EQ(Read("{% if a %}{% if b %}@{% else %}@{% endif %}{% endif %}").left_out(),
            "{% if a %}");
  EXPECT_EQ(Read("{{#each a}}{{#unless b}}@{{/unless}}{{/each}}").left_out(), "{{#unless b}}");
  EXPECT_EQ(Read("{% case a %}{% when 1 %}@{% when 2 %}@{% endcase %}").left_out(), "{% case a %}");
}

TEST(Branches, AGuardLeavesNobodyOut) {
  const auto is_guard = [](std::string_view condition) {
    return condition.find("link") != std::string_view::npos;
  };
  EXPECT_EQ(Read("{% if link %}@{% endif %}").left_out(is_guard), "");
  EXPECT_EQ(Read("{% if a %}{% if link %}@{% endif %}{% endif %}").left_out(is_guard),
            "{% if a %}");
}

TEST(Blocks, NestAsDeepAsTheyLike) {
  constexpr int kDepth = 100'000;
  std::string open;
  std::string close;
  for (int i = 0; i < kDepth; ++i) {
    open += i % 2 == 0 ? "{{#if x}}" : "{% if x %}";
    close += i % 2 == 0 ? "{% endif %}" : "{{/if}}";
  }
  EXPECT_EQ(Read(open + "@" + close).faults(), "");
  EXPECT_EQ(Read(open + "@" + close).left_out().size(), 10U);
  EXPECT_EQ(Read(open).blocks.imbalances().size(), std::size_t{kDepth});
  EXPECT_EQ(Read(close).blocks.imbalances().size(), std::size_t{kDepth});
  // Raw blocks that never end are looked for once.
  std::string raw;
  for (int i = 0; i < kDepth; ++i) raw += i % 2 == 0 ? "{% raw %}" : "{% comment %}";
  EXPECT_EQ(Read(raw).blocks.imbalances().size(), std::size_t{kDepth});
}

}  // namespace
}  // namespace presend::templates
