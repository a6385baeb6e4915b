// Which variable a name means in each scope of a template: Jinja's rules, worked out before anything runs.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string_view>
#include <vector>

#include "render/ast.h"

namespace evdoc::render {

/// Variables of one function: a template, a block, a macro or a recursive loop. Each has a slot.
struct Variables {
  const Variables* outer = nullptr;  ///< the function around, whose variables can be read
  std::vector<std::string_view> names;

  uint16_t add(std::string_view name);
};

/// One variable, wherever it is read.
struct Variable {
  const Variables* function = nullptr;
  uint16_t slot = 0;
  bool operator==(const Variable&) const = default;
};

/// What a variable holds when its scope is entered.
struct Initial {
  enum class Kind : uint8_t { parameter, resolve, alias, undefined };

  Variable variable;
  Kind kind = Kind::undefined;
  std::string_view name;  ///< of resolve
  Variable source;        ///< of alias
};

/// The names of one scope: a template, block, macro, loop body, with, set block...
class Symbols {
 public:
  /// `parent` is the scope around, or null.
  Symbols(Variables& function, const Symbols* parent) : function_(&function), parent_(parent), scope_(this) {}

  Symbols(const Symbols&) = default;
  Symbols& operator=(const Symbols&) = default;

  Variable declare_parameter(std::string_view name);
  void analyze(Body body);
  void analyze(const Expression& expression);
  void analyze_target(const Expression& target);
  /// As analyze_target, for names that are given from outside: of for statements.
  void declare_target(const Expression& target);

  /// The variable of a name that was analyzed in this scope or one around; of no function if there is none.
  Variable find(std::string_view name) const;
  /// What must be done on entering the scope, in order.
  const std::vector<Initial>& initials() const { return initials_; }
  /// Every name that is set in this scope or one around, with the variable that it means here.
  std::map<std::string_view, Variable> visible_stores() const;
  bool stores(std::string_view name) const { return stores_.contains(name); }

 private:
  void analyze(const Statement& statement);
  void analyze_condition(const Statement& statement);
  void merge_branches(const std::vector<Symbols>& branches);
  void store(std::string_view name);
  void load(std::string_view name);
  Variable define(std::string_view name, Initial initial);
  void set_initial(const Initial& initial);
  Variable slot_of(std::string_view name);

  Variables* function_;
  const Symbols* parent_;
  Symbols* scope_;                              // the scope that this one is, or is a branch of
  std::map<std::string_view, Variable> slots_;  // of scope_: also names that only a branch has
  std::map<std::string_view, Variable> references_;
  std::vector<Initial> initials_;
  std::set<std::string_view> stores_;
};

}  // namespace evdoc::render
