// Operations of Python's str that filters and methods share. Positions and lengths are in code points.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace evdoc::render {

std::u32string decode(std::string_view text);
std::string encode(std::u32string_view text);

enum class LineEnds : bool { drop, keep };

/// What the views of parts of a text take for each of its bytes, or nearly: most parts are two bytes or more.
inline constexpr std::size_t bytes_of_views = sizeof(std::string_view) / 2;

/// str.splitlines(): at every line end that Unicode knows.
std::vector<std::string_view> split_lines(std::string_view text, LineEnds ends);

enum class Side : uint8_t { left, right, both };

/// str.strip() and its like; `characters` null: white space.
std::string_view strip(std::string_view text, const std::string_view* characters, Side side);

/// str.split(): `most` < 0: no limit. Without a separator at runs of white space.
std::vector<std::string_view> split(std::string_view text, std::string_view separator, int64_t most);
std::vector<std::string_view> split_right(std::string_view text, std::string_view separator, int64_t most);
std::vector<std::string_view> split_words(std::string_view text, int64_t most);
std::vector<std::string_view> split_words_right(std::string_view text, int64_t most);

/// str.replace(); `most` < 0: no limit.
std::string replace(std::string_view text, std::string_view old, std::string_view fresh, int64_t most);

/// `text` with `count` times `fill` before or after it.
std::string pad(std::string_view text, std::size_t before, std::size_t after, std::string_view fill);

/// str.center(): where the padding is odd, the side that Python chooses gets more.
std::string center(std::string_view text, std::size_t width, std::string_view fill);

bool is_word_character(char32_t c);

}  // namespace evdoc::render
