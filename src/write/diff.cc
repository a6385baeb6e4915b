#include "write/diff.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include <fmt/format.h>

namespace evdoc {

namespace {

using Lines = std::vector<std::string_view>;

constexpr std::size_t context_lines = 3;
constexpr int64_t most_edits = 1000;

/// The lines with their line ends.
Lines split_lines(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

struct Edit {
  char kind;  ///< ' ', '-' or '+'
  std::string_view line;
};

std::vector<Edit> replaced_whole(const Lines& before, const Lines& after) {
  std::vector<Edit> edits;
  for (const std::string_view line : before) edits.push_back({'-', line});
  for (const std::string_view line : after) edits.push_back({'+', line});
  return edits;
}

/// Myers' greedy algorithm ("An O(ND) Difference Algorithm", 1986).
class ShortestEdit {
 public:
  ShortestEdit(const Lines& before, const Lines& after)
      : before_(before), after_(after), n_(std::ssize(before)), m_(std::ssize(after)) {}

  std::vector<Edit> find() {
    const int64_t limit = std::min(n_ + m_, most_edits);
    std::vector<int64_t> furthest(2 * limit + 3, 0);
    const int64_t middle = limit + 1;
    for (int64_t d = 0; d <= limit; ++d) {
      trace_.push_back(furthest);
      for (int64_t k = -d; k <= d; k += 2) {
        if (walk(k, d, &furthest[middle])) return backtrack(d, middle);
      }
    }
    return replaced_whole(before_, after_);
  }

 private:
  static bool comes_from_insertion(int64_t k, int64_t d, const int64_t* furthest) {
    return k == -d || (k != d && furthest[k - 1] < furthest[k + 1]);
  }

  /// Goes as far as possible on diagonal `k`; true at the end of both texts.
  bool walk(int64_t k, int64_t d, int64_t* furthest) const {
    int64_t x = comes_from_insertion(k, d, furthest) ? furthest[k + 1] : furthest[k - 1] + 1;
    int64_t y = x - k;
    while (x < n_ && y < m_ && before_[x] == after_[y]) {
      ++x;
      ++y;
    }
    furthest[k] = x;
    return x >= n_ && y >= m_;
  }

  std::vector<Edit> backtrack(int64_t edits, int64_t middle) const {
    std::vector<Edit> result;
    int64_t x = n_;
    int64_t y = m_;
    for (int64_t d = edits; d > 0; --d) {
      const int64_t* furthest = &trace_[d][middle];
      const int64_t k = x - y;
      const bool inserted = comes_from_insertion(k, d, furthest);
      const int64_t previous_x = furthest[inserted ? k + 1 : k - 1];
      const int64_t previous_y = previous_x - (inserted ? k + 1 : k - 1);
      for (; x > previous_x && y > previous_y; --x, --y) result.push_back({' ', before_[x - 1]});
      result.push_back(inserted ? Edit{'+', after_[previous_y]} : Edit{'-', before_[previous_x]});
      x = previous_x;
      y = previous_y;
    }
    for (; x > 0; --x) result.push_back({' ', before_[x - 1]});
    std::reverse(result.begin(), result.end());
    return result;
  }

  const Lines& before_;
  const Lines& after_;
  int64_t n_;
  int64_t m_;
  std::vector<std::vector<int64_t>> trace_;
};

/// Edits that are close enough to be shown together, with their context.
struct Hunk {
  std::size_t begin;
  std::size_t end;
};

std::vector<Hunk> find_hunks(const std::vector<Edit>& edits) {
  std::vector<Hunk> hunks;
  for (std::size_t i = 0; i < edits.size(); ++i) {
    if (edits[i].kind == ' ') continue;
    const std::size_t begin = i - std::min(i, context_lines);
    const std::size_t end = std::min(i + 1 + context_lines, edits.size());
    if (!hunks.empty() && begin <= hunks.back().end) {
      hunks.back().end = end;
    } else {
      hunks.push_back({begin, end});
    }
  }
  return hunks;
}

void append_line(std::string& out, const Edit& edit) {
  out += edit.kind;
  out += edit.line;
  if (!edit.line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
}

std::string range(std::size_t first, std::size_t count) {
  return count == 1 ? fmt::to_string(first + 1) : fmt::format("{},{}", count == 0 ? first : first + 1, count);
}

}  // namespace

std::string unified_diff(std::string_view path, std::string_view before, std::string_view after) {
  if (before == after) return {};
  const Lines old_lines = split_lines(before);
  const Lines new_lines = split_lines(after);
  const std::vector<Edit> edits = ShortestEdit(old_lines, new_lines).find();
  std::string out = fmt::format("--- a/{0}\n+++ b/{0}\n", path);
  std::size_t old_line = 0;
  std::size_t new_line = 0;
  std::size_t next = 0;
  for (const Hunk& hunk : find_hunks(edits)) {
    old_line += hunk.begin - next;  // between hunks both texts are the same
    new_line += hunk.begin - next;
    std::size_t old_count = 0;
    std::size_t new_count = 0;
    std::string body;
    for (std::size_t i = hunk.begin; i < hunk.end; ++i) {
      append_line(body, edits[i]);
      old_count += edits[i].kind != '+' ? 1 : 0;
      new_count += edits[i].kind != '-' ? 1 : 0;
    }
    out += fmt::format("@@ -{} +{} @@\n{}", range(old_line, old_count), range(new_line, new_count), body);
    old_line += old_count;
    new_line += new_count;
    next = hunk.end;
  }
  return out;
}

}  // namespace evdoc
