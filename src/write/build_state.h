// What evdoc remembers of the last build of a project: its inputs, its pages, and what it said.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/digest.h"
#include "base/source.h"
#include "model/project.h"
#include "write/output_tree.h"

namespace evdoc {

/// What a page asked tables that are not only its own, and what came of it. Many pages have the same.
struct TableUse {
  std::span<const uint16_t> groups;  ///< of entries that it asked for
  std::array<uint32_t, 8> counts{};  ///< its part of the figures of its locale

  bool operator==(const TableUse& other) const {
    return counts == other.counts && std::ranges::equal(groups, other.groups);
  }
};

/// What a page was made of besides the project's own inputs. The editions of a page share it: one of them has it.
struct PageOrigin {
  uint64_t own_tables = 0;        ///< a digest of the tables that are only its own
  const TableUse* use = nullptr;  ///< null: not known
};

/// The tables of one locale.
struct TablesRecord {
  std::string tag;
  std::vector<uint64_t> digests;  ///< of the entries, by group
};

/// A page that evdoc wrote, or found to be as it would have written it.
struct PageRecord : ExpectedPage {
  uint16_t locale = 0;  ///< index into BuildState::locales
  Edition edition = Edition::source;
  bool is_planned = true;  ///< false: it is of a locale or edition that the last build was not about
  uint16_t reason = 0;     ///< index into BuildState::reasons: why it has the bytes that it has
  PageOrigin origin;
};

struct LocaleRecord {
  std::string tag;
  std::vector<uint32_t> counts;  ///< what the summary says of it; empty: nothing
};

/// What the summary says of the event docs.
struct DocsFigures {
  uint32_t events = 0;
  uint32_t without_prose = 0;
  uint32_t differences = 0;    ///< between them and the manifests
  uint32_t without_event = 0;  ///< described, and declared nowhere
};

/// Where a finding points to. An empty path: nowhere.
struct PlaceRecord {
  std::string path;
  uint32_t begin = 0;
  uint32_t end = 0;
};

/// A finding, to be reported again while nothing has changed.
struct FindingRecord {
  std::string code;
  Severity severity = Severity::error;
  PlaceRecord place;
  std::string message;
  std::string help;
  std::vector<std::pair<PlaceRecord, std::string>> notes;
  uint32_t count = 1;
};

/// What is remembered of a build as a whole.
struct BuildOutcome {
  Digest program;            ///< of evdoc itself
  Digest request;            ///< of the command line, and what else chooses pages
  std::string folder;        ///< that the paths of inputs are relative to
  bool is_complete = false;  ///< the inputs give these pages: the build had no errors and was not cut short
  std::vector<InputRecord> inputs;
  std::vector<LocaleRecord> locales;
  DocsFigures docs;
  std::vector<FindingRecord> findings;
  uint64_t planned_pages = 0;  ///< how many; known of a build that was remembered
};

/// All that is remembered but for the pages.
struct StateFrame : BuildOutcome {
  std::vector<TablesRecord> tables;
  std::vector<std::string> reasons;
};

/// Pages as they lie in a state file: a layer of all of them, then layers of those that later builds made.
struct PageLog {
  std::string file;            ///< all its bytes; empty: it does not hold the pages as they are
  std::size_t begin = 0;       ///< where the layers begin
  std::size_t first_size = 0;  ///< of the first layer, in bytes
  std::size_t count = 0;       ///< of layers

  static constexpr std::size_t most_layers = 64;

  std::string_view layers() const { return std::string_view(file).substr(begin); }
  /// Whether another layer may follow. Not if they are much beside the first, or many: then it is time for a new one.
  bool is_extensible() const {
    return !file.empty() && count < most_layers && layers().size() - first_size <= first_size / 4;
  }
};

/// The last build of one project into one output folder.
struct BuildState : StateFrame {
  std::vector<PageRecord> pages;  ///< by path
  PageLog log;
  std::vector<Arena> kept;  ///< what their paths and origins are views of, if nobody else keeps it

  /// The page of that path, or null.
  const PageRecord* find(std::string_view path) const;
};

/// A page as it will be remembered: a view of its record, and what it has there in place of the record's own.
struct NewStatePage {
  const PageRecord* record = nullptr;
  uint16_t locale = 0;
  uint16_t reason = 0;
  bool is_planned = true;
};

/// A state that is about to be written.
struct NewState : StateFrame {
  std::string_view layers;          ///< of the last state, whose locales and reasons this one begins with; or empty
  std::vector<NewStatePage> pages;  ///< by path, each once: those that are other than in the layers
};

/// The same state once more, in one layer. A view of its pages.
NewState renewed(const BuildState& state);

}  // namespace evdoc
