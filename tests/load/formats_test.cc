#include "load/formats.h"

#include <gtest/gtest.h>

#include "load/support.h"

namespace evdoc {
namespace {

std::string format_of(std::string path, std::string text) {
  Sources sources;
  Diagnostics diagnostics;
  const Format* format = detect_format(*add_input(sources, path, std::move(text), diagnostics));
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

TEST(Formats, EachValidatesItsInput) {
  for (const Format& format : formats()) {
    Input in("<");
    format.validate(in.source, in.diagnostics);
    EXPECT_TRUE(in.diagnostics.has_errors()) << format.name;
  }
}

}  // namespace
}  // namespace evdoc
