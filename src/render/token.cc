#include "render/token.h"

#include <array>
#include <cstddef>

namespace evdoc::render {

namespace {

struct Description {
  TokenKind kind;
  std::string_view text;
};

constexpr std::array<Description, 36> descriptions{{
    {TokenKind::text, "text"},
    {TokenKind::variable_begin, "'{{'"},
    {TokenKind::variable_end, "'}}'"},
    {TokenKind::block_begin, "'{%'"},
    {TokenKind::block_end, "'%}'"},
    {TokenKind::name, "a name"},
    {TokenKind::string, "a string"},
    {TokenKind::integer, "an integer"},
    {TokenKind::number, "a number"},
    {TokenKind::add, "'+'"},
    {TokenKind::subtract, "'-'"},
    {TokenKind::multiply, "'*'"},
    {TokenKind::divide, "'/'"},
    {TokenKind::floor_divide, "'//'"},
    {TokenKind::modulo, "'%'"},
    {TokenKind::power, "'**'"},
    {TokenKind::tilde, "'~'"},
    {TokenKind::equal, "'=='"},
    {TokenKind::not_equal, "'!='"},
    {TokenKind::less, "'<'"},
    {TokenKind::less_equal, "'<='"},
    {TokenKind::greater, "'>'"},
    {TokenKind::greater_equal, "'>='"},
    {TokenKind::assign, "'='"},
    {TokenKind::dot, "'.'"},
    {TokenKind::colon, "':'"},
    {TokenKind::comma, "','"},
    {TokenKind::pipe, "'|'"},
    {TokenKind::semicolon, "';'"},
    {TokenKind::left_paren, "'('"},
    {TokenKind::right_paren, "')'"},
    {TokenKind::left_bracket, "'['"},
    {TokenKind::right_bracket, "']'"},
    {TokenKind::left_brace, "'{'"},
    {TokenKind::right_brace, "'}'"},
    {TokenKind::end, "the end of the template"},
}};

constexpr bool are_in_order() {
  for (std::size_t i = 0; i < descriptions.size(); ++i)
    if (static_cast<std::size_t>(descriptions[i].kind) != i) return false;
  return true;
}
static_assert(are_in_order() && descriptions.back().kind == TokenKind::end);

}  // namespace

std::string_view describe(TokenKind kind) {
  return descriptions[static_cast<std::size_t>(kind)].text;
}

}  // namespace evdoc::render
