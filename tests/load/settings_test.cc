#include "load/settings.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "load/support.h"
#include "paths.h"

namespace evdoc {
namespace {

Settings settings_of(Sources& sources, std::string path, std::string text, Diagnostics& diagnostics) {
  return load_settings(sources.add(std::move(path), std::move(text)), diagnostics);
}

std::string findings_of(std::string text) {
  Input in(std::move(text));
  load_settings(in.source, in.diagnostics);
  EXPECT_EQ(in.diagnostics.exit_code(), 2);
  return listed(in.diagnostics);
}

TEST(Settings, EveryKeyIsRead) {
  Sources sources;
  Diagnostics diagnostics;
  const Settings settings = settings_of(sources, "docs/evdoc.toml",
                                        "manifests = ['a.man', '/b.man']\n"
                                        "event-docs = ['a.docs.xml']\n"
                                        "template-set = 'my/set'\n"
                                        "out = '../out'\n"
                                        "source-locale = 'en_gb'\n"
                                        "[output]\npath = '{locale}/{id}.md'\n"
                                        "[build]\neditions = ['bilingual', 'source']\nleast-state = 'final'\n"
                                        "[locales.zh_tw]\ncatalogs = ['t/zh-TW.xlf']\nfallback = ['zh-cn']\n"
                                        "[locales.de]\n",
                                        diagnostics);
  EXPECT_EQ(listed(diagnostics), "");
  EXPECT_EQ(settings.folder, "docs");
  ASSERT_EQ(settings.manifests.size(), 2u);
  EXPECT_EQ(settings.manifests[0].path, "docs/a.man");
  EXPECT_EQ(place(settings.manifests[0].span), "1:14-1:21");
  EXPECT_EQ(settings.manifests[1].path, "/b.man");
  EXPECT_EQ(settings.event_docs.at(0).path, "docs/a.docs.xml");
  EXPECT_EQ(settings.template_set, "docs/my/set");
  EXPECT_EQ(settings.out, "docs/../out");
  EXPECT_EQ(settings.source_locale, "en-GB");
  EXPECT_EQ(settings.output_path, "{locale}/{id}.md");
  EXPECT_EQ(settings.editions, (std::vector{Edition::bilingual, Edition::source}));
  EXPECT_EQ(settings.least_state, State::final);
  ASSERT_EQ(settings.locales.size(), 2u);
  EXPECT_EQ(settings.locales[0].tag, "zh-TW");
  EXPECT_EQ(place(settings.locales[0].span), "11:10-11:15");
  EXPECT_EQ(settings.locales[0].catalogs.at(0).path, "docs/t/zh-TW.xlf");
  EXPECT_EQ(settings.locales[0].fallback.at(0), "zh-CN");
  EXPECT_EQ(settings.locales[1].tag, "de");
}

TEST(Settings, AbsentKeysHaveDefaults) {
  Input in("manifests = ['a.man']\ntemplate-set = 'wcf'");
  const Settings settings = load_settings(in.source, in.diagnostics);
  EXPECT_EQ(listed(in.diagnostics), "");
  EXPECT_EQ(settings.folder, "");
  EXPECT_EQ(settings.manifests.at(0).path, "a.man");
  EXPECT_EQ(settings.template_set, "wcf");
  EXPECT_EQ(settings.out, "out");
  EXPECT_EQ(settings.source_locale, "en-US");
  EXPECT_EQ(settings.editions.size(), 3u);
  EXPECT_EQ(settings.least_state, State::translated);
}

TEST(Settings, UnknownKeysAreErrorsWithASuggestion) {
  EXPECT_EQ(findings_of("manifests = ['a']\nmanifest = ['a']\n[build]\nedition = []\n[locales.de]\nx = 1\n"),
            "2:1 error[unknown-key]: there is no key 'manifest'\n"
            "  help: did you mean 'manifests'?\n"
            "4:1 error[unknown-key]: there is no key 'edition' in 'build'\n"
            "  help: did you mean 'editions'?\n"
            "6:1 error[unknown-key]: there is no key 'x' in 'de'\n"
            "  help: known here: catalogs, fallback\n");
}

TEST(Settings, TypesAreChecked) {
  EXPECT_EQ(findings_of("manifests = ['a', 1]\nevent-docs = 'b'\nout = 1\noutput = 'x'\n[locales]\nde = 'x'\n"),
            "1:19 error[setting-type]: 'manifests' is not a list of strings\n"
            "  help: write manifests = [\"...\"]\n"
            "2:14 error[setting-type]: 'event-docs' is not a list of strings\n"
            "  help: write event-docs = [\"...\"]\n"
            "3:7 error[setting-type]: 'out' is not a string\n"
            "  help: write out = \"...\"\n"
            "4:1 error[setting-type]: 'output' is not a table\n"
            "  help: write its keys below a line [output]\n"
            "6:1 error[setting-type]: 'de' is not a table\n"
            "  help: write its keys below a line [de]\n");
}

TEST(Settings, LocalesAreTagsAndNamedOnce) {
  EXPECT_EQ(findings_of("manifests = ['a']\nsource-locale = 'english'\n[locales.ko-ko]\n[locales.de-DE]\n"
                        "fallback = ['german', 'de-de']\n[locales.de_de]\n[locales.en-US]\n"),
            "2:17 error[invalid-locale]: 'english' is not a locale: 'english' is not a language\n"
            "  help: write a BCP 47 tag such as zh-CN\n"
            "3:10 error[invalid-locale]: 'ko-ko' is not a locale: 'KO' is not a region\n"
            "  help: did you mean 'ko-KR'?\n"
            "5:13 error[invalid-locale]: 'german' is not a locale: 'german' is not a language\n"
            "  help: write a BCP 47 tag such as zh-CN\n"
            "5:23 error[wrong-setting]: 'de-DE' falls back to itself\n"
            "  help: name another locale, or delete it\n"
            "6:10 error[duplicate-locale]: there is a table of 'de-DE' already\n"
            "  help: join the two tables\n"
            "  note: 4:10 the first is here\n"
            "7:10 error[wrong-setting]: 'en-US' is the source locale\n"
            "  help: delete the table: the source needs no translation\n");
}

TEST(Settings, ChoicesAndPathsAreChecked) {
  EXPECT_EQ(findings_of("manifests = ['']\nout = \"a\\u0000\"\n[build]\neditions = ['bilingul']\nleast-state = 'x'\n"),
            "1:14 error[wrong-setting]: this is not a path\n"
            "  help: write the name of a file or folder\n"
            "2:7 error[wrong-setting]: this is not a path\n"
            "  help: write the name of a file or folder\n"
            "4:13 error[wrong-setting]: there is no edition 'bilingul'\n"
            "  help: did you mean 'bilingual'?\n"
            "5:15 error[wrong-setting]: there is no state 'x'\n"
            "  help: write one of: initial, translated, reviewed, final\n");
}

TEST(Settings, AProjectHasAManifest) {
  EXPECT_EQ(findings_of("manifests = []"),
            "1:13 error[missing-key]: the project has no manifest\n"
            "  help: name at least one: manifests = [\"provider.man\"]\n");
}

TEST(Settings, NoEditionAtAllIsAnError) {
  EXPECT_EQ(findings_of("manifests = ['a']\n[build]\neditions = []\n"),
            "3:12 error[wrong-setting]: no edition is named\n"
            "  help: name one or more of: source, localized, bilingual\n");
}

TEST(Settings, WhatIsNotTomlIsAnErrorAtItsPlace) {
  EXPECT_EQ(findings_of("# 日本\nout = 日\n"),
            "2:7 error[toml-syntax]: this is not TOML: Error while parsing value: could not determine value type\n"
            "  help: correct the line; see toml.io\n");
}

TEST(Settings, TheSampleHasNoFinding) {
  Sources sources;
  Diagnostics diagnostics;
  const std::string path = EVDOC_SOURCE_DIR "/samples/wcf-4031/evdoc.toml";
  const Settings settings = settings_of(sources, path, file_bytes(path), diagnostics);
  EXPECT_EQ(listed(diagnostics), "");
  EXPECT_EQ(settings.locales.size(), 5u);
  EXPECT_EQ(settings.locales[0].tag, "zh-CN");
}

TEST(ProjectFile, IsFoundUpward) {
  namespace fs = std::filesystem;
  const fs::path root = fs::path(testing::TempDir()) / "find_project_file";
  fs::create_directories(root / "a/b");
  std::ofstream(root / "evdoc.toml") << "\n";
  fs::create_directories(root / "a/evdoc.toml");  // a folder is no project file
  EXPECT_EQ(find_project_file(root), root / "evdoc.toml");
  EXPECT_EQ(find_project_file(root / "a/b"), root / "a/b/../../evdoc.toml");
  EXPECT_EQ(find_project_file("/"), std::nullopt);
  fs::remove_all(root);
}

}  // namespace
}  // namespace evdoc
