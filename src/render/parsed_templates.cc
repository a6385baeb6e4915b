#include "render/parsed_templates.h"

#include "render/parser.h"

namespace evdoc::render {

const ParsedTemplate& ParsedTemplates::parse(const Source& source, Whitespace whitespace, Diagnostics& diagnostics) {
  const auto [entry, is_new] = parsed_.try_emplace(&source);
  if (is_new) {
    const std::size_t errors_before = diagnostics.error_count();
    entry->second.body = render::parse(source, whitespace, arena_, diagnostics);
    entry->second.is_right = diagnostics.error_count() == errors_before;
  }
  return entry->second;
}

}  // namespace evdoc::render
