// Filters that write as readers of the page's locale do.
#pragma once

#include "render/shape.h"

namespace evdoc {

/// A number with the locale's separators.
render::Value number_filter(const render::Arguments& arguments, render::Context& context);
/// A day, "2017-03-30" or "03/30/2017", in one of the styles 'short', 'medium', 'long' and 'full'.
render::Value date_filter(const render::Arguments& arguments, render::Context& context);
/// A count put into an ICU MessageFormat pattern with the argument `n`.
render::Value plural_filter(const render::Arguments& arguments, render::Context& context);

/// The items of a list as a sentence has them.
render::Value prose_list_filter(const render::Arguments& arguments, render::Context& context);

}  // namespace evdoc
