// System calls on files and folders, each with its reason when it fails.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/file.h"

namespace evdoc {

/// An open file or folder; closed at the end. -1: none.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(Descriptor&& other) noexcept : number_(other.release()) {}
  Descriptor& operator=(Descriptor&& other) noexcept;

  bool is_open() const { return number_ >= 0; }
  int number() const { return number_; }
  int release();
  /// 0, or the errno of closing.
  int close();

 private:
  int number_;
};

/// The first bytes of a file, as many as there are up to `most`, or the errno of reading them.
FileContents read_start(const std::string& path, std::size_t most);

/// Whether what is written is on the disk, or with the system only, when a call returns.
enum class Durability : unsigned char { system, disk };

/// The stamp of a new file, or the errno that kept it from being written; then there may be a part of it.
struct NewFile {
  int error = 0;
  FileStamp stamp = {};  ///< `changed_ns` is 0: a rename changes it
};

/// A new file below an open folder. EEXIST: there is something of that name, which stays as it is.
NewFile write_new_file(int folder, const std::string& path, std::string_view bytes, Durability durability);
NewFile write_new_file(int folder, const std::string& path, std::span<const std::string_view> pieces,
                       Durability durability);

/// Makes what was moved into a folder durable, if that is asked for; 0 or an errno.
int sync_folder(const std::string& path, Durability durability);

/// A descriptor, or an errno; ELOOP for a symbolic link.
struct Opened {
  Descriptor descriptor;
  int error = 0;
};

/// Opens a folder, links followed.
Opened open_folder(const std::string& path);

/// Opens what lies below a folder without following symbolic links anywhere on the way; EXDEV for a path that leads out
/// of it.
Opened open_beneath(int folder, const std::string& path, int flags);

/// The folder of that name in another, made if it is not there. Symbolic links are not followed.
Opened make_folder(int parent, const char* name);

bool is_symbolic_link(int parent, const char* name);

/// "a/b" of "a/b/c.md"; empty: there is no slash.
std::string_view folder_part(std::string_view path);

/// Whether an errno says that nothing has that name.
bool is_absence(int error);

/// Whether an errno of opening or reading says that what has that name is no file: a link, a folder, a pipe.
bool is_no_file(int error);

/// output-unwritable, with the reason and what to do.
void report_unwritable(std::string_view what, int error, Diagnostics& diagnostics);

/// output-unwritable for what has to be looked at before anything is written.
void report_unreadable(std::string_view what, int error, Diagnostics& diagnostics);

}  // namespace evdoc
