// What a template computes with: a small tagged value that is copied freely.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "base/arena.h"

namespace evdoc::render {

class Context;
class Value;
struct Bound;
struct Cycle;
struct Dict;
struct Fragment;
struct Function;
struct List;
struct Loop;
struct Macro;
struct Module;
struct Namespace;
struct Numbers;
struct Shape;
struct Super;
struct Undefined;

/// Answers item `index` of a host's sequence; `index` is below its size.
using SequenceAt = Value (*)(const void* sequence, uint32_t index, Context& context);

/// A host's transforms of a reference (`md_cell`, `code`, ...) in the order of application; 0 ends them.
using Transforms = std::array<uint8_t, 4>;

/// Which of the renders of one root an answer of the host holds for.
enum class Variance : uint8_t {
  none = 0,   ///< all of them
  first = 1,  ///< the first, or all others
  each = 3,   ///< one
};

constexpr Variance operator|(Variance a, Variance b) {
  return static_cast<Variance>(static_cast<uint8_t>(a) | static_cast<uint8_t>(b));
}
constexpr Variance& operator|=(Variance& a, Variance b) {
  return a = a | b;
}

enum class Kind : uint8_t {
  missing,    ///< no value was given: an argument left out. Templates never see it
  undefined,  ///< a name, field or item that does not exist
  none,
  boolean,
  integer,
  number,  ///< double
  string,  ///< UTF-8; may be marked safe: not escaped when printed
  list,
  tuple,
  generator,  ///< what `map`, `select`, ... answer: can be walked once
  dict,
  range,
  object,     ///< the host's, seen through its Shape
  sequence,   ///< the host's
  reference,  ///< the host's text that is placed later: becomes a Piece of its own
  fragment,   ///< captured output that holds references
  function,   ///< a builtin or the host's
  bound,      ///< a method and the value that it was taken from
  macro,
  loop,        ///< the `loop` of a for statement
  module,      ///< an imported template
  name_space,  ///< made by namespace()
  cycler,
  joiner,
  self,   ///< `self`: the blocks of the template
  super,  ///< one block of a template, to be called
};

/// Strings, lists and all else that is bigger than 24 bytes live in an arena or with the host and must outlive the
/// value.
class Value {
 public:
  /// Undefined, without a name.
  constexpr Value() = default;

  static constexpr Value missing() { return Value(Kind::missing); }
  static constexpr Value none() { return Value(Kind::none); }
  static constexpr Value boolean(bool value);
  static constexpr Value integer(int64_t value);
  static constexpr Value number(double value);
  /// `text` must outlive the value; it is not copied.
  static constexpr Value string(std::string_view text);
  /// A string that is not escaped when it is printed under autoescape.
  static constexpr Value safe_string(std::string_view text);
  static constexpr Value object(const void* object, const Shape* shape);
  static constexpr Value sequence(const void* sequence, uint32_t size, SequenceAt at);
  /// Text that the host places after rendering. Its shape's fields (`source`, `target`) give plain strings.
  static constexpr Value reference(const void* object, const Shape* shape);
  static constexpr Value undefined(const Undefined* about);
  static constexpr Value function(const Function* function);
  /// Takes the pointer to what a value of `kind` is made of; see render/objects.h.
  template <class T>
  static constexpr Value boxed(Kind kind, T* box);

  constexpr Kind kind() const { return kind_; }
  constexpr bool is(Kind kind) const { return kind_ == kind; }
  constexpr bool is_missing() const { return kind_ == Kind::missing; }
  constexpr bool is_string() const { return kind_ == Kind::string; }
  /// An integer or a boolean, which is 0 or 1 as in Python.
  constexpr bool is_integral() const { return kind_ == Kind::integer || kind_ == Kind::boolean; }
  constexpr bool is_numeric() const { return is_integral() || kind_ == Kind::number; }
  /// Marked as safe: printed without escaping.
  constexpr bool is_safe() const { return safe_; }
  /// Of what was read from the host's root; of all else none.
  constexpr Variance variance() const { return variance_; }

  // Each of these is for its own kind only.
  constexpr int64_t as_integer() const { return payload_.integer; }  ///< also of a boolean
  constexpr bool as_boolean() const { return payload_.integer != 0; }
  constexpr double as_number() const { return payload_.number; }
  constexpr std::string_view as_string() const { return {payload_.text, size_}; }
  constexpr const void* as_object() const { return payload_.object; }  ///< of object, sequence, reference
  constexpr const Shape* shape() const { return extra_.shape; }        ///< of object and reference
  constexpr uint32_t size() const { return size_; }                    ///< of a host's sequence; bytes of a string
  constexpr SequenceAt at() const { return extra_.at; }
  template <class T>
  constexpr T* unbox() const {
    return static_cast<T*>(payload_.box);
  }

  constexpr Transforms transforms() const;
  /// The reference with one more transform, applied last. Holds four; check `can_transform` before.
  constexpr Value with_transform(uint8_t id) const;
  constexpr bool can_transform() const { return size_ >> 24 == 0; }

  /// The string, marked as safe or as not safe.
  constexpr Value with_safety(bool safe) const;
  constexpr Value with_variance(Variance variance) const;

 private:
  constexpr explicit Value(Kind kind) : kind_(kind) {}

  union Payload {
    int64_t integer = 0;
    double number;
    const char* text;
    const void* object;
    void* box;
  } payload_;
  union Extra {
    const Shape* shape = nullptr;
    SequenceAt at;
  } extra_;
  uint32_t size_ = 0;  // bytes of a string, items of a host's sequence, transforms of a reference
  Kind kind_ = Kind::undefined;
  bool safe_ = false;
  Variance variance_ = Variance::none;
};
static_assert(sizeof(Value) <= 24);

/// Items that can grow, in an arena. A list, a tuple (never grown), a generator or a dict's view is made of it.
struct List {
  /// How it prints, and whether it can be walked more than once. A group is what groupby answers: a tuple with the
  /// fields `grouper` and `list`.
  enum class Form : uint8_t { plain, keys, values, items, generator, group };

  Value* items = nullptr;
  uint32_t size = 0;
  uint32_t capacity = 0;
  uint32_t walked = 0;  ///< of a generator: items that were taken
  Form form = Form::plain;

  std::span<Value> all() const { return {items, size}; }
  void append(Value value, Arena& arena);
};

struct Entry {
  Value key;
  Value value;
};

/// Keys and values in the order of insertion, in an arena; keys are compared as Python does (1 == 1.0 == true).
struct Dict {
  Entry* entries = nullptr;
  uint32_t size = 0;
  uint32_t capacity = 0;
  uint32_t* index = nullptr;  ///< open addressing over `entries` + 1, 0: free; none while the dict is small
  uint32_t index_size = 0;    ///< a power of two

  std::span<Entry> all() const { return {entries, size}; }
  /// The value, or null. A key that cannot be hashed (a list, a dict) is never found.
  Value* find(const Value& key) const;
  Value* find(std::string_view key) const { return find(Value::string(key)); }
  /// Adds an entry or replaces the value of an equal key.
  void set(const Value& key, Value value, Arena& arena);
  /// Takes an entry out; false if there is none.
  bool erase(const Value& key, Arena& arena);
  void clear();
};

Value make_list(std::span<const Value> items, Arena& arena);
Value tuple_of(std::span<const Value> items, Arena& arena);
/// An empty dict; fill it through `unbox<Dict>()->set`.
Value make_dict(Arena& arena);

// -------------------------------------------------------------------------------------------------------------------

constexpr Value Value::boolean(bool value) {
  Value result(Kind::boolean);
  result.payload_.integer = value ? 1 : 0;
  return result;
}

constexpr Value Value::integer(int64_t value) {
  Value result(Kind::integer);
  result.payload_.integer = value;
  return result;
}

constexpr Value Value::number(double value) {
  Value result(Kind::number);
  result.payload_.number = value;
  return result;
}

constexpr Value Value::string(std::string_view text) {
  Value result(Kind::string);
  result.payload_.text = text.data();
  result.size_ = static_cast<uint32_t>(text.size());
  return result;
}

constexpr Value Value::safe_string(std::string_view text) {
  return string(text).with_safety(true);
}

constexpr Value Value::object(const void* object, const Shape* shape) {
  Value result(Kind::object);
  result.payload_.object = object;
  result.extra_.shape = shape;
  return result;
}

constexpr Value Value::sequence(const void* sequence, uint32_t size, SequenceAt at) {
  Value result(Kind::sequence);
  result.payload_.object = sequence;
  result.extra_.at = at;
  result.size_ = size;
  return result;
}

constexpr Value Value::reference(const void* object, const Shape* shape) {
  Value result = Value::object(object, shape);
  result.kind_ = Kind::reference;
  return result;
}

constexpr Value Value::undefined(const Undefined* about) {
  Value result(Kind::undefined);
  result.payload_.object = about;
  return result;
}

constexpr Value Value::function(const Function* function) {
  Value result(Kind::function);
  result.payload_.object = function;
  return result;
}

template <class T>
constexpr Value Value::boxed(Kind kind, T* box) {
  Value result(kind);
  result.payload_.box = box;
  return result;
}

constexpr Transforms Value::transforms() const {
  return {static_cast<uint8_t>(size_), static_cast<uint8_t>(size_ >> 8), static_cast<uint8_t>(size_ >> 16),
          static_cast<uint8_t>(size_ >> 24)};
}

constexpr Value Value::with_transform(uint8_t id) const {
  Value result = *this;
  uint32_t shift = 0;
  while (shift < 24 && (size_ >> shift & 0xFF) != 0) shift += 8;
  result.size_ |= static_cast<uint32_t>(id) << shift;
  return result;
}

constexpr Value Value::with_safety(bool safe) const {
  Value result = *this;
  result.safe_ = safe;
  return result;
}

constexpr Value Value::with_variance(Variance variance) const {
  Value result = *this;
  result.variance_ = variance;
  return result;
}

}  // namespace evdoc::render
