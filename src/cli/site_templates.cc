#include "cli/site_templates.h"

#include <utility>

#include "page/scope.h"

namespace evdoc::cli {

namespace {

render::Environment environment_for(const TemplateSet& set, PageScope scope, TemplateFolder& templates,
                                    Diagnostics& diagnostics) {
  render::Environment environment;
  environment.whitespace = {set.trim_blocks, set.lstrip_blocks, true};
  environment.load = [&](std::string_view name) -> const Source* { return templates.open(name, diagnostics); };
  environment.filters = page_filters();
  environment.functions = page_functions();
  environment.globals = &globals_of(scope);
  return environment;
}

}  // namespace

SiteTemplates::SiteTemplates(const TemplateSet& set, TemplateFolder& templates, Diagnostics& diagnostics) {
  Diagnostics found;
  for (const PageRule& rule : set.pages) compile(rule, environment_for(set, rule.scope, templates, found), found);
  render::check(programs_, found);
  are_right_ = !found.has_errors();
  diagnostics.merge(std::move(found));
}

/// What has no place is about the template that the rule names.
void SiteTemplates::compile(const PageRule& rule, const render::Environment& environment, Diagnostics& diagnostics) {
  Diagnostics of_rule;
  programs_.push_back(render::compile(environment, rule.template_name, parsed_, of_rule));
  for (Diagnostic diagnostic : of_rule.all()) {
    if (!diagnostic.span.is_known()) diagnostic.span = rule.span;
    diagnostics.add(std::move(diagnostic));
  }
}

}  // namespace evdoc::cli
