// JSON documents as text that no terminal and no reader of logs can be misled by.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

namespace evdoc {

/// With an indent of two and a line end behind it. What is not shown as itself (see text/escape.h), as controls of text
/// direction are, is written as `\u202E`; bytes that are not UTF-8 become U+FFFD.
std::string json_text(const nlohmann::ordered_json& document);

}  // namespace evdoc
