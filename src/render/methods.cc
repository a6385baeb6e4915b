// The tables of the methods that values have, as Python's types.
#include "render/methods.h"

#include <array>

#include "render/builtins.h"

namespace evdoc::render {

namespace {

constexpr Need optional = Need::optional;
constexpr Function::Takes text = Function::Takes::text;
constexpr Function::Extra none = Function::Extra::none;
constexpr Function::Extra positional = Function::Extra::positional;
constexpr Function::Extra named = Function::Extra::named;
constexpr Function::Extra both = Function::Extra::both;

constexpr std::array<Parameter, 1> with_self{{{"self"}}};
constexpr std::array<Parameter, 3> with_self_width_fillchar{{{"self"}, {"width"}, {"fillchar", optional}}};
constexpr std::array<Parameter, 4> with_self_sub_start_end{{{"self"}, {"sub"}, {"start", optional}, {"end", optional}}};
constexpr std::array<Parameter, 4> with_self_suffix_start_end{
    {{"self"}, {"suffix"}, {"start", optional}, {"end", optional}}};
constexpr std::array<Parameter, 2> with_self_tabsize{{{"self"}, {"tabsize", optional}}};
constexpr std::array<Parameter, 2> with_self_iterable{{{"self"}, {"iterable"}}};
constexpr std::array<Parameter, 2> with_self_chars{{{"self"}, {"chars", optional}}};
constexpr std::array<Parameter, 2> with_self_sep{{{"self"}, {"sep"}}};
constexpr std::array<Parameter, 2> with_self_prefix{{{"self"}, {"prefix"}}};
constexpr std::array<Parameter, 2> with_self_suffix{{{"self"}, {"suffix"}}};
constexpr std::array<Parameter, 2> with_self_mapping{{{"self"}, {"mapping"}}};
constexpr std::array<Parameter, 4> with_self_old_new_count{{{"self"}, {"old"}, {"new"}, {"count", optional}}};
constexpr std::array<Parameter, 3> with_self_sep_maxsplit{{{"self"}, {"sep", optional}, {"maxsplit", optional}}};
constexpr std::array<Parameter, 2> with_self_keepends{{{"self"}, {"keepends", optional}}};
constexpr std::array<Parameter, 4> with_self_prefix_start_end{
    {{"self"}, {"prefix"}, {"start", optional}, {"end", optional}}};
constexpr std::array<Parameter, 2> with_self_width{{{"self"}, {"width"}}};
constexpr std::array<Parameter, 2> with_self_item{{{"self"}, {"item"}}};
constexpr std::array<Parameter, 2> with_self_value{{{"self"}, {"value"}}};
constexpr std::array<Parameter, 3> with_self_index_item{{{"self"}, {"index"}, {"item"}}};
constexpr std::array<Parameter, 2> with_self_index{{{"self"}, {"index", optional}}};
constexpr std::array<Parameter, 2> with_self_reverse{{{"self"}, {"reverse", optional}}};
constexpr std::array<Parameter, 3> with_self_key_default{{{"self"}, {"key"}, {"default", optional}}};
constexpr std::array<Parameter, 2> with_self_other{{{"self"}, {"other", optional}}};

constexpr std::array<Function, 44> text_methods{{
    {"capitalize", with_self, methods::capitalize, text, none},
    {"casefold", with_self, methods::casefold, text, none},
    {"center", with_self_width_fillchar, methods::center, text, none},
    {"count", with_self_sub_start_end, methods::count, text, none},
    {"endswith", with_self_suffix_start_end, methods::endswith, text, none},
    {"expandtabs", with_self_tabsize, methods::expandtabs, text, none},
    {"find", with_self_sub_start_end, methods::find, text, none},
    {"format", with_self, methods::format, text, both},
    {"format_map", with_self_mapping, methods::format_map, text, none},
    {"index", with_self_sub_start_end, methods::index, text, none},
    {"isalnum", with_self, methods::isalnum, text, none},
    {"isalpha", with_self, methods::isalpha, text, none},
    {"isascii", with_self, methods::isascii, text, none},
    {"isdecimal", with_self, methods::isdecimal, text, none},
    {"isdigit", with_self, methods::isdigit, text, none},
    {"isidentifier", with_self, methods::isidentifier, text, none},
    {"islower", with_self, methods::islower, text, none},
    {"isnumeric", with_self, methods::isnumeric, text, none},
    {"isprintable", with_self, methods::isprintable, text, none},
    {"isspace", with_self, methods::isspace, text, none},
    {"istitle", with_self, methods::istitle, text, none},
    {"isupper", with_self, methods::isupper, text, none},
    {"join", with_self_iterable, methods::join, text, none},
    {"ljust", with_self_width_fillchar, methods::ljust, text, none},
    {"lower", with_self, methods::lower, text, none},
    {"lstrip", with_self_chars, methods::lstrip, text, none},
    {"partition", with_self_sep, methods::partition, text, none},
    {"removeprefix", with_self_prefix, methods::removeprefix, text, none},
    {"removesuffix", with_self_suffix, methods::removesuffix, text, none},
    {"replace", with_self_old_new_count, methods::replace, text, none},
    {"rfind", with_self_sub_start_end, methods::rfind, text, none},
    {"rindex", with_self_sub_start_end, methods::rindex, text, none},
    {"rjust", with_self_width_fillchar, methods::rjust, text, none},
    {"rpartition", with_self_sep, methods::rpartition, text, none},
    {"rsplit", with_self_sep_maxsplit, methods::rsplit, text, none},
    {"rstrip", with_self_chars, methods::rstrip, text, none},
    {"split", with_self_sep_maxsplit, methods::split, text, none},
    {"splitlines", with_self_keepends, methods::splitlines, text, none},
    {"startswith", with_self_prefix_start_end, methods::startswith, text, none},
    {"strip", with_self_chars, methods::strip, text, none},
    {"swapcase", with_self, methods::swapcase, text, none},
    {"title", with_self, methods::title, text, none},
    {"upper", with_self, methods::upper, text, none},
    {"zfill", with_self_width, methods::zfill, text, none},
}};

constexpr std::array<Function, 11> list_methods{{
    {"append", with_self_item, methods::append, text, none},
    {"clear", with_self, methods::list_clear, text, none},
    {"copy", with_self, methods::list_copy, text, none},
    {"count", with_self_value, methods::list_count, text, none},
    {"extend", with_self_iterable, methods::extend, text, none},
    {"index", with_self_value, methods::list_index, text, none},
    {"insert", with_self_index_item, methods::insert, text, none},
    {"pop", with_self_index, methods::list_pop, text, none},
    {"remove", with_self_value, methods::remove, text, none},
    {"reverse", with_self, methods::list_reverse, text, none},
    {"sort", with_self_reverse, methods::list_sort, text, none},
}};

constexpr std::array<Function, 2> tuple_methods{{
    {"count", with_self_value, methods::list_count, text, none},
    {"index", with_self_value, methods::list_index, text, none},
}};

constexpr std::array<Function, 10> dict_methods{{
    {"clear", with_self, methods::dict_clear, text, none},
    {"copy", with_self, methods::dict_copy, text, none},
    {"get", with_self_key_default, methods::get, text, none},
    {"items", with_self, methods::items, text, none},
    {"keys", with_self, methods::keys, text, none},
    {"pop", with_self_key_default, methods::dict_pop, text, none},
    {"popitem", with_self, methods::popitem, text, none},
    {"setdefault", with_self_key_default, methods::setdefault, text, none},
    {"update", with_self_other, methods::update, text, named},
    {"values", with_self, methods::values, text, none},
}};

constexpr std::array<Function, 2> loop_methods{{
    {"changed", with_self, methods::changed, text, positional},
    {"cycle", with_self, methods::cycle, text, positional},
}};

constexpr std::array<Function, 2> cycler_methods{{
    {"next", with_self, methods::next, text, none},
    {"reset", with_self, methods::reset, text, none},
}};

}  // namespace

std::span<const Function> methods_of(const Value& value) {
  switch (value.kind()) {
    case Kind::string:
      return text_methods;
    case Kind::list:
      return value.unbox<List>()->form == List::Form::plain ? std::span<const Function>(list_methods)
                                                            : std::span<const Function>();
    case Kind::tuple:
    case Kind::range:
      return tuple_methods;
    case Kind::dict:
      return dict_methods;
    case Kind::loop:
      return loop_methods;
    case Kind::cycler:
      return cycler_methods;
    default:
      return {};
  }
}

const Function* find_method(const Value& value, std::string_view name) {
  for (const Function& method : methods_of(value))
    if (method.name == name) return &method;
  return nullptr;
}

}  // namespace evdoc::render
