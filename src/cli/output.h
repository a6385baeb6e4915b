// Standard output and standard error, written without a crash when nobody reads them any more.
#pragma once

#include <string>
#include <string_view>

namespace evdoc::cli {

/// Collects text for one file descriptor and writes it when enough has come together. The first failure is kept, and
/// what comes after it is dropped.
class Output {
 public:
  /// `descriptor` stays the caller's. Without one the text is only collected.
  explicit Output(int descriptor = no_descriptor) : descriptor_(descriptor) {}
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  ~Output() { flush(); }

  Output& operator<<(std::string_view text);

  /// Writes what is still held back; the errno of the first failure up to now, or 0.
  int flush();

  /// True: a person may be watching.
  bool is_terminal() const;

  /// How many characters a line of the terminal holds; 0: it is not known.
  unsigned columns() const;

  /// What has not been written; without a descriptor, everything.
  std::string_view pending() const { return pending_; }

 private:
  static constexpr int no_descriptor = -1;

  int descriptor_;
  int error_ = 0;
  std::string pending_;
};

/// Lines of files, such as those of a diff, each made fit for a terminal.
void print_escaped_lines(std::string_view lines, Output& out);

}  // namespace evdoc::cli
