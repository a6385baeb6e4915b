#include "check/places.h"

#include <algorithm>
#include <vector>

#include "check/letters.h"

namespace evdoc::check {

namespace {

/// A run of text between tags, in the file and in the value: byte offsets.
struct Run {
  std::size_t in_file = 0;
  std::size_t in_value = 0;
  std::string_view text;
};

using Runs = std::vector<Run>;

/// The place of all content, from the first tag's '<' to the last one's '>': parsers give the place of their names.
Span whole_place(const Text& text) {
  Span place = text.span;
  if (!place.is_known() || place.text() == text.value) return place;
  const std::string_view file = place.source->text();
  if (place.begin > 0 && file[place.begin - 1] == '<') --place.begin;
  std::size_t at = place.begin;
  while (at < place.end) at += file[at] == '<' ? tag_length(file.substr(at)) : 1;
  place.end = static_cast<uint32_t>(at);
  return place;
}

Runs runs_of(std::string_view content) {
  Runs runs;
  for (std::size_t at = 0; at < content.size();) {
    if (content[at] == '<') {
      at += tag_length(content.substr(at));
      continue;
    }
    const std::size_t end = std::min(content.find('<', at), content.size());
    runs.push_back({at, 0, content.substr(at, end - at)});
    at = end;
  }
  return runs;
}

/// Puts each run at the first place in the value that is left for it; false: there is none.
bool align_first(Runs& runs, std::string_view value) {
  std::size_t at = 0;
  for (Run& run : runs) {
    run.in_value = value.find(run.text, at);
    if (run.in_value == std::string_view::npos) return false;
    at = run.in_value + run.text.size();
  }
  return true;
}

/// Likewise the last place.
bool align_last(Runs& runs, std::string_view value) {
  std::size_t end = value.size();
  for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
    if (run->text.size() > end) return false;
    run->in_value = value.rfind(run->text, end - run->text.size());
    if (run->in_value == std::string_view::npos) return false;
    end = run->in_value;
  }
  return true;
}

/// The runs where they must stand: none if they could stand elsewhere too, or are not what the value has.
Runs aligned_runs(std::string_view content, std::string_view value) {
  if (content.find_first_of("&\r") != std::string_view::npos || content.find("<!") != std::string_view::npos) return {};
  Runs first = runs_of(content);
  Runs last = first;
  if (!align_first(first, value) || !align_last(last, value)) return {};
  return std::ranges::equal(first, last, {}, &Run::in_value, &Run::in_value) ? first : Runs();
}

bool is_inside(std::string_view whole, std::string_view part) {
  return part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size();
}

/// The file's offset of the value's offset `at`: of a code that it is in, the beginning.
std::size_t begin_in_file(const Runs& runs, std::size_t at) {
  std::size_t place = 0;
  for (const Run& run : runs) {
    if (run.in_value > at) break;
    place = run.in_file + std::min(at - run.in_value, run.text.size());
  }
  return place;
}

/// Likewise, but of a code the end.
std::size_t end_in_file(const Runs& runs, std::size_t at, std::size_t content_size) {
  for (const Run& run : runs) {
    if (at <= run.in_value) return run.in_file;
    if (at <= run.in_value + run.text.size()) return run.in_file + (at - run.in_value);
  }
  return content_size;
}

Span part_of(const Span& whole, std::size_t begin, std::size_t end) {
  return whole.part(static_cast<uint32_t>(begin), static_cast<uint32_t>(end - begin));
}

}  // namespace

Span place_of(const Text& text, std::string_view part) {
  const Span whole = whole_place(text);
  if (!whole.is_known() || !is_inside(text.value, part)) return whole;
  const auto begin = static_cast<std::size_t>(part.data() - text.value.data());
  if (whole.text() == text.value) return part_of(whole, begin, begin + part.size());
  const Runs runs = aligned_runs(whole.text(), text.value);
  if (runs.empty()) return whole;
  const std::size_t first = begin_in_file(runs, begin);
  const std::size_t last = end_in_file(runs, begin + part.size(), whole.size());
  return first < last ? part_of(whole, first, last) : whole;
}

std::optional<Span> editable_place_of(const Text& text, std::string_view part) {
  if (part.empty() || !is_inside(text.value, part)) return std::nullopt;
  const Span place = place_of(text, part);
  return place.is_known() && place.text() == part ? std::optional(place) : std::nullopt;
}

}  // namespace evdoc::check
