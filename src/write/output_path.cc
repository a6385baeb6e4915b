#include "write/output_path.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/byte_set.h"
#include "base/string_map.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "write/codes.h"

namespace evdoc {

namespace {

constexpr std::size_t name_limit_bytes = 200;
constexpr std::size_t longest_character_bytes = 4;
constexpr std::size_t usual_path_bytes = 63;

using Scope = PathPattern::Scope;

struct Placeholder {
  std::string_view name;  ///< one that ends in '/' brings its own slash
  std::string_view PathFields::*field;
  std::array<Scope, 4> scopes;  ///< that have it; the last is repeated
};

constexpr std::array everywhere{Scope::event, Scope::provider, Scope::map, Scope::project};
constexpr std::array below_provider{Scope::event, Scope::provider, Scope::map, Scope::map};
constexpr std::array of_event{Scope::event, Scope::event, Scope::event, Scope::event};
constexpr std::array of_map{Scope::map, Scope::map, Scope::map, Scope::map};

constexpr std::array<Placeholder, 7> placeholders{{
    {"edition", &PathFields::edition, everywhere},
    {"locale", &PathFields::locale, everywhere},
    {"provider", &PathFields::provider, below_provider},
    {"provider/", &PathFields::provider_folder, below_provider},
    {"map", &PathFields::map, of_map},
    {"id", &PathFields::id, of_event},
    {"symbol", &PathFields::symbol, of_event},
}};

bool has_scope(const Placeholder& placeholder, Scope scope) {
  return std::ranges::find(placeholder.scopes, scope) != placeholder.scopes.end();
}

constexpr ByteSet safe_bytes = ByteSet("._-").with_range('a', 'z').with_range('A', 'Z').with_range('0', '9');

/// Windows keeps these names, with any extension, for devices.
bool is_reserved(std::string_view name) {
  static constexpr std::array<std::string_view, 6> devices{"con", "prn", "aux", "nul", "com", "lpt"};
  static constexpr ByteSet initials("cCpPaAnNlL");
  if (name.empty() || !initials.holds(name.front())) return false;
  const std::string_view stem = name.substr(0, name.find('.'));
  if (stem.size() < 3 || stem.size() > 4) return false;
  const auto device = std::ranges::find_if(
      devices, [&](std::string_view d) { return is_same_but_for_case(d, stem.substr(0, d.size())); });
  if (device == devices.end()) return false;
  const bool is_port = *device == "com" || *device == "lpt";
  return is_port ? stem.size() == 4 && stem[3] >= '0' && stem[3] <= '9' : stem.size() == device->size();
}

/// Whether a name is its own safe form, as nearly all are.
bool is_safe_name(std::string_view name) {
  return !name.empty() && name.size() <= name_limit_bytes && !name.ends_with('.') && safe_bytes.holds_all_of(name) &&
         !is_reserved(name);
}

bool is_unsafe_part(std::string_view part) {
  return part.empty() || part == "." || part == "..";
}

/// The position of the slash behind the part of a path that begins at `begin`, or the path's size.
std::size_t part_end(std::string_view path, std::size_t begin) {
  return std::min(path.find('/', begin), path.size());
}

bool is_unsafe_path(std::string_view path) {
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = part_end(path, begin);
    if (is_unsafe_part(path.substr(begin, end - begin))) return true;
    begin = end + 1;
  }
  return path.find_first_of(std::string_view("\\:\0", 3)) != std::string_view::npos;
}

/// A part may have become unsafe where a placeholder stood for nothing: then it is "_".
std::string with_safe_parts(std::string path) {
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t length = part_end(path, begin) - begin;
    const bool is_unsafe = is_unsafe_part(std::string_view(path).substr(begin, length));
    if (is_unsafe) path.replace(begin, length, "_");
    begin += (is_unsafe ? 1 : length) + 1;
  }
  return path;
}

const Placeholder* find_placeholder(std::string_view name, PathPattern::Scope scope) {
  const auto found = std::find_if(placeholders.begin(), placeholders.end(),
                                  [&](const Placeholder& p) { return p.name == name && has_scope(p, scope); });
  return found != placeholders.end() ? found : nullptr;
}

std::string placeholder_help(std::string_view name, PathPattern::Scope scope) {
  std::vector<std::string_view> known;
  for (const Placeholder& p : placeholders) {
    if (has_scope(p, scope)) known.push_back(p.name);
  }
  const std::string hint = did_you_mean(name, known);
  return hint.empty() ? fmt::format("the placeholders are {{{}}}", fmt::join(known, "}, {")) : hint;
}

std::string describe(const PlannedPage& page) {
  return page.locale.empty() ? std::string(page.what) : fmt::format("{} ({})", page.what, page.locale);
}

}  // namespace

std::string safe_name(std::string_view name) {
  std::string safe;
  for (const char c : name.substr(0, name_limit_bytes * longest_character_bytes)) {
    if (!is_continuation_byte(c)) safe += safe_bytes.holds(c) ? c : '-';
  }
  if (is_reserved(safe)) safe.insert(safe.begin(), '_');
  safe.resize(std::min(safe.size(), name_limit_bytes));
  while (safe.ends_with('.')) safe.pop_back();
  return safe.empty() ? "_" : safe;
}

std::string DistinctNames::add(std::string_view name) {
  constexpr std::size_t room_for_number = 12;
  const std::string safe = safe_name(name);
  const std::string stem = safe.substr(0, name_limit_bytes - room_for_number);
  std::string distinct = safe;
  for (unsigned& uses = uses_[ascii_lowered(safe)]; uses_[ascii_lowered(distinct)] > 0;)
    distinct = fmt::format("{}-{}", stem, ++uses);
  uses_[ascii_lowered(distinct)] = 1;
  return distinct;
}

PathPattern::PathPattern(std::string_view pattern, Scope scope, Span place, Diagnostics& diagnostics) {
  parse(pattern, scope, place, diagnostics);
  if (is_unsafe_path(pattern)) {
    is_doubtful_ = true;
    diagnostics.report(code::output_path_unsafe, place,
                       fmt::format("the output path '{}' leaves the output folder or names no file", pattern),
                       "give a relative path without empty, '.' and '..' parts; choose the folder with --out");
  }
  for (std::size_t i = 0; i < parts_.size(); ++i) is_doubtful_ |= parts_[i].is_folder && may_join_badly(i);
}

/// Whether what brings its own slash stands elsewhere than where a part of the path begins.
bool PathPattern::may_join_badly(std::size_t folder) const {
  if (folder > 0 && !parts_[folder - 1].text.ends_with('/')) return true;
  return folder + 1 == parts_.size() || parts_[folder + 1].text.starts_with('/');
}

void PathPattern::parse(std::string_view pattern, Scope scope, Span place, Diagnostics& diagnostics) {
  while (!pattern.empty()) {
    const std::size_t brace = std::min(pattern.find_first_of("{}"), pattern.size());
    if (brace > 0) parts_.push_back({.text = std::string(pattern.substr(0, brace))});
    pattern.remove_prefix(brace);
    if (pattern.empty()) return;
    const std::size_t close = pattern.find('}');
    if (close == 0 || close == std::string_view::npos) {
      is_doubtful_ = true;
      const std::string_view fault =
          close == 0 ? "a '}' of the output path closes nothing" : "a '{' of the output path is not closed";
      diagnostics.report(code::output_path_pattern, place, std::string(fault), "write a placeholder as {id}");
      return;
    }
    add_placeholder(pattern.substr(1, close - 1), scope, place, diagnostics);
    pattern.remove_prefix(close + 1);
  }
}

void PathPattern::add_placeholder(std::string_view name, Scope scope, Span place, Diagnostics& diagnostics) {
  if (const Placeholder* known = find_placeholder(name, scope)) {
    parts_.push_back({.text = {}, .field = known->field, .is_folder = name.ends_with('/')});
    return;
  }
  is_doubtful_ = true;
  diagnostics.report(code::output_path_pattern, place,
                     fmt::format("unknown placeholder '{{{}}}' in the output path", name),
                     placeholder_help(name, scope));
}

void PathPattern::append(const Part& part, std::string_view value, std::string& path) {
  const auto begin = static_cast<std::ptrdiff_t>(path.size());
  if (is_safe_name(value)) {
    path += value;
  } else {
    path += safe_name(value);
  }
  if (part.field == &PathFields::symbol)
    std::transform(path.begin() + begin, path.end(), path.begin() + begin, ascii_lower);
  if (part.is_folder) path += '/';
}

PathPattern PathPattern::filled(const PathFields& known) const {
  PathPattern pattern;
  pattern.is_doubtful_ = is_doubtful_;
  for (const Part& part : parts_) {
    const std::string_view value = part.field ? known.*part.field : std::string_view();
    if (part.field && value.empty()) {
      pattern.parts_.push_back(part);
      continue;
    }
    const bool is_behind_text = !pattern.parts_.empty() && !pattern.parts_.back().field;
    Part& text = is_behind_text ? pattern.parts_.back() : pattern.parts_.emplace_back();
    text.is_value = part.field || part.is_value;
    if (part.field) {
      append(part, value, text.text);
    } else {
      text.text += part.text;
    }
  }
  return pattern;
}

std::string PathPattern::expand(const PathFields& fields) const {
  std::string path;
  path.reserve(usual_path_bytes);
  bool is_behind_literal = false;
  bool is_doubtful = is_doubtful_;
  for (const Part& part : parts_) {
    const std::string_view value = part.field ? fields.*part.field : std::string_view();
    if (!part.field) {
      path += part.text;
    } else if (!value.empty()) {
      append(part, value, path);
    } else {
      is_doubtful |= !part.is_folder;
      if (is_behind_literal && path.ends_with('-')) path.pop_back();
    }
    is_behind_literal = !part.field && !part.is_value;
  }
  return is_doubtful ? with_safe_parts(std::move(path)) : path;
}

bool DistinctPaths::add(std::string_view path) {
  folded_.assign(path);
  std::ranges::transform(folded_, folded_.begin(), ascii_lower);
  const auto is_same = [&](uint32_t other) { return is_same_but_for_case(paths_[other], path); };
  const auto next = static_cast<uint32_t>(paths_.size());
  const bool is_new = slots_.try_emplace(HashedString(folded_).hash(), next, is_same).second;
  if (is_new) paths_.push_back(path);
  return is_new;
}

void check_collisions(std::span<const PlannedPage> pages, Diagnostics& diagnostics) {
  Arena folded;
  StringMap<const PlannedPage*> seen;
  seen.reserve(pages.size());
  for (const PlannedPage& page : pages) {
    const auto [first, is_new] = seen.try_emplace(folded.copy(ascii_lowered(page.path)), &page);
    if (is_new) continue;
    diagnostics
        .report(code::output_path_collision, page.origin,
                fmt::format("{} and {} would both be written to '{}'", describe(*first), describe(page), page.path),
                "tell them apart with a placeholder in the output path, for instance {provider}/")
        .note(first->origin, "the first of them");
  }
}

}  // namespace evdoc
