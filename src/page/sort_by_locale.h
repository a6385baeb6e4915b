// The filter sort_by_locale: ICU collation for lists in templates.
#pragma once

#include "render/shape.h"

namespace evdoc {

/// Sorts a list or a host's sequence, stably, as the locale of the page does. The second argument names the field of
/// objects to sort by; without it the items are strings, numbers or units themselves.
render::Value sort_by_locale(const render::Arguments& arguments, render::Context& context);

}  // namespace evdoc
