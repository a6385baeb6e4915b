#include "load/support.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "base/file.h"

namespace evdoc {

namespace {

std::string begin_of(Span span) {
  if (!span.is_known()) return "-";
  const Position position = position_at(span.source->text(), span.begin);
  return fmt::format("{}:{}", position.line, position.column);
}

const char* name_of(Severity severity) {
  switch (severity) {
    case Severity::info:
      return "info";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return "";
}

}  // namespace

std::string listed(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& d : diagnostics.all()) {
    text += fmt::format("{} {}[{}]: {}\n", begin_of(d.span), name_of(d.severity), d.code->name, d.message);
    if (!d.help.empty()) text += fmt::format("  help: {}\n", d.help);
    for (const Note& note : d.notes) text += fmt::format("  note: {} {}\n", begin_of(note.span), note.text);
  }
  return text;
}

std::string place(Span span) {
  if (!span.is_known()) return "-";
  return begin_of(span) + "-" + begin_of({span.source, span.end, span.end});
}

std::string file_bytes(const std::string& path) {
  FileContents contents = read_file(path);
  EXPECT_EQ(contents.error, 0) << path;
  return std::move(contents.bytes);
}

std::string real_data_folder() {
  const char* folder = std::getenv("EVDOC_REAL_DATA");
  return folder ? folder : "";
}

}  // namespace evdoc
