// What follows a primary expression: fields, items, calls, filters and tests.
#include <fmt/format.h>

#include "render/arena_span.h"
#include "render/expression_parser.h"

namespace evdoc::render {

Expression* ExpressionParser::parse_postfix(Expression* subject) {
  while (true) {
    switch (stream_.current().kind) {
      case TokenKind::dot:
        subject = parse_attribute(subject);
        break;
      case TokenKind::left_bracket:
        subject = parse_subscript(subject);
        break;
      case TokenKind::left_paren:
        subject = parse_call(subject);
        break;
      default:
        return subject;
    }
  }
}

Expression* ExpressionParser::parse_filters_and_tests(Expression* subject) {
  while (true) {
    if (stream_.at(TokenKind::pipe)) {
      subject = parse_filters(subject);
    } else if (stream_.at_name("is")) {
      subject = parse_test(subject);
    } else if (stream_.at(TokenKind::left_paren)) {
      subject = parse_call(subject);
    } else {
      return subject;
    }
  }
}

Expression* ExpressionParser::parse_attribute(Expression* subject) {
  stream_.take();
  const Token token = stream_.take();
  if (token.kind == TokenKind::integer) {
    return make_pair(ExpressionKind::item, Operation::add, subject,
                     make_constant(Value::integer(token.integer), token.range));
  }
  if (token.kind != TokenKind::name)
    stream_.fail(token.range, "expected the name of a field after '.'", "for other keys write x['key']");
  Expression* node = make(ExpressionKind::attribute, subject->range.begin);
  node->left = subject;
  node->name = token.text;
  node->name_range = token.range;
  return finish(node);
}

Expression* ExpressionParser::parse_subscript(Expression* subject) {
  const Range bracket = stream_.take().range;
  std::vector<Expression*> indexes;
  while (!stream_.at(TokenKind::right_bracket) && !stream_.at_end()) {
    if (!indexes.empty()) stream_.expect(TokenKind::comma);
    indexes.push_back(parse_slice_or_index(subject));
  }
  stream_.expect(TokenKind::right_bracket);
  if (indexes.size() == 1 && indexes[0]->kind == ExpressionKind::slice && indexes[0]->left == subject) {
    return finish(indexes[0]);
  }
  Expression* index = indexes.size() == 1 ? indexes[0] : make(ExpressionKind::tuple, bracket.begin);
  if (indexes.size() != 1) {
    index->items = copy_span(arena_, indexes);
    finish(index);
  }
  return make_pair(ExpressionKind::item, Operation::add, subject, index);
}

/// A slice comes out applied to `subject`.
Expression* ExpressionParser::parse_slice_or_index(Expression* subject) {
  Expression* begin = stream_.at(TokenKind::colon) ? nullptr : parse_expression();
  if (begin && !stream_.at(TokenKind::colon)) return begin;
  std::vector<Expression*> parts{begin, nullptr, nullptr};
  for (std::size_t i = 1; i < parts.size() && stream_.skip_if(TokenKind::colon); ++i) {
    const bool is_empty =
        stream_.at(TokenKind::colon) || stream_.at(TokenKind::right_bracket) || stream_.at(TokenKind::comma);
    if (!is_empty) parts[i] = parse_expression();
  }
  Expression* node = make(ExpressionKind::slice, subject->range.begin);
  node->left = subject;
  node->items = copy_span(arena_, parts);
  return finish(node);
}

// ---- calls

Expression* ExpressionParser::parse_call(Expression* subject) {
  Expression* node = make(ExpressionKind::call, subject->range.begin);
  node->left = subject;
  node->call = parse_arguments();
  return finish(node);
}

Call ExpressionParser::parse_arguments() {
  stream_.expect(TokenKind::left_paren);
  Call call;
  std::vector<Expression*> positional;
  std::vector<Keyword> keywords;
  bool is_first = true;
  while (!stream_.at(TokenKind::right_paren) && !stream_.at_end()) {
    if (!is_first) stream_.expect(TokenKind::comma);
    is_first = false;
    if (stream_.at(TokenKind::right_paren)) break;
    parse_argument(positional, keywords, call);
  }
  stream_.expect(TokenKind::right_paren);
  call.arguments = copy_span(arena_, positional);
  call.keywords = copy_span(arena_, keywords);
  return call;
}

void ExpressionParser::parse_argument(std::vector<Expression*>& positional, std::vector<Keyword>& keywords,
                                      Call& call) {
  constexpr std::size_t most_arguments = 250;
  const Token token = stream_.current();
  const auto expect_order = [&](bool holds) {
    if (!holds)
      stream_.fail(token.range, "arguments are in the wrong order",
                   "write positional arguments, then named ones, then '*' and '**'");
  };
  if (stream_.skip_if(TokenKind::multiply)) {
    expect_order(!call.is_dynamic());
    call.more_arguments = parse_expression();
  } else if (stream_.skip_if(TokenKind::power)) {
    expect_order(!call.more_keywords);
    call.more_keywords = parse_expression();
  } else if (token.kind == TokenKind::name && stream_.next_token().kind == TokenKind::assign) {
    expect_order(!call.more_keywords);
    for (const Keyword& other : keywords) {
      if (other.name == token.text)
        stream_.fail(token.range, fmt::format("argument '{}' is given twice", token.text), "take one of them out");
    }
    stream_.take();
    stream_.take();
    keywords.push_back({token.text, token.range, parse_expression()});
  } else {
    expect_order(!call.is_dynamic() && keywords.empty());
    positional.push_back(parse_expression());
  }
  if (positional.size() + keywords.size() > most_arguments)
    stream_.fail(token.range, "this call has too many arguments",
                 fmt::format("the most are {}; give a list", most_arguments));
}

// ---- filters and tests

std::string_view ExpressionParser::parse_dotted_name(Range& range) {
  const Token token = stream_.expect(TokenKind::name);
  std::string_view name = token.text;
  while (stream_.skip_if(TokenKind::dot)) {
    name = arena_.copy(fmt::format("{}.{}", name, stream_.expect(TokenKind::name).text));
  }
  range = {token.range.begin, std::max(stream_.last_end(), token.range.begin)};
  return name;
}

Expression* ExpressionParser::parse_filters(Expression* subject) {
  while (stream_.skip_if(TokenKind::pipe)) subject = parse_filter(subject);
  return subject;
}

Expression* ExpressionParser::parse_filter_block() {
  return parse_filters(parse_filter(nullptr));
}

Expression* ExpressionParser::parse_filter(Expression* subject) {
  Expression* node = make(ExpressionKind::filter, subject ? subject->range.begin : stream_.current().range.begin);
  node->left = subject;
  node->name = parse_dotted_name(node->name_range);
  if (stream_.at(TokenKind::left_paren)) node->call = parse_arguments();
  return finish(node);
}

Expression* ExpressionParser::parse_test(Expression* subject) {
  stream_.take();
  const bool is_negated = stream_.skip_name("not");
  Expression* node = make(ExpressionKind::test, subject->range.begin);
  node->left = subject;
  node->name = parse_dotted_name(node->name_range);
  node->call = parse_test_arguments();
  finish(node);
  if (!is_negated) return node;
  Expression* negation = make(ExpressionKind::unary, subject->range.begin);
  negation->operation = Operation::logical_not;
  negation->left = node;
  return finish(negation);
}

/// A test takes one argument without brackets: `x is divisibleby 3`.
Call ExpressionParser::parse_test_arguments() {
  switch (stream_.current().kind) {
    case TokenKind::left_paren:
      return parse_arguments();
    case TokenKind::name:
      if (stream_.at_name("else") || stream_.at_name("or") || stream_.at_name("and")) return {};
      if (stream_.at_name("is")) {
        stream_.fail(stream_.current().range, "tests can't be chained", "join them with 'and'");
      }
      break;
    case TokenKind::string:
    case TokenKind::integer:
    case TokenKind::number:
    case TokenKind::left_bracket:
    case TokenKind::left_brace:
      break;
    default:
      return {};
  }
  Call call;
  call.arguments = copy_span<Expression*>(arena_, {parse_postfix(parse_primary())});
  return call;
}

}  // namespace evdoc::render
