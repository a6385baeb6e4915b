#include "write/output_path.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "write/support.h"

namespace evdoc {
namespace {

using test::findings;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::string_view default_pattern = "{edition}/{locale}/{id}-{symbol}.md";
constexpr PathFields fields{.edition = "bilingual",
                            .locale = "de-DE",
                            .provider = "Contoso-App",
                            .provider_folder = "Contoso-App",
                            .map = "Colors",
                            .id = "4031",
                            .symbol = "securitynegotiationfailed"};

std::string expanded(std::string_view pattern, const PathFields& with = fields) {
  Diagnostics diagnostics;
  const PathPattern parsed(pattern, PathPattern::Scope::event, {}, diagnostics);
  EXPECT_THAT(findings(diagnostics), IsEmpty()) << pattern;
  return parsed.expand(with);
}

std::vector<std::string> findings_of(std::string_view pattern, PathPattern::Scope scope = PathPattern::Scope::event) {
  Diagnostics diagnostics;
  const PathPattern parsed(pattern, scope, {}, diagnostics);
  return findings(diagnostics);
}

TEST(SafeName, KeepsAsciiLettersDigitsDotUnderscoreAndHyphen) {
  EXPECT_EQ(safe_name("Contoso-App_2.Trace"), "Contoso-App_2.Trace");
  EXPECT_EQ(safe_name(".NET Runtime"), ".NET-Runtime");
}

TEST(SafeName, PutsAHyphenForEachOtherCharacter) {
  EXPECT_EQ(safe_name("a b/c\\d:e*f?g\"h<i>j|k\n"), "a-b-c-d-e-f-g-h-i-j-k-");
  EXPECT_EQ(safe_name("分析x👍"), "--x-");
  EXPECT_EQ(safe_name(std::string_view("\0\x1B[31m\x7F", 7)), "---31m-");
  EXPECT_EQ(safe_name("a\u202Eb"), "a-b");
}

TEST(SafeName, CannotLeaveItsFolder) {
  EXPECT_EQ(safe_name("../../etc/passwd"), "..-..-etc-passwd");
  EXPECT_EQ(safe_name(".."), "_");
  EXPECT_EQ(safe_name("."), "_");
  EXPECT_EQ(safe_name("/"), "-");
  EXPECT_EQ(safe_name(""), "_");
}

TEST(SafeName, DoesNotEndInADot) {
  EXPECT_EQ(safe_name("a..."), "a");
  EXPECT_EQ(safe_name("..."), "_");
  EXPECT_EQ(safe_name("\x80"), "_") << "half a character leaves nothing";
}

TEST(SafeName, IsNoDeviceOfWindows) {
  for (const char* name : {"con", "PRN", "Aux", "nul", "com1", "LPT9", "com0", "nul.txt", "con.tar.gz"}) {
    EXPECT_EQ(safe_name(name), '_' + std::string(name));
  }
  EXPECT_EQ(safe_name("con."), "_con");
  EXPECT_EQ(safe_name("com10"), "com10");
  EXPECT_EQ(safe_name("console"), "console");
  EXPECT_EQ(safe_name("4031-con"), "4031-con");
}

TEST(SafeName, HasAtMost200Bytes) {
  EXPECT_EQ(safe_name(std::string(300, 'a')), std::string(200, 'a'));
  EXPECT_EQ(safe_name("con." + std::string(300, 'a')), "_con." + std::string(195, 'a'));
  EXPECT_EQ(safe_name(std::string(199, 'a') + "..b"), std::string(199, 'a'));
  EXPECT_EQ(safe_name(std::string(1 << 24, 'a')), std::string(200, 'a'));
  std::string han;
  for (int i = 0; i < 300; ++i) han += "分";
  EXPECT_EQ(safe_name(han), std::string(200, '-'));
}

TEST(PathPattern, PutsTheFieldsInTheirPlaces) {
  EXPECT_EQ(expanded(default_pattern), "bilingual/de-DE/4031-securitynegotiationfailed.md");
  EXPECT_EQ(expanded("docs/{provider}/{symbol}{id}.md"), "docs/Contoso-App/securitynegotiationfailed4031.md");
  EXPECT_EQ(expanded("all.md"), "all.md");
}

TEST(PathPattern, TakesTheHyphenBeforeAnEmptySymbolAway) {
  PathFields nameless = fields;
  nameless.symbol = {};
  EXPECT_EQ(expanded(default_pattern, nameless), "bilingual/de-DE/4031.md");
  EXPECT_EQ(expanded("{symbol}-{id}.md", nameless), "-4031.md");
  nameless.provider = "Ends-";
  EXPECT_EQ(expanded("{provider}{symbol}.md", nameless), "Ends-.md") << "a hyphen of a name stays";
}

TEST(PathPattern, NeverLeavesAPartEmptyOrDots) {
  const PathFields nothing;
  for (const char* pattern :
       {"{symbol}/a.md", "-{symbol}/a.md", ".{symbol}/a.md", "..{symbol}/a.md", "..-{symbol}/a.md"}) {
    EXPECT_EQ(expanded(pattern, nothing), "_/a.md") << pattern;
  }
  EXPECT_EQ(expanded("a/{symbol}/b", nothing), "a/_/b");
  EXPECT_EQ(expanded("{id}-{symbol}", nothing), "_");
}

TEST(PathPattern, MakesFieldsSafe) {
  PathFields hostile = fields;
  hostile.locale = "../..";
  hostile.symbol = "a/../../b";
  EXPECT_EQ(expanded("{locale}/{symbol}.md", hostile), "..-/a-..-..-b.md");
}

TEST(PathPattern, RefusesToLeaveTheOutputFolder) {
  const std::string help = " (give a relative path without empty, '.' and '..' parts; choose the folder with --out)";
  for (const std::string pattern :
       {"/etc/{id}.md", "../{id}.md", "a/../{id}.md", "a/..", "./{id}.md", "a//{id}.md", "a/", "/", "..", "",
        "C:\\{id}.md", "a\\..\\{id}.md", "c:{id}.md", "{id}.md:stream"}) {
    EXPECT_THAT(findings_of(pattern), ElementsAre("output-path-unsafe: the output path '" + pattern +
                                                  "' leaves the output folder or names no file" + help));
  }
  EXPECT_THAT(findings_of({"a\0b", 3}), ElementsAre(::testing::StartsWith("output-path-unsafe: ")));
}

TEST(DistinctNames, NumberWhatIsTheSameFile) {
  DistinctNames names;
  EXPECT_EQ(names.add("Color"), "Color");
  EXPECT_EQ(names.add("color"), "color-2");
  EXPECT_EQ(names.add("COLOR"), "COLOR-3");
  EXPECT_EQ(names.add("a b"), "a-b");
  EXPECT_EQ(names.add("a|b"), "a-b-2");
  EXPECT_EQ(names.add("a-b-2"), "a-b-2-2");
  const std::string longest(300, 'x');
  EXPECT_NE(names.add(longest), names.add(longest));
}

TEST(PathPattern, AFolderOfTheProviderIsThereOnlyWhereItIsNeeded) {
  Diagnostics diagnostics;
  const PathPattern pattern("{locale}/{provider/}maps/{map}.md", PathPattern::Scope::map, {}, diagnostics);
  EXPECT_TRUE(diagnostics.all().empty());
  PathFields with_map;
  with_map.locale = "de";
  with_map.map = "Colors";
  EXPECT_EQ(pattern.expand(with_map), "de/maps/Colors.md");
  with_map.provider_folder = "A B";
  EXPECT_EQ(pattern.expand(with_map), "de/A-B/maps/Colors.md");
}

TEST(PathPattern, AFolderOfTheProviderMayStandAnywhere) {
  PathFields several = fields;
  EXPECT_EQ(expanded("{provider/}{id}.md", several), "Contoso-App/4031.md");
  EXPECT_EQ(expanded("{id}/{provider/}", several), "4031/Contoso-App/_");
  EXPECT_EQ(expanded("{id}/{provider/}/x.md", several), "4031/Contoso-App/_/x.md");
  EXPECT_EQ(expanded("x-{provider/}{provider/}{id}.md", several), "x-Contoso-App/Contoso-App/4031.md");
  several.provider_folder = {};
  EXPECT_EQ(expanded("{provider/}{id}.md", several), "4031.md");
  EXPECT_EQ(expanded("{id}/{provider/}", several), "4031/_");
  EXPECT_EQ(expanded("{id}/{provider/}/x.md", several), "4031/_/x.md");
  EXPECT_EQ(expanded("x-{provider/}{provider/}{id}.md", several), "x4031.md");
}

TEST(PathPattern, FilledInPartsComesToTheSame) {
  PathFields known;
  PathFields nameless = fields;
  nameless.symbol = nameless.provider_folder = {};
  PathFields ending = fields;
  ending.locale = "ends-";
  for (const std::string_view pattern :
       {default_pattern, std::string_view("{edition}/{locale}/{provider/}{id}-{symbol}.md"),
        std::string_view("{locale}{symbol}.md"), std::string_view("-{locale}-{symbol}/{edition}{id}"),
        std::string_view("{symbol}/{locale}/{provider/}"), std::string_view("{edition}{locale}"),
        std::string_view("a/{id}.md")}) {
    Diagnostics diagnostics;
    const PathPattern whole(pattern, PathPattern::Scope::event, {}, diagnostics);
    for (const PathFields& all : {fields, nameless, ending}) {
      known.edition = all.edition;
      known.locale = all.locale;
      PathFields rest = all;
      rest.edition = rest.locale = {};
      EXPECT_EQ(whole.filled(known).expand(rest), whole.expand(all)) << pattern;
    }
  }
}

TEST(PathPattern, SuggestsThePlaceholderThatIsMeant) {
  EXPECT_THAT(
      findings_of("{edition}/{Locale}/{simbol}.md"),
      ElementsAre("output-path-pattern: unknown placeholder '{Locale}' in the output path (did you mean 'locale'?)",
                  "output-path-pattern: unknown placeholder '{simbol}' in the output path (did you mean 'symbol'?)"));
  EXPECT_THAT(findings_of("{}"),
              ElementsAre("output-path-pattern: unknown placeholder '{}' in the output path "
                          "(the placeholders are {edition}, {locale}, {provider}, {provider/}, {id}, "
                          "{symbol})"));
}

TEST(PathPattern, OfAPageOfTheProjectHasNoPlaceholdersOfEvents) {
  EXPECT_THAT(findings_of("{edition}/{locale}/index.md", PathPattern::Scope::project), IsEmpty());
  EXPECT_THAT(findings_of("{id}.md", PathPattern::Scope::project),
              ElementsAre("output-path-pattern: unknown placeholder '{id}' in the output path "
                          "(the placeholders are {edition}, {locale})"));
}

TEST(PathPattern, RefusesBracesWithoutACounterpart) {
  EXPECT_THAT(findings_of("{id.md"),
              ElementsAre("output-path-pattern: a '{' of the output path is not closed (write a placeholder as {id})"));
  EXPECT_THAT(
      findings_of("{id}}.md"),
      ElementsAre("output-path-pattern: a '}' of the output path closes nothing (write a placeholder as {id})"));
}

TEST(PathPattern, ReportsAtThePlaceThatNamesIt) {
  Sources sources;
  const Source& config = sources.add("evdoc.toml", "path = \"{x}\"");
  Diagnostics diagnostics;
  const PathPattern pattern("{x}", PathPattern::Scope::event, {&config, 7, 12}, diagnostics);
  ASSERT_EQ(diagnostics.all().size(), 1u);
  EXPECT_EQ(diagnostics.all().front().span, (Span{&config, 7, 12}));
}

TEST(Collisions, AreFoundWhateverTheLetterCase) {
  Sources sources;
  const Source& manifest = sources.add("a.man", "first second third");
  const std::array<PlannedPage, 4> pages{{{"de/1-a.md", {&manifest, 0, 5}, "event 1 of A"},
                                          {"de/2-b.md", {}, "event 2 of A"},
                                          {"DE/1-A.md", {&manifest, 6, 12}, "event 1 of B"},
                                          {"de/1-a.md", {&manifest, 13, 18}, "event 1 of C"}}};
  Diagnostics diagnostics;
  check_collisions(pages, diagnostics);
  const std::string help = " (tell them apart with a placeholder in the output path, for instance {provider}/)";
  ASSERT_THAT(
      findings(diagnostics),
      ElementsAre("output-path-collision: event 1 of A and event 1 of B would both be written to 'DE/1-A.md'" + help,
                  "output-path-collision: event 1 of A and event 1 of C would both be written to 'de/1-a.md'" + help));
  EXPECT_EQ(diagnostics.all()[0].span.text(), "second");
  ASSERT_EQ(diagnostics.all()[0].notes.size(), 1u);
  EXPECT_EQ(diagnostics.all()[0].notes[0].span.text(), "first");
  EXPECT_EQ(diagnostics.all()[0].notes[0].text, "the first of them");
}

TEST(Collisions, OfDifferentPathsAreNone) {
  const std::array<PlannedPage, 3> pages{{{"a", {}, "a"}, {"a.md", {}, "b"}, {"b/a", {}, "c"}}};
  Diagnostics diagnostics;
  check_collisions(pages, diagnostics);
  check_collisions({}, diagnostics);
  EXPECT_THAT(findings(diagnostics), IsEmpty());
}

TEST(DistinctPaths, AreTheSameInAnyCase) {
  DistinctPaths paths;
  EXPECT_TRUE(paths.add("de-DE/4031-failed.md"));
  EXPECT_TRUE(paths.add("de-DE/4032-failed.md"));
  EXPECT_FALSE(paths.add("DE-de/4031-Failed.md"));
  EXPECT_TRUE(paths.add("de-DE/größe.md"));
  EXPECT_TRUE(paths.add("de-DE/GRÖßE.md")) << "letters outside of ASCII are compared as bytes";
}

}  // namespace
}  // namespace evdoc
