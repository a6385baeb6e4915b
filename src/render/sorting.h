// What the filters that look at a part of each item share: paths like "address.city", and sorting.
#pragma once

#include <string_view>
#include <vector>

#include "render/shape.h"

namespace evdoc::render {

/// The attribute of an item that a filter was told to look at: "name", "address.city", 0.
class AttributePath {
 public:
  /// None is the item itself.
  AttributePath(const Value& path, Context& context);

  /// The attribute; `fallback` (unless it is none) stands for what is undefined on the way.
  Value get(Value item, Context& context, Value fallback = Value::none()) const;

 private:
  std::vector<Value> parts_;
};

struct Keyed {
  Value key;
  Value item;
};

/// Whether equal keys are found before the order of keys is asked for, so that kinds without an order can be equal.
enum class Ties : bool { compare, keep };

/// The items as a list, by their keys; of equal keys the first stays first, also when reversed.
Value sorted(std::vector<Keyed> items, bool is_reversed, Context& context, Ties ties = Ties::compare);

/// Text in lower case; all else as it is.
Value without_case(const Value& value, Context& context);

/// (key, value) tuples.
std::vector<Value> pairs_of(const Dict& dict, Context& context);

}  // namespace evdoc::render
