// Runs a program and prints what it took, from a process so small that its own memory does not count.
#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstring>
#include <iostream>

namespace {

double seconds_of(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

/// Both outputs of the program go to the log.
int run(const char* log, char** command) {
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, log, O_WRONLY | O_CREAT | O_TRUNC, 0666);
  ::posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
  const auto start = std::chrono::steady_clock::now();
  pid_t process = 0;
  const int error = ::posix_spawnp(&process, command[0], &actions, nullptr, command, environ);
  ::posix_spawn_file_actions_destroy(&actions);
  if (error != 0) {
    std::cerr << "meter: " << command[0] << ": " << std::strerror(error) << "\n";
    return 1;
  }
  int status = 0;
  rusage usage{};
  if (::wait4(process, &status, 0, &usage) != process) return 1;
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  const double cpu = seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime);
  std::cout << fmt::format("{{\"status\": {}, \"seconds\": {}, \"cpu\": {}, \"memory_mib\": {}}}\n", status, seconds,
                           cpu, static_cast<double>(usage.ru_maxrss) / 1024);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc >= 3) return run(argv[1], argv + 2);
  std::cerr << "usage: evdoc_bench_meter LOG PROGRAM [ARGUMENT...]\n";
  return 2;
}
