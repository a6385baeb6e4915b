#include "load/formats.h"

#include <gtest/gtest.h>

#include "load/support.h"

namespace evdoc {
namespace {

std::string format_of(std::string path, std::string text) {
  Sources sources;
  Diagnostics diagnostics;
  const Format* format = detect_format(*add_input(sources, path, std::move(text), diagnostics), diagnostics);
  EXPECT_EQ(format == nullptr, diagnostics.has_errors());
  return format ? std::string(format->name) : "none";
}

TEST(Formats, XmlIsToldApartByItsRoot) {
  EXPECT_EQ(format_of("a.xml", "<?xml version='1.0'?><!-- c --><instrumentationManifest>"), "manifest");
  EXPECT_EQ(format_of("a", "<assembly xmlns='urn:schemas-microsoft-com:asm.v3'/>"), "manifest");
  EXPECT_EQ(format_of("a.man", "<eventDocs xmlns='urn:evdoc:event-docs:1'/>"), "event-docs");
  EXPECT_EQ(format_of("a.xml", "<x:xliff xmlns:x='urn:oasis:names:tc:xliff:document:1.2'/>"), "xliff");
}

TEST(Formats, TomlIsToldApartByItsName) {
  EXPECT_EQ(format_of("folder/evdoc.toml", "manifests = []"), "settings");
  EXPECT_EQ(format_of("other.toml", ""), "settings");
  EXPECT_EQ(format_of("folder/set.toml", ""), "template-set");
}

TEST(Formats, AnythingElseIsNone) {
  EXPECT_EQ(format_of("a.xml", "<html/>"), "none");
  EXPECT_EQ(format_of("a.md", "# text"), "none");
  EXPECT_EQ(format_of("a", ""), "none");
}

TEST(Formats, WhyAFileIsOfNoneIsReported) {
  Input html("<html/>");
  EXPECT_EQ(detect_format(html.source, html.diagnostics), nullptr);
  EXPECT_EQ(
      listed(html.diagnostics),
      "1:1 error[unknown-format]: the file's root element '<html>' is of no format that evdoc knows\n"
      "  help: it knows: ETW instrumentation manifest; event docs of evdoc; XLIFF 2.0 or 2.1 table; set.toml of a "
      "template set; project file, as evdoc.toml\n");
  Input broken("<?xml version='1.0'?>\n<instrumentationManifest");
  EXPECT_EQ(detect_format(broken.source, broken.diagnostics), nullptr);
  EXPECT_EQ(listed(broken.diagnostics),
            "2:1 error[xml-not-well-formed]: this is not closed before the end of the file\n"
            "  help: the file may be truncated\n");
}

TEST(Formats, EachValidatesItsInput) {
  for (const Format& format : formats()) {
    Input in("<");
    format.validate(in.source, in.diagnostics);
    EXPECT_TRUE(in.diagnostics.has_errors()) << format.name;
  }
}

}  // namespace
}  // namespace evdoc
