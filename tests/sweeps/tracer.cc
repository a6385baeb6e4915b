// Runs a program and makes its system calls fail, fall short or be its last, in all of its threads.
#include <dirent.h>
#include <fcntl.h>
#include <getopt.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "sweeps/calls.h"

namespace evdoc::sweeps {
namespace {

constexpr int exit_tracer_failed = 125;

struct Options {
  std::vector<Fault> faults;
  std::string below;                ///< only calls on paths that begin so are counted; empty: all
  std::string list;                 ///< a file that gets a line a call; empty: none
  std::optional<unsigned> shuffle;  ///< the seed by which folders are listed in another order
  char** command = nullptr;
};

/// Up to `size` bytes of another process; less at the end of what is mapped.
std::size_t read_memory(pid_t process, uint64_t address, void* bytes, std::size_t size) {
  const iovec here{bytes, size};
  const iovec there{reinterpret_cast<void*>(address), size};
  const ssize_t n = ::process_vm_readv(process, &here, 1, &there, 1, 0);
  return n > 0 ? static_cast<std::size_t>(n) : 0;
}

std::string read_text(pid_t process, uint64_t address) {
  constexpr uint64_t page_bytes = 4096;
  std::string text;
  while (text.size() < PATH_MAX) {
    std::array<char, page_bytes> bytes;
    const std::size_t n = read_memory(process, address, bytes.data(), page_bytes - address % page_bytes);
    const auto* end = static_cast<const char*>(std::memchr(bytes.data(), 0, n));
    text.append(bytes.data(), end ? static_cast<std::size_t>(end - bytes.data()) : n);
    if (end || n == 0) break;
    address += n;
  }
  return text;
}

std::string read_link(const std::string& path) {
  std::array<char, PATH_MAX> bytes;
  const ssize_t n = ::readlink(path.c_str(), bytes.data(), bytes.size());
  return n > 0 ? std::string(bytes.data(), static_cast<std::size_t>(n)) : std::string();
}

/// A thread that stands before or in a call.
struct Thread {
  const Call* call = nullptr;
  bool is_in_call = false;
  bool is_new = true;
  int error = 0;  ///< what the call shall return instead of being made
  bool dies_after = false;
  bool is_struck = false;
  uint64_t ordinal = 0;
  uint64_t third_argument = 0;  ///< as it was before it was shortened
  std::string path;
};

class Tracer {
 public:
  explicit Tracer(Options options) : options_(std::move(options)) {
    if (options_.shuffle) random_.seed(*options_.shuffle);
  }

  /// The exit code of the program, or 128 and the signal that ended it.
  int run() {
    program_ = ::fork();
    if (program_ < 0) return fail("fork");
    if (program_ == 0) become_program();
    if (!options_.list.empty()) list_.open(options_.list, std::ios::trunc);  // the program must not inherit it
    int status = 0;
    if (::waitpid(program_, &status, 0) != program_ || !WIFSTOPPED(status)) return fail("waitpid");
    constexpr long wanted = PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACECLONE | PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK |
                            PTRACE_O_TRACEEXEC | PTRACE_O_EXITKILL;
    if (::ptrace(PTRACE_SETOPTIONS, program_, nullptr, wanted) != 0) return fail("ptrace");
    threads_[program_].is_new = false;
    go_on(program_, 0);
    follow();
    return exit_code_;
  }

 private:
  static int fail(const char* what) {
    std::cerr << "tracer: " << what << ": " << std::strerror(errno) << "\n";
    return exit_tracer_failed;
  }

  [[noreturn]] void become_program() const {
    if (::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) != 0) ::_exit(fail("ptrace"));
    ::raise(SIGSTOP);
    ::execvp(options_.command[0], options_.command);
    ::_exit(fail(options_.command[0]));
  }

  static void go_on(pid_t thread, int signal) { ::ptrace(PTRACE_SYSCALL, thread, nullptr, static_cast<long>(signal)); }

  void follow() {
    int status = 0;
    while (true) {
      const pid_t thread = ::waitpid(-1, &status, __WALL);
      if (thread < 0 && errno == EINTR) continue;
      if (thread < 0) return;
      if (WIFSTOPPED(status)) {
        on_stop(thread, status);
      } else {
        if (thread == program_) exit_code_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
        threads_.erase(thread);
      }
    }
  }

  void on_stop(pid_t id, int status) {
    Thread& thread = threads_[id];
    int signal = WSTOPSIG(status);
    const int event = status >> 16;
    if (event == PTRACE_EVENT_EXEC) is_counting_ = true;
    if (signal == (SIGTRAP | 0x80)) on_call(id, thread);
    const bool is_ours = signal == (SIGTRAP | 0x80) || event != 0 || (signal == SIGSTOP && thread.is_new);
    thread.is_new = false;
    go_on(id, is_ours ? 0 : signal);
  }

  void on_call(pid_t id, Thread& thread) {
    __ptrace_syscall_info info{};
    if (::ptrace(PTRACE_GET_SYSCALL_INFO, id, sizeof info, &info) < 0) return;
    if (info.op == PTRACE_SYSCALL_INFO_ENTRY && is_counting_) before(id, thread, info);
    if (info.op == PTRACE_SYSCALL_INFO_EXIT && thread.is_in_call) after(id, thread, info.exit.rval);
  }

  void before(pid_t id, Thread& thread, const __ptrace_syscall_info& info) {
    thread = Thread();
    thread.is_new = false;
    thread.call = find_call(info.entry.nr);
    thread.third_argument = info.entry.args[2];
    if (thread.call && (list_.is_open() || !options_.below.empty())) thread.path = path_of(id, *thread.call, info);
    if (!options_.below.empty() && !thread.path.starts_with(options_.below)) return;
    thread.is_in_call = true;
    thread.ordinal = ++calls_;
    for (Fault& fault : options_.faults) {
      if (fault.strikes(thread.call)) strike(id, thread, fault);
    }
  }

  void strike(pid_t id, Thread& thread, const Fault& fault) {
    thread.is_struck = true;
    const bool can_shorten = thread.call && thread.call->length_argument == 2 && thread.third_argument > 1;
    if (fault.kind() == Fault::Kind::kill || (fault.kind() == Fault::Kind::tear && !can_shorten)) {
      record(thread, "killed");
      ::kill(program_, SIGKILL);
    } else if (fault.shortens() && can_shorten) {
      change_registers(id, [&](user_regs_struct& registers) { registers.rdx /= 2; });
      thread.dies_after = fault.kind() == Fault::Kind::tear;
    } else if (fault.kind() == Fault::Kind::interrupt) {
      ::kill(program_, SIGINT);
    } else if (fault.kind() == Fault::Kind::fail) {
      // No call has this number: the system does nothing.
      change_registers(id, [](user_regs_struct& registers) { registers.orig_rax = ~0ULL; });
      thread.error = fault.error();
    }
  }

  void after(pid_t id, Thread& thread, int64_t result) {
    thread.is_in_call = false;
    if (thread.error != 0) {
      result = -thread.error;
      change_registers(id, [&](user_regs_struct& registers) { registers.rax = static_cast<uint64_t>(result); });
    } else if (thread.dies_after) {
      ::kill(program_, SIGKILL);
    } else if (thread.call && thread.call->number == SYS_getdents64 && options_.shuffle && result > 0) {
      shuffle_folder(id, static_cast<std::size_t>(result));
    }
    record(thread, std::to_string(result));
  }

  template <class Change>
  static void change_registers(pid_t id, const Change& change) {
    user_regs_struct registers{};
    if (::ptrace(PTRACE_GETREGS, id, nullptr, &registers) != 0) return;
    change(registers);
    ::ptrace(PTRACE_SETREGS, id, nullptr, &registers);
  }

  void record(const Thread& thread, const std::string& result) {
    if (!list_.is_open()) return;
    list_ << thread.ordinal << '\t' << (thread.call ? thread.call->name : "-") << '\t' << result << '\t' << thread.path
          << (thread.is_struck ? "\tstruck" : "") << std::endl;
  }

  static std::string path_of(pid_t id, const Call& call, const __ptrace_syscall_info& info) {
    const auto folder = call.folder_argument >= 0 ? static_cast<int>(info.entry.args[call.folder_argument]) : AT_FDCWD;
    const std::string text = call.path_argument >= 0 ? read_text(id, info.entry.args[call.path_argument]) : "";
    if (text.starts_with('/')) return text;
    const std::string process = "/proc/" + std::to_string(id);
    std::string path = read_link(folder == AT_FDCWD ? process + "/cwd" : process + "/fd/" + std::to_string(folder));
    return text.empty() ? path : path + "/" + text;
  }

  /// The entries of a folder that were just read, in another order.
  void shuffle_folder(pid_t id, std::size_t size) {
    user_regs_struct registers{};
    if (::ptrace(PTRACE_GETREGS, id, nullptr, &registers) != 0) return;
    std::string bytes(size, '\0');
    if (read_memory(id, registers.rsi, bytes.data(), size) != size) return;
    std::vector<std::string> entries;
    for (std::size_t i = 0; i < size;) {
      unsigned short length = 0;
      std::memcpy(&length, bytes.data() + i + offsetof(dirent64, d_reclen), sizeof length);
      entries.push_back(bytes.substr(i, length));
      i += length;
    }
    std::ranges::shuffle(entries, random_);
    std::string shuffled;
    for (const std::string& entry : entries) shuffled += entry;
    const iovec here{shuffled.data(), size};
    const iovec there{reinterpret_cast<void*>(registers.rsi), size};
    ::process_vm_writev(id, &here, 1, &there, 1, 0);
  }

  Options options_;
  std::ofstream list_;
  std::mt19937 random_;
  std::map<pid_t, Thread> threads_;
  pid_t program_ = 0;
  uint64_t calls_ = 0;
  bool is_counting_ = false;  // from the program's first instruction on
  int exit_code_ = exit_tracer_failed;
};

[[noreturn]] void explain_usage() {
  std::cerr << "usage: evdoc_tracer [--inject CALLS:N[+]=WHAT]... [--below FOLDER] [--list FILE] [--shuffle SEED] -- "
               "PROGRAM [ARGUMENT...]\n";
  std::exit(exit_tracer_failed);
}

Options parse(int argc, char** argv) {
  static constexpr std::array<option, 5> known{{{"inject", required_argument, nullptr, 'i'},
                                                {"below", required_argument, nullptr, 'b'},
                                                {"list", required_argument, nullptr, 'l'},
                                                {"shuffle", required_argument, nullptr, 's'},
                                                {nullptr, 0, nullptr, 0}}};
  Options options;
  for (int letter = 0; (letter = ::getopt_long(argc, argv, "+", known.data(), nullptr)) != -1;) {
    if (letter == 'i') {
      std::optional<Fault> fault = Fault::parse(optarg);
      if (!fault) explain_usage();
      options.faults.push_back(*std::move(fault));
    } else if (letter == 'b') {
      options.below = optarg;
    } else if (letter == 'l') {
      options.list = optarg;
    } else if (letter == 's') {
      options.shuffle = static_cast<unsigned>(std::atoi(optarg));
    } else {
      explain_usage();
    }
  }
  if (optind >= argc) explain_usage();
  options.command = argv + optind;
  return options;
}

}  // namespace
}  // namespace evdoc::sweeps

int main(int argc, char** argv) {
  return evdoc::sweeps::Tracer(evdoc::sweeps::parse(argc, argv)).run();
}
