#include "render/shape.h"

#include <fmt/format.h>

#include <algorithm>

#include "render/codes.h"

namespace evdoc::render {

const Field* Shape::find(std::string_view field) const {
  for (const Field& known : fields)
    if (known.name == field) return &known;
  return nullptr;
}

Value Context::fail(const Code& code, std::string message, std::string help) {
  if (!failure_) failure_ = Failure{&code, std::move(message), std::move(help), std::nullopt};
  return Value::none();
}

Value Context::fail_at(uint32_t site, const Code& code, std::string message, std::string help) {
  if (!failure_) failure_ = Failure{&code, std::move(message), std::move(help), site};
  return Value::none();
}

/// Ends a rehearsal: it has shown that later renders differ.
void Context::give_up() {
  if (!failure_) failure_.emplace();
}

bool Context::allows_items(std::size_t count) {
  if (count <= budget_.items) return true;
  fail(code::limit_items, fmt::format("{} items are more than the limit of {}", count, budget_.items),
       "ask for fewer at once; a page needs no list of that length");
  return false;
}

Value Context::text(std::string_view text) {
  return Value::string(allows(text.size()) ? arena_->copy(text) : std::string_view());
}

std::size_t Context::room() const {
  return budget_.memory - std::min(arena_->capacity(), budget_.memory);
}

bool Context::allows(std::size_t count, std::size_t size) {
  if (count <= room() / size) return true;
  fail(code::limit_memory, fmt::format("the strings and lists of one page take more than {} bytes", budget_.memory),
       "print text where it is made instead of collecting it, and make shorter lists");
  return false;
}

}  // namespace evdoc::render
