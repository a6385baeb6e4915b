// Bytes that know where they came from: Source (one input), Span (a piece of it), Text (a string with its span).
#pragma once

#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/digest.h"
#include "base/file.h"

namespace evdoc {

/// One input: the path as the user knows it and its whole text in UTF-8. Pristine for as long as it lives: a parser
/// that writes into its buffer takes a copy from the arena.
class Source {
 public:
  Source(std::string path, std::string text) : path_(std::move(path)), text_(std::move(text)) {}
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;

  const std::string& path() const { return path_; }
  std::string_view text() const { return text_; }

  /// For strings composed from this input; they live as long as it. One thread at a time.
  Arena& arena() { return arena_; }

 private:
  std::string path_;
  std::string text_;
  Arena arena_;
};

/// A half-open range of bytes of a Source. Without a source: a place that is not in any input.
struct Span {
  const Source* source = nullptr;
  uint32_t begin = 0;  ///< byte offset
  uint32_t end = 0;    ///< byte offset, not included

  bool is_known() const { return source != nullptr; }
  uint32_t size() const { return end - begin; }
  /// The bytes of the input, as they stand there.
  std::string_view text() const { return source ? source->text().substr(begin, size()) : std::string_view(); }
  /// `length` bytes from `offset` bytes into this span.
  Span part(uint32_t offset, uint32_t length) const { return {source, begin + offset, begin + offset + length}; }
  bool operator==(const Span&) const = default;
};

/// A string of the model and where it stands. The value may differ from the bytes there (entities decoded, pieces
/// joined). It is a view: into its Source, the arena of that, or a literal.
struct Text {
  std::string_view value;
  Span span;

  bool empty() const { return value.empty(); }
  operator std::string_view() const { return value; }
};

/// A place as people count it: both from 1, the column in code points.
struct Position {
  uint32_t line = 1;
  uint32_t column = 1;
  auto operator<=>(const Position&) const = default;
};

/// Where byte `offset` stands in `text`. An offset past the end is the end.
Position position_at(std::string_view text, uint32_t offset);

/// A file that was read, or looked for and not found: what a result depends on.
struct InputRecord {
  std::string path;
  FileStamp stamp;  ///< all zeros if it is not there
  Digest digest;    ///< of its bytes; not known: it was not there
};

/// Owns inputs at stable addresses, and remembers the files. Adding is thread-safe.
class Sources {
 public:
  Source& add(std::string path, std::string text);

  void record(InputRecord input);
  /// Every file that was read or looked for, by path, each once.
  std::vector<InputRecord> inputs() const;

 private:
  mutable std::mutex mutex_;
  std::deque<Source> sources_;
  std::vector<InputRecord> inputs_;
};

}  // namespace evdoc
