// How much of a site has to be made again.
#pragma once

#include <string>
#include <vector>

#include "cli/build_memory.h"
#include "cli/page_delivery.h"
#include "model/project.h"

namespace evdoc::cli {

/// Of the wanted locales (none: all) those whose pages have to be made again, the source locale for the source edition
/// among them; empty: all of them. Only some, if nothing but tables of theirs was changed, or pages of theirs were
/// edited or deleted, since the last build, and that had no findings.
std::vector<std::string> locales_to_rebuild(const BuildMemory& memory, const LastPages& last, const Settings& settings,
                                            const std::vector<std::string>& wanted);

}  // namespace evdoc::cli
