#include "write/file_calls.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <thread>

#include "write/support.h"

namespace evdoc {
namespace {

using Errors = std::map<std::string, int>;

/// What opening each of the paths below a folder ends with.
Errors errors_below(const test::TemporaryFolder& folder) {
  const Opened root = open_folder((folder / "root").string());
  Errors errors;
  for (const char* path : {"a/file", "../outside", "a/../../outside", "/outside", "link/file", "a/link", "a/gone"}) {
    errors[path] = open_beneath(root.descriptor.number(), path, O_RDONLY).error;
  }
  return errors;
}

/// Makes the system call fail in this thread as in a kernel that does not have it.
bool forbid_openat2() {
  std::array<sock_filter, 4> program{{BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
                                      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_openat2, 0, 1),
                                      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
                                      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)}};
  sock_fprog filter{static_cast<unsigned short>(program.size()), program.data()};
  return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

class OpenBeneath : public testing::Test {
 protected:
  OpenBeneath() {
    folder_.add_file("root/a/file", "x");
    folder_.add_file("outside", "x");
    std::filesystem::create_symlink("a", folder_ / "root/link");
    std::filesystem::create_symlink("../../outside", folder_ / "root/a/link");
  }

  test::TemporaryFolder folder_;
};

TEST_F(OpenBeneath, OpensNothingOutsideOfTheFolderAndFollowsNoLink) {
  EXPECT_EQ(errors_below(folder_), (Errors{{"a/file", 0},
                                           {"../outside", EXDEV},
                                           {"a/../../outside", EXDEV},
                                           {"/outside", EXDEV},
                                           {"link/file", ELOOP},
                                           {"a/link", ELOOP},
                                           {"a/gone", ENOENT}}));
}

TEST_F(OpenBeneath, RefusesTheSameOnAKernelWithoutTheCallForIt) {
  Errors errors;
  bool is_forbidden = false;
  std::thread([&] {
    is_forbidden = forbid_openat2();
    if (is_forbidden) errors = errors_below(folder_);
  }).join();
  if (!is_forbidden) GTEST_SKIP() << "this system does not let a thread forbid itself a call";
  EXPECT_EQ(errors, errors_below(folder_));
}

}  // namespace
}  // namespace evdoc
