#include "render/parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>

#include "base/suggest.h"
#include "render/arena_span.h"
#include "render/expression_parser.h"
#include "render/lexer.h"
#include "render/token_stream.h"

namespace evdoc::render {

namespace {

using Names = std::initializer_list<std::string_view>;

class StatementParser {
 public:
  StatementParser(TokenStream& stream, Arena& arena) : stream_(stream), arena_(arena), expressions_(stream, arena) {}

  Body parse_template();

 private:
  using Out = std::vector<Statement*>;
  using Parse = void (StatementParser::*)(Statement& statement);
  struct Tag {
    std::string_view name;
    StatementKind kind;
    Parse parse;
  };
  /// A statement whose end tag is awaited.
  struct Open {
    std::string_view name;
    Range range;
    std::vector<std::string_view> ends;
  };

  void parse_item(Out& out);
  void parse_tag(Out& out);
  void parse_print_tag(uint32_t begin, Out& out);
  void parse_set(Statement& statement);
  void parse_for(Statement& statement);
  void parse_if(Statement& statement);
  void parse_with(Statement& statement);
  void parse_macro(Statement& statement);
  void parse_call(Statement& statement);
  void parse_filter(Statement& statement);
  void parse_block(Statement& statement);
  void parse_extends(Statement& statement);
  void parse_include(Statement& statement);
  void parse_import(Statement& statement);
  void parse_from(Statement& statement);
  void parse_autoescape(Statement& statement);
  void parse_do(Statement& statement);
  void parse_nothing(Statement&) {}

  Body parse_body(const Statement& opening, Names ends);
  bool reaches_end(const Open& open);
  bool closes_outer(const Open& open);
  void report_unknown_tag(const Token& name);
  void parse_signature(Statement& statement);
  void parse_import_context(Statement& statement);
  bool parse_context_clause(Statement& statement);
  void parse_imported_name(std::vector<Imported>& imports);
  Token expect_target_name();
  void refuse_loop_target(const Expression& target);
  std::string_view tag_name(const Statement& statement) const;

  static const std::array<Tag, 18> tags;

  TokenStream& stream_;
  Arena& arena_;
  ExpressionParser expressions_;
  std::vector<Open> open_;
  uint32_t loops_ = 0;
};

const std::array<StatementParser::Tag, 18> StatementParser::tags{{
    {"for", StatementKind::loop, &StatementParser::parse_for},
    {"if", StatementKind::condition, &StatementParser::parse_if},
    {"set", StatementKind::set, &StatementParser::parse_set},
    {"block", StatementKind::block, &StatementParser::parse_block},
    {"extends", StatementKind::extends, &StatementParser::parse_extends},
    {"include", StatementKind::include, &StatementParser::parse_include},
    {"import", StatementKind::import, &StatementParser::parse_import},
    {"from", StatementKind::from_import, &StatementParser::parse_from},
    {"macro", StatementKind::macro, &StatementParser::parse_macro},
    {"call", StatementKind::call_block, &StatementParser::parse_call},
    {"filter", StatementKind::filter_block, &StatementParser::parse_filter},
    {"with", StatementKind::with, &StatementParser::parse_with},
    {"autoescape", StatementKind::autoescape, &StatementParser::parse_autoescape},
    {"do", StatementKind::run, &StatementParser::parse_do},
    {"break", StatementKind::break_loop, &StatementParser::parse_nothing},
    {"continue", StatementKind::continue_loop, &StatementParser::parse_nothing},
    {"print", StatementKind::print, nullptr},
    {"raw", StatementKind::text, nullptr},  // read by the tokenizer; here for did-you-mean
}};

constexpr std::array<std::string_view, 12> inner_tags{"else",      "elif",     "endfor",        "endif",
                                                      "endset",    "endblock", "endmacro",      "endcall",
                                                      "endfilter", "endwith",  "endautoescape", "endraw"};

// ---- the template and its tags

Body StatementParser::parse_template() {
  Out out;
  while (!stream_.at_end()) parse_item(out);
  return copy_span(arena_, out);
}

void StatementParser::parse_item(Out& out) {
  const Token token = stream_.take();
  if (token.kind == TokenKind::text) {
    Statement* statement = arena_.make(Statement{});
    statement->range = token.range;
    statement->text = token.text;
    out.push_back(statement);
  } else if (token.kind == TokenKind::variable_begin) {
    Statement* statement = arena_.make(Statement{});
    statement->kind = StatementKind::print;
    statement->value = expressions_.parse_tuple();
    stream_.expect(TokenKind::variable_end);
    statement->range = {token.range.begin, std::max(stream_.last_end(), token.range.end)};
    out.push_back(statement);
  } else if (token.kind == TokenKind::block_begin) {
    parse_tag(out);
  }
  stream_.recover();
}

void StatementParser::parse_tag(Out& out) {
  const uint32_t begin = stream_.current().range.begin;
  if (!stream_.at(TokenKind::name)) {
    return stream_.fail(stream_.current().range,
                        fmt::format("expected the name of a statement, found {}", stream_.describe_current()),
                        "a statement begins with its name, such as {% if x %}");
  }
  const Token name = stream_.take();
  if (name.text == "print") return parse_print_tag(begin, out);
  const auto* tag =
      std::find_if(tags.begin(), tags.end(), [&](const Tag& t) { return t.name == name.text && t.parse; });
  if (tag == tags.end()) return report_unknown_tag(name);
  if (open_.size() >= deepest_statement) {
    stream_.fail(name.range, "statements are nested too deep",
                 "move the inner ones to a template of their own and include it", code::template_nesting);
    stream_.recover();
    while (!stream_.at_end()) stream_.take();
    open_.clear();
    return;
  }
  Statement* statement = arena_.make(Statement{});
  statement->kind = tag->kind;
  statement->range = {begin, name.range.end};
  out.push_back(statement);
  (this->*tag->parse)(*statement);
  stream_.expect(TokenKind::block_end);
}

void StatementParser::report_unknown_tag(const Token& name) {
  if (std::find(inner_tags.begin(), inner_tags.end(), name.text) != inner_tags.end()) {
    const std::string help = open_.empty() ? std::string("take it out, or add the statement that it ends")
                                           : fmt::format("'{}' is open here and ends with '{}'", open_.back().name,
                                                         open_.back().ends.back());
    return stream_.fail(name.range, fmt::format("unexpected '{}'", name.text), help, code::template_unknown_tag);
  }
  std::vector<std::string_view> known(inner_tags.begin(), inner_tags.end());
  for (const Tag& tag : tags) known.push_back(tag.name);
  std::string help = did_you_mean(name.text, known);
  if (help.empty()) help = "to print it, write {{ '{%' }} or put the text between {% raw %} and {% endraw %}";
  stream_.fail(name.range, fmt::format("unknown statement '{}'", name.text), std::move(help),
               code::template_unknown_tag);
}

void StatementParser::parse_print_tag(uint32_t begin, Out& out) {
  bool is_first = true;
  while (!stream_.at(TokenKind::block_end) && !stream_.at_end()) {
    if (!is_first) stream_.expect(TokenKind::comma);
    is_first = false;
    Statement* statement = arena_.make(Statement{});
    statement->kind = StatementKind::print;
    statement->value = expressions_.parse_expression();
    statement->range = {begin, statement->value->range.end};
    out.push_back(statement);
  }
  stream_.expect(TokenKind::block_end);
}

// ---- bodies and end tags

std::string_view StatementParser::tag_name(const Statement& statement) const {
  if (statement.kind == StatementKind::set_block) return "set";
  const auto* tag = std::find_if(tags.begin(), tags.end(), [&](const Tag& t) { return t.kind == statement.kind; });
  return tag->name;
}

/// The statements up to one of the `ends`, whose name is the current token then.
Body StatementParser::parse_body(const Statement& opening, Names ends) {
  stream_.skip_if(TokenKind::colon);
  stream_.expect(TokenKind::block_end);
  stream_.recover();
  open_.push_back({tag_name(opening), opening.range, {ends.begin(), ends.end()}});
  Out out;
  while (!stream_.at_end() && !open_.empty()) {
    if (reaches_end(open_.back())) {
      stream_.take();
      break;
    }
    if (closes_outer(open_.back())) break;
    parse_item(out);
  }
  if (!open_.empty() && stream_.at_end()) {
    const Open& open = open_.back();
    stream_.fail(open.range, fmt::format("'{}' is not closed", open.name),
                 fmt::format("add {{% {} %}}", open.ends.back()), code::template_tag_unclosed);
    while (!stream_.at_end()) stream_.take();
  }
  if (!open_.empty()) open_.pop_back();
  return copy_span(arena_, out);
}

bool is_among(std::string_view name, const std::vector<std::string_view>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool StatementParser::reaches_end(const Open& open) {
  if (!stream_.at(TokenKind::block_begin) || stream_.next_token().kind != TokenKind::name) return false;
  return is_among(stream_.next_token().text, open.ends);
}

/// Whether the next tag ends a statement around the innermost one, which is reported. The tag is left for that
/// statement.
bool StatementParser::closes_outer(const Open& open) {
  if (!stream_.at(TokenKind::block_begin) || stream_.next_token().kind != TokenKind::name) return false;
  const Token name = stream_.next_token();
  const auto is_ended = [&](const Open& other) { return is_among(name.text, other.ends); };
  if (std::none_of(open_.begin(), open_.end() - 1, is_ended)) return false;
  stream_.diagnostics()
      .report(code::template_tag_unclosed, stream_.span(name.range),
              fmt::format("expected '{}', found '{}'", open.ends.back(), name.text),
              fmt::format("close '{}' first with {{% {} %}}", open.name, open.ends.back()))
      .note(stream_.span(open.range), fmt::format("'{}' is opened here", open.name));
  stream_.abandon_tag();
  return true;
}

// ---- statements

Token StatementParser::expect_target_name() {
  const Token name = stream_.expect(TokenKind::name);
  constexpr std::array<std::string_view, 6> constants{"true", "false", "none", "True", "False", "None"};
  if (std::find(constants.begin(), constants.end(), name.text) != constants.end()) {
    stream_.fail(name.range, fmt::format("can't assign to '{}'", name.text), "choose another name for the variable");
  }
  return name;
}

/// In a for statement `loop` is the engine's.
void StatementParser::refuse_loop_target(const Expression& target) {
  if (target.kind == ExpressionKind::tuple) {  // a slice has items, too, some of them null
    for (const Expression* item : target.items) refuse_loop_target(*item);
  }
  if (target.kind != ExpressionKind::name || target.name != "loop" || loops_ == 0) return;
  stream_.fail(target.range, "'loop' can't be assigned to in a for statement", "choose another name",
               code::template_misplaced);
}

void StatementParser::parse_set(Statement& statement) {
  statement.target = expressions_.parse_set_target();
  refuse_loop_target(*statement.target);
  if (stream_.skip_if(TokenKind::assign)) {
    statement.value = expressions_.parse_tuple();
    return;
  }
  statement.kind = StatementKind::set_block;
  statement.value = expressions_.parse_filters(nullptr);
  statement.body = parse_body(statement, {"endset"});
  stream_.skip_name("endset");
}

void StatementParser::parse_for(Statement& statement) {
  ++loops_;
  statement.target = expressions_.parse_target("in");
  refuse_loop_target(*statement.target);
  stream_.expect_name("in");
  statement.value = expressions_.parse_tuple(Conditional::excluded, "recursive");
  if (stream_.skip_name("if")) statement.test = expressions_.parse_expression();
  statement.is_recursive = stream_.skip_name("recursive");
  statement.range.end = std::max(stream_.last_end(), statement.range.begin);
  statement.body = parse_body(statement, {"else", "endfor"});
  if (stream_.skip_name("else")) statement.alternative = parse_body(statement, {"endfor"});
  stream_.skip_name("endfor");
  --loops_;
}

void StatementParser::parse_if(Statement& statement) {
  std::vector<Branch> branches;
  do {
    Branch branch;
    branch.range.begin = stream_.current().range.begin;
    branch.test = expressions_.parse_tuple(Conditional::excluded);
    branch.range = branch.test->range;
    branch.body = parse_body(statement, {"elif", "else", "endif"});
    branches.push_back(branch);
  } while (stream_.skip_name("elif"));
  if (stream_.skip_name("else")) statement.alternative = parse_body(statement, {"endif"});
  statement.branches = copy_span(arena_, branches);
  stream_.skip_name("endif");
}

void StatementParser::parse_with(Statement& statement) {
  std::vector<Binding> bindings;
  while (!stream_.at(TokenKind::block_end) && !stream_.at_end()) {
    if (!bindings.empty()) stream_.expect(TokenKind::comma);
    Binding binding;
    binding.target = expressions_.parse_target();
    refuse_loop_target(*binding.target);
    stream_.expect(TokenKind::assign);
    binding.value = expressions_.parse_expression();
    bindings.push_back(binding);
  }
  statement.bindings = copy_span(arena_, bindings);
  statement.body = parse_body(statement, {"endwith"});
  stream_.skip_name("endwith");
}

void StatementParser::parse_signature(Statement& statement) {
  stream_.expect(TokenKind::left_paren);
  std::vector<MacroParameter> parameters;
  while (!stream_.at(TokenKind::right_paren) && !stream_.at_end()) {
    if (!parameters.empty()) stream_.expect(TokenKind::comma);
    const Token name = expect_target_name();
    MacroParameter parameter{name.text, name.range, nullptr};
    for (const MacroParameter& other : parameters) {
      if (other.name == name.text)
        stream_.fail(name.range, fmt::format("parameter '{}' is declared twice", name.text), "rename one of them");
    }
    if (stream_.skip_if(TokenKind::assign)) {
      parameter.fallback = expressions_.parse_expression();
    } else if (!parameters.empty() && parameters.back().fallback) {
      stream_.fail(name.range, fmt::format("parameter '{}' has no default and follows one that has", name.text),
                   "put the parameters with defaults last");
    }
    parameters.push_back(parameter);
  }
  stream_.expect(TokenKind::right_paren);
  statement.parameters = copy_span(arena_, parameters);
}

void StatementParser::parse_macro(Statement& statement) {
  const Token name = expect_target_name();
  statement.name = name.text;
  statement.name_range = name.range;
  parse_signature(statement);
  statement.range.end = std::max(stream_.last_end(), statement.range.begin);
  statement.body = parse_body(statement, {"endmacro"});
  stream_.skip_name("endmacro");
}

void StatementParser::parse_call(Statement& statement) {
  if (stream_.at(TokenKind::left_paren)) parse_signature(statement);
  statement.value = expressions_.parse_expression();
  if (statement.value->kind != ExpressionKind::call) {
    stream_.fail(statement.value->range, "expected the call of a macro", "write {% call name() %}");
  }
  statement.body = parse_body(statement, {"endcall"});
  stream_.skip_name("endcall");
}

void StatementParser::parse_filter(Statement& statement) {
  statement.value = expressions_.parse_filter_block();
  statement.body = parse_body(statement, {"endfilter"});
  stream_.skip_name("endfilter");
}

void StatementParser::parse_block(Statement& statement) {
  const Token name = stream_.expect(TokenKind::name);
  statement.name = name.text;
  statement.name_range = name.range;
  statement.is_scoped = stream_.skip_name("scoped");
  statement.is_required = stream_.skip_name("required");
  if (stream_.at(TokenKind::subtract)) {
    stream_.fail(stream_.current().range, "the name of a block can't contain '-'", "use '_' instead");
  }
  statement.body = parse_body(statement, {"endblock"});
  const bool is_blank = std::all_of(statement.body.begin(), statement.body.end(), [](const Statement* child) {
    return child->kind == StatementKind::text && child->text.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos;
  });
  if (statement.is_required && !is_blank) {
    stream_.fail(statement.range, fmt::format("the required block '{}' has content of its own", statement.name),
                 "leave it empty, or take 'required' out");
  }
  stream_.skip_name("endblock");
  stream_.skip_name(statement.name);
}

void StatementParser::parse_extends(Statement& statement) {
  statement.value = expressions_.parse_expression();
}

bool StatementParser::parse_context_clause(Statement& statement) {
  const bool has_clause = (stream_.at_name("with") || stream_.at_name("without")) &&
                          stream_.next_token().kind == TokenKind::name && stream_.next_token().text == "context";
  if (!has_clause) return false;
  statement.with_context = stream_.take().text == "with";
  stream_.take();
  return true;
}

void StatementParser::parse_include(Statement& statement) {
  statement.value = expressions_.parse_expression();
  statement.with_context = true;
  if (stream_.at_name("ignore") && stream_.next_token().kind == TokenKind::name &&
      stream_.next_token().text == "missing") {
    stream_.take();
    stream_.take();
    statement.ignores_missing = true;
  }
  parse_context_clause(statement);
}

void StatementParser::parse_import(Statement& statement) {
  statement.value = expressions_.parse_expression();
  stream_.expect_name("as");
  const Token name = expect_target_name();
  statement.name = name.text;
  statement.name_range = name.range;
  parse_context_clause(statement);
}

void StatementParser::parse_imported_name(std::vector<Imported>& imports) {
  const Token name = expect_target_name();
  if (name.text.starts_with('_')) {
    stream_.fail(name.range, fmt::format("'{}' can't be imported", name.text),
                 "names with a leading '_' are private to their template");
  }
  const std::string_view alias = stream_.skip_name("as") ? expect_target_name().text : name.text;
  imports.push_back({name.text, alias, name.range});
}

void StatementParser::parse_from(Statement& statement) {
  statement.value = expressions_.parse_expression();
  stream_.expect_name("import");
  std::vector<Imported> imports;
  while (!stream_.failed()) {
    if (parse_context_clause(statement)) break;
    parse_imported_name(imports);
    if (parse_context_clause(statement) || !stream_.skip_if(TokenKind::comma)) break;
  }
  statement.imports = copy_span(arena_, imports);
}

void StatementParser::parse_autoescape(Statement& statement) {
  statement.value = expressions_.parse_expression();
  statement.body = parse_body(statement, {"endautoescape"});
  stream_.skip_name("endautoescape");
}

void StatementParser::parse_do(Statement& statement) {
  statement.value = expressions_.parse_tuple();
}

}  // namespace

Body parse(const Source& source, Whitespace whitespace, Arena& arena, Diagnostics& diagnostics) {
  TokenStream stream(source, tokenize(source, whitespace, arena, diagnostics), diagnostics);
  return StatementParser(stream, arena).parse_template();
}

}  // namespace evdoc::render
