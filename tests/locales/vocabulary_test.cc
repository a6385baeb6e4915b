// The built-in vocabulary: every language has every unit, and every unit is fit to stand in a heading or a table cell.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/builtin_files.h"

namespace evdoc {
namespace {

struct VocabularyUnit {
  std::string id;
  std::string note;
  std::string state;
  std::string source;
  std::string target;
};

struct Vocabulary {
  std::string_view path;
  std::string source_language;
  std::string target_language;
  std::vector<VocabularyUnit> units;
};

VocabularyUnit read_unit(const pugi::xml_node& unit) {
  const pugi::xml_node segment = unit.child("segment");
  return {unit.attribute("id").value(), unit.child("notes").child_value("note"), segment.attribute("state").value(),
          segment.child_value("source"), segment.child_value("target")};
}

Vocabulary read_vocabulary(const BuiltinFile& file) {
  pugi::xml_document document;
  const pugi::xml_parse_result parsed = document.load_buffer(file.contents.data(), file.contents.size());
  EXPECT_TRUE(parsed) << file.path << ": " << parsed.description();
  const pugi::xml_node xliff = document.child("xliff");
  Vocabulary vocabulary{file.path, xliff.attribute("srcLang").value(), xliff.attribute("trgLang").value(), {}};
  for (const pugi::xml_node& unit : xliff.child("file").children("unit")) vocabulary.units.push_back(read_unit(unit));
  return vocabulary;
}

std::vector<Vocabulary> all_vocabularies() {
  std::vector<Vocabulary> all;
  for (const BuiltinFile& file : builtin_files_in("locales")) all.push_back(read_vocabulary(file));
  return all;
}

bool fits_a_table_cell(std::string_view text) {
  return !text.empty() && text.front() != ' ' && text.back() != ' ' && text.find("  ") == text.npos &&
         text.find_first_of("|`<>\t\r\n") == text.npos;
}

TEST(Vocabulary, ExistsInEveryPromisedLanguage) {
  std::vector<std::string> languages;
  for (const Vocabulary& vocabulary : all_vocabularies()) languages.push_back(vocabulary.target_language);
  EXPECT_THAT(languages, testing::IsSupersetOf(
                             {"zh-CN", "zh-TW", "de", "es", "fr", "it", "ja", "ko", "pl", "pt-BR", "ru", "tr", "cs"}));
}

TEST(Vocabulary, IsNamedAfterItsLanguage) {
  for (const Vocabulary& vocabulary : all_vocabularies()) {
    EXPECT_EQ(vocabulary.path, "locales/" + vocabulary.target_language + ".xlf");
    EXPECT_EQ(vocabulary.source_language, "en") << vocabulary.path;
  }
}

TEST(Vocabulary, HasTheSameUnitsInTheSameOrderInEveryLanguage) {
  const std::vector<Vocabulary> all = all_vocabularies();
  ASSERT_FALSE(all.empty());
  const std::vector<VocabularyUnit>& expected = all.front().units;
  for (const Vocabulary& vocabulary : all) {
    ASSERT_EQ(vocabulary.units.size(), expected.size()) << vocabulary.path;
    for (size_t i = 0; i < expected.size(); ++i) {
      EXPECT_EQ(vocabulary.units[i].id, expected[i].id) << vocabulary.path;
      EXPECT_EQ(vocabulary.units[i].source, expected[i].source) << vocabulary.path;
      EXPECT_EQ(vocabulary.units[i].note, expected[i].note) << vocabulary.path;
    }
  }
}

TEST(Vocabulary, NamesEachUnitOnce) {
  for (const Vocabulary& vocabulary : all_vocabularies()) {
    std::vector<std::string> ids;
    for (const VocabularyUnit& unit : vocabulary.units) {
      EXPECT_THAT(ids, testing::Not(testing::Contains(unit.id))) << vocabulary.path;
      ids.push_back(unit.id);
    }
  }
}

TEST(Vocabulary, IsFinalExplainedAndFitForATableCell) {
  for (const Vocabulary& vocabulary : all_vocabularies()) {
    for (const VocabularyUnit& unit : vocabulary.units) {
      EXPECT_EQ(unit.state, "final") << vocabulary.path << ": " << unit.id;
      EXPECT_NE(unit.note, "") << vocabulary.path << ": " << unit.id;
      EXPECT_TRUE(fits_a_table_cell(unit.target)) << vocabulary.path << ": " << unit.id << ": '" << unit.target << "'";
    }
  }
}

}  // namespace
}  // namespace evdoc
