#include "cli/all_codes.h"

#include <algorithm>
#include <iterator>

#include "check/codes.h"
#include "cli/codes.h"
#include "harvest/codes.h"
#include "load/codes.h"
#include "load/manifest_codes.h"
#include "markdown/codes.h"
#include "page/codes.h"
#include "render/codes.h"
#include "write/codes.h"

namespace evdoc::cli {

std::vector<const Code*> all_codes() {
  std::vector<const Code*> codes;
  const auto add = [&](const auto& list) { std::ranges::copy(list, std::back_inserter(codes)); };
  add(code::check_codes);
  add(code::cli_codes);
  add(code::harvest_codes);
  add(code::load_codes);
  add(code::manifest_codes);
  add(code::markdown_codes);
  add(code::page_codes);
  add(code::render_codes);
  add(code::write_codes);
  std::ranges::sort(codes, {}, &Code::name);
  return codes;
}

}  // namespace evdoc::cli
