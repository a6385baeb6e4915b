#include "base/program_identity.h"

#include <elf.h>
#include <link.h>

#include <cstring>
#include <optional>
#include <string>

#include "base/file.h"

namespace evdoc {

namespace {

constexpr std::size_t aligned(std::size_t size) {
  return (size + 3) & ~std::size_t{3};
}

/// The build id among the notes of a segment; empty: there is none.
std::string_view build_id_in(const char* notes, std::size_t size) {
  while (size >= sizeof(ElfW(Nhdr))) {
    ElfW(Nhdr) header;
    std::memcpy(&header, notes, sizeof header);
    const std::size_t description = sizeof header + aligned(header.n_namesz);
    const std::size_t end = description + aligned(header.n_descsz);
    if (end > size) return {};
    const std::string_view name(notes + sizeof header, header.n_namesz);
    if (header.n_type == NT_GNU_BUILD_ID && name.starts_with(ELF_NOTE_GNU))
      return {notes + description, header.n_descsz};
    notes += end;
    size -= end;
  }
  return {};
}

std::string_view build_id_of(const dl_phdr_info& object) {
  for (unsigned i = 0; i < object.dlpi_phnum; ++i) {
    const ElfW(Phdr)& segment = object.dlpi_phdr[i];
    if (segment.p_type != PT_NOTE) continue;
    const std::string_view id =
        build_id_in(reinterpret_cast<const char*>(object.dlpi_addr + segment.p_vaddr), segment.p_memsz);
    if (!id.empty()) return id;
  }
  return {};
}

void append_number(std::string& out, uint64_t number) {
  out.append(reinterpret_cast<const char*>(&number), sizeof number);
}

void append_file(std::string& out, const std::string& path) {
  out += path;
  const std::optional<FileStamp> stamp = stamp_file(path);
  if (!stamp) return;
  append_number(out, stamp->size);
  append_number(out, static_cast<uint64_t>(stamp->modified_ns));
}

int append_object(dl_phdr_info* object, std::size_t, void* identity) {
  const std::string_view name(object->dlpi_name);
  if (name.starts_with("linux-vdso")) return 0;  // it is the kernel's
  std::string& out = *static_cast<std::string*>(identity);
  const std::string_view id = build_id_of(*object);
  if (id.empty()) {
    append_file(out, name.empty() ? "/proc/self/exe" : std::string(name));
  } else {
    out += id;
  }
  return 0;
}

}  // namespace

Digest program_identity() {
  std::string identity;
  dl_iterate_phdr(append_object, &identity);
  return digest_of(identity);
}

}  // namespace evdoc
