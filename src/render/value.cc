#include "render/value.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "render/operators.h"

namespace evdoc::render {

namespace {

constexpr uint32_t smallest_capacity = 4;
constexpr uint32_t largest_unindexed = 8;  // entries of a dict that is searched from end to end

/// Room for one item more than `size`.
template <class T>
void grow(T*& items, uint32_t size, uint32_t& capacity, Arena& arena) {
  if (size < capacity) return;
  capacity = std::max(smallest_capacity, capacity * 2);
  const std::span<T> grown = arena.make_array<T>(capacity);
  std::copy(items, items + size, grown.begin());
  items = grown.data();
}

Value make_sequence(Kind kind, std::span<const Value> items, Arena& arena) {
  List list;
  list.items = arena.make_array<Value>(items.size()).data();
  list.size = list.capacity = static_cast<uint32_t>(items.size());
  std::copy(items.begin(), items.end(), list.items);
  return Value::boxed(kind, arena.make(list));
}

bool is_whole(double number) {
  return std::nearbyint(number) == number && std::abs(number) < 9e18;
}

constexpr int deepest_hashed = 60;  // tuples within tuples

/// Numbers that are equal have one hash, whatever their type. 0 for what cannot be hashed is of no harm.
std::size_t hash_of(const Value& key, int depth = 0) {
  switch (key.kind()) {
    case Kind::string:
      return std::hash<std::string_view>()(key.as_string());
    case Kind::boolean:
    case Kind::integer:
      return std::hash<int64_t>()(key.as_integer());
    case Kind::number:
      return is_whole(key.as_number()) ? std::hash<int64_t>()(static_cast<int64_t>(key.as_number()))
                                       : std::hash<double>()(key.as_number());
    case Kind::tuple: {
      std::size_t hash = 7;
      if (depth == deepest_hashed) return hash;
      for (const Value& item : key.unbox<List>()->all()) hash = hash * 31 + hash_of(item, depth + 1);
      return hash;
    }
    default:
      return 0;
  }
}

void index_entry(Dict& dict, uint32_t entry) {
  const uint32_t mask = dict.index_size - 1;
  auto place = static_cast<uint32_t>(hash_of(dict.entries[entry].key)) & mask;
  while (dict.index[place] != 0) place = (place + 1) & mask;
  dict.index[place] = entry + 1;
}

void rebuild_index(Dict& dict, Arena& arena) {
  dict.index = nullptr;
  if (dict.size <= largest_unindexed) return;
  dict.index_size = 16;
  while (dict.index_size < dict.capacity * 2) dict.index_size *= 2;
  dict.index = arena.make_array<uint32_t>(dict.index_size).data();
  for (uint32_t i = 0; i < dict.size; ++i) index_entry(dict, i);
}

}  // namespace

void List::append(Value value, Arena& arena) {
  grow(items, size, capacity, arena);
  items[size++] = value;
}

Value* Dict::find(const Value& key) const {
  if (!index) {
    for (Entry& entry : all())
      if (equals(entry.key, key)) return &entry.value;
    return nullptr;
  }
  const uint32_t mask = index_size - 1;
  for (auto place = static_cast<uint32_t>(hash_of(key)) & mask; index[place] != 0; place = (place + 1) & mask) {
    Entry& entry = entries[index[place] - 1];
    if (equals(entry.key, key)) return &entry.value;
  }
  return nullptr;
}

void Dict::set(const Value& key, Value value, Arena& arena) {
  if (Value* known = find(key)) {
    *known = value;
    return;
  }
  const uint32_t before = capacity;
  grow(entries, size, capacity, arena);
  entries[size++] = {key, value};
  if (capacity != before || (size > largest_unindexed && !index)) {
    rebuild_index(*this, arena);
  } else if (index) {
    index_entry(*this, size - 1);
  }
}

bool Dict::erase(const Value& key, Arena& arena) {
  const Value* known = find(key);
  if (!known) return false;
  Entry* entry = std::find_if(entries, entries + size, [&](const Entry& e) { return &e.value == known; });
  std::move(entry + 1, entries + size, entry);
  --size;
  if (index) rebuild_index(*this, arena);
  return true;
}

void Dict::clear() {
  size = 0;
  index = nullptr;
}

Value make_list(std::span<const Value> items, Arena& arena) {
  return make_sequence(Kind::list, items, arena);
}

Value tuple_of(std::span<const Value> items, Arena& arena) {
  return make_sequence(Kind::tuple, items, arena);
}

Value make_dict(Arena& arena) {
  return Value::boxed(Kind::dict, arena.make(Dict{}));
}

}  // namespace evdoc::render
