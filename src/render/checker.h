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
#include "render/exports.h"
#include "render/program.h"

namespace evdoc::render {

/// Checks one template of a program. Names are known by scope, types where the host's shapes give them.
class Checker {
 public:
  /// What is known of the template's surroundings.
  struct Surroundings {
    const std::set<std::string_view>& shared;            ///< names that the program's templates set at their tops
    const std::set<std::string_view>* blocks = nullptr;  ///< that `self` may have; null: not known
    Exports& exports;
  };

  Checker(const Template& subject, const Program::Image& image, Surroundings surroundings, Diagnostics& diagnostics)
      : template_(subject),
        image_(image),
        shared_(surroundings.shared),
        blocks_(surroundings.blocks),
        exports_(surroundings.exports),
        diagnostics_(diagnostics) {}

  void check();

  /// Names that the template reads, imports from others or takes as fields.
  const std::set<std::string_view>& used_names() const { return used_; }

 private:
  struct Known {
    Type type = {};
    const Statement* macro = nullptr;  ///< what calls of the name are checked against
    const Template* module = nullptr;  ///< the template that was imported under the name
    int times_set = 0;
  };
  using Names = std::map<std::string_view, Known>;
  static bool has_fields(const Type& type) {
    return (type.kind == Type::Kind::object || type.kind == Type::Kind::reference) && type.shape;
  }
  enum class Absence : uint8_t { is_fault, is_asked_for };

  // checker.cc: names and statements.
  void statements(Body body);
  void statement(const Statement& node);
  void scope(Body body, Names names);
  void loop(const Statement& node);
  void macro(const Statement& node);
  void condition(const Statement& node);
  void included(const Statement& node);
  void imported(const Statement& node);
  void report_missing_export(const Template& module, std::string_view name, Range range);
  Type capture(const Statement& node);
  void unreachable(Body body);
  void collect(Body body, Names& names) const;
  void collect_imports(const Statement& node, Names& names) const;
  static void bind(Names& names, std::string_view name, Known known);
  static void declare(Names& names, const Expression& target, Type type);
  void set_type(const Expression& target, Type type);
  const Known* find(std::string_view name) const;

  // check_expression.cc: expressions and their types.
  Type expression(const Expression& node, Absence absence = Absence::is_fault);
  Type name(const Expression& node, Absence absence);
  Type attribute(const Expression& node, Absence absence);
  Type field(const Shape& shape, std::string_view name, Range range, Absence absence);
  Type item(const Expression& node, Absence absence);
  Type conditional(const Expression& node);
  void compare(const Expression& node);
  Type slice(const Expression& node);
  Type filter(const Expression& node);
  Type filtered(const Expression& node, const Function& function, const Type& type);
  void joined_arguments(const Call& call, const std::vector<Type>& types);
  void joined_items(const Expression& node, const Type& element);
  Type mapped(const Expression& node, const Type& element);
  Type test(const Expression& node);
  Type call(const Expression& node);
  std::vector<Type> call_arguments(const Call& call);
  const Statement* called_macro(const Expression& callee) const;
  const Template* module_of(const Expression& node) const;
  void member(const Expression& node);
  void function_call(const Function& function, const Expression& node, std::size_t subjects);
  void function_keyword(const Function& function, const Keyword& keyword, std::size_t given, std::size_t subjects);
  void macro_call(const Statement& macro, const Expression& node);
  void macro_units(const Statement& macro, const Call& call, const std::vector<Type>& types);
  void text_only(const Expression& node, const Type& type, std::string_view use);
  void children(const Expression& node);
  void report(const evdoc::Code& code, Range range, std::string message, std::string help = {});
  std::string suggest_name(std::string_view name) const;

  const Template& template_;
  const Program::Image& image_;
  const std::set<std::string_view>& shared_;
  const std::set<std::string_view>* blocks_;
  Exports& exports_;
  Diagnostics& diagnostics_;
  std::deque<Names> scopes_;
  std::set<std::string_view> used_;
  Type captured_;  ///< of what the statements of a capture print, so far
};

}  // namespace evdoc::render
