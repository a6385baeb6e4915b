// front-matter-break: a target that YAML reads otherwise.

#include "check/codes.h"
#include "check/rules/all.h"
#include "markdown/yaml.h"

namespace evdoc::check {

namespace {

/// The layouts' field of a front matter unit; null: none.
const FrontMatterField* field_of(const Project& project, std::string_view key) {
  for (const EventDocs& docs : project.event_docs) {
    for (const Layout& layout : docs.layouts) {
      for (const FrontMatterField& field : layout.front_matter) {
        if (field.key.value == key && field.localized_quoting == Quoting::plain) return &field;
      }
    }
  }
  return nullptr;
}

}  // namespace

void front_matter_break(const CheckedSegment& segment, const RuleScope& scope, Findings& findings) {
  constexpr std::string_view prefix = "front-matter.";
  const std::string_view target = segment.target.value();
  const std::size_t at = segment.id.find(prefix);
  if (at == std::string_view::npos || !field_of(scope.project, segment.id.substr(at + prefix.size()))) return;
  if (markdown::yaml_scalar(target, markdown::YamlStyle::if_needed) == target) return;
  findings.report(code::front_matter_break, segment, target,
                  "YAML reads this value otherwise, and the layout writes it without quotes",
                  "set localizedQuoting=\"if-needed\" for the field in the event docs");
}

}  // namespace evdoc::check
