// The syntax tree of a template. Nodes live in an arena and hold views of the source.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "render/token.h"
#include "render/value.h"

namespace evdoc::render {

enum class ExpressionKind : uint8_t {
  constant,         ///< `value`
  name,             ///< `name`
  tuple,            ///< `items`
  list,             ///< `items`
  dict,             ///< `items`: key, value, key, value
  attribute,        ///< `left` . `name`
  item,             ///< `left` [ `right` ]
  slice,            ///< `left` [ `items`: begin, end, step; each may be null ]
  call,             ///< `left` ( `call` )
  filter,           ///< `left` | `name` ( `call` ); `left` is null in a filter block
  test,             ///< `left` is `name` ( `call` )
  unary,            ///< `operation` `left`
  binary,           ///< `left` `operation` `right`
  logical_and,      ///< `left`, `right`
  logical_or,       ///< `left`, `right`
  compare,          ///< `left`, then `operations` with `items`
  concat,           ///< `items`
  conditional,      ///< `left` if `right` else `items[0]`, which may be null
  namespace_field,  ///< assigned to: `name` . `field`
};

enum class Operation : uint8_t {
  add,
  subtract,
  multiply,
  divide,
  floor_divide,
  modulo,
  power,
  negate,
  keep_sign,
  logical_not,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  in,
  not_in,
};

/// As it is written: "+", "not in".
std::string_view symbol(Operation operation);

struct Expression;

struct Keyword {
  std::string_view name;
  Range range;  ///< of the name
  Expression* value = nullptr;
};

/// The arguments of a call, filter or test.
struct Call {
  std::span<Expression*> arguments;
  std::span<Keyword> keywords;
  Expression* more_arguments = nullptr;  ///< after '*'
  Expression* more_keywords = nullptr;   ///< after '**'

  bool is_dynamic() const { return more_arguments || more_keywords; }
};

struct Expression {
  ExpressionKind kind = ExpressionKind::constant;
  Operation operation = Operation::add;
  uint16_t depth = 1;  ///< of the tree below, itself included
  Range range;
  std::string_view name;
  std::string_view field;
  Range name_range;
  Value value;
  Expression* left = nullptr;
  Expression* right = nullptr;
  std::span<Expression*> items;
  std::span<Operation> operations;
  Call call;
};

enum class StatementKind : uint8_t {
  text,          ///< `text`
  print,         ///< `value`
  set,           ///< `target` = `value`
  set_block,     ///< `target`, `value`: filters or null, `body`
  loop,          ///< for `target` in `value` if `test`; `body`, `alternative`
  condition,     ///< `branches`, `alternative`
  with,          ///< `bindings`, `body`
  macro,         ///< `name`, `parameters`, `body`
  call_block,    ///< `parameters`, `value`: the call, `body`
  filter_block,  ///< `value`: the filters, `body`
  block,         ///< `name`, `body`
  extends,       ///< `value`
  include,       ///< `value`
  import,        ///< `value`, `name`
  from_import,   ///< `value`, `imports`
  autoescape,    ///< `value`, `body`
  run,           ///< `value`, not printed
  break_loop,
  continue_loop,
};

struct Statement;
using Body = std::span<Statement*>;

struct Branch {
  Range range;
  Expression* test = nullptr;
  Body body;
};

struct MacroParameter {
  std::string_view name;
  Range range;
  Expression* fallback = nullptr;  ///< null: required
};

struct Binding {
  Expression* target = nullptr;
  Expression* value = nullptr;
};

struct Imported {
  std::string_view name;
  std::string_view alias;  ///< the name it gets; `name` if it has no other
  Range range;
};

struct Statement {
  StatementKind kind = StatementKind::text;
  bool is_recursive = false;     ///< of a loop
  bool is_scoped = false;        ///< of a block
  bool is_required = false;      ///< of a block
  bool ignores_missing = false;  ///< of an include
  bool with_context = false;     ///< of include, import and from_import
  Range range;                   ///< of the opening tag, or of the text
  std::string_view text;
  std::string_view name;
  Range name_range;
  Expression* target = nullptr;
  Expression* value = nullptr;
  Expression* test = nullptr;
  Body body;
  Body alternative;  ///< else
  std::span<Branch> branches;
  std::span<MacroParameter> parameters;
  std::span<Binding> bindings;
  std::span<Imported> imports;
};

}  // namespace evdoc::render
