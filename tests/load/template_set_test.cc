#include "load/template_set.h"

#include <gtest/gtest.h>

#include "base/builtin_files.h"
#include "load/support.h"

namespace evdoc {
namespace {

std::string findings_of(std::string text) {
  Input in(std::move(text));
  load_template_set(in.source, in.diagnostics);
  EXPECT_EQ(in.diagnostics.exit_code(), 2);
  return listed(in.diagnostics);
}

TEST(TemplateSet, PagesAndOptionsAreRead) {
  Sources sources;
  Diagnostics diagnostics;
  const Source& source = sources.add("sets/mine/set.toml",
                                     "description = 'd'\n[options]\ntrim-blocks = false\n"
                                     "[[page]]\nfor = 'event'\ntemplate = 'event.md.j2'\n"
                                     "[[page]]\nfor = 'all'\ntemplate = 'index.md.j2'\npath = '{locale}/index.md'\n");
  const TemplateSet set = load_template_set(source, diagnostics);
  EXPECT_EQ(listed(diagnostics), "");
  EXPECT_EQ(set.name, "mine");
  EXPECT_EQ(set.folder, "sets/mine");
  EXPECT_FALSE(set.trim_blocks);
  EXPECT_TRUE(set.lstrip_blocks);
  ASSERT_EQ(set.pages.size(), 2u);
  EXPECT_EQ(set.pages[0].scope, PageScope::event);
  EXPECT_EQ(set.pages[0].template_name, "event.md.j2");
  EXPECT_EQ(set.pages[0].path, "");
  EXPECT_EQ(place(set.pages[0].span), "6:12-6:25");
  EXPECT_EQ(set.pages[1].scope, PageScope::all);
  EXPECT_EQ(set.pages[1].path, "{locale}/index.md");
}

TEST(TemplateSet, FaultsAreFoundTogether) {
  EXPECT_EQ(findings_of("descripton = ''\n[[page]]\nfor = 'events'\ntemplate = 'a'\n[[page]]\nfor = 'event'\n"
                        "[[page]]\nfor = 'all'\ntemplate = 'a'\nname = 'x'\n[options]\ntrim-blocks = 'yes'\n"),
            "1:1 error[unknown-key]: there is no key 'descripton'\n"
            "  help: did you mean 'description'?\n"
            "12:15 error[setting-type]: 'trim-blocks' is not true or false\n"
            "  help: write trim-blocks = true\n"
            "3:7 error[wrong-setting]: there are no pages for 'events'\n"
            "  help: did you mean 'event'?\n"
            "5:1 error[missing-key]: there is no 'template'\n"
            "  help: add template = \"...\"\n"
            "10:1 error[unknown-key]: there is no key 'name' in 'page'\n"
            "  help: known here: for, id, template, path\n"
            "7:1 error[missing-key]: the page for the whole project has no 'path'\n"
            "  help: add path = \"{edition}/{locale}/index.md\"\n");
}

TEST(TemplateSet, ASetWithoutAPageIsAnError) {
  EXPECT_EQ(findings_of("[page]\nfor = 'event'\n"),
            "1:1 error[setting-type]: 'page' is not a list of tables\n"
            "  help: write the keys of each below a line [[page]]\n");
  EXPECT_EQ(findings_of(""),
            "1:1 error[missing-key]: the template set makes no page\n"
            "  help: add [[page]] with the keys 'for' and 'template'\n");
}

TEST(TemplateSet, TheBuiltInSetsHaveNoFinding) {
  for (const BuiltinFile& file : builtin_files()) {
    if (!file.path.ends_with("/set.toml")) continue;
    Sources sources;
    Diagnostics diagnostics;
    const TemplateSet set =
        load_template_set(sources.add(std::string(file.path), std::string(file.contents)), diagnostics);
    EXPECT_EQ(listed(diagnostics), "") << file.path;
    EXPECT_FALSE(set.pages.empty());
  }
}

}  // namespace
}  // namespace evdoc
