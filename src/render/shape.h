// What the host shows to templates: the fields of its objects, and the functions that work on values.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/arena.h"
#include "base/diagnostic.h"
#include "render/value.h"

namespace evdoc::render {

/// The static type of an expression, as far as it is known before anything is rendered.
struct Type {
  enum class Kind : uint8_t { any, boolean, integer, number, string, reference, object, sequence, dict, function };
  enum class Nullable : uint8_t { no, yes };

  Kind kind = Kind::any;
  const Shape* shape = nullptr;   ///< of object and reference
  const Type* element = nullptr;  ///< of a sequence and of a dict's values; null: any
  Nullable nullable = Nullable::no;
};

/// One name after the dot.
struct Field {
  std::string_view name;
  /// Reads the field of the object that a Value::object or Value::reference of the shape holds.
  Value (*get)(const void* object, Context& context);
  Type type;
  std::string_view doc;  ///< one sentence for the reference of names
};

/// A kind of object of the host.
struct Shape {
  std::string_view name;  ///< as messages and docs say it: "event"
  std::span<const Field> fields;
  /// Whether `if object` holds; null: always.
  bool (*is_true)(const void* object, Context& context) = nullptr;

  /// The field, or null.
  const Field* find(std::string_view field) const;
};

enum class Need : uint8_t { required, optional };

struct Parameter {
  std::string_view name;
  Need need = Need::required;
};

/// The arguments of one call, each at the place of its parameter.
class Arguments {
 public:
  Arguments(std::span<const Value> declared, std::span<const Value> rest, const Dict* named)
      : declared_(declared), rest_(rest), named_(named) {}

  /// Argument `i` of the declared parameters; for a filter, test or method 0 is what it is applied to. Kind::missing
  /// when it was not given.
  const Value& operator[](std::size_t i) const { return i < declared_.size() ? declared_[i] : not_given; }
  bool has(std::size_t i) const { return !(*this)[i].is_missing(); }
  /// Argument `i`, or `fallback` if it was not given.
  Value get(std::size_t i, Value fallback) const { return has(i) ? declared_[i] : fallback; }

  /// What a variadic function got beyond its parameters.
  std::span<const Value> rest() const { return rest_; }
  /// Keyword arguments that no parameter has; null: none.
  const Dict* named() const { return named_; }

 private:
  static constexpr Value not_given = Value::missing();

  std::span<const Value> declared_;  // the last ones may be absent
  std::span<const Value> rest_;
  const Dict* named_;
};

/// A filter, a test, a method or a global function, of the engine or of the host.
struct Function {
  /// What the function does with a reference as its first argument. The engine refuses it for all others, since the
  /// text of a reference is not known while the template runs.
  enum class Takes : uint8_t { text, references };
  enum class Extra : uint8_t { none, positional, named, both };

  std::string_view name;
  std::span<const Parameter> parameters;
  Value (*call)(const Arguments& arguments, Context& context);
  Takes takes = Takes::text;
  Extra extra = Extra::none;      ///< arguments beyond the parameters
  std::string_view doc = {};      ///< one sentence for the reference of names
  std::string_view example = {};  ///< a template and its output: "{{ 'a|b' | md_cell }} -> a&#124;b"

  bool takes_positional() const { return extra == Extra::positional || extra == Extra::both; }
  bool takes_named() const { return extra == Extra::named || extra == Extra::both; }
};

/// What happens with a name, field or item that does not exist.
enum class UndefinedMode : uint8_t {
  strict,     ///< any use but `is defined` and `default` is an error
  lenient,    ///< prints nothing, is false and empty; its fields are errors
  chainable,  ///< as lenient, and its fields are undefined too
};

/// What a function or field works with while a template runs: memory, settings, and the place for errors.
class Context {
 public:
  /// How much a render may use; a template that asks for more fails with a diagnostic.
  struct Budget {
    std::size_t memory = 0;  ///< bytes of `arena`
    std::size_t items = 0;   ///< of a list that is made at once: range(), '*'
  };

  Context(Arena& arena, const void* host, Budget budget) : host_(host), arena_(&arena), budget_(budget) {}
  virtual ~Context() = default;
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

  Arena& arena() { return *arena_; }
  /// What the caller of `render` gave for its own filters and fields.
  const void* host() const { return host_; }
  /// Every function and field of the host calls it before it answers what another render with the same root need not:
  /// what depends on the variant, or does not outlive this render.
  void note_variant() {
    variance_ = Variance::each;
    if (is_rehearsing_) [[unlikely]]
      give_up();
  }
  /// Instead of it, before answers that only the first render of a root and all later ones need not have in common.
  void note_first() { variance_ |= Variance::first; }

  /// A string value of a copy of `text`, if that fits the budget.
  Value text(std::string_view text);

  /// Reports an error at the place in the template that is being evaluated; rendering ends after the function returns.
  /// The first call counts. `help` says what to do next.
  Value fail(const Code& code, std::string message, std::string help);
  /// As fail, for something that was met before: `site` as in Piece.
  Value fail_at(uint32_t site, const Code& code, std::string message, std::string help);
  bool failed() const { return failure_.has_value(); }

  /// Whether `count` more items of `size` bytes fit the budget; if not, an error is reported.
  bool allows(std::size_t count, std::size_t size = 1);
  /// The bytes that the budget has left.
  std::size_t room() const;
  /// Whether a sequence may have `count` items, of which none is kept.
  bool allows_items(std::size_t count);

  /// Whether strings that are printed are escaped now.
  bool autoescape() const { return autoescape_; }
  UndefinedMode undefined_mode() const { return undefined_mode_; }

  /// For filters that take the name of another one; null if there is none.
  virtual const Function* find_filter(std::string_view) const { return nullptr; }
  virtual const Function* find_test(std::string_view) const { return nullptr; }
  /// Did-you-mean for a name that is not defined where the template stands now; may be empty.
  virtual std::string suggest_name(std::string_view) const { return {}; }

  struct Failure {
    const Code* code = nullptr;
    std::string message;
    std::string help;
    std::optional<uint32_t> site;  ///< none: the place that is being evaluated
  };

 protected:
  void use_arena(Arena& arena) { arena_ = &arena; }

  const void* host_;
  std::optional<Failure> failure_;
  bool autoescape_ = false;
  Variance variance_ = Variance::none;  ///< of what was read
  bool is_rehearsing_ = false;  ///< for later renders, as long as nothing is read that varies from one to another
  UndefinedMode undefined_mode_ = UndefinedMode::strict;

 private:
  void give_up();

  Arena* arena_;
  Budget budget_;
};

}  // namespace evdoc::render
