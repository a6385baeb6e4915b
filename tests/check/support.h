// What the tests of the rules share: a project of one event, a table of one unit, and what the rules say of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/check.h"

namespace evdoc::test {

/// A unit of a table, in one segment.
struct TableUnit {
  std::string_view locale;
  std::string_view id;
  std::string_view source;
  std::string_view target;
  State state = State::translated;
};

/// What one rule says of one unit: "code: message" a line.
std::string findings_of(std::string_view rule, const TableUnit& unit);

/// The codes of all rules that say something of one unit, a blank between them.
std::string codes_of(const TableUnit& unit);

/// A project whose manifest declares event 3328, its channel, keywords, payload and message.
class SampleProject {
 public:
  explicit SampleProject(std::string message = "ListenerId:%1 accepted SocketId:%2.");

  /// What the rules say of tables with these units, all of one locale.
  std::string check(const std::vector<TableUnit>& units, const check::CheckOptions& options = {});

  Project project;

 private:
  Sources sources_;
};

}  // namespace evdoc::test
