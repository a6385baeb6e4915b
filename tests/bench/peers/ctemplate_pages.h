// Pages made by ctemplate: dictionaries filled, templates expanded, files written.
#pragma once

#include <ctemplate/template.h>

#include <filesystem>
#include <memory>
#include <string>

#include "bench/peers/page_values.h"

namespace evdoc::bench {

/// The text of a file; ends the program if it can't be read.
std::string read_text(const std::filesystem::path& path);

/// A template from its text; ends the program if it is none.
std::unique_ptr<ctemplate::Template> make_template(const std::string& text);

/// Sets all that templates ask of a page; `page` lives as long as `dictionary`.
void fill(ctemplate::TemplateDictionary& dictionary, const PageValues& page);

/// Writes the pages of one locale.
class LocalePages {
 public:
  /// Below `out`; the locale's labels are put into the template once.
  LocalePages(const std::string& page_template, const LocaleValues& values, const std::filesystem::path& out);
  ~LocalePages();
  LocalePages(const LocalePages&) = delete;
  LocalePages& operator=(const LocalePages&) = delete;

  void write(const PageValues& page);

 private:
  /// The file of a page in `folder_`, which gets folders as needed.
  int create(const std::string& name) const;

  std::unique_ptr<ctemplate::Template> template_;
  std::filesystem::path path_;
  int folder_ = -1;   // at path_
  std::string text_;  // of the last page: keeps its memory
};

}  // namespace evdoc::bench
