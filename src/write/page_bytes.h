// The bytes of the pages in a state file: of each what it has other than the one before it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/hash_slots.h"
#include "model/project.h"
#include "write/binary.h"
#include "write/build_state.h"

namespace evdoc {

/// The fewest bytes of a page, and about how many most have.
inline constexpr std::size_t least_page_bytes = 23;
inline constexpr std::size_t usual_page_bytes = 96;

/// What many pages have alike.
struct PageKind {
  uint64_t locale = 0;
  uint64_t reason = 0;
  Edition edition = Edition::source;
  bool is_planned = true;

  bool operator==(const PageKind&) const = default;
};

/// The page that was written or read last, which the next one is mostly alike.
struct PageBefore {
  std::string_view path;
  PageKind kind;
  uint64_t inode = 0;
  uint64_t modified_ns = 0;
  uint64_t use = 0;  ///< the number of its use of tables
};

/// Writes pages, which come by path. Their records must outlive it.
class PageWriter {
 public:
  explicit PageWriter(BinaryWriter& out) : out_(out) {}

  void put(const NewStatePage& page);

 private:
  char* put_kind(char* to, const PageKind& kind);
  char* put_stamp(char* to, const FileStamp& stamp);
  char* put_origin(char* to, const PageOrigin& origin);
  void put(const TableUse& use);
  uint64_t number_of(const TableUse* use);

  BinaryWriter& out_;
  PageBefore before_;
  std::vector<const TableUse*> uses_ = {nullptr};  // by number
  HashSlots numbers_;                              // of them, by their place in memory
};

/// Reads them. What is not good is told by `in`.
class PageReader {
 public:
  /// Paths and uses of tables are kept in `kept`. A page has one of that many locales and reasons.
  PageReader(BinaryReader& in, Arena& kept, std::size_t locales, std::size_t reasons)
      : in_(in), kept_(kept), locales_(locales), reasons_(reasons) {}

  void get(PageRecord& page);

 private:
  PageKind read_kind();
  void get_stamp(FileStamp& stamp);
  void get_origin(PageOrigin& origin);
  const TableUse* read_use();
  std::string_view read_path(std::size_t shared, std::size_t own);

  BinaryReader& in_;
  Arena& kept_;
  std::size_t locales_;
  std::size_t reasons_;
  PageBefore before_;
  std::vector<const TableUse*> uses_ = {nullptr};
};

}  // namespace evdoc
