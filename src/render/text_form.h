// Values as text, as Python's str() and repr() write them.
#pragma once

#include <string>
#include <string_view>

#include "render/value.h"

namespace evdoc::render {

/// str(value): what {{ value }} prints. Lists and dicts can be far longer as text than they are in memory: writing them
/// stops soon after `out` has more than `most` bytes.
void append_text(std::string& out, const Value& value, std::size_t most);
/// repr(value): how it stands inside of a printed list or dict; `most` as above.
void append_repr(std::string& out, const Value& value, std::size_t most);
/// A double as Python writes it: the shortest digits that read back as the same number.
void append_number(std::string& out, double number);

/// The five characters of HTML that have a meaning, as entities.
void append_escaped(std::string& out, std::string_view text);
bool needs_escape(std::string_view text);
/// The bytes that append_escaped adds.
std::size_t escaped_size(std::string_view text);

}  // namespace evdoc::render
