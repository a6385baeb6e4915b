#include "load/input.h"

#include <gtest/gtest.h>

#include "load/support.h"

namespace evdoc {
namespace {

std::string findings_of_file(const std::string& path) {
  Sources sources;
  Diagnostics diagnostics;
  EXPECT_EQ(open_input(sources, path, diagnostics), nullptr);
  EXPECT_EQ(diagnostics.exit_code(), 3);
  return listed(diagnostics);
}

TEST(Input, AMissingFileIsNamed) {
  EXPECT_EQ(findings_of_file("no/such.man"),
            "- error[unreadable-input]: can't read 'no/such.man': no such file or folder\n"
            "  help: check the spelling of the path; paths in evdoc.toml are relative to its folder\n");
}

TEST(Input, AFolderIsNotAFile) {
  EXPECT_EQ(findings_of_file("/"),
            "- error[unreadable-input]: can't read '/': it is a folder\n"
            "  help: name a file in the folder\n");
}

TEST(Input, AWrongEncodingDeclarationIsAWarningAndTheFileIsRead) {
  Input in("<?xml version=\"1.0\" encoding=\"UTF-16\"?><a/>");
  EXPECT_EQ(in.source.text(), "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a/>");
  EXPECT_EQ(listed(in.diagnostics),
            "1:31 warning[wrong-encoding-declaration]: the file is declared as 'UTF-16' but its bytes are UTF-8\n"
            "  help: write encoding=\"UTF-8\", or save the file as UTF-16\n");
}

TEST(Input, AnUnknownEncodingIsAWarning) {
  EXPECT_EQ(listed(Input("<?xml version='1.0' encoding='utf8000'?><a/>").diagnostics),
            "1:31 warning[unknown-encoding]: there is no encoding 'utf8000'; the file is read as UTF-8\n"
            "  help: write the name of the file's real encoding, such as \"UTF-8\"\n");
}

TEST(Input, InvalidBytesAreOneErrorAtTheFirst) {
  Input in("ab\n\xFF-\xFF-\xFF");
  EXPECT_EQ(listed(in.diagnostics),
            "2:1 error[invalid-encoding]: the bytes here are no character in UTF-8; 2 more places follow\n"
            "  help: save the file as UTF-8\n");
  EXPECT_EQ(in.diagnostics.exit_code(), 3);
}

}  // namespace
}  // namespace evdoc
