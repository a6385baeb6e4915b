// The functions behind the methods of values; render/builtins.cc lists them with their parameters.
#pragma once

#include "render/shape.h"

namespace evdoc::render::methods {

Value upper(const Arguments& arguments, Context& context);
Value lower(const Arguments& arguments, Context& context);
Value casefold(const Arguments& arguments, Context& context);
Value swapcase(const Arguments& arguments, Context& context);
Value capitalize(const Arguments& arguments, Context& context);
Value title(const Arguments& arguments, Context& context);
Value strip(const Arguments& arguments, Context& context);
Value lstrip(const Arguments& arguments, Context& context);
Value rstrip(const Arguments& arguments, Context& context);
Value split(const Arguments& arguments, Context& context);
Value rsplit(const Arguments& arguments, Context& context);
Value splitlines(const Arguments& arguments, Context& context);
Value partition(const Arguments& arguments, Context& context);
Value rpartition(const Arguments& arguments, Context& context);
Value join(const Arguments& arguments, Context& context);
Value replace(const Arguments& arguments, Context& context);
Value removeprefix(const Arguments& arguments, Context& context);
Value removesuffix(const Arguments& arguments, Context& context);
Value find(const Arguments& arguments, Context& context);
Value rfind(const Arguments& arguments, Context& context);
Value index(const Arguments& arguments, Context& context);
Value rindex(const Arguments& arguments, Context& context);
Value startswith(const Arguments& arguments, Context& context);
Value endswith(const Arguments& arguments, Context& context);
Value count(const Arguments& arguments, Context& context);
Value center(const Arguments& arguments, Context& context);
Value ljust(const Arguments& arguments, Context& context);
Value rjust(const Arguments& arguments, Context& context);
Value zfill(const Arguments& arguments, Context& context);
Value expandtabs(const Arguments& arguments, Context& context);
Value format(const Arguments& arguments, Context& context);
Value format_map(const Arguments& arguments, Context& context);
Value isalpha(const Arguments& arguments, Context& context);
Value isdigit(const Arguments& arguments, Context& context);
Value isdecimal(const Arguments& arguments, Context& context);
Value isnumeric(const Arguments& arguments, Context& context);
Value isalnum(const Arguments& arguments, Context& context);
Value isspace(const Arguments& arguments, Context& context);
Value isascii(const Arguments& arguments, Context& context);
Value isprintable(const Arguments& arguments, Context& context);
Value isidentifier(const Arguments& arguments, Context& context);
Value islower(const Arguments& arguments, Context& context);
Value isupper(const Arguments& arguments, Context& context);
Value istitle(const Arguments& arguments, Context& context);
Value append(const Arguments& arguments, Context& context);
Value extend(const Arguments& arguments, Context& context);
Value insert(const Arguments& arguments, Context& context);
Value list_pop(const Arguments& arguments, Context& context);
Value remove(const Arguments& arguments, Context& context);
Value list_index(const Arguments& arguments, Context& context);
Value list_count(const Arguments& arguments, Context& context);
Value list_reverse(const Arguments& arguments, Context& context);
Value list_sort(const Arguments& arguments, Context& context);
Value list_clear(const Arguments& arguments, Context& context);
Value list_copy(const Arguments& arguments, Context& context);
Value keys(const Arguments& arguments, Context& context);
Value values(const Arguments& arguments, Context& context);
Value items(const Arguments& arguments, Context& context);
Value get(const Arguments& arguments, Context& context);
Value dict_pop(const Arguments& arguments, Context& context);
Value popitem(const Arguments& arguments, Context& context);
Value setdefault(const Arguments& arguments, Context& context);
Value update(const Arguments& arguments, Context& context);
Value dict_clear(const Arguments& arguments, Context& context);
Value dict_copy(const Arguments& arguments, Context& context);
Value cycle(const Arguments& arguments, Context& context);
Value changed(const Arguments& arguments, Context& context);
Value next(const Arguments& arguments, Context& context);
Value reset(const Arguments& arguments, Context& context);

}  // namespace evdoc::render::methods
