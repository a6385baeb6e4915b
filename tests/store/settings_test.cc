#include "store/settings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "load/settings.h"
#include "load/support.h"
#include "paths.h"
#include "store/support.h"

namespace evdoc {
namespace {

/// What is loaded from a file in the folder `folder` that holds `bytes`.
Settings loaded_from(const std::string& folder, std::string bytes) {
  Sources sources;
  Diagnostics diagnostics;
  const Source& source = sources.add(folder.empty() ? "evdoc.toml" : folder + "/evdoc.toml", std::move(bytes));
  Settings settings = load_settings(source, diagnostics);
  EXPECT_EQ(listed(diagnostics), "");
  return settings;
}

Settings every_setting(const std::string& prefix) {
  Settings settings;
  settings.manifests = {{prefix + "a.man", {}}, {prefix + "b \"c\"\\\n.man", {}}};
  settings.event_docs = {{prefix + "a.docs.xml", {}}};
  settings.template_set = prefix + "my/templates";
  settings.out = prefix + "pages";
  settings.output_path = "{locale}/{id}.md";
  settings.source_locale = "en-GB";
  settings.locales = {
      {.tag = "zh-Hant-TW", .span = {}, .catalogs = {{prefix + "t/tw.xlf", {}}}, .fallback = {"zh-CN", "ja"}},
      {.tag = "zh-CN", .span = {}, .catalogs = {}, .fallback = {}}};
  settings.editions = {Edition::bilingual, Edition::source};
  settings.least_state = State::reviewed;
  settings.pages = {{.id = "index", .path = "{locale}/all.md", .path_span = {}, .order = RowOrder::title, .span = {}},
                    {.id = "toc", .path = "", .path_span = {}, .order = RowOrder::id, .span = {}}};
  return settings;
}

TEST(SettingsFile, TheSampleComesBackAsItIsButForItsComments) {
  const std::string bytes = file_bytes(EVDOC_SOURCE_DIR "/samples/wcf-4031/evdoc.toml");
  const std::size_t comment_size = bytes.starts_with('#') ? bytes.find('\n') + 1 : 0;
  EXPECT_EQ(settings_file(loaded_from("", bytes)), bytes.substr(comment_size));
}

TEST(SettingsFile, EverySettingLooksLikeThis) {
  EXPECT_EQ(settings_file(every_setting("")), R"(manifests = ["a.man", "b \"c\"\\\U0000000A.man"]
event-docs = ["a.docs.xml"]
template-set = "my/templates"
source-locale = "en-GB"
out = "pages"

[output]
path = "{locale}/{id}.md"

[build]
editions = ["bilingual", "source"]
least-state = "reviewed"

[pages.index]
path = "{locale}/all.md"
order = "title"

[pages.toc]

[locales.zh-Hant-TW]
catalogs = ["t/tw.xlf"]
fallback = ["zh-CN", "ja"]

[locales.zh-CN]
)");
}

TEST(SettingsFile, EverySettingComesBack) {
  for (const std::string folder : {"", "project", "../some/project", "/abs/project"}) {
    Settings settings = every_setting(folder.empty() ? "" : folder + "/");
    settings.folder = folder;
    EXPECT_EQ(described(loaded_from(folder, settings_file(settings))), described(settings));
  }
}

TEST(SettingsFile, PathsOutsideOfTheFolderAreReachedFromIt) {
  Settings settings;
  settings.folder = "docs/project";
  settings.manifests = {{"src/a.man", {}}, {"/abs/b.man", {}}};
  settings.out = "docs/project/out";
  EXPECT_EQ(settings_file(settings), R"(manifests = ["../../src/a.man", "/abs/b.man"]
template-set = "reference"
source-locale = "en-US"
out = "out"
)");
}

TEST(SettingsFile, ManyPathsStandOneALine) {
  Settings settings;
  settings.manifests = {{std::string(60, 'a'), {}}, {std::string(60, 'b'), {}}};
  EXPECT_THAT(settings_file(settings), testing::StartsWith("manifests = [\n  \"" + std::string(60, 'a') + "\",\n  \"" +
                                                           std::string(60, 'b') + "\",\n]\ntemplate-set"));
}

TEST(SettingsFile, EveryTextComesBackFromAPattern) {
  for (const std::string& value : hostile_texts()) {
    if (value.empty()) continue;
    Settings settings;
    settings.manifests = {{"m" + value, {}}};
    settings.output_path = value;
    const Settings loaded = loaded_from("", settings_file(settings));
    EXPECT_EQ(described(loaded), described(settings));
  }
}

}  // namespace
}  // namespace evdoc
