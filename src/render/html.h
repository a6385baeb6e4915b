// HTML and URLs: entities, tags, quoting.
#pragma once

#include <string>
#include <string_view>

namespace evdoc::render {

/// Without comments and tags, white space as single blanks, entities as characters.
std::string strip_tags(std::string_view html);

/// Entities as the characters that they stand for; unknown ones stay.
std::string unescape_html(std::string_view html);

enum class UrlPart : uint8_t { path, query };

/// Percent encoding of what may not stand in a URL. A path keeps '/', a query has '+' for blanks.
std::string url_quote(std::string_view text, UrlPart part);

}  // namespace evdoc::render
