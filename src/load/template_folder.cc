#include "load/template_folder.h"

#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "base/builtin_files.h"
#include "load/input.h"

namespace evdoc {

namespace {

bool is_inside(std::string_view name) {
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.find('/', begin), name.size());
    const std::string_view part = name.substr(begin, end - begin);
    if (part.empty() || part == "." || part == "..") return false;
    begin = end + 1;
  }
  return name.find('\0') == std::string_view::npos;
}

std::string builtin_folder(std::string_view set) {
  return fmt::format("templates/{}", set);
}

}  // namespace

bool is_builtin_set(std::string_view name) {
  return name.find('/') == std::string_view::npos && !builtin_files_in(builtin_folder(name)).empty();
}

bool TemplateFolder::exists() const {
  std::error_code ignored;
  return is_builtin_set(set_) || std::filesystem::is_directory(set_, ignored);
}

bool TemplateFolder::set_base(std::string base) {
  if (!is_builtin_set(base)) return false;
  base_ = std::move(base);
  return true;
}

Source* TemplateFolder::open(std::string_view name, Diagnostics& diagnostics) {
  const auto known = opened_.find(name);
  if (known != opened_.end()) return known->second;
  Source* source = is_inside(name) ? open_anew(name, diagnostics) : nullptr;
  opened_.emplace(name, source);
  return source;
}

Source* TemplateFolder::open_anew(std::string_view name, Diagnostics& diagnostics) {
  if (is_builtin_set(set_)) return open_builtin(set_, name);
  const std::filesystem::path path = (std::filesystem::path(set_) / name).lexically_normal();
  std::error_code unknown;  // where the system does not say whether it is there, reading says why
  const bool is_absent = !std::filesystem::exists(path, unknown) && !unknown;
  if (is_absent) {
    sources_.record({.path = path.string(), .stamp = {}, .digest = {}});
    return base_.empty() ? nullptr : open_builtin(base_, name);
  }
  return open_input(sources_, path.string(), diagnostics);
}

Source* TemplateFolder::open_builtin(std::string_view set, std::string_view name) {
  const std::string path = fmt::format("{}/{}", builtin_folder(set), name);
  const BuiltinFile* file = find_builtin_file(path);
  return file ? &sources_.add(path, std::string(file->contents)) : nullptr;
}

}  // namespace evdoc
