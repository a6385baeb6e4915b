// Values that are used although they do not exist.
#pragma once

#include <string>
#include <string_view>

#include "render/shape.h"

namespace evdoc::render {

/// An undefined value whose message is `text`: "no first item, the sequence is empty".
Value undefined_hint(std::string_view text, Context& context);

/// Reports the use of an undefined value; answers none.
Value fail_undefined(const Value& value, Context& context);

/// Reports that a reference, or captured text that holds some, was used where plain text is needed; answers none.
Value fail_as_text(const Value& value, Context& context);

/// Whether `value` may be used as it is: not an undefined value in strict mode. If not, it is reported.
bool is_usable(const Value& value, Context& context);

/// Whether `if value` holds, with the host's word on its objects.
bool is_true(const Value& value, Context& context);

/// str(value), in the context's memory. An undefined value is empty or, in strict mode, an error; a reference is an
/// error.
std::string_view text_of(const Value& value, Context& context);

/// As text_of, with the safety of the value kept.
Value string_of(const Value& value, Context& context);

/// The begin of repr(value), for messages.
std::string excerpt(const Value& value);

/// Reports that `what` cannot be done with the value: "a number is needed, not 'x'".
Value fail_type(const Value& value, std::string_view needed, Context& context);

}  // namespace evdoc::render
