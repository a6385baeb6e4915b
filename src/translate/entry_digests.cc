#include "translate/entry_digests.h"

#include <string>
#include <utility>

#include "base/digest.h"

namespace evdoc {

namespace {

void append_text(std::string& out, std::string_view text) {
  const auto size = static_cast<uint32_t>(text.size());
  out.append(reinterpret_cast<const char*>(&size), sizeof size);
  out += text;
}

/// All of it that a page can show, or that decides whether it is shown.
void append_unit(std::string& out, const Unit& unit) {
  append_text(out, unit.id.value);
  out += unit.translate ? 't' : 'f';
  for (const Segment& segment : unit.segments) {
    append_text(out, segment.source.value);
    out += segment.target ? '1' : '0';
    if (segment.target) append_text(out, segment.target->value);
    out += static_cast<char>(segment.state);
    out += segment.ignorable ? 'i' : 's';
  }
}

void append_handoff(std::string& out, const Handoff& handoff) {
  for (const Text& text : {handoff.revision, handoff.date, handoff.translation_type, handoff.content_locale,
                           handoff.file_id, handoff.ttu_prefix})
    append_text(out, text.value);
  out += handoff.line_ends ? static_cast<char>(*handoff.line_ends) : '-';
}

/// Digests of the entries of one catalog.
class GroupDigests {
 public:
  GroupDigests() : digests_(entry_group_count) {}

  void add(const Unit& unit) {
    bytes_.clear();
    append_unit(bytes_, unit);
    const uint64_t digest = short_digest_of(bytes_);
    add(unit.id.value, digest);
    joined_.clear();
    for (const Segment& segment : unit.segments) {
      joined_ += segment.source.value;
      add(segment.source.value, digest);
    }
    if (unit.segments.size() > 1) add(joined_, digest);
  }

  std::vector<uint64_t> take() { return std::move(digests_); }

 private:
  /// The order counts: of two entries with one key the first may win.
  void add(std::string_view key, uint64_t digest) {
    uint64_t& group = digests_[entry_group(key)];
    group = (group ^ digest) * 0x9e3779b97f4a7c15 + 1;
  }

  std::vector<uint64_t> digests_;
  std::string bytes_;
  std::string joined_;
};

}  // namespace

EntryGroup entry_group(HashedString key) {
  return static_cast<EntryGroup>(key.hash() >> 20);  // the lowest bit is always set
}

std::vector<uint64_t> entry_digests(const Catalog& catalog) {
  GroupDigests digests;
  for (const Unit& unit : catalog.common) digests.add(unit);
  return digests.take();
}

uint64_t own_tables_digest(std::span<const PageTable* const> own_tables) {
  std::string bytes;
  for (const PageTable* table : own_tables) {
    bytes += table ? 'y' : 'n';
    if (!table) continue;
    if (table->handoff) append_handoff(bytes, *table->handoff);
    for (const Unit& unit : table->units) append_unit(bytes, unit);
  }
  return short_digest_of(bytes);
}

void AskedGroups::add(HashedString key) {
  const EntryGroup group = entry_group(key);
  uint64_t& word = asked_[group / 64];
  const uint64_t bit = uint64_t{1} << group % 64;
  if ((word & bit) != 0) return;
  word |= bit;
  list_.push_back(group);
}

void AskedGroups::add(const UnitRequest& request) {
  add(request.common_id);
  add(request.source);
  for (const SourceSentence& sentence : request.sentences) add(sentence.text);
}

}  // namespace evdoc
