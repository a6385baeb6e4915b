// How fast the system itself is at what a build does to files: the figures that builds are measured against.
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <string>
#include <thread>
#include <vector>

namespace evdoc::bench {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& what) {
  std::cerr << "limits: " << what << ": " << std::strerror(errno) << "\n";
  std::exit(1);
}

/// A file of the model, in memory.
struct File {
  std::size_t folder = 0;  ///< in Model::folders
  std::string name;
  std::string bytes;
};

struct Model {
  std::vector<fs::path> folders;  ///< relative
  std::vector<File> files;        ///< by folder, then name

  std::size_t bytes() const {
    std::size_t total = 0;
    for (const File& file : files) total += file.bytes.size();
    return total;
  }
};

std::string contents(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Model read_model(const fs::path& top) {
  std::map<fs::path, std::vector<std::string>> names;
  for (const auto& entry : fs::recursive_directory_iterator(top)) {
    const fs::path path = fs::relative(entry.path(), top);
    const bool is_hidden = path.begin()->string().starts_with('.') || path.filename().string().starts_with('.');
    if (entry.is_regular_file() && !is_hidden) names[path.parent_path()].push_back(path.filename().string());
  }
  Model model;
  for (auto& [folder, in_folder] : names) {
    std::ranges::sort(in_folder);
    for (std::string& name : in_folder) {
      std::string bytes = contents(top / folder / name);
      model.files.push_back({model.folders.size(), std::move(name), std::move(bytes)});
    }
    model.folders.push_back(folder);
  }
  return model;
}

/// Open descriptors of the model's folders below another one.
class Folders {
 public:
  Folders(const Model& model, const fs::path& top) {
    for (const fs::path& folder : model.folders) {
      fs::create_directories(top / folder);
      descriptors_.push_back(::open((top / folder).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
      if (descriptors_.back() < 0) fail((top / folder).string());
    }
  }
  ~Folders() {
    for (const int descriptor : descriptors_) ::close(descriptor);
  }
  Folders(const Folders&) = delete;
  Folders& operator=(const Folders&) = delete;

  int of(const File& file) const { return descriptors_[file.folder]; }

 private:
  std::vector<int> descriptors_;
};

void write_file(int folder, const char* name, const std::string& bytes) {
  const int descriptor = ::openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (descriptor < 0) fail(name);
  if (::write(descriptor, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) fail(name);
  ::close(descriptor);
}

void write_files(const Model& model, const Folders& folders, unsigned threads) {
  constexpr std::size_t block = 64;
  std::atomic<std::size_t> next = 0;
  const auto take_turns = [&] {
    for (std::size_t begin = next.fetch_add(block); begin < model.files.size(); begin = next.fetch_add(block)) {
      const std::size_t end = std::min(begin + block, model.files.size());
      for (std::size_t i = begin; i < end; ++i) {
        write_file(folders.of(model.files[i]), model.files[i].name.c_str(), model.files[i].bytes);
      }
    }
  };
  std::vector<std::jthread> helpers;
  for (unsigned i = 1; i < threads; ++i) helpers.emplace_back(take_turns);
  take_turns();
}

void write_and_rename(const Model& model, const Folders& folders) {
  std::string temporary;
  for (std::size_t i = 0; i < model.files.size(); ++i) {
    const File& file = model.files[i];
    temporary = fmt::format(".{}.tmp", i);
    write_file(folders.of(file), temporary.c_str(), file.bytes);
    if (::renameat(folders.of(file), temporary.c_str(), folders.of(file), file.name.c_str()) != 0) fail(file.name);
  }
}

void stat_files(const Model& model, const Folders& folders) {
  struct stat status {};
  for (const File& file : model.files) {
    if (::fstatat(folders.of(file), file.name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) fail(file.name);
  }
}

void read_files(const Model& model, const Folders& folders) {
  std::size_t longest = 0;
  for (const File& file : model.files) longest = std::max(longest, file.bytes.size());
  std::string buffer(longest, '\0');
  for (const File& file : model.files) {
    const int descriptor = ::openat(folders.of(file), file.name.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0 || ::read(descriptor, buffer.data(), buffer.size()) < 0) fail(file.name);
    ::close(descriptor);
  }
}

struct Limit {
  std::string_view name;
  void (*run)(const Model& model, const Folders& folders);
};

constexpr std::array<Limit, 5> limits{{
    {"write", [](const Model& m, const Folders& f) { write_files(m, f, 1); }},
    {"write-2-threads", [](const Model& m, const Folders& f) { write_files(m, f, 2); }},
    {"write-and-rename", write_and_rename},
    {"stat", stat_files},
    {"read", read_files},
}};

/// Of all threads.
double cpu_seconds() {
  timespec now{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

int measure(std::string_view name, const fs::path& from, const fs::path& to) {
  const auto limit = std::ranges::find(limits, name, &Limit::name);
  if (limit == limits.end()) return 2;
  const Model model = read_model(from);
  const auto start = std::chrono::steady_clock::now();
  const double cpu_start = cpu_seconds();
  const Folders folders(model, to);
  limit->run(model, folders);
  const double cpu = cpu_seconds() - cpu_start;
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  std::cout << fmt::format("{{\"seconds\": {}, \"cpu\": {}, \"files\": {}, \"bytes\": {}}}\n", seconds, cpu,
                           model.files.size(), model.bytes());
  return 0;
}

}  // namespace
}  // namespace evdoc::bench

int main(int argc, char** argv) {
  if (argc == 4) return evdoc::bench::measure(argv[1], argv[2], argv[3]);
  std::cerr << "usage: evdoc_bench_limits write|write-2-threads|write-and-rename MODEL NEW_FOLDER\n"
               "       evdoc_bench_limits stat|read MODEL MODEL\n";
  return 2;
}
