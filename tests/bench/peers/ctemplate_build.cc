// Builds the pages of a project upon pugixml and ctemplate, from the files that evdoc reads:
// ctemplate_build PROJECT VOCABULARIES TEMPLATES OUT THREADS. Each locale is made by one thread.
#include <nettle/sha1.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

#include "bench/peers/ctemplate_pages.h"
#include "bench/peers/project_reader.h"

namespace evdoc::bench {
namespace {

namespace fs = std::filesystem;

std::string with_crlf(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '\n') result += '\r';
    result += c;
  }
  return result;
}

std::string sha1_hex(std::string_view text) {
  std::array<uint8_t, SHA1_DIGEST_SIZE> digest;
  sha1_ctx context;
  sha1_init(&context);
  sha1_update(&context, text.size(), reinterpret_cast<const uint8_t*>(text.data()));
  sha1_digest(&context, digest.size(), digest.data());
  std::string hex;
  for (const uint8_t byte : digest) {
    hex += "0123456789abcdef"[byte >> 4];
    hex += "0123456789abcdef"[byte & 15];
  }
  return hex;
}

/// The tables to ask, one after the other. With none all is English.
using Tables = std::vector<const Table*>;

Sentences find(const Tables& tables, const Source& source) {
  for (const Table* table : tables) {
    for (const std::string_view id : {source.id, source.common_id}) {
      const Sentences found = table->find(id, source.english.source);
      if (!found.empty()) return found;
    }
  }
  return {&source.english, 1};
}

Pair find_word(const Tables& tables, const Source& source) {
  return find(tables, source).front();
}

void set_texts(const Event& event, const Tables& tables, PageValues& page) {
  page.keywords = find_word(tables, event.keywords);
  page.level = find_word(tables, event.level);
  page.description = find(tables, event.description);
  page.message = find(tables, event.message);
  page.items.clear();
  for (const Item& item : event.items) page.items.push_back({item.name, item.type, find(tables, item.text)});
}

void set_facts(const Event& event, PageValues& page) {
  page.file_name = event.file_name;
  page.title = event.title;
  page.slug = event.slug;
  page.id = event.id;
  page.channel = event.channel;
  page.date = event.date;
  page.asset_id = event.asset_id;
}

void set_handoff(const Handoff& handoff, PageValues& page) {
  page.revision = handoff.revision;
  page.translation_type = handoff.translation_type;
  page.handoff_date = handoff.date;
  page.file_id = handoff.file_id;
  page.prefix = handoff.prefix;
}

/// Of the English page of each event: its lines end in CR LF there.
std::vector<std::string> source_hashes(const Project& project, const std::string& source_template) {
  const auto form = make_template(with_crlf(source_template));
  std::vector<std::string> hashes;
  PageValues page;
  std::string text;
  for (const Event& event : project.events) {
    set_facts(event, page);
    set_texts(event, {}, page);
    ctemplate::TemplateDictionary dictionary("source");
    fill(dictionary, page);
    text.clear();
    form->Expand(&text, &dictionary);
    hashes.push_back(sha1_hex(text));
  }
  return hashes;
}

class Build {
 public:
  Build(const fs::path& project, fs::path vocabularies, const fs::path& templates, fs::path out)
      : project_(read_project(project)),
        vocabularies_(std::move(vocabularies)),
        page_template_(read_text(templates / "page.tpl")),
        out_(std::move(out)),
        source_hashes_(source_hashes(project_, read_text(templates / "source.tpl"))),
        tables_(files_of(project / "tables", ".xlf")) {}

  void make_pages(unsigned threads) {
    std::vector<std::jthread> others;
    while (others.size() + 1 < threads) others.emplace_back([this] { make_locales(); });
    make_locales();
  }

 private:
  void make_locales() {
    for (std::size_t i = next_++; i < tables_.size(); i = next_++) make_locale(tables_[i]);
  }

  void make_locale(const fs::path& path) {
    const std::string locale = path.stem();
    const Table table(path), vocabulary(vocabulary_of(locale));
    const Tables tables{&table, &vocabulary};
    LocaleValues values{locale, {}};
    std::ranges::transform(page_labels, values.labels.begin(), [&](const Label& label) {
      return find_word(tables, {{label.english, label.english}, label.id, {}}).target;
    });
    LocalePages pages(page_template_, values, out_);
    PageValues page;
    for (std::size_t i = 0; i < project_.events.size(); ++i) {
      const Event& event = project_.events[i];
      const Handoff* handoff = table.handoff(event.provider, event.id);
      if (!handoff) continue;  // not translated
      set_facts(event, page);
      set_handoff(*handoff, page);
      set_texts(event, tables, page);
      page.source_hash = source_hashes_[i];
      pages.write(page);
    }
  }

  fs::path vocabulary_of(const std::string& locale) const {
    const fs::path path = vocabularies_ / (locale + ".xlf");
    return fs::exists(path) ? path : vocabularies_ / (locale.substr(0, locale.find('-')) + ".xlf");
  }

  const Project project_;
  const fs::path vocabularies_;
  const std::string page_template_;
  const fs::path out_;
  const std::vector<std::string> source_hashes_;
  const std::vector<fs::path> tables_;
  std::atomic<std::size_t> next_ = 0;
};

}  // namespace
}  // namespace evdoc::bench

int main(int argc, char** argv) {
  if (argc != 6) return 2;
  evdoc::bench::Build build(argv[1], argv[2], argv[3], argv[4]);
  build.make_pages(static_cast<unsigned>(std::atoi(argv[5])));
}
