// System calls by name, and what a sweep does to them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace evdoc::sweeps {

/// A system call that touches files: where its arguments have the path.
struct Call {
  long number;
  std::string_view name;     ///< as strace has it
  int folder_argument = -1;  ///< a descriptor; the path is relative to it, or is its own without a path argument
  int path_argument = -1;
  int length_argument = -1;  ///< of bytes to read or write
};

/// Null for calls that touch no files.
const Call* find_call(uint64_t number);

/// "ENOSPC" to the number; 0 for what is no name of an error that sweeps use.
int error_number(std::string_view name);

/// What happens at a call. `CALLS:N=WHAT` or `CALLS:N+=WHAT`: at the Nth of these calls, or from it on. CALLS are names
/// with commas between them, or `*`; WHAT is an error's name, SHORT (half of the bytes), INT (SIGINT), KILL (before the
/// call) or TORN (half of the bytes, then killed).
class Fault {
 public:
  enum class Kind : uint8_t { fail, shorten, interrupt, kill, tear };

  /// Nothing if it is no fault.
  static std::optional<Fault> parse(std::string_view text);

  /// Counts the call, if it is one of these; whether the fault happens now.
  bool strikes(const Call* call);

  Kind kind() const { return kind_; }
  int error() const { return error_; }
  bool shortens() const { return kind_ == Kind::shorten || kind_ == Kind::tear; }

 private:
  bool parse_effect(std::string_view text);
  bool is_about(const Call* call) const;

  std::vector<std::string> calls_;  // empty: all
  uint64_t first_ = 0;
  uint64_t seen_ = 0;
  bool is_lasting_ = false;
  Kind kind_ = Kind::fail;
  int error_ = 0;
};

}  // namespace evdoc::sweeps
