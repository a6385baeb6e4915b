// The compiled templates of a project's set: a program for each kind of page, of templates that are parsed once.
#pragma once

#include <span>
#include <vector>

#include "base/diagnostic.h"
#include "load/template_folder.h"
#include "model/project.h"
#include "render/engine.h"
#include "render/parsed_templates.h"

namespace evdoc::cli {

class SiteTemplates {
 public:
  /// Compiles the templates of all pages of `set` and checks every branch of them. Reports all that is wrong.
  SiteTemplates(const TemplateSet& set, TemplateFolder& templates, Diagnostics& diagnostics);

  /// False after an error: such templates make no page.
  bool are_right() const { return are_right_; }
  /// In the order of the set's page rules.
  std::span<const render::Program> programs() const { return programs_; }

 private:
  void compile(const PageRule& rule, const render::Environment& environment, Diagnostics& diagnostics);

  render::ParsedTemplates parsed_;
  std::vector<render::Program> programs_;
  bool are_right_ = false;
};

}  // namespace evdoc::cli
