#include "write/state_bytes.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "write/binary.h"
#include "write/page_bytes.h"

namespace evdoc {

namespace {

constexpr std::string_view magic = "evdoc build state";
constexpr uint32_t version = 6;

struct Header {
  uint64_t outcome_bytes = 0;
  Digest outcome;
};

/// What the first part says of the second.
struct PagesSummary {
  Digest digest;
  uint64_t planned = 0;
};

class Encoder {
 public:
  explicit Encoder(BinaryWriter& out) : out_(out) {}

  void outcome(const BuildOutcome& outcome) {
    put(outcome.program);
    put(outcome.request);
    put(outcome.folder);
    out_.number(outcome.is_complete);
    put_all(outcome.inputs);
    put_all(outcome.locales);
    put(outcome.docs);
    put_all(outcome.findings);
  }

  /// What stands before the layers of pages.
  void pages_frame(const StateFrame& frame) {
    put_all(frame.tables);
    put_all(frame.reasons);
  }

 private:
  template <class Item>
  void put_all(const std::vector<Item>& items) {
    out_.number(static_cast<uint32_t>(items.size()));
    for (const Item& item : items) put(item);
  }

  void put(uint32_t number) { out_.number(number); }
  void put(const std::string& text) { out_.text(text); }

  void put(const Digest& digest) { out_.record(digest); }

  void put(const InputRecord& input) {
    out_.text(input.path);
    out_.record(input.stamp);
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

  void put(const TablesRecord& tables) {
    out_.text(tables.tag);
    out_.numbers(std::span<const uint64_t>(tables.digests));
  }

  BinaryWriter& out_;
};

/// Puts newer pages in the place of those of the same paths, and among them. Both are by path.
void lay_over(std::vector<PageRecord>& pages, const std::vector<PageRecord>& newer) {
  const auto count = static_cast<std::ptrdiff_t>(pages.size());
  for (const PageRecord& page : newer) {
    const auto end = pages.begin() + count;
    const auto found = std::ranges::lower_bound(pages.begin(), end, page.path, {}, &PageRecord::path);
    if (found != end && found->path == page.path) {
      *found = page;
    } else {
      pages.push_back(page);
    }
  }
  std::ranges::inplace_merge(pages, pages.begin() + count, {}, &PageRecord::path);
}

class Decoder {
 public:
  explicit Decoder(std::string_view bytes) : in_(bytes) {}

  bool outcome(BuildOutcome& outcome, PagesSummary& pages) {
    pages = in_.record<PagesSummary>();
    outcome.planned_pages = pages.planned;
    get(outcome.program);
    get(outcome.request);
    get(outcome.folder);
    outcome.is_complete = in_.number<uint8_t>() != 0;
    get_all(outcome.inputs);
    get_all(outcome.locales);
    get(outcome.docs);
    get_all(outcome.findings);
    return in_.is_good() && in_.is_at_end();
  }

  bool pages(BuildState& state) {
    get_all(state.tables);
    get_all(state.reasons);
    const std::string_view layers = in_.rest();
    read_layer(state, state.pages);
    state.log.begin = state.log.file.size() - layers.size();
    state.log.first_size = layers.size() - in_.rest().size();
    for (state.log.count = 1; in_.is_good() && !in_.is_at_end(); ++state.log.count) {
      std::vector<PageRecord> newer;
      read_layer(state, newer);
      lay_over(state.pages, newer);
      in_.require(state.log.count < PageLog::most_layers);
    }
    return in_.is_good();
  }

 private:
  void read_layer(BuildState& state, std::vector<PageRecord>& pages) {
    const std::size_t count = in_.count(least_page_bytes);
    PageReader reader(in_, state.kept.emplace_back(), state.locales.size(), state.reasons.size());
    pages.reserve(count);
    for (std::size_t i = 0; i < count && in_.is_good(); ++i) reader.get(pages.emplace_back());
  }

  template <class Item>
  void get_all(std::vector<Item>& items) {
    const std::size_t count = in_.count();
    items.reserve(count);
    for (std::size_t i = 0; i < count && in_.is_good(); ++i) get(items.emplace_back());
  }

  void get(uint32_t& number) { number = in_.number<uint32_t>(); }
  void get(std::string& text) { text = in_.text(); }

  void get(Digest& digest) { digest = in_.record<Digest>(); }

  void get(InputRecord& input) {
    get(input.path);
    input.stamp = in_.record<FileStamp>();
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

  void get(TablesRecord& tables) {
    get(tables.tag);
    in_.numbers(tables.digests);
  }

  BinaryReader in_;
};

/// The first part of the bytes of a file and what lies behind it; nothing: they are no state, or too few.
struct Parts {
  std::string_view outcome;
  std::string_view pages;
};

std::optional<Header> header_of(std::string_view bytes) {
  BinaryReader in(bytes);
  const bool is_known = in.text() == magic && in.number<uint32_t>() == version;
  const auto header = in.record<Header>();
  return is_known && in.is_good() ? std::optional(header) : std::nullopt;
}

std::optional<Parts> parts_of(std::string_view bytes) {
  const std::optional<Header> header = header_of(bytes);
  if (!header || bytes.size() - state_header_bytes < header->outcome_bytes) return std::nullopt;
  const Parts parts{bytes.substr(state_header_bytes, header->outcome_bytes),
                    bytes.substr(state_header_bytes + header->outcome_bytes)};
  return digest_of(parts.outcome) == header->outcome ? std::optional(parts) : std::nullopt;
}

void encode_layer(const std::vector<NewStatePage>& pages, BinaryWriter& out) {
  out.reserve(usual_page_bytes * pages.size());
  out.number(static_cast<uint32_t>(pages.size()));
  PageWriter writer(out);
  for (const NewStatePage& page : pages) writer.put(page);
}

}  // namespace

const std::size_t state_header_bytes = sizeof(uint32_t) + magic.size() + sizeof version + sizeof(Header);

std::size_t outcome_bytes(std::string_view header) {
  const std::optional<Header> found = header_of(header);
  return found ? found->outcome_bytes : 0;
}

StateBytes encode_state(const NewState& state) {
  BinaryWriter layer;
  if (!state.pages.empty() || state.layers.empty()) encode_layer(state.pages, layer);
  BinaryWriter out;
  out.text(magic);
  out.number(version);
  const std::size_t header_begin = out.written().size();
  out.record(Header());
  const std::size_t outcome_begin = out.written().size();
  out.record(PagesSummary());
  Encoder(out).outcome(state);
  const std::size_t pages_begin = out.written().size();
  Encoder(out).pages_frame(state);
  DigestMaker pages;
  for (const std::string_view piece : {out.written(pages_begin), state.layers, layer.written()}) pages.add(piece);
  out.replace(outcome_begin, PagesSummary{pages.digest(), state.planned_pages});
  const std::size_t outcome_bytes = pages_begin - outcome_begin;
  out.replace(header_begin, Header{outcome_bytes, digest_of(out.written(outcome_begin).substr(0, outcome_bytes))});
  return {out.take(), state.layers, layer.take()};
}

std::optional<BuildState> decode_state(std::string bytes) {
  BuildState state;
  state.log.file = std::move(bytes);
  const std::optional<Parts> parts = parts_of(state.log.file);
  PagesSummary pages;
  const bool is_read = parts && Decoder(parts->outcome).outcome(state, pages) &&
                       digest_of(parts->pages) == pages.digest && Decoder(parts->pages).pages(state);
  return is_read ? std::optional(std::move(state)) : std::nullopt;
}

std::optional<BuildOutcome> decode_outcome(std::string_view bytes) {
  BuildOutcome outcome;
  const std::optional<Parts> parts = parts_of(bytes);
  PagesSummary pages;
  const bool is_read = parts && Decoder(parts->outcome).outcome(outcome, pages);
  return is_read ? std::optional(std::move(outcome)) : std::nullopt;
}

}  // namespace evdoc
