// The name of a heading's anchor.
#pragma once

#include <string>
#include <string_view>

namespace evdoc::markdown {

/// The anchor that the published pages give a heading, made from its English text: lower case; letters, digits, '_' and
/// '-' stay, a blank becomes '-', all else goes, nothing is collapsed ("4031 - X" gives "4031---x").
std::string slug(std::string_view heading);

}  // namespace evdoc::markdown
