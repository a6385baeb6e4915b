#include "write/build_state.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <iterator>

#include <fmt/format.h>

#include "base/file.h"
#include "write/binary.h"
#include "write/file_calls.h"

namespace evdoc {

namespace {

constexpr std::string_view magic = "evdoc build state";
constexpr uint32_t version = 2;

class Encoder {
 public:
  std::string operator()(const BuildState& state) {
    put(state.program);
    put(state.request);
    put(state.folder);
    out_.number(state.is_complete);
    put_all(state.inputs);
    put_all(state.locales);
    put_all(state.tables);
    put(state.docs);
    put_all(state.reasons);
    put_all(state.findings);
    put_all(state.pages);
    return out_.take();
  }

 private:
  template <class Item>
  void put_all(const std::vector<Item>& items) {
    out_.number(static_cast<uint32_t>(items.size()));
    for (const Item& item : items) put(item);
  }

  void put(uint32_t number) { out_.number(number); }
  void put(const std::string& text) { out_.text(text); }

  void put(const Digest& digest) {
    out_.number(digest.low);
    out_.number(digest.high);
  }

  void put(const FileStamp& stamp) {
    out_.number(stamp.size);
    out_.number(stamp.inode);
    out_.number(stamp.modified_ns);
    out_.number(stamp.changed_ns);
  }

  void put(const InputRecord& input) {
    out_.text(input.path);
    put(input.stamp);
    put(input.digest);
  }

  void put(const LocaleRecord& locale) {
    out_.text(locale.tag);
    put_all(locale.counts);
  }

  void put(const DocsFigures& docs) {
    out_.number(docs.events);
    out_.number(docs.without_prose);
    out_.number(docs.differences);
    out_.number(docs.without_event);
  }

  void put(const PlaceRecord& place) {
    out_.text(place.path);
    out_.number(place.begin);
    out_.number(place.end);
  }

  void put(const std::pair<PlaceRecord, std::string>& note) {
    put(note.first);
    out_.text(note.second);
  }

  void put(const FindingRecord& finding) {
    out_.text(finding.code);
    out_.number(finding.severity);
    put(finding.place);
    out_.text(finding.message);
    out_.text(finding.help);
    put_all(finding.notes);
    out_.number(finding.count);
  }

  void put(const PageRecord& page) {
    out_.text(page.path);
    put(page.stamp);
    put(page.digest);
    out_.number(page.locale);
    out_.number(page.edition);
    out_.number(page.is_planned);
    out_.number(page.reason);
    put(page.origin);
  }

  void put(const PageOrigin& origin) {
    out_.numbers(origin.asked);
    if (origin.asked.empty()) return;
    out_.number(origin.own_tables);
    out_.numbers(std::span<const uint32_t>(origin.counts));
  }

  void put(const TablesRecord& tables) {
    out_.text(tables.tag);
    out_.numbers(std::span<const uint64_t>(tables.digests));
  }

  BinaryWriter out_;
};

class Decoder {
 public:
  explicit Decoder(std::string_view bytes) : in_(bytes) {}

  bool operator()(BuildState& state) {
    get(state.program);
    get(state.request);
    get(state.folder);
    state.is_complete = in_.number<uint8_t>() != 0;
    get_all(state.inputs);
    get_all(state.locales);
    get_all(state.tables);
    get(state.docs);
    get_all(state.reasons);
    get_all(state.findings);
    get_all(state.pages);
    share_groups(state);
    return in_.is_good() && in_.is_at_end() && std::ranges::all_of(state.pages, [&](const PageRecord& page) {
             return page.locale < state.locales.size() && page.reason < state.reasons.size();
           });
  }

 private:
  template <class Item>
  void get_all(std::vector<Item>& items) {
    const std::size_t count = in_.count();
    items.reserve(count);
    for (std::size_t i = 0; i < count && in_.is_good(); ++i) get(items.emplace_back());
  }

  void get(uint32_t& number) { number = in_.number<uint32_t>(); }
  void get(std::string& text) { text = in_.text(); }

  void get(Digest& digest) {
    digest.low = in_.number<uint64_t>();
    digest.high = in_.number<uint64_t>();
  }

  void get(FileStamp& stamp) {
    stamp.size = in_.number<uint64_t>();
    stamp.inode = in_.number<uint64_t>();
    stamp.modified_ns = in_.number<int64_t>();
    stamp.changed_ns = in_.number<int64_t>();
  }

  void get(InputRecord& input) {
    get(input.path);
    get(input.stamp);
    get(input.digest);
  }

  void get(LocaleRecord& locale) {
    get(locale.tag);
    get_all(locale.counts);
  }

  void get(DocsFigures& docs) {
    get(docs.events);
    get(docs.without_prose);
    get(docs.differences);
    get(docs.without_event);
  }

  void get(PlaceRecord& place) {
    get(place.path);
    get(place.begin);
    get(place.end);
  }

  void get(std::pair<PlaceRecord, std::string>& note) {
    get(note.first);
    get(note.second);
  }

  void get(FindingRecord& finding) {
    get(finding.code);
    finding.severity = static_cast<Severity>(in_.number<uint8_t>());
    get(finding.place);
    get(finding.message);
    get(finding.help);
    get_all(finding.notes);
    get(finding.count);
  }

  void get(PageRecord& page) {
    page.path = in_.text();
    get(page.stamp);
    get(page.digest);
    page.locale = in_.number<uint16_t>();
    page.edition = static_cast<Edition>(in_.number<uint8_t>());
    page.is_planned = in_.number<uint8_t>() != 0;
    page.reason = in_.number<uint16_t>();
    get(page.origin);
  }

  void get(PageOrigin& origin) {
    const std::size_t count = in_.numbers(groups_);
    group_counts_.push_back(count);
    if (count == 0) return;
    origin.own_tables = in_.number<uint64_t>();
    counts_.clear();
    in_.numbers(counts_);
    std::ranges::copy_n(counts_.begin(), static_cast<std::ptrdiff_t>(std::min(counts_.size(), origin.counts.size())),
                        origin.counts.begin());
  }

  void get(TablesRecord& tables) {
    get(tables.tag);
    in_.numbers(tables.digests);
  }

  /// Gives the pages their groups, which stand in one array.
  void share_groups(BuildState& state) {
    state.groups.push_back(std::make_unique<std::vector<uint16_t>>(std::move(groups_)));
    std::span<const uint16_t> rest(*state.groups.back());
    for (std::size_t i = 0; i < group_counts_.size(); ++i) {
      state.pages[i].origin.asked = rest.first(group_counts_[i]);
      rest = rest.subspan(group_counts_[i]);
    }
  }

  BinaryReader in_;
  std::vector<uint16_t> groups_;  // of all pages
  std::vector<std::size_t> group_counts_;
  std::vector<uint32_t> counts_;  // of the page that is being read
};

/// A state of both: the newer build moved some of its pages, and the older one's that it replaces or deletes may be
/// there still.
BuildState joined(BuildState newer, std::optional<BuildState> older) {
  newer.is_complete = false;
  if (!older) return newer;
  std::vector<PageRecord> missing;
  for (const PageRecord& page : older->pages) {
    if (newer.find(page.path)) continue;
    PageRecord& kept = missing.emplace_back(page);
    kept.locale = static_cast<uint16_t>(newer.locales.size() + page.locale);
    kept.reason = static_cast<uint16_t>(newer.reasons.size() + page.reason);
  }
  newer.locales.insert(newer.locales.end(), older->locales.begin(), older->locales.end());
  newer.reasons.insert(newer.reasons.end(), older->reasons.begin(), older->reasons.end());
  newer.pages.insert(newer.pages.end(), missing.begin(), missing.end());
  std::ranges::sort(newer.pages, {}, &PageRecord::path);
  std::ranges::move(older->texts, std::back_inserter(newer.texts));
  std::ranges::move(older->groups, std::back_inserter(newer.groups));
  return newer;
}

std::optional<BuildState> load_file(const std::string& path) {
  FileContents contents = read_file(path);
  return contents.error ? std::nullopt : decode_state(std::move(contents.bytes));
}

/// A state that is there but can't be read holds pages that would be forgotten.
std::optional<BuildState> load_or_report(const std::string& path, Diagnostics& diagnostics) {
  FileContents contents = read_file(path);
  if (contents.error == 0) return decode_state(std::move(contents.bytes));
  if (contents.error != ENOENT) report_unreadable(path, contents.error, diagnostics);
  return std::nullopt;
}

}  // namespace

const PageRecord* BuildState::find(std::string_view path) const {
  const auto found = std::ranges::lower_bound(pages, path, {}, &PageRecord::path);
  return found != pages.end() && found->path == path ? &*found : nullptr;
}

std::string encode_state(const BuildState& state) {
  const std::string body = Encoder()(state);
  const Digest digest = digest_of(body);
  BinaryWriter header;
  header.text(magic);
  header.number(version);
  header.number(digest.low);
  header.number(digest.high);
  return header.take() + body;
}

std::optional<BuildState> decode_state(std::string bytes) {
  BuildState state;
  state.texts.push_back(std::make_unique<std::string>(std::move(bytes)));
  BinaryReader header(*state.texts.front());
  const bool is_known = header.text() == magic && header.number<uint32_t>() == version;
  const Digest digest{header.number<uint64_t>(), header.number<uint64_t>()};
  const std::string_view body = header.rest();
  if (!is_known || !header.is_good() || digest_of(body) != digest || !Decoder(body)(state)) return std::nullopt;
  return state;
}

std::vector<BuildState> load_states(const std::string& folder) {
  std::vector<BuildState> states;
  std::error_code error;
  for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (entry->path().extension() != ".state") continue;
    std::optional<BuildState> state = load_file(entry->path().string());
    if (state) states.push_back(*std::move(state));
  }
  return states;
}

StateFile::StateFile(const std::string& folder, std::string_view project, Durability durability)
    : folder_(folder),
      state_(fmt::format("{}/{:016x}.state", folder, short_digest_of(project))),
      journal_(fmt::format("{}/{:016x}.journal", folder, short_digest_of(project))),
      durability_(durability) {}

std::optional<BuildState> StateFile::load(Diagnostics& diagnostics) const {
  std::optional<BuildState> state = load_or_report(state_, diagnostics);
  if (::access(journal_.c_str(), F_OK) != 0 && errno == ENOENT) return state;
  std::optional<BuildState> journal = load_or_report(journal_, diagnostics);
  if (journal) return joined(*std::move(journal), std::move(state));
  if (state) state->is_complete = false;
  return state;
}

int StateFile::write_journal(const BuildState& state) const {
  const std::string temporary = journal_ + ".tmp";
  ::unlink(temporary.c_str());
  const NewFile file = write_new_file(AT_FDCWD, temporary, encode_state(state), durability_);
  if (file.error) return file.error;
  return std::rename(temporary.c_str(), journal_.c_str()) == 0 ? sync_folder(folder_, durability_) : errno;
}

int StateFile::commit_journal() const {
  return std::rename(journal_.c_str(), state_.c_str()) == 0 ? sync_folder(folder_, durability_) : errno;
}

int StateFile::save(const BuildState& state) const {
  const int error = write_journal(state);
  return error ? error : commit_journal();
}

}  // namespace evdoc
