// Renders the same pages with evdoc and ctemplate, checks that the bytes are the same, and prints a row for each
// measurement: `name bytes seconds`. Usage: evdoc_engine_bench PAGES.json PAGE.md.j2 PAGE.tpl SECONDS OUTPUT
#include <ctemplate/template.h>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <functional>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "base/source.h"
#include "bench/bench_page.h"
#include "render/engine.h"

namespace {

using namespace evdoc;
using bench::Page;

/// Of the processor, so that what else the machine does counts less.
double seconds_since(std::clock_t start) {
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

/// Calls `work` over and over for `seconds`; it answers the bytes that it made.
void measure(const char* name, double seconds, const std::function<std::size_t()>& work) {
  work();  // memory is there and caches are warm
  std::size_t bytes = 0;
  const std::clock_t start = std::clock();
  while (seconds_since(start) < seconds) bytes += work();
  std::cout << name << ' ' << bytes << ' ' << seconds_since(start) << '\n';
}

std::string read(const char* path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

class EvdocEngine {
 public:
  explicit EvdocEngine(const char* path) : source_("page.md.j2", read(path)) {
    environment_.whitespace = {true, true, true};
    environment_.globals = &bench::page_globals();
    environment_.load = [this](std::string_view) { return &source_; };
    program_ = compile();
  }

  render::Program compile() {
    render::Program program = render::compile(environment_, "page.md.j2", diagnostics_);
    if (!program.is_valid()) std::exit(1);
    return program;
  }

  /// The list of pieces, and then, as `evdoc render` does, one text.
  void render(const Page& page, std::string& out) {
    const render::Value root = render::Value::object(&page, &bench::page_globals());
    if (!render::render(program_, root, rendering_, nullptr, diagnostics_)) std::exit(1);
    render::append_text(rendering_, out);
  }

 private:
  Source source_;
  render::Environment environment_;
  Diagnostics diagnostics_;
  render::Program program_;
  render::Rendering rendering_;
};

using Dictionary = ctemplate::TemplateDictionary;

std::unique_ptr<Dictionary> dictionary_of(const Page& page) {
  auto made = std::make_unique<Dictionary>("page");
  made->SetValue("TITLE", page.title);
  made->SetValue("HEADING", page.heading);
  made->SetValue("ID", page.id);
  made->SetValue("KEYWORDS", page.keywords);
  made->SetValue("LEVEL", page.level);
  made->SetValue("CHANNEL", page.channel);
  made->SetValue("MESSAGE", page.message);
  made->SetValue("HASH", page.hash);
  made->SetValue("LOCALE", page.locale);
  made->SetValue("L_PROPERTIES", page.labels.properties);
  made->SetValue("L_ID", page.labels.id);
  made->SetValue("L_KEYWORDS", page.labels.keywords);
  made->SetValue("L_LEVEL", page.labels.level);
  made->SetValue("L_CHANNEL", page.labels.channel);
  made->SetValue("L_DESCRIPTION", page.labels.description);
  made->SetValue("L_MESSAGE", page.labels.message);
  made->SetValue("L_DETAILS", page.labels.details);
  made->SetValue("L_ITEM", page.labels.item);
  made->SetValue("L_TYPE", page.labels.type);
  for (const std::string& text : page.description) made->AddSectionDictionary("BLOCK")->SetValue("TEXT", text);
  for (const bench::Row& row : page.rows) {
    Dictionary* section = made->AddSectionDictionary("ROW");
    section->SetValue("NAME", row.name);
    section->SetValue("TYPE", row.type);
    section->SetValue("DESCRIPTION", row.description);
  }
  return made;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6) return 2;
  const std::vector<Page> pages = bench::read_pages(argv[1]);
  const double seconds = std::atof(argv[4]);
  EvdocEngine evdoc(argv[2]);
  ctemplate::Template* theirs = ctemplate::Template::GetTemplate(argv[3], ctemplate::DO_NOT_STRIP);
  if (!theirs) return 1;
  std::vector<std::unique_ptr<Dictionary>> dictionaries;
  for (const Page& page : pages) dictionaries.push_back(dictionary_of(page));

  std::ofstream output(argv[5], std::ios::binary);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    std::string ours, other;
    evdoc.render(pages[i], ours);
    theirs->Expand(&other, dictionaries[i].get());
    if (ours != other) {
      std::cerr << "page " << i << " differs:\n" << ours << "---- ctemplate\n" << other;
      return 1;
    }
    output << ours;
  }

  std::string out;
  measure("evdoc", seconds, [&] {
    std::size_t bytes = 0;
    for (const Page& page : pages) {
      out.clear();
      evdoc.render(page, out);
      bytes += out.size();
    }
    return bytes;
  });
  measure("ctemplate", seconds, [&] {
    std::size_t bytes = 0;
    for (const auto& dictionary : dictionaries) {
      out.clear();
      theirs->Expand(&out, dictionary.get());
      bytes += out.size();
    }
    return bytes;
  });
  measure("ctemplate-filled", seconds, [&] {
    std::size_t bytes = 0;
    for (const Page& page : pages) {
      out.clear();
      theirs->Expand(&out, dictionary_of(page).get());
      bytes += out.size();
    }
    return bytes;
  });
  measure("compile", seconds, [&] { return std::size_t{evdoc.compile().is_valid()}; });
}
