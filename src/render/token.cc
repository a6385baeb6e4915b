#include "render/token.h"

namespace evdoc::render {

std::string_view describe(TokenKind kind) {
  switch (kind) {
    case TokenKind::text:
      return "text";
    case TokenKind::variable_begin:
      return "'{{'";
    case TokenKind::variable_end:
      return "'}}'";
    case TokenKind::block_begin:
      return "'{%'";
    case TokenKind::block_end:
      return "'%}'";
    case TokenKind::name:
      return "a name";
    case TokenKind::string:
      return "a string";
    case TokenKind::integer:
      return "an integer";
    case TokenKind::number:
      return "a number";
    case TokenKind::add:
      return "'+'";
    case TokenKind::subtract:
      return "'-'";
    case TokenKind::multiply:
      return "'*'";
    case TokenKind::divide:
      return "'/'";
    case TokenKind::floor_divide:
      return "'//'";
    case TokenKind::modulo:
      return "'%'";
    case TokenKind::power:
      return "'**'";
    case TokenKind::tilde:
      return "'~'";
    case TokenKind::equal:
      return "'=='";
    case TokenKind::not_equal:
      return "'!='";
    case TokenKind::less:
      return "'<'";
    case TokenKind::less_equal:
      return "'<='";
    case TokenKind::greater:
      return "'>'";
    case TokenKind::greater_equal:
      return "'>='";
    case TokenKind::assign:
      return "'='";
    case TokenKind::dot:
      return "'.'";
    case TokenKind::colon:
      return "':'";
    case TokenKind::comma:
      return "','";
    case TokenKind::pipe:
      return "'|'";
    case TokenKind::semicolon:
      return "';'";
    case TokenKind::left_paren:
      return "'('";
    case TokenKind::right_paren:
      return "')'";
    case TokenKind::left_bracket:
      return "'['";
    case TokenKind::right_bracket:
      return "']'";
    case TokenKind::left_brace:
      return "'{'";
    case TokenKind::right_brace:
      return "'}'";
    case TokenKind::end:
      return "the end of the template";
  }
  return "";
}

}  // namespace evdoc::render
