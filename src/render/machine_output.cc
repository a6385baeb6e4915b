// Output and what is captured of it.
#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "render/codes.h"
#include "render/machine.h"
#include "render/text_form.h"
#include "render/undefined.h"

namespace evdoc::render {

void Machine::execute_output(const Instruction& i) {
  switch (i.op) {
    case Op::capture:
      return begin_capture();
    case Op::end_capture:
      return push(end_capture(is_safe(static_cast<Safety>(i.a))));
    case Op::drop_capture:
      end_capture(false);
      return;
    default:
      return mark_safe();
  }
}

void Machine::grow_pieces(std::size_t needed) {
  const std::size_t most = static_cast<std::size_t>(image_.limits.output_bytes / sizeof(Piece)) + 1;
  if (pieces_.size() >= most) fail_output();
  pieces_.reserve(std::max<std::size_t>({64, 2 * pieces_.size(), pieces_.size() + needed}));
}

void Machine::fail_output() {
  fail(code::limit_output, fmt::format("one page is larger than {} bytes", image_.limits.output_bytes),
       "look for a loop over more than was meant");
}

void Machine::emit_string(std::string_view text, bool escapes, uint32_t site) {
  if (text.empty()) return;
  if (escapes && needs_escape(text)) {
    if (!allows(escaped_size(text))) return;
    std::string escaped;
    append_escaped(escaped, text);
    text = arena().copy(escaped);
  }
  add_text(text, site);
}

void Machine::emit_other(const Value& value, Escape escape, uint32_t site) {
  switch (value.kind()) {
    case Kind::string:
      return emit_string(value.as_string(), !value.is_safe() && escapes(escape), site);
    case Kind::integer: {
      const fmt::format_int digits(value.as_integer());
      return add_text(arena().copy({digits.data(), digits.size()}), site);
    }
    case Kind::reference:
      make_room(0);
      pieces_.emplace_back(value.as_object(), value.transforms(), site);
      return;
    case Kind::fragment: {
      const auto& fragment = *value.unbox<Fragment>();
      for (uint32_t i = 0; i < fragment.count && !failed(); ++i) {
        make_room(fragment.pieces[i].size());
        pieces_.push_back(fragment.pieces[i]);
      }
      return;
    }
    case Kind::module:
      return emit(value.unbox<Module>()->text, Escape::never, site);
    case Kind::undefined:
      is_usable(value, *this);
      return;
    default:
      return emit_string(text_of(value, *this), escapes(escape), site);
  }
}

// ---- captures

void Machine::begin_capture() {
  scratch_.captures.push_back({pieces_.size(), bytes_});
}

/// What was printed since begin_capture: a string, or a fragment if it holds references.
Value Machine::end_capture(bool is_safe) {
  const auto [begin, bytes_before] = scratch_.captures.back();
  scratch_.captures.pop_back();
  const std::span<const Piece> captured(pieces_.data() + begin, pieces_.size() - begin);
  const auto size = static_cast<std::size_t>(bytes_ - bytes_before);
  bytes_ = bytes_before;
  const bool has_references = std::ranges::any_of(captured, &Piece::is_reference);
  Value result = Value::string("");
  if (has_references && allows(captured.size(), sizeof(Piece))) {
    const std::span<Piece> kept = arena().make_array<Piece>(captured.size());
    std::copy(captured.begin(), captured.end(), kept.begin());
    result = Value::boxed(Kind::fragment, arena().make(Fragment{kept.data(), static_cast<uint32_t>(kept.size())}));
  } else if (captured.size() == 1) {
    result = Value::string(captured[0].text());
  } else if (!captured.empty() && allows(size)) {
    char* joined = arena().allocate(size);
    char* end = joined;
    for (const Piece& piece : captured) {
      std::memcpy(end, piece.text().data(), piece.size());
      end += piece.size();
    }
    result = Value::string({joined, size});
  }
  pieces_.resize(begin);
  return result.is_string() ? result.with_safety(is_safe) : result;
}

void Machine::mark_safe() {
  Value& value = peek();
  if (!autoescape_ || value.is(Kind::fragment) || value.is(Kind::reference)) return;
  value = string_of(value, *this).with_safety(true);
}

}  // namespace evdoc::render
