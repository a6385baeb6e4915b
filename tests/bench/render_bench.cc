// How fast a template like that of an event is compiled and rendered: bytes of output a second on one core.
#include <benchmark/benchmark.h>

#include <array>
#include <string>
#include <vector>

#include "base/source.h"
#include "render/engine.h"

namespace {

using namespace evdoc;
using render::Context;
using render::Field;
using render::Shape;
using render::Type;
using render::Value;

struct Row {
  std::string name;
  std::string type;
  std::string description;
};

struct Event {
  int64_t id = 4031;
  std::string symbol = "DispatchSessionFailed";
  std::string message = "Failed to dispatch the session. The transaction could not be committed for the message: %1.";
  std::vector<Row> rows = {
      {"Error", "xs:string", "The error that the dispatcher met when it tried to open the session."},
      {"AppDomain", "xs:string", "The string returned by AppDomain.CurrentDomain.FriendlyName."},
      {"Host", "xs:string",
       "For Web-hosted services, this field uniquely identifies the service in the Web hierarchy."}};
};

template <class T>
const T& as(const void* object) {
  return *static_cast<const T*>(object);
}

constexpr std::array<Field, 3> row_fields{{
    {"name", [](const void* o, Context&) { return Value::string(as<Row>(o).name); }, {Type::Kind::string}, ""},
    {"type", [](const void* o, Context&) { return Value::string(as<Row>(o).type); }, {Type::Kind::string}, ""},
    {"description",
     [](const void* o, Context&) { return Value::string(as<Row>(o).description); },
     {Type::Kind::string},
     ""},
}};
const Shape row_shape{"data item", row_fields};
const Type row_type{Type::Kind::object, &row_shape};

Value row_at(const void* rows, uint32_t index, Context&) {
  return Value::object(&as<std::vector<Row>>(rows)[index], &row_shape);
}

const std::array<Field, 4> event_fields{{
    {"id", [](const void* o, Context&) { return Value::integer(as<Event>(o).id); }, {Type::Kind::integer}, ""},
    {"symbol", [](const void* o, Context&) { return Value::string(as<Event>(o).symbol); }, {Type::Kind::string}, ""},
    {"message", [](const void* o, Context&) { return Value::string(as<Event>(o).message); }, {Type::Kind::string}, ""},
    {"rows",
     [](const void* o, Context&) {
       return Value::sequence(&as<Event>(o).rows, static_cast<uint32_t>(as<Event>(o).rows.size()), row_at);
     },
     {Type::Kind::sequence, nullptr, &row_type},
     ""},
}};
const Shape event_shape{"event", event_fields};
const std::array<Field, 1> root_fields{{
    {"event",
     [](const void* o, Context&) { return Value::object(o, &event_shape); },
     {Type::Kind::object, &event_shape},
     ""},
}};
const Shape root_shape{"page", root_fields};

constexpr const char* event_template = R"(---
title: "{{ event.id }} - {{ event.symbol }}"
ms.date: "03/30/2017"
---
# {{ event.id }} - {{ event.symbol }}

## Properties

|||
|-|-|
|ID|{{ event.id }}|
|Keywords|WFServices|
|Level|Warning|
|Channel|Microsoft-Windows-Application Server-Applications/Analytic|

## Description

This event indicates that the session could not be dispatched, and that the runtime goes on without it.

## Message

{{ event.message }}

## Details
{% if event.rows %}
|Data Item Name|Data Item Type|Description|
|--------------------|--------------------|-----------------|
{% for row in event.rows %}|{{ row.name }}|`{{ row.type }}`|{{ row.description }}|
{% endfor %}{% endif %})";

struct Page {
  Page() {
    environment.globals = &root_shape;
    environment.load = [this](std::string_view) { return &source; };
  }

  Source source{"event.md.j2", event_template};
  render::Environment environment;
  Diagnostics diagnostics;
};

void compile_template(benchmark::State& state) {
  Page page;
  for (auto _ : state)
    benchmark::DoNotOptimize(render::compile(page.environment, "event.md.j2", page.diagnostics).is_valid());
}
BENCHMARK(compile_template)->Unit(benchmark::kMicrosecond);

/// Rendering, and copying the pieces into one buffer as a writer does.
void render_event(benchmark::State& state) {
  Page page;
  const render::Program program = render::compile(page.environment, "event.md.j2", page.diagnostics);
  const Event event;
  render::Rendering rendering;
  std::string output;
  std::size_t bytes = 0;
  for (auto _ : state) {
    render::render(program, Value::object(&event, &root_shape), rendering, nullptr, page.diagnostics);
    output.clear();
    for (const render::Piece& piece : rendering.pieces()) output += piece.text();
    benchmark::DoNotOptimize(output.data());
    bytes += output.size();
  }
  state.SetBytesProcessed(static_cast<int64_t>(bytes));
}
BENCHMARK(render_event);

}  // namespace

BENCHMARK_MAIN();
