// Tokens to expressions, with Jinja's precedence.
#pragma once

#include <string_view>
#include <vector>

#include "base/arena.h"
#include "render/ast.h"
#include "render/token_stream.h"

namespace evdoc::render {

enum class Conditional : uint8_t { allowed, excluded };

/// Never answers null: after an error it is some expression, and the stream has failed.
class ExpressionParser {
 public:
  ExpressionParser(TokenStream& stream, Arena& arena) : stream_(stream), arena_(arena) {}

  Expression* parse_expression(Conditional conditional = Conditional::allowed);
  /// One expression, or several with commas as a tuple. The name `end` ends it beside '}}', '%}' and ')'.
  Expression* parse_tuple(Conditional conditional = Conditional::allowed, std::string_view end = {});
  /// What can stand left of '=' or after `for`: names and tuples of them.
  Expression* parse_target(std::string_view end = {});
  /// As parse_target, or a field of a namespace.
  Expression* parse_set_target();
  /// `| name(...) | ...` applied to `subject`, which may be null; without any it is `subject` itself.
  Expression* parse_filters(Expression* subject);
  /// `name(...) | ...`, as a filter block has it.
  Expression* parse_filter_block();

 private:
  class Nesting;
  using Parse = Expression* (ExpressionParser::*)();

  Expression* parse_conditional();
  Expression* parse_or();
  Expression* parse_and();
  Expression* parse_not();
  Expression* parse_compare();
  Expression* parse_sum();
  Expression* parse_concat();
  Expression* parse_product();
  Expression* parse_power();
  Expression* parse_unary();
  Expression* parse_signed();
  Expression* parse_primary();
  Expression* parse_name();
  Expression* parse_string();
  Expression* parse_list();
  Expression* parse_dict();
  Expression* parse_group();
  Expression* parse_items(Parse parse, std::string_view end, bool may_be_empty);
  Expression* parse_postfix(Expression* subject);
  Expression* parse_filters_and_tests(Expression* subject);
  Expression* parse_attribute(Expression* subject);
  Expression* parse_subscript(Expression* subject);
  Expression* parse_slice_or_index(Expression* subject);
  Expression* parse_call(Expression* subject);
  Expression* parse_filter(Expression* subject);
  Expression* parse_test(Expression* subject);
  Call parse_test_arguments();
  Call parse_arguments();
  void parse_argument(std::vector<Expression*>& positional, std::vector<Keyword>& keywords, Call& call);
  std::string_view parse_dotted_name(Range& range);

  bool at_tuple_end(std::string_view end) const;
  bool is_assignable(const Expression& target) const;
  Expression* make(ExpressionKind kind, uint32_t begin);
  Expression* make_constant(Value value, Range range);
  Expression* make_pair(ExpressionKind kind, Operation operation, Expression* left, Expression* right);
  /// Sets the end and depth of a node whose children are known.
  Expression* finish(Expression* node);

  TokenStream& stream_;
  Arena& arena_;
  uint16_t nesting_ = 0;
};

}  // namespace evdoc::render
