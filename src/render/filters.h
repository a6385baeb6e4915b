// The functions behind Jinja's filters; render/builtins.cc lists them with their parameters.
#pragma once

#include "render/shape.h"

namespace evdoc::render {

/// The value as text with the characters of HTML escaped, marked as safe; as it is if it is safe already.
Value escaped(const Value& value, Context& context);

namespace filters {

Value escape(const Arguments& arguments, Context& context);
Value forceescape(const Arguments& arguments, Context& context);
Value safe(const Arguments& arguments, Context& context);
Value striptags(const Arguments& arguments, Context& context);
Value xmlattr(const Arguments& arguments, Context& context);
Value urlencode(const Arguments& arguments, Context& context);
Value tojson(const Arguments& arguments, Context& context);
Value urlize(const Arguments& arguments, Context& context);
Value abs(const Arguments& arguments, Context& context);
Value integer(const Arguments& arguments, Context& context);
Value number(const Arguments& arguments, Context& context);
Value round(const Arguments& arguments, Context& context);
Value filesizeformat(const Arguments& arguments, Context& context);
Value map(const Arguments& arguments, Context& context);
Value select(const Arguments& arguments, Context& context);
Value reject(const Arguments& arguments, Context& context);
Value selectattr(const Arguments& arguments, Context& context);
Value rejectattr(const Arguments& arguments, Context& context);
Value sort(const Arguments& arguments, Context& context);
Value unique(const Arguments& arguments, Context& context);
Value min(const Arguments& arguments, Context& context);
Value max(const Arguments& arguments, Context& context);
Value groupby(const Arguments& arguments, Context& context);
Value sum(const Arguments& arguments, Context& context);
Value length(const Arguments& arguments, Context& context);
Value list(const Arguments& arguments, Context& context);
Value first(const Arguments& arguments, Context& context);
Value last(const Arguments& arguments, Context& context);
Value reverse(const Arguments& arguments, Context& context);
Value items(const Arguments& arguments, Context& context);
Value join(const Arguments& arguments, Context& context);
Value batch(const Arguments& arguments, Context& context);
Value slice(const Arguments& arguments, Context& context);
Value dictsort(const Arguments& arguments, Context& context);
Value attr(const Arguments& arguments, Context& context);
Value default_value(const Arguments& arguments, Context& context);
Value random(const Arguments& arguments, Context& context);
Value upper(const Arguments& arguments, Context& context);
Value lower(const Arguments& arguments, Context& context);
Value capitalize(const Arguments& arguments, Context& context);
Value title(const Arguments& arguments, Context& context);
Value string(const Arguments& arguments, Context& context);
Value trim(const Arguments& arguments, Context& context);
Value center(const Arguments& arguments, Context& context);
Value format(const Arguments& arguments, Context& context);
Value replace(const Arguments& arguments, Context& context);
Value indent(const Arguments& arguments, Context& context);
Value truncate(const Arguments& arguments, Context& context);
Value wordcount(const Arguments& arguments, Context& context);
Value wordwrap(const Arguments& arguments, Context& context);
Value pprint(const Arguments& arguments, Context& context);

}  // namespace filters
}  // namespace evdoc::render
