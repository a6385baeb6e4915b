// A message string as readers see it: its inserts named, its escapes resolved.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "page/page_unit.h"

namespace evdoc {

/// How an insert stands in text.
enum class InsertForm : uint8_t {
  code,
  isolated_code,  ///< set apart in text from right to left
};

/// Markdown that shows a message string in one paragraph. An insert is the name of its data item as code; one that has
/// none, or when `payload` is null, stays `%7`. Line ends are `<br>`. Of what the docs have written only inserts with a
/// data item, `%n` and `%%` are taken for those of a message string; all else is Markdown and stays.
std::string message_markdown(std::string_view message, const PayloadTemplate* payload,
                             InsertForm form = InsertForm::code, Author author = Author::manifest);

}  // namespace evdoc
