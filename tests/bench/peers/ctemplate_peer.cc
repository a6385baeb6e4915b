// Makes the pages with ctemplate: ctemplate_peer PAGES_AS_LINES TEMPLATE OUT.
#include <ctemplate/template.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;
using ctemplate::TemplateDictionary;
using ctemplate::TemplateString;

using Fields = std::vector<std::string_view>;

/// The fields of the next line, which is taken from `text`.
Fields take_line(std::string_view& text) {
  std::string_view line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(line.size() + 1, text.size()));
  Fields fields;
  while (true) {
    const std::size_t tab = line.find('\t');
    fields.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return fields;
    line.remove_prefix(tab + 1);
  }
}

TemplateString text_of(std::string_view text) {
  return {text.data(), text.size()};
}

/// The texts live as long as the file's.
void set(TemplateDictionary& dictionary, const char* name, std::string_view text) {
  dictionary.SetValueWithoutCopy(name, text_of(text));
}

void set_pair(TemplateDictionary& dictionary, const Fields& fields, std::size_t first) {
  set(dictionary, "I", fields[first]);
  set(dictionary, "T", fields[first + 1]);
  set(dictionary, "S", fields[first + 2]);
}

/// The pages of a file, one after the other.
class Pages {
 public:
  explicit Pages(std::string_view text) : text_(text) {}

  bool is_at_end() const { return text_.empty(); }

  /// Fills the dictionary with the next page; its path.
  std::string_view next(TemplateDictionary& page) {
    const Fields first = take_line(text_);
    set(page, "SLUG", first[2]);
    const bool has_items = first[3] != "0";
    if (has_items) page.ShowSection("TABLE");
    TemplateDictionary* item = nullptr;
    while (!text_.empty() && !text_.starts_with("page\t")) add(page, take_line(text_), item);
    return first[1];
  }

 private:
  static void add(TemplateDictionary& page, const Fields& fields, TemplateDictionary*& item) {
    const std::string_view kind = fields[0];
    if (kind == "front") {
      TemplateDictionary* field = page.AddSectionDictionary("FRONT");
      set(*field, "KEY", fields[1]);
      set(*field, "VALUE", fields[2]);
    } else if (kind == "row") {
      TemplateDictionary* row = page.AddSectionDictionary("ROW");
      set_pair(*row->AddSectionDictionary("LABEL"), fields, 1);
      set_pair(*row->AddSectionDictionary("VALUE"), fields, 4);
    } else if (kind == "item") {
      item = page.AddSectionDictionary("ITEM");
      set(*item, "TYPE", fields[1]);
      set_pair(*item->AddSectionDictionary("NAME"), fields, 2);
    } else if (kind == "text") {
      set_pair(*item->AddSectionDictionary("TEXT"), fields, 1);
    } else {
      set_pair(*page.AddSectionDictionary(text_of(kind)), fields, 1);
    }
  }

  std::string_view text_;
};

void write_file(const fs::path& path, const std::string& bytes) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0 || ::write(descriptor, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) {
    std::cerr << "can't write " << path << "\n";
    std::exit(1);
  }
  ::close(descriptor);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  std::ifstream in(argv[1], std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  ctemplate::Template* page_template = ctemplate::Template::GetTemplate(argv[2], ctemplate::DO_NOT_STRIP);
  if (!page_template) return 1;
  const fs::path out = argv[3];
  fs::path folder;
  std::string page;
  for (Pages pages(text); !pages.is_at_end();) {
    TemplateDictionary dictionary("page");
    const fs::path path = out / pages.next(dictionary);
    page.clear();
    page_template->Expand(&page, &dictionary);
    if (path.parent_path() != folder) fs::create_directories(folder = path.parent_path());
    write_file(path, page);
  }
}
