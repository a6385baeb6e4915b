// The functions behind Jinja's global functions; render/builtins.cc lists them with their parameters.
#pragma once

#include "render/shape.h"

namespace evdoc::render::functions {

Value range(const Arguments& arguments, Context& context);
Value dict(const Arguments& arguments, Context& context);
Value name_space(const Arguments& arguments, Context& context);
Value cycler(const Arguments& arguments, Context& context);
Value joiner(const Arguments& arguments, Context& context);
Value lipsum(const Arguments& arguments, Context& context);

}  // namespace evdoc::render::functions
