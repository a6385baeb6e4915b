// The engine against python3-jinja2, where that is installed.
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "paths.h"

namespace evdoc::test {
namespace {

constexpr const char* python = "/usr/bin/python3";

bool has_jinja() {
  return std::system((std::string(python) + " -c 'import jinja2' 2>/dev/null").c_str()) == 0;
}

int compare(const std::string& options) {
  const std::string script = std::string(EVDOC_SOURCE_DIR) + "/tests/render/differential/compare.py";
  return std::system(
      (std::string(python) + " -B " + script + " " + EVDOC_BINARY_DIR + "/tests/evdoc_render_batch " + options)
          .c_str());
}

TEST(Differential, WrittenCasesAreRenderedAsJinjaDoes) {
  if (!has_jinja()) GTEST_SKIP() << "python3-jinja2 is not installed";
  EXPECT_EQ(compare("--cases " + std::string(EVDOC_SOURCE_DIR) + "/tests/render/differential/cases.jsonl"), 0);
}

/// 20,000 random templates in all.
class RandomTemplates : public testing::TestWithParam<int> {};

TEST_P(RandomTemplates, AreRenderedAsJinjaDoes) {
  if (!has_jinja()) GTEST_SKIP() << "python3-jinja2 is not installed";
  EXPECT_EQ(compare("--count 2500 --seed " + std::to_string(GetParam())), 0);
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomTemplates, testing::Range(1, 9));

TEST(Mutations, OfTemplatesNeitherCrashNorHang) {
  const std::string cases = std::string(EVDOC_SOURCE_DIR) + "/tests/render/differential/cases.jsonl";
  const char* runs = std::getenv("EVDOC_MUTATIONS");
  EXPECT_EQ(std::system((std::string(EVDOC_BINARY_DIR) + "/tests/evdoc_template_mutations " + cases + " " +
                         (runs ? runs : "5000"))
                            .c_str()),
            0);
}

}  // namespace
}  // namespace evdoc::test
