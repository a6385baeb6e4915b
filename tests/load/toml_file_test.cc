#include "load/toml_file.h"

#include <gtest/gtest.h>

#include "load/support.h"

namespace evdoc {
namespace {

/// Counting columns from the line's begin each time would take 40 thousand million steps.
TEST(TomlFile, KnowsThePlacesOfManyValuesOnOneLine) {
  std::string text = "names = [";
  for (int i = 0; i < 100'000; ++i) text += "'ä',";
  Input in(text + "]");
  const TomlFile file(in.source, in.diagnostics);
  const std::vector<TomlString> names = file.root()->strings("names", in.diagnostics);
  ASSERT_EQ(names.size(), 100'000u);
  EXPECT_EQ(names.back().span.text(), "'ä'");
  EXPECT_EQ(place(names.back().span), "1:400006-1:400009");
}

}  // namespace
}  // namespace evdoc
