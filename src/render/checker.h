// Static checks of templates: every branch, executed or not.
#pragma once

#include <deque>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "render/ast.h"
#include "render/program.h"

namespace evdoc::render {

/// Checks one template of a program. Names are known by scope, types where the host's shapes give them.
class Checker {
 public:
  /// `shared` holds the names that the templates of the program set at their tops: they see one another's.
  Checker(const Template& subject, const Program::Image& image, const std::set<std::string_view>& shared,
          Diagnostics& diagnostics)
      : template_(subject), image_(image), shared_(shared), diagnostics_(diagnostics) {}

  void check();

  /// Names that the template reads, imports from others or takes as fields.
  const std::set<std::string_view>& used_names() const { return used_; }

 private:
  struct Known {
    Type type;
    const Statement* macro = nullptr;  ///< what calls of the name are checked against
    int times_set = 0;
  };
  using Names = std::map<std::string_view, Known>;
  enum class Absence : uint8_t { is_fault, is_asked_for };

  // checker.cc: names and statements.
  void statements(Body body);
  void statement(const Statement& node);
  void scope(Body body, Names names);
  void loop(const Statement& node);
  void macro(const Statement& node);
  void condition(const Statement& node);
  void included(const Statement& node);
  void unreachable(Body body);
  void collect(Body body, Names& names) const;
  void collect_macro(const Statement& macro, Names& names) const;
  void declare(Names& names, const Expression& target, Type type) const;
  void set_type(const Expression& target, Type type);
  const Known* find(std::string_view name) const;

  // check_expression.cc: expressions and their types.
  Type expression(const Expression& node, Absence absence = Absence::is_fault);
  Type name(const Expression& node, Absence absence);
  Type attribute(const Expression& node, Absence absence);
  Type item(const Expression& node);
  Type filter(const Expression& node);
  Type test(const Expression& node);
  Type call(const Expression& node);
  void call_arguments(const Call& call);
  void function_call(const Function& function, const Expression& node, std::size_t subjects);
  void macro_call(const Statement& macro, const Expression& node);
  void text_only(const Expression& node, const Type& type, std::string_view use);
  void children(const Expression& node);
  void report(const evdoc::Code& code, Range range, std::string message, std::string help = {});
  std::string suggest_name(std::string_view name) const;

  const Template& template_;
  const Program::Image& image_;
  const std::set<std::string_view>& shared_;
  Diagnostics& diagnostics_;
  std::deque<Names> scopes_;
  std::set<std::string_view> used_;
};

}  // namespace evdoc::render
