#include "bench/bench_page.h"

#include <array>
#include <fstream>
#include <nlohmann/json.hpp>

namespace evdoc::bench {

namespace {

using render::Context;
using render::Field;
using render::Shape;
using render::Type;
using render::Value;

Page page_of(const nlohmann::json& json) {
  const nlohmann::json& page = json.at("page");
  const nlohmann::json& labels = json.at("labels");
  Page made{page.at("title"),
            page.at("heading"),
            page.at("id"),
            page.at("keywords"),
            page.at("level"),
            page.at("channel"),
            page.at("message"),
            page.at("hash"),
            page.at("locale"),
            page.at("description"),
            {},
            {}};
  for (const nlohmann::json& row : page.at("rows"))
    made.rows.push_back({row.at("name"), row.at("type"), row.at("description")});
  made.labels = {labels.at("properties"), labels.at("id"),          labels.at("keywords"), labels.at("level"),
                 labels.at("channel"),    labels.at("description"), labels.at("message"),  labels.at("details"),
                 labels.at("item"),       labels.at("type")};
  return made;
}

template <class T, std::string T::*member>
Value text(const void* object, Context&) {
  return Value::string(static_cast<const T*>(object)->*member);
}

constexpr Type string_type{Type::Kind::string};

template <class T, std::string T::*member>
constexpr Field text_field(std::string_view name) {
  return {name, text<T, member>, string_type, ""};
}

const std::array<Field, 3> row_fields{text_field<Row, &Row::name>("name"), text_field<Row, &Row::type>("type"),
                                      text_field<Row, &Row::description>("description")};
const Shape row_shape{"row", row_fields};
const Type row_type{Type::Kind::object, &row_shape};

Value rows(const void* object, Context&) {
  const std::vector<Row>& all = static_cast<const Page*>(object)->rows;
  return Value::sequence(&all, static_cast<uint32_t>(all.size()), [](const void* rows, uint32_t index, Context&) {
    return Value::object(&(*static_cast<const std::vector<Row>*>(rows))[index], &row_shape);
  });
}

Value description(const void* object, Context&) {
  const std::vector<std::string>& all = static_cast<const Page*>(object)->description;
  return Value::sequence(&all, static_cast<uint32_t>(all.size()), [](const void* texts, uint32_t index, Context&) {
    return Value::string((*static_cast<const std::vector<std::string>*>(texts))[index]);
  });
}

const std::array<Field, 11> page_fields{
    text_field<Page, &Page::heading>("heading"),
    text_field<Page, &Page::title>("title"),
    text_field<Page, &Page::id>("id"),
    text_field<Page, &Page::keywords>("keywords"),
    text_field<Page, &Page::level>("level"),
    text_field<Page, &Page::channel>("channel"),
    text_field<Page, &Page::message>("message"),
    text_field<Page, &Page::hash>("hash"),
    text_field<Page, &Page::locale>("locale"),
    Field{"description", description, {Type::Kind::sequence, nullptr, &string_type}, ""},
    Field{"rows", rows, {Type::Kind::sequence, nullptr, &row_type}, ""}};
const Shape page_shape{"page", page_fields};

const std::array<Field, 10> label_fields{text_field<Labels, &Labels::properties>("properties"),
                                         text_field<Labels, &Labels::id>("id"),
                                         text_field<Labels, &Labels::keywords>("keywords"),
                                         text_field<Labels, &Labels::level>("level"),
                                         text_field<Labels, &Labels::channel>("channel"),
                                         text_field<Labels, &Labels::description>("description"),
                                         text_field<Labels, &Labels::message>("message"),
                                         text_field<Labels, &Labels::details>("details"),
                                         text_field<Labels, &Labels::item>("item"),
                                         text_field<Labels, &Labels::type>("type")};
const Shape label_shape{"labels", label_fields};

const std::array<Field, 2> root_fields{
    Field{"page",
          [](const void* object, Context&) { return Value::object(object, &page_shape); },
          {Type::Kind::object, &page_shape},
          ""},
    Field{"labels",
          [](const void* object, Context&) {
            return Value::object(&static_cast<const Page*>(object)->labels, &label_shape);
          },
          {Type::Kind::object, &label_shape},
          ""}};
const Shape root_shape{"root", root_fields};

}  // namespace

std::vector<Page> read_pages(const std::string& path) {
  std::ifstream file(path);
  std::vector<Page> pages;
  for (const nlohmann::json& json : nlohmann::json::parse(file)) pages.push_back(page_of(json));
  return pages;
}

const Shape& page_globals() {
  return root_shape;
}

}  // namespace evdoc::bench
