// Numbers and strings to bytes and back, in the byte order of the machine: for files that do not leave it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/large_pages.h"

namespace evdoc {

/// The most bytes of a packed number.
inline constexpr std::size_t longest_packed = 10;

/// Writes a number that is mostly small: seven bits in each byte, the lowest first, all but the last with the highest
/// bit set. Answers where it ended.
inline char* write_packed(char* to, uint64_t value) {
  for (; value >= 0x80; value >>= 7) *to++ = static_cast<char>(value | 0x80);
  *to++ = static_cast<char>(value);
  return to;
}

/// The same for what is to be added, modulo 2^64, to get from one number to another that is mostly near to it.
inline char* write_step(char* to, uint64_t from, uint64_t value) {
  const uint64_t step = value - from;
  return write_packed(to, step << 1 ^ (step >> 63 ? ~uint64_t{0} : 0));
}

class BinaryWriter {
 public:
  template <class Number>
  void number(Number value) {
    static_assert(std::is_arithmetic_v<Number> || std::is_enum_v<Number>);
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }

  /// The bytes of a struct that has no others than those of its fields.
  template <class Record>
  void record(const Record& record) {
    static_assert(std::has_unique_object_representations_v<Record>);
    bytes_.append(reinterpret_cast<const char*>(&record), sizeof record);
  }

  void text(std::string_view text) {
    number(static_cast<uint32_t>(text.size()));
    bytes_ += text;
  }

  void bytes(std::string_view bytes) { bytes_ += bytes; }

  /// Writes over a record that was written at `place`.
  template <class Record>
  void replace(std::size_t place, const Record& record) {
    static_assert(std::has_unique_object_representations_v<Record>);
    std::memcpy(bytes_.data() + place, &record, sizeof record);
  }

  /// Makes room for what will be written.
  void reserve(std::size_t size) {
    bytes_.reserve(size);
    expect_whole_use(bytes_.data(), size);
  }
  /// What was written from `place` on.
  std::string_view written(std::size_t place = 0) const { return std::string_view(bytes_).substr(place); }

  template <class Number>
  void numbers(std::span<const Number> values) {
    number(static_cast<uint32_t>(values.size()));
    bytes_.append(reinterpret_cast<const char*>(values.data()), values.size_bytes());
  }

  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// Reads what BinaryWriter wrote. Past the end everything is zero or empty, and `is_good` is false.
class BinaryReader {
 public:
  explicit BinaryReader(std::string_view bytes) : bytes_(bytes) {}

  template <class Number>
  Number number() {
    return record<Number>();
  }

  template <class Record>
  Record record() {
    Record value{};
    const std::string_view piece = bytes(sizeof value);
    if (is_good_) std::memcpy(&value, piece.data(), sizeof value);
    return value;
  }

  /// What write_packed wrote. More bits than there are in a number are not good.
  uint64_t packed() {
    const std::size_t most = is_good_ ? std::min(bytes_.size(), longest_packed) : 0;
    uint64_t value = 0;
    for (std::size_t i = 0; i < most; ++i) {
      const auto byte = static_cast<uint8_t>(bytes_[i]);
      value |= uint64_t{byte & 0x7fu} << 7 * i;
      if (byte >= 0x80) continue;
      bytes_.remove_prefix(i + 1);
      return value;
    }
    is_good_ = false;
    return 0;
  }

  /// What write_step wrote.
  uint64_t stepped(uint64_t from) {
    const uint64_t step = packed();
    return from + (step >> 1 ^ (step & 1 ? ~uint64_t{0} : 0));
  }

  /// Says that what was read can't be right.
  void require(bool is_right) { is_good_ &= is_right; }

  /// A view into the bytes.
  std::string_view text() { return bytes(number<uint32_t>()); }

  /// A view of that many bytes.
  std::string_view bytes(std::size_t size) {
    is_good_ &= size <= bytes_.size();
    if (!is_good_) return {};
    const std::string_view piece(bytes_.data(), size);
    bytes_.remove_prefix(size);
    return piece;
  }

  /// Appends the numbers that were written together; how many.
  template <class Number>
  std::size_t numbers(std::vector<Number>& values) {
    const std::size_t count = number<uint32_t>();
    is_good_ &= count <= bytes_.size() / sizeof(Number);
    const std::string_view piece = bytes(is_good_ ? count * sizeof(Number) : 0);
    const std::size_t before = values.size();
    values.resize(before + piece.size() / sizeof(Number));
    if (!piece.empty()) std::memcpy(values.data() + before, piece.data(), piece.size());
    return values.size() - before;
  }

  /// How many entries follow, of so many bytes at least. More than the bytes that are left can hold are not good, so
  /// that nobody reserves for them.
  std::size_t count(std::size_t least_bytes = 1) {
    const std::size_t value = number<uint32_t>();
    is_good_ &= value <= bytes_.size() / least_bytes;
    return is_good_ ? value : 0;
  }

  std::string_view rest() const { return bytes_; }
  bool is_good() const { return is_good_; }
  bool is_at_end() const { return bytes_.empty(); }

 private:
  std::string_view bytes_;
  bool is_good_ = true;
};

}  // namespace evdoc
