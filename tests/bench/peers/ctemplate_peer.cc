// Makes pages whose values are ready made with ctemplate: ctemplate_peer PAGES_AS_LINES TEMPLATE OUT.
#include <algorithm>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bench/peers/ctemplate_pages.h"

namespace evdoc::bench {
namespace {

namespace fs = std::filesystem;

/// The fields of a line, one after the other; empty ones behind the last.
class Fields {
 public:
  explicit Fields(std::string_view line) : rest_(line) {}

  bool is_at_end() const { return rest_.empty(); }

  std::string_view next() {
    const std::string_view field = rest_.substr(0, rest_.find('\t'));
    rest_.remove_prefix(std::min(field.size() + 1, rest_.size()));
    return field;
  }

  Pair next_pair() {
    const std::string_view target = next();
    return {target, next()};
  }

 private:
  std::string_view rest_;
};

/// Takes the lines of a file one by one.
class LineReader {
 public:
  LineReader(std::string page_template, fs::path out)
      : page_template_(std::move(page_template)), out_(std::move(out)) {}

  void take(std::string_view line) {
    Fields fields(line);
    const std::string_view kind = fields.next();
    if (kind == "locale") take_locale(fields);
    if (kind == "page") take_page(fields);
    if (kind == "description") page_.description = take_sentences(fields);
    if (kind == "message") page_.message = take_sentences(fields);
    if (kind == "item") take_item(fields);
    if (kind == "end") pages_->write(page_);
  }

 private:
  void take_locale(Fields& fields) {
    LocaleValues values{fields.next(), {}};
    std::ranges::generate(values.labels, [&] { return fields.next(); });
    pages_.emplace(page_template_, values, out_);
  }

  void take_page(Fields& fields) {
    sentences_.clear();
    page_.items.clear();
    for (std::string_view* value : {&page_.file_name, &page_.title, &page_.slug, &page_.id, &page_.channel, &page_.date,
                                    &page_.asset_id, &page_.source_hash, &page_.revision, &page_.translation_type,
                                    &page_.handoff_date, &page_.file_id, &page_.prefix}) {
      *value = fields.next();
    }
    page_.keywords = fields.next_pair();
    page_.level = fields.next_pair();
  }

  void take_item(Fields& fields) {
    const std::string_view name = fields.next(), type = fields.next();
    page_.items.push_back({name, type, take_sentences(fields)});
  }

  Sentences take_sentences(Fields& fields) {
    std::vector<Pair>& sentences = sentences_.emplace_back();
    while (!fields.is_at_end()) sentences.push_back(fields.next_pair());
    return sentences;
  }

  const std::string page_template_;
  const fs::path out_;
  std::optional<LocalePages> pages_;
  PageValues page_;
  std::deque<std::vector<Pair>> sentences_;  // of the page
};

}  // namespace
}  // namespace evdoc::bench

int main(int argc, char** argv) {
  using namespace evdoc::bench;
  if (argc != 4) return 2;
  const std::string text = read_text(argv[1]);
  LineReader reader(read_text(argv[2]), argv[3]);
  for (std::string_view rest = text; !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    reader.take(line);
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
  }
}
