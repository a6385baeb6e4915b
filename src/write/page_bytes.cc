#include "write/page_bytes.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/text_buffer.h"

namespace evdoc {

namespace {

/// No longer path can be opened (PATH_MAX).
constexpr std::size_t longest_path = 4096;

/// Of one page, but for its path and its use of tables.
constexpr std::size_t most_field_bytes = 128;

// What there is of a page, by its first byte.
constexpr uint8_t has_kind = 1;    // locale, reason, edition: else they are those of the page before
constexpr uint8_t has_origin = 2;  // else it is not known

// The byte of an edition has this bit if the page is planned.
constexpr uint8_t is_planned_bit = 0x80;

template <class Record>
char* put_record(char* to, const Record& record) {
  std::memcpy(to, &record, sizeof record);
  return to + sizeof record;
}

/// How many bytes two strings begin with alike.
std::size_t common_beginning(std::string_view a, std::string_view b) {
  const std::size_t most = std::min(a.size(), b.size());
  std::size_t count = 0;
  for (uint64_t from_a = 0, from_b = 0; most - count >= sizeof from_a; count += sizeof from_a) {
    std::memcpy(&from_a, a.data() + count, sizeof from_a);
    std::memcpy(&from_b, b.data() + count, sizeof from_b);
    if (from_a != from_b) break;
  }
  while (count < most && a[count] == b[count]) ++count;
  return count;
}

/// Whether one rest of a path comes behind another, which begins with another byte.
bool is_behind(std::string_view rest, std::string_view before) {
  return !rest.empty() &&
         (before.empty() || static_cast<unsigned char>(before.front()) < static_cast<unsigned char>(rest.front()));
}

uint32_t hash_of(const TableUse* use) {
  const auto place = static_cast<uint64_t>(reinterpret_cast<std::uintptr_t>(use));
  return static_cast<uint32_t>(place * 0x9e37'79b9'7f4a'7c15 >> 32) | 1;
}

}  // namespace

void PageWriter::put(const NewStatePage& page) {
  const PageRecord& record = *page.record;
  const std::size_t known_uses = uses_.size();
  const std::size_t shared = common_beginning(before_.path, record.path);
  std::array<char, most_field_bytes> fields;
  char* end = put_kind(fields.data() + 1, {page.locale, page.reason, record.edition, page.is_planned});
  fields[0] = static_cast<char>(end > fields.data() + 1 ? has_kind : 0);
  end = write_packed(end, shared);
  end = write_packed(end, record.path.size() - shared);
  end = put_stamp(end, record.stamp);
  end = put_record(end, record.digest);
  if (record.origin.own_tables != 0 || record.origin.use) {
    fields[0] = static_cast<char>(fields[0] | has_origin);
    end = put_origin(end, record.origin);
  }
  out_.bytes({fields.data(), static_cast<std::size_t>(end - fields.data())});
  if (uses_.size() > known_uses) put(*uses_.back());
  out_.bytes(record.path.substr(shared));
  before_.path = record.path;
}

/// Nothing, if it is that of the page before.
char* PageWriter::put_kind(char* to, const PageKind& kind) {
  if (kind == before_.kind) return to;
  before_.kind = kind;
  to = write_packed(to, kind.locale);
  to = write_packed(to, kind.reason);
  *to = static_cast<char>(static_cast<uint8_t>(kind.edition) | (kind.is_planned ? is_planned_bit : 0));
  return to + 1;
}

char* PageWriter::put_stamp(char* to, const FileStamp& stamp) {
  const auto modified = static_cast<uint64_t>(stamp.modified_ns);
  to = write_packed(to, stamp.size);
  to = write_step(to, before_.inode, stamp.inode);
  to = write_step(to, before_.modified_ns, modified);
  before_.inode = stamp.inode;
  before_.modified_ns = modified;
  return to;
}

char* PageWriter::put_origin(char* to, const PageOrigin& origin) {
  const uint64_t use = number_of(origin.use);
  to = write_step(put_record(to, origin.own_tables), before_.use, use);
  before_.use = use;
  return to;
}

void PageWriter::put(const TableUse& use) {
  out_.numbers(use.groups);
  for (const uint32_t count : use.counts) {
    std::array<char, longest_packed> bytes;
    out_.bytes({bytes.data(), static_cast<std::size_t>(write_packed(bytes.data(), count) - bytes.data())});
  }
}

/// Of one that was not written yet, that of the next one.
uint64_t PageWriter::number_of(const TableUse* use) {
  if (!use) return 0;
  const uint64_t next = before_.use + 1;  // likely that of a translation, if its neighbours are in the same order
  if (next < uses_.size() && uses_[next] == use) return next;
  const auto [number, is_new] = numbers_.try_emplace(hash_of(use), static_cast<uint32_t>(uses_.size()),
                                                     [&](uint32_t known) { return uses_[known] == use; });
  if (is_new) uses_.push_back(use);
  return number;
}

void PageReader::get(PageRecord& page) {
  const auto parts = in_.number<uint8_t>();
  if (parts & has_kind) before_.kind = read_kind();
  const PageKind& kind = before_.kind;
  in_.require(kind.locale < locales_ && kind.reason < reasons_ && kind.edition <= Edition::bilingual);
  page.locale = static_cast<uint16_t>(kind.locale);
  page.reason = static_cast<uint16_t>(kind.reason);
  page.edition = kind.edition;
  page.is_planned = kind.is_planned;
  const std::size_t shared = in_.packed();
  const std::size_t own = in_.packed();
  get_stamp(page.stamp);
  page.digest = in_.record<Digest>();
  if (parts & has_origin) get_origin(page.origin);
  page.path = read_path(shared, own);
}

PageKind PageReader::read_kind() {
  PageKind kind;
  kind.locale = in_.packed();
  kind.reason = in_.packed();
  const auto edition = in_.number<uint8_t>();
  kind.edition = static_cast<Edition>(edition & ~is_planned_bit);
  kind.is_planned = (edition & is_planned_bit) != 0;
  return kind;
}

void PageReader::get_stamp(FileStamp& stamp) {
  stamp.size = in_.packed();
  stamp.inode = before_.inode = in_.stepped(before_.inode);
  before_.modified_ns = in_.stepped(before_.modified_ns);
  stamp.modified_ns = static_cast<int64_t>(before_.modified_ns);
}

void PageReader::get_origin(PageOrigin& origin) {
  origin.own_tables = in_.number<uint64_t>();
  before_.use = in_.stepped(before_.use);
  if (before_.use == uses_.size()) uses_.push_back(read_use());
  in_.require(before_.use < uses_.size());
  if (in_.is_good()) origin.use = uses_[before_.use];
}

const TableUse* PageReader::read_use() {
  std::vector<uint16_t> groups;
  in_.numbers(groups);
  TableUse use{kept_.copy(groups), {}};
  for (uint32_t& count : use.counts) count = static_cast<uint32_t>(in_.packed());
  return kept_.make(use);
}

/// Paths come in order, so that they can be searched.
std::string_view PageReader::read_path(std::size_t shared, std::size_t own) {
  in_.require(shared <= before_.path.size() && own <= longest_path - shared);
  const std::string_view rest = in_.bytes(in_.is_good() ? own : 0);
  in_.require(in_.is_good() && is_behind(rest, before_.path.substr(shared)));
  if (!in_.is_good()) return {};
  char* const path = kept_.allocate(shared + own);
  copy_short(copy_short(path, before_.path.substr(0, shared)), rest);
  before_.path = {path, shared + own};
  return before_.path;
}

}  // namespace evdoc
