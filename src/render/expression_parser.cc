#include "render/expression_parser.h"

#include <fmt/format.h>

#include <algorithm>

#include "render/arena_span.h"
#include "render/parser.h"

namespace evdoc::render {

/// Counts the levels of recursion, and fails at too many.
class ExpressionParser::Nesting {
 public:
  explicit Nesting(ExpressionParser& parser) : parser_(parser) {
    if (++parser_.nesting_ > deepest_expression) {
      parser_.stream_.fail(parser_.stream_.current().range, "this expression is nested too deep",
                           "split it with {% set %}", code::template_nesting);
    }
  }
  ~Nesting() { --parser_.nesting_; }
  Nesting(const Nesting&) = delete;
  Nesting& operator=(const Nesting&) = delete;

 private:
  ExpressionParser& parser_;
};

namespace {

constexpr std::string_view expression_help = "write a name, a literal such as 'text' or 1, or something in brackets";

uint16_t depth_of(const Expression* node) {
  return node ? node->depth : uint16_t{0};
}

uint16_t depth_below(const Expression& node) {
  uint16_t depth = std::max(depth_of(node.left), depth_of(node.right));
  for (const Expression* item : node.items) depth = std::max(depth, depth_of(item));
  for (const Expression* argument : node.call.arguments) depth = std::max(depth, depth_of(argument));
  for (const Keyword& keyword : node.call.keywords) depth = std::max(depth, depth_of(keyword.value));
  return std::max({depth, depth_of(node.call.more_arguments), depth_of(node.call.more_keywords)});
}

}  // namespace

Expression* ExpressionParser::make(ExpressionKind kind, uint32_t begin) {
  Expression* node = arena_.make(Expression{});
  node->kind = kind;
  node->range.begin = begin;
  return node;
}

Expression* ExpressionParser::finish(Expression* node) {
  node->range.end = std::max(stream_.last_end(), node->range.begin);
  node->depth = static_cast<uint16_t>(depth_below(*node) + 1);
  if (node->depth > deepest_expression) {
    stream_.fail(node->range, "this expression is nested too deep", "split it with {% set %}", code::template_nesting);
    node->depth = 1;
  }
  return node;
}

Expression* ExpressionParser::make_constant(Value value, Range range) {
  Expression* node = make(ExpressionKind::constant, range.begin);
  node->value = value;
  node->range.end = range.end;
  return node;
}

Expression* ExpressionParser::make_pair(ExpressionKind kind, Operation operation, Expression* left, Expression* right) {
  Expression* node = make(kind, left->range.begin);
  node->operation = operation;
  node->left = left;
  node->right = right;
  return finish(node);
}

// ---- precedence, from the loosest

Expression* ExpressionParser::parse_expression(Conditional conditional) {
  return conditional == Conditional::allowed ? parse_conditional() : parse_or();
}

Expression* ExpressionParser::parse_conditional() {
  const Nesting nesting(*this);
  Expression* node = parse_or();
  while (stream_.skip_name("if")) {
    Expression* choice = make(ExpressionKind::conditional, node->range.begin);
    choice->left = node;
    choice->right = parse_or();
    Expression* otherwise = stream_.skip_name("else") ? parse_conditional() : nullptr;
    choice->items = copy_span<Expression*>(arena_, {otherwise});
    node = finish(choice);
  }
  return node;
}

Expression* ExpressionParser::parse_or() {
  Expression* left = parse_and();
  while (stream_.skip_name("or")) left = make_pair(ExpressionKind::logical_or, Operation::add, left, parse_and());
  return left;
}

Expression* ExpressionParser::parse_and() {
  Expression* left = parse_not();
  while (stream_.skip_name("and")) left = make_pair(ExpressionKind::logical_and, Operation::add, left, parse_not());
  return left;
}

Expression* ExpressionParser::parse_not() {
  if (!stream_.at_name("not")) return parse_compare();
  const Nesting nesting(*this);
  Expression* node = make(ExpressionKind::unary, stream_.take().range.begin);
  node->operation = Operation::logical_not;
  node->left = parse_not();
  return finish(node);
}

namespace {

/// Takes a comparison operator if one stands here.
bool take_comparison(TokenStream& stream, Operation& operation) {
  switch (stream.current().kind) {
    case TokenKind::equal:
      operation = Operation::equal;
      break;
    case TokenKind::not_equal:
      operation = Operation::not_equal;
      break;
    case TokenKind::less:
      operation = Operation::less;
      break;
    case TokenKind::less_equal:
      operation = Operation::less_equal;
      break;
    case TokenKind::greater:
      operation = Operation::greater;
      break;
    case TokenKind::greater_equal:
      operation = Operation::greater_equal;
      break;
    case TokenKind::name:
      operation = stream.at_name("in") ? Operation::in : Operation::not_in;
      if (stream.at_name("in")) break;
      if (!stream.at_name("not") || stream.next_token().kind != TokenKind::name || stream.next_token().text != "in") {
        return false;
      }
      stream.take();
      break;
    default:
      return false;
  }
  stream.take();
  return true;
}

}  // namespace

Expression* ExpressionParser::parse_compare() {
  Expression* first = parse_sum();
  std::vector<Operation> operations;
  std::vector<Expression*> operands;
  Operation operation{};
  while (take_comparison(stream_, operation)) {
    operations.push_back(operation);
    operands.push_back(parse_sum());
  }
  if (operations.empty()) return first;
  Expression* node = make(ExpressionKind::compare, first->range.begin);
  node->left = first;
  node->operations = copy_span(arena_, operations);
  node->items = copy_span(arena_, operands);
  return finish(node);
}

Expression* ExpressionParser::parse_sum() {
  Expression* left = parse_concat();
  while (stream_.at(TokenKind::add) || stream_.at(TokenKind::subtract)) {
    const Operation operation = stream_.take().kind == TokenKind::add ? Operation::add : Operation::subtract;
    left = make_pair(ExpressionKind::binary, operation, left, parse_concat());
  }
  return left;
}

Expression* ExpressionParser::parse_concat() {
  Expression* first = parse_product();
  if (!stream_.at(TokenKind::tilde)) return first;
  std::vector<Expression*> items{first};
  while (stream_.skip_if(TokenKind::tilde)) items.push_back(parse_product());
  Expression* node = make(ExpressionKind::concat, first->range.begin);
  node->items = copy_span(arena_, items);
  return finish(node);
}

namespace {

bool take_product(TokenStream& stream, Operation& operation) {
  switch (stream.current().kind) {
    case TokenKind::multiply:
      operation = Operation::multiply;
      break;
    case TokenKind::divide:
      operation = Operation::divide;
      break;
    case TokenKind::floor_divide:
      operation = Operation::floor_divide;
      break;
    case TokenKind::modulo:
      operation = Operation::modulo;
      break;
    default:
      return false;
  }
  stream.take();
  return true;
}

}  // namespace

Expression* ExpressionParser::parse_product() {
  Expression* left = parse_power();
  Operation operation{};
  while (take_product(stream_, operation)) left = make_pair(ExpressionKind::binary, operation, left, parse_power());
  return left;
}

Expression* ExpressionParser::parse_power() {
  Expression* left = parse_unary();
  while (stream_.skip_if(TokenKind::power)) {
    left = make_pair(ExpressionKind::binary, Operation::power, left, parse_unary());
  }
  return left;
}

Expression* ExpressionParser::parse_unary() {
  const Nesting nesting(*this);
  return parse_filters_and_tests(parse_signed());
}

Expression* ExpressionParser::parse_signed() {
  if (!stream_.at(TokenKind::subtract) && !stream_.at(TokenKind::add)) return parse_postfix(parse_primary());
  const Nesting nesting(*this);
  const Token sign = stream_.take();
  Expression* node = make(ExpressionKind::unary, sign.range.begin);
  node->operation = sign.kind == TokenKind::subtract ? Operation::negate : Operation::keep_sign;
  node->left = parse_signed();
  return parse_postfix(finish(node));
}

// ---- primaries

Expression* ExpressionParser::parse_primary() {
  const Token& token = stream_.current();
  switch (token.kind) {
    case TokenKind::name:
      return parse_name();
    case TokenKind::string:
      return parse_string();
    case TokenKind::integer:
      return make_constant(Value::integer(token.integer), stream_.take().range);
    case TokenKind::number:
      return make_constant(Value::number(token.number), stream_.take().range);
    case TokenKind::left_paren:
      return parse_group();
    case TokenKind::left_bracket:
      return parse_list();
    case TokenKind::left_brace:
      return parse_dict();
    default:
      break;
  }
  stream_.fail(token.range, fmt::format("expected an expression, found {}", stream_.describe_current()),
               std::string(expression_help));
  return make_constant(Value::none(), token.range);
}

Expression* ExpressionParser::parse_name() {
  const Token token = stream_.take();
  if (token.text == "true" || token.text == "True") return make_constant(Value::boolean(true), token.range);
  if (token.text == "false" || token.text == "False") return make_constant(Value::boolean(false), token.range);
  if (token.text == "none" || token.text == "None") return make_constant(Value::none(), token.range);
  Expression* node = make(ExpressionKind::name, token.range.begin);
  node->name = token.text;
  node->name_range = token.range;
  return finish(node);
}

/// Neighbouring strings are one.
Expression* ExpressionParser::parse_string() {
  const Token first = stream_.take();
  std::string_view text = first.text;
  Range range = first.range;
  while (stream_.at(TokenKind::string)) {
    const Token more = stream_.take();
    text = arena_.copy(std::string(text).append(more.text));
    range.end = more.range.end;
  }
  return make_constant(Value::string(text), range);
}

Expression* ExpressionParser::parse_group() {
  const uint32_t begin = stream_.take().range.begin;
  Expression* node = parse_items(&ExpressionParser::parse_conditional, {}, true);
  stream_.expect(TokenKind::right_paren);
  node->range = {begin, stream_.last_end()};
  return node;
}

Expression* ExpressionParser::parse_list() {
  Expression* node = make(ExpressionKind::list, stream_.take().range.begin);
  std::vector<Expression*> items;
  while (!stream_.at(TokenKind::right_bracket) && !stream_.at_end()) {
    if (!items.empty()) stream_.expect(TokenKind::comma);
    if (stream_.at(TokenKind::right_bracket)) break;
    items.push_back(parse_expression());
  }
  stream_.expect(TokenKind::right_bracket);
  node->items = copy_span(arena_, items);
  return finish(node);
}

Expression* ExpressionParser::parse_dict() {
  Expression* node = make(ExpressionKind::dict, stream_.take().range.begin);
  std::vector<Expression*> items;
  while (!stream_.at(TokenKind::right_brace) && !stream_.at_end()) {
    if (!items.empty()) stream_.expect(TokenKind::comma);
    if (stream_.at(TokenKind::right_brace)) break;
    items.push_back(parse_expression());
    stream_.expect(TokenKind::colon);
    items.push_back(parse_expression());
  }
  stream_.expect(TokenKind::right_brace);
  node->items = copy_span(arena_, items);
  return finish(node);
}

// ---- tuples and targets

bool ExpressionParser::at_tuple_end(std::string_view end) const {
  if (stream_.at(TokenKind::variable_end) || stream_.at(TokenKind::block_end)) return true;
  if (stream_.at(TokenKind::right_paren) || stream_.at_end()) return true;
  return !end.empty() && stream_.at_name(end);
}

Expression* ExpressionParser::parse_items(Parse parse, std::string_view end, bool may_be_empty) {
  const Range start = stream_.current().range;
  std::vector<Expression*> items;
  bool is_tuple = false;
  while (items.empty() || stream_.skip_if(TokenKind::comma)) {
    is_tuple = is_tuple || !items.empty();
    if (at_tuple_end(end)) break;
    items.push_back((this->*parse)());
  }
  if (!is_tuple && !items.empty()) return items[0];
  if (!is_tuple && !may_be_empty) {
    stream_.fail(start, fmt::format("expected an expression, found {}", stream_.describe_current()),
                 std::string(expression_help));
  }
  Expression* node = make(ExpressionKind::tuple, start.begin);
  node->items = copy_span(arena_, items);
  return finish(node);
}

Expression* ExpressionParser::parse_tuple(Conditional conditional, std::string_view end) {
  const bool allowed = conditional == Conditional::allowed;
  return parse_items(allowed ? &ExpressionParser::parse_conditional : &ExpressionParser::parse_or, end, false);
}

bool ExpressionParser::is_assignable(const Expression& target) const {
  if (target.kind == ExpressionKind::name) return true;
  if (target.kind != ExpressionKind::tuple) return false;
  return std::all_of(target.items.begin(), target.items.end(),
                     [this](const Expression* e) { return is_assignable(*e); });
}

Expression* ExpressionParser::parse_target(std::string_view end) {
  Expression* target = parse_items(&ExpressionParser::parse_primary, end, false);
  if (!is_assignable(*target)) {
    stream_.fail(target->range, fmt::format("can't assign to '{}'", stream_.span(target->range).text()),
                 "only a name, or several with commas, can be assigned to");
  }
  return target;
}

Expression* ExpressionParser::parse_set_target() {
  if (stream_.next_token().kind != TokenKind::dot) return parse_target();
  const Token space = stream_.expect(TokenKind::name);
  stream_.expect(TokenKind::dot);
  const Token field = stream_.expect(TokenKind::name);
  Expression* node = make(ExpressionKind::namespace_field, space.range.begin);
  node->name = space.text;
  node->name_range = space.range;
  node->field = field.text;
  return finish(node);
}

}  // namespace evdoc::render
