// Findings as text for people: a line that programs can parse, the excerpt with its caret, related places, help.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "base/diagnostic.h"

namespace evdoc {

enum class Color : uint8_t { none, ansi };

/// One finding after the other, in the order given (see Diagnostics::sorted), with an empty line between them:
///
///     app.man:12:30: error[undeclared-channel]: the channel 'ANALITIC' is not declared
///       12 | <event value="4031" channel="ANALITIC"/>
///          |                              ^~~~~~~~
///     app.man:4:14: note: the nearest one is declared here
///     help: did you mean 'ANALYTIC'?
///
/// Columns are counted in code points; the caret is placed by the width that a terminal gives to the text. Long lines
/// are cut around the span. Whatever comes from an input is made visible where it is not plain text. A finding without
/// a place begins with "evdoc: ". Ends with a line end unless there are no findings.
std::string format_text(std::span<const Diagnostic> findings, Color color);

/// "2 errors, 1 warning", each finding counted once; empty: nothing of severity warning or error.
std::string format_totals(std::span<const Diagnostic> findings);

}  // namespace evdoc
