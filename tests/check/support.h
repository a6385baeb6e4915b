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

  /// Likewise of one unit that has no target.
  std::string check_untranslated(const TableUnit& unit);

  /// Likewise of a German table of the event's page that has no units, only a handoff of a revision.
  std::string check_handoff(std::string_view revision);

  /// Turns a rule off.
  void turn_off(std::string_view rule);

  /// Adds a layout with a field of the front matter that is translated, and written without quotes.
  void add_plain_field(std::string_view key);

  /// Gives the event two revisions; if `message` is not empty, it is what the event's message was at the first.
  void add_revisions(std::string_view first, std::string_view message, std::string_view newest);

  Project project;

 private:
  std::string check_catalog(const Catalog& catalog, const check::CheckOptions& options);

  Sources sources_;
};

}  // namespace evdoc::test
