// Values as text, as Python's str() and repr() write them.
#pragma once

#include <string>
#include <string_view>

#include "render/value.h"

namespace evdoc::render {

/// str(value): what {{ value }} prints.
void append_text(std::string& out, const Value& value);
/// repr(value): how it stands inside of a printed list or dict.
void append_repr(std::string& out, const Value& value);
/// A double as Python writes it: the shortest digits that read back as the same number.
void append_number(std::string& out, double number);

std::string to_text(const Value& value);

/// The five characters of HTML that have a meaning, as entities.
void append_escaped(std::string& out, std::string_view text);
bool needs_escape(std::string_view text);

}  // namespace evdoc::render
