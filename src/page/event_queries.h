// Command lines that select an event from a log.
#pragma once

#include <string>
#include <string_view>

#include "model/manifest.h"

namespace evdoc {

/// For the command prompt: `wevtutil qe "Log" /q:"*[System[...]]" /f:text`. Empty when the event is written to no log,
/// or when its log has a name that the command prompt can't be given.
std::string wevtutil_query(const Provider& provider, const Event& event);

/// For PowerShell: `Get-WinEvent -FilterHashtable @{ ... }`, whatever the names. Empty when the event is written to no
/// log.
std::string powershell_query(const Provider& provider, const Event& event);

/// Turns on the log of the event: `wevtutil set-log "Log" /enabled:true`. Empty when it is on from the start, or as
/// above.
std::string enable_log_command(const Event& event);

/// A name as a string of PowerShell, which takes all of the quotes ' ‘ ’ ‚ ‛ for single ones.
std::string powershell_string(std::string_view text);

}  // namespace evdoc
