// Addresses of the web as links.
#pragma once

#include <string>
#include <string_view>

namespace evdoc {

/// Markdown for an address, fit for a table cell: a link where it begins with `http://` or `https://`, else code. What
/// no address may hold is written with percent signs.
std::string web_link(std::string_view address);

}  // namespace evdoc
