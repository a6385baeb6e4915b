#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "cli/all_codes.h"
#include "house/support.h"

namespace evdoc::test {
namespace {

std::string exit_code_of(const Code& code) {
  return code.severity == Severity::error ? std::to_string(1 + static_cast<int>(code.fault)) : "0";
}

/// The page that lists all codes.
std::string codes_page() {
  std::string page =
      "# Codes\n\n"
      "Every message of evdoc carries a code in square brackets. `evdoc explain CODE` prints what stands here. The "
      "exit\n"
      "code is the one that a run ends with when this is its gravest finding.\n\n"
      "This page is made from the program: after a change run the tests with `EVDOC_UPDATE=1`.\n";
  for (const Code* code : cli::all_codes()) {
    page += "\n## " + std::string(code->name) + "\n\n" + std::string(severity_name(code->severity)) + ", exit code " +
            exit_code_of(*code) + "\n\n" + std::string(code->explanation) + "\n";
  }
  return page;
}

TEST(Codes, AreInKebabCaseAndUnique) {
  const std::regex kebab_case("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  std::set<std::string_view> names;
  for (const Code* code : cli::all_codes()) {
    EXPECT_TRUE(std::regex_match(std::string(code->name), kebab_case)) << code->name;
    EXPECT_TRUE(names.insert(code->name).second) << code->name << " stands for two kinds of finding";
  }
}

TEST(Codes, AreExplainedInWholeSentences) {
  for (const Code* code : cli::all_codes()) {
    EXPECT_GT(code->explanation.size(), 40u) << code->name;
    EXPECT_TRUE(code->explanation.ends_with('.')) << code->name;
    EXPECT_EQ(code->explanation.find("  "), std::string_view::npos) << code->name;
    EXPECT_EQ(code->explanation.find('\n'), std::string_view::npos) << code->name;
  }
}

TEST(Codes, AreDeclaredInTheFilesForThemAndAllListed) {
  const std::regex declaration("constexpr Code\\s+\\w+\\s*\\{\\s*\"([^\"]*)\"");
  const std::vector<const Code*> listed = cli::all_codes();
  std::size_t declared = 0;
  for (const std::string& path : source_files("src", {".h", ".cc"})) {
    const std::string text = source_text(path);
    for (std::sregex_iterator match(text.begin(), text.end(), declaration), end; match != end; ++match) {
      ++declared;
      EXPECT_TRUE(path.ends_with("codes.h")) << path << " declares " << (*match)[1];
      EXPECT_EQ(std::ranges::count(listed, (*match)[1].str(), &Code::name), 1)
          << path << " declares " << (*match)[1] << ", which 'evdoc explain' does not know";
    }
  }
  EXPECT_EQ(declared, listed.size());
}

TEST(Codes, AreListedInTheDocs) {
  expect_source_text("docs/codes.md", codes_page());
}

}  // namespace
}  // namespace evdoc::test
