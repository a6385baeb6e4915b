// Runs the folders below tests/cases as tests; tests/cases/README.md says what is in them.

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "base/file.h"
#include "house/support.h"
#include "paths.h"

namespace evdoc::test {
namespace {

namespace fs = std::filesystem;

/// Contents by path relative to a folder.
using Files = std::map<std::string, std::string>;

Files files_below(const fs::path& folder) {
  Files files;
  if (!fs::exists(folder)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    files[fs::relative(entry.path(), folder).generic_string()] = read_file(entry.path().string()).bytes;
  }
  return files;
}

std::string text_or_empty(const fs::path& path) {
  return read_file(path.string()).bytes;
}

void write_text(const fs::path& path, std::string_view text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

void write_unless_empty(const fs::path& path, std::string_view text) {
  if (text.empty()) {
    fs::remove(path);
  } else {
    write_text(path, text);
  }
}

/// Times differ from run to run: the number before a unit of time at the end of a line becomes N.
std::string without_times(const std::string& text) {
  static const std::regex time("[0-9][0-9.,]*( (?:ms|s))(?=\\n|$)");
  return std::regex_replace(text, time, "N$1");
}

/// What a run left behind.
struct Result {
  int exit_code = 0;
  std::string out;
  std::string err;
  Files written;  ///< below out/
};

/// Replaces this process by the script of a case. The environment is the same on every machine.
[[noreturn]] void become_script(const fs::path& work, const fs::path& script, const fs::path& out,
                                const fs::path& err) {
  const int out_file = ::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
  const int err_file = ::open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
  const int nothing = ::open("/dev/null", O_RDONLY);
  ::dup2(nothing, STDIN_FILENO);
  ::dup2(out_file, STDOUT_FILENO);
  ::dup2(err_file, STDERR_FILENO);
  std::string path = "PATH=" + fs::path(EVDOC_PROGRAM).parent_path().string() + ":/usr/bin:/bin";
  std::string home = "HOME=" + work.string();
  std::string locale = "LC_ALL=C.UTF-8";
  std::string terminal = "TERM=dumb";
  const std::array<char*, 5> environment{path.data(), home.data(), locale.data(), terminal.data(), nullptr};
  std::string shell = "/bin/sh";
  std::string script_path = script.string();
  const std::array<char*, 3> words{shell.data(), script_path.data(), nullptr};
  if (::chdir(work.c_str()) == 0) ::execve(shell.c_str(), words.data(), environment.data());
  ::_exit(127);
}

int run_script(const fs::path& work, const fs::path& script, const fs::path& out, const fs::path& err) {
  const pid_t child = ::fork();
  if (child == 0) become_script(work, script, out, err);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/// A folder below tests/cases.
struct Case {
  std::string name;  ///< "build/unknown-channel-is-named"
  fs::path folder;

  fs::path work_folder() const { return fs::path(EVDOC_BINARY_DIR) / "cases" / name; }
};

/// Tells GoogleTest how to print a case.
void PrintTo(const Case& c, std::ostream* stream) {
  *stream << c.name;
}

std::vector<Case> all_cases() {
  const std::string top = "tests/cases";
  std::vector<Case> cases;
  for (const std::string& path : source_files(top, {"/cmd"})) {
    const std::string folder = path.substr(0, path.size() - std::string_view("/cmd").size());
    cases.push_back({folder.substr(top.size() + 1), fs::path(EVDOC_SOURCE_DIR) / folder});
  }
  return cases;
}

void copy_inputs(const Case& c, const fs::path& work) {
  const auto options =
      fs::copy_options::recursive | fs::copy_options::copy_symlinks | fs::copy_options::overwrite_existing;
  std::istringstream from(text_or_empty(c.folder / "from"));
  for (std::string folder; std::getline(from, folder);) fs::copy(fs::path(EVDOC_SOURCE_DIR) / folder, work, options);
  if (fs::exists(c.folder / "in")) fs::copy(c.folder / "in", work, options);
}

Result run_case(const Case& c) {
  const fs::path top = c.work_folder();
  const fs::path work = top / "work";
  fs::remove_all(top);
  fs::create_directories(work);
  copy_inputs(c, work);
  Result result;
  result.exit_code = run_script(work, c.folder / "cmd", top / "stdout", top / "stderr");
  result.out = without_times(text_or_empty(top / "stdout"));
  result.err = without_times(text_or_empty(top / "stderr"));
  result.written = files_below(work / "out");
  return result;
}

void update(const Case& c, const Result& result) {
  write_unless_empty(c.folder / "stdout", result.out);
  write_unless_empty(c.folder / "stderr", result.err);
  write_unless_empty(c.folder / "exit", result.exit_code == 0 ? "" : std::to_string(result.exit_code) + "\n");
  fs::remove_all(c.folder / "out");
  for (const auto& [path, contents] : result.written) write_text(c.folder / "out" / path, contents);
}

void compare(const Case& c, const Result& result) {
  const std::string code = text_or_empty(c.folder / "exit");
  EXPECT_EQ(result.exit_code, code.empty() ? 0 : std::stoi(code));
  EXPECT_EQ(result.out, text_or_empty(c.folder / "stdout"));
  EXPECT_EQ(result.err, text_or_empty(c.folder / "stderr"));
  EXPECT_EQ(result.written, files_below(c.folder / "out"));
}

std::string test_name(const testing::TestParamInfo<Case>& info) {
  std::string name = info.param.name;
  std::ranges::replace_if(
      name, [](unsigned char c) { return !std::isalnum(c); }, '_');
  return name;
}

class Cases : public testing::TestWithParam<Case> {};

TEST_P(Cases, Run) {
  const Result result = run_case(GetParam());
  if (updates_expectations()) update(GetParam(), result);
  compare(GetParam(), result);
}

GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(Cases);
INSTANTIATE_TEST_SUITE_P(All, Cases, testing::ValuesIn(all_cases()), test_name);

}  // namespace
}  // namespace evdoc::test
