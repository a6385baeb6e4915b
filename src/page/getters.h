// What the tables of names are made of: getters for members, units and lists.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/unit_id.h"
#include "model/manifest.h"
#include "page/scope.h"
#include "render/shape.h"

namespace evdoc::getters {

using render::Context;
using render::Field;
using render::Shape;
using render::Type;
using render::Value;

inline constexpr Type string_type{.kind = Type::Kind::string};
inline constexpr Type boolean_type{.kind = Type::Kind::boolean};
inline constexpr Type integer_type{.kind = Type::Kind::integer};

inline constexpr Type unit_type{.kind = Type::Kind::reference, .shape = &unit_shape};

constexpr Type object_type(const Shape& shape, Type::Nullable nullable = Type::Nullable::no) {
  return {.kind = Type::Kind::object, .shape = &shape, .nullable = nullable};
}

constexpr Type list_type(const Type& element) {
  return {.kind = Type::Kind::sequence, .element = &element};
}

inline Value text(std::string_view value) {
  return Value::string(value);
}

template <class T>
const T& as(const void* object) {
  return *static_cast<const T*>(object);
}

/// A field that is a member of an object, as a string.
template <class T, auto member>
Value text_member(const void* object, Context&) {
  return text((as<T>(object).*member));
}

template <class T, auto member>
Value text_value_member(const void* object, Context&) {
  return text((as<T>(object).*member).value);
}

template <class T, auto member>
Value integer_member(const void* object, Context&) {
  return Value::integer(as<T>(object).*member);
}

template <class T, auto member>
Value boolean_member(const void* object, Context&) {
  return Value::boolean(as<T>(object).*member);
}

inline Value unit_value(const PageUnit* unit) {
  return Value::reference(unit, &unit_shape);
}

/// A message, which its string's id translates; empty if there is none.
inline Value message_unit(const Message& message, Context& context) {
  const std::string id = markdown::string_unit_id(message.string_id.value);
  return unit_value(scope_of(context).memory(context).units().add(id, id, message.text, Wording::prose));
}

template <class T, auto member>
Value message_member(const void* object, Context& context) {
  return message_unit(as<T>(object).*member, context);
}

template <class T, auto member>
Value unit_member(const void* object, Context&) {
  return unit_value(as<T>(object).*member);
}

/// An object, or none.
template <class T>
Value object_or_none(const T* object, const Shape& shape) {
  return object ? Value::object(object, &shape) : Value::none();
}

template <class Element, const Shape& shape>
Value object_at(const void* list, uint32_t index, Context&) {
  return Value::object(&as<std::vector<Element>>(list)[index], &shape);
}

/// As object_at, for a list of pointers.
template <class Element, const Shape& shape>
Value pointed_at(const void* list, uint32_t index, Context&) {
  return Value::object(as<std::vector<const Element*>>(list)[index], &shape);
}

inline Value unit_at(const void* list, uint32_t index, Context&) {
  return unit_value(as<std::vector<const PageUnit*>>(list)[index]);
}

template <class Element, const Shape& shape>
Value objects(const std::vector<Element>& list) {
  return Value::sequence(&list, static_cast<uint32_t>(list.size()), object_at<Element, shape>);
}

template <class Element, const Shape& shape>
Value objects(const std::vector<const Element*>& list) {
  return Value::sequence(&list, static_cast<uint32_t>(list.size()), pointed_at<Element, shape>);
}

}  // namespace evdoc::getters
