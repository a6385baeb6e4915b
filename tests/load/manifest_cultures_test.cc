#include <gtest/gtest.h>

#include "load/manifest.h"
#include "load/support.h"

namespace evdoc {
namespace {

constexpr std::string_view german_and_english =
    "<instrumentationManifest><instrumentation><events><provider name='P' guid='g'><events>\n"
    "<event value='1' message='$(string.A)'/></events></provider></events></instrumentation><localization>\n"
    "<resources culture='de-DE'><stringTable><string id='A' value='deutsch'/></stringTable></resources>\n"
    "<resources culture='en-us'><stringTable><string id='A' value='English'/></stringTable></resources>\n"
    "</localization></instrumentationManifest>";

/// The message of the event where the source locale is this one, and what is found.
std::string message_in(std::string_view source_locale, std::string_view manifest_text = german_and_english) {
  Input in{std::string(manifest_text)};
  const Manifest manifest = load_manifest(in.source, source_locale, in.diagnostics);
  return std::string(manifest.providers.front().events.front().message.text.value) + "\n" + listed(in.diagnostics);
}

TEST(ManifestCultures, MessagesAreThoseOfTheSourceLocale) {
  EXPECT_EQ(message_in("de-DE"), "deutsch\n");
  EXPECT_EQ(message_in("en-US"), "English\n");
}

TEST(ManifestCultures, AnotherCultureOfTheLanguageWillDo) {
  EXPECT_EQ(message_in("de-AT"), "deutsch\n");
  EXPECT_EQ(message_in("en-GB"), "English\n");
}

TEST(ManifestCultures, EnglishStandsInWhereTheLanguageIsAbsentAndIsReported) {
  EXPECT_EQ(
      message_in("fr-FR"),
      "English\n4:21 warning[source-strings-missing]: there are no strings of the source locale 'fr-FR', so those "
      "of 'en-us' are shown\n"
      "  help: add <resources culture=\"fr-FR\">, or set source-locale = \"en-US\" in evdoc.toml\n");
}

TEST(ManifestCultures, SpellingsOfOneCultureAreOneTable) {
  Input in(
      "<instrumentationManifest><localization><resources culture='de-DE'><stringTable><string id='A' value='a'/>"
      "</stringTable></resources><resources culture='de_de'><stringTable><string id='B' value='b'/></stringTable>"
      "</resources></localization><instrumentation/></instrumentationManifest>");
  const Manifest manifest = load_manifest(in.source, in.diagnostics);
  ASSERT_EQ(manifest.string_tables.size(), 1u);
  EXPECT_EQ(manifest.string_tables.front().strings.size(), 2u);
}

}  // namespace
}  // namespace evdoc
