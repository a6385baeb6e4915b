// The XLIFF files that come with evdoc, judged by the standard's own schema where it is at hand.
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "paths.h"

namespace evdoc {
namespace {

namespace fs = std::filesystem;

struct CommandResult {
  std::string output;  ///< both streams
  int status = 0;
};

CommandResult run(const std::string& command) {
  CommandResult result;
  std::FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  if (!pipe) return {"cannot start: " + command, -1};
  std::array<char, 4096> block;
  while (const size_t count = std::fread(block.data(), 1, block.size(), pipe)) {
    result.output.append(block.data(), count);
  }
  result.status = pclose(pipe);
  return result;
}

std::string shell_word(const std::string& text) {
  return "'" + text + "'";
}

std::string xliff_files_below(const fs::path& folder) {
  std::string files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".xlf") files += " " + shell_word(entry.path().string());
  }
  return files;
}

TEST(XliffSchema, AcceptsVocabularyAndSampleTables) {
  const char* real_data = std::getenv("EVDOC_REAL_DATA");
  if (!real_data) GTEST_SKIP() << "set EVDOC_REAL_DATA to a folder that holds the XLIFF schemas in schemas/";
  const fs::path schemas = fs::path(real_data) / "schemas";
  const fs::path root = EVDOC_SOURCE_DIR;
  const std::string catalogs = (schemas / "catalog.xml").string() + " " + (schemas / "xliff-2.1/catalog.xml").string();
  const std::string core = (schemas / "xliff-2.1/xliff_core_2.0.xsd").string();
  const CommandResult result =
      run("XML_CATALOG_FILES=" + shell_word(catalogs) + " xmllint --nonet --noout --schema " + shell_word(core) +
          xliff_files_below(root / "locales") + xliff_files_below(root / "samples"));
  EXPECT_EQ(result.status, 0) << result.output;
}

}  // namespace
}  // namespace evdoc
