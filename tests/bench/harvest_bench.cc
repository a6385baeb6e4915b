// How long it takes to harvest published pages and to prove it, beside reading and hashing the same files: the ratio.
#include <fmt/format.h>

#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "base/file.h"
#include "base/hash.h"
#include "cli/main.h"
#include "cli/page_files.h"

namespace {

using namespace evdoc;
namespace fs = std::filesystem;
using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr int rounds = 5;

struct Time {
  Milliseconds whole = Milliseconds::max();
  Milliseconds processor = Milliseconds::max();
};

Milliseconds processor_time() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

/// The shortest of several rounds: what the work takes when nothing else runs.
template <class Work>
Time shortest(Work work) {
  Time best;
  for (int round = 0; round < rounds; ++round) {
    const auto start = std::chrono::steady_clock::now();
    const Milliseconds processor_start = processor_time();
    work();
    best.processor = std::min(best.processor, processor_time() - processor_start);
    best.whole = std::min<Milliseconds>(best.whole, std::chrono::steady_clock::now() - start);
  }
  return best;
}

/// What reading and hashing found, so that no compiler leaves it out.
struct Read {
  std::size_t bytes = 0;
  std::size_t digits = 0;
};

Read read_and_hash(std::span<const std::string> paths) {
  Read read;
  for (const std::string& path : paths) {
    const FileContents file = read_file(path);
    read.bytes += file.bytes.size();
    read.digits += sha1_hex(file.bytes).size();
  }
  return read;
}

/// Below the system's folder for temporary files, and gone in the end.
class ProjectFolder {
 public:
  ProjectFolder() {
    std::string pattern = (fs::temp_directory_path() / "evdoc-bench-XXXXXX").string();
    if (mkdtemp(pattern.data())) path_ = pattern;
  }
  ProjectFolder(const ProjectFolder&) = delete;
  ProjectFolder& operator=(const ProjectFolder&) = delete;
  ~ProjectFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

/// The last line that the command prints, or nothing after it printed its findings.
std::string harvest(const std::string& pages, const std::string& project) {
  const std::vector<std::string> words{"harvest", pages, "--out", project, "--jobs", "1"};
  cli::Output out;
  cli::Output err;
  if (cli::run(words, {}, out, err) != 0) {
    fmt::print(stderr, "{}", err.pending());
    return {};
  }
  const std::string printed(out.pending());
  return printed.substr(printed.rfind('\n', printed.size() - 2) + 1);
}

int measure(const std::string& pages) {
  const std::vector<std::string> operands{pages};
  const std::vector<std::string> paths = cli::page_files(operands);
  Read read;
  const Time floor = shortest([&] { read = read_and_hash(paths); });
  std::string proof;
  const Time work = shortest([&] {
    const ProjectFolder project;
    proof = harvest(pages, project.path());
  });
  if (proof.empty() || read.digits == 0) return 1;
  fmt::print("{}", proof);
  fmt::print("read and hash {} files, {} bytes: {:.1f} ms, {:.1f} ms of the processor\n", paths.size(), read.bytes,
             floor.whole.count(), floor.processor.count());
  fmt::print(
      "harvest and verify on one thread: {:.1f} ms, {:.1f} ms of the processor: {:.1f} and {:.1f} times as long\n",
      work.whole.count(), work.processor.count(), work.whole / floor.whole, work.processor / floor.processor);
  return 0;
}

}  // namespace

/// With no operand, the bilingual pages of the real data.
int main(int argc, char** argv) {
  const char* data = std::getenv("EVDOC_REAL_DATA");
  if (argc < 2 && !data) {
    fmt::print(stderr, "name a folder of published pages, or set EVDOC_REAL_DATA\n");
    return 2;
  }
  return measure(argc < 2 ? std::string(data) + "/corpus/bilingual" : std::string(argv[1]));
}
