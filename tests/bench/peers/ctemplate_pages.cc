#include "bench/peers/ctemplate_pages.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <iostream>

namespace evdoc::bench {

namespace {

namespace fs = std::filesystem;
using ctemplate::StaticTemplateString;
using ctemplate::TemplateDictionary;
using ctemplate::TemplateString;

// Names that are hashed once, at the start of the program.
#define NAME(name) const StaticTemplateString name##_name = STS_INIT(name##_name, #name)
NAME(TITLE);
NAME(SLUG);
NAME(ID);
NAME(DATE);
NAME(ASSET_ID);
NAME(SOURCE_HASH);
NAME(REVISION);
NAME(TRANSLATION_TYPE);
NAME(HANDOFF_DATE);
NAME(FILE_ID);
NAME(PREFIX);
NAME(KEYWORDS);
NAME(KEYWORDS_SOURCE);
NAME(LEVEL);
NAME(LEVEL_SOURCE);
NAME(CHANNEL);
NAME(DESCRIPTION);
NAME(MESSAGE);
NAME(MESSAGE_UNIT);
NAME(DETAILS_UNIT);
NAME(TABLE);
NAME(ITEM_NAME_UNIT);
NAME(ITEM_TYPE_UNIT);
NAME(ITEM_TEXT_UNIT);
NAME(ITEM);
NAME(NAME_UNIT);
NAME(NAME);
NAME(TYPE);
NAME(TEXT);
NAME(UNIT);
NAME(TARGET);
NAME(SOURCE);
#undef NAME

/// The templates number all units before the first sentence of the description.
constexpr unsigned first_free_unit = 113;

void set(TemplateDictionary& dictionary, const TemplateString& name, std::string_view text) {
  dictionary.SetValueWithoutCopy(name, {text.data(), text.size()});
}

/// Those of usual pages: SetIntValue prints and copies each.
std::vector<std::string> number_texts() {
  std::vector<std::string> texts;
  for (unsigned i = 0; i < 1000; ++i) texts.push_back(std::to_string(i));
  return texts;
}

/// Fills one dictionary and numbers the units on the way.
class Filler {
 public:
  explicit Filler(TemplateDictionary& page) : page_(page) {}

  void add_values(const PageValues& page) {
    set(page_, TITLE_name, page.title);
    set(page_, SLUG_name, page.slug);
    set(page_, ID_name, page.id);
    set(page_, DATE_name, page.date);
    set(page_, ASSET_ID_name, page.asset_id);
    set(page_, SOURCE_HASH_name, page.source_hash);
    set(page_, REVISION_name, page.revision);
    set(page_, TRANSLATION_TYPE_name, page.translation_type);
    set(page_, HANDOFF_DATE_name, page.handoff_date);
    set(page_, FILE_ID_name, page.file_id);
    set(page_, PREFIX_name, page.prefix);
    set(page_, KEYWORDS_name, page.keywords.target);
    set(page_, KEYWORDS_SOURCE_name, page.keywords.source);
    set(page_, LEVEL_name, page.level.target);
    set(page_, LEVEL_SOURCE_name, page.level.source);
    set(page_, CHANNEL_name, page.channel);
  }

  void add_texts(const PageValues& page) {
    add_sentences(page_, DESCRIPTION_name, page.description);
    number(page_, MESSAGE_UNIT_name);
    add_sentences(page_, MESSAGE_name, page.message);
    number(page_, DETAILS_UNIT_name);
    if (!page.items.empty()) add_items(page.items);
  }

 private:
  void number(TemplateDictionary& dictionary, const TemplateString& name) {
    static const std::vector<std::string> texts = number_texts();
    if (unit_ < texts.size()) {
      set(dictionary, name, texts[unit_]);
    } else {
      dictionary.SetIntValue(name, unit_);
    }
    ++unit_;
  }

  void add_sentences(TemplateDictionary& dictionary, const TemplateString& name, Sentences sentences) {
    for (const Pair& sentence : sentences) {
      TemplateDictionary& section = *dictionary.AddSectionDictionary(name);
      number(section, UNIT_name);
      set(section, TARGET_name, sentence.target);
      set(section, SOURCE_name, sentence.source);
    }
  }

  void add_items(const std::vector<ItemValues>& items) {
    page_.ShowSection(TABLE_name);
    number(page_, ITEM_NAME_UNIT_name);
    number(page_, ITEM_TYPE_UNIT_name);
    number(page_, ITEM_TEXT_UNIT_name);
    for (const ItemValues& item : items) {
      TemplateDictionary& section = *page_.AddSectionDictionary(ITEM_name);
      number(section, NAME_UNIT_name);
      set(section, NAME_name, item.name);
      set(section, TYPE_name, item.type);
      add_sentences(section, TEXT_name, item.text);
    }
  }

  TemplateDictionary& page_;
  unsigned unit_ = first_free_unit;
};

/// Written from right to left; identifiers stand in it the other way.
bool is_right_to_left(std::string_view locale) {
  return locale.starts_with("ar-") || locale.starts_with("he-");
}

/// The template with the labels in it: by ctemplate too, which leaves {{...}} alone where other marks are set.
std::string with_labels(const std::string& page_template, const LocaleValues& values) {
  TemplateDictionary dictionary("labels");
  set(dictionary, "locale", values.locale);
  if (is_right_to_left(values.locale)) {
    set(dictionary, "identifier", "<span dir=\"ltr\">");
    set(dictionary, "identifier_end", "</span>");
  }
  for (std::size_t i = 0; i < page_labels.size(); ++i) set(dictionary, page_labels[i].name, values.labels[i]);
  std::string text;
  make_template(page_template)->Expand(&text, &dictionary);
  return text;
}

[[noreturn]] void fail(const fs::path& path) {
  std::cerr << "can't read or write " << path << "\n";
  std::exit(1);
}

}  // namespace

std::string read_text(const fs::path& path) {
  std::ifstream in(path, std::ios::binary | std::ios::ate);
  std::string text(in ? static_cast<std::size_t>(in.tellg()) : 0, '\0');
  in.seekg(0);
  if (!in.read(text.data(), static_cast<std::streamsize>(text.size()))) fail(path);
  return text;
}

std::unique_ptr<ctemplate::Template> make_template(const std::string& text) {
  std::unique_ptr<ctemplate::Template> made(ctemplate::Template::StringToTemplate(text, ctemplate::DO_NOT_STRIP));
  if (!made) std::exit(1);  // ctemplate has said why
  return made;
}

void fill(TemplateDictionary& dictionary, const PageValues& page) {
  Filler filler(dictionary);
  filler.add_values(page);
  filler.add_texts(page);
}

LocalePages::LocalePages(const std::string& page_template, const LocaleValues& values, const fs::path& out)
    : template_(make_template(with_labels(page_template, values))), path_(out / "bilingual" / values.locale) {
  fs::create_directories(path_);
  folder_ = ::open(path_.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (folder_ < 0) fail(path_);
}

LocalePages::~LocalePages() {
  ::close(folder_);
}

void LocalePages::write(const PageValues& page) {
  TemplateDictionary dictionary("page");
  fill(dictionary, page);
  text_.clear();
  template_->Expand(&text_, &dictionary);
  const std::string name(page.file_name);
  const int file = create(name);
  if (file < 0 || ::write(file, text_.data(), text_.size()) != static_cast<ssize_t>(text_.size())) fail(path_ / name);
  ::close(file);
}

int LocalePages::create(const std::string& name) const {
  const auto open = [&] { return ::openat(folder_, name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666); };
  const int file = open();
  if (file >= 0 || errno != ENOENT) return file;
  fs::create_directories((path_ / name).parent_path());
  return open();
}

}  // namespace evdoc::bench
