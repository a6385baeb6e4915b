// What becomes of a page that was made: compared with what is there, kept, written, or left alone.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <ranges>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/rare.h"
#include "write/build_state.h"
#include "write/output_folder.h"
#include "write/output_tree.h"
#include "write/staged_tree.h"

namespace evdoc::cli {

/// What somebody else did to a page since evdoc wrote it.
enum class Damage : uint8_t { none, edited, deleted };

/// A page that was made and taken care of.
struct DeliveredPage {
  Change change = Change::unchanged;
  Damage damage = Damage::none;
  PageRecord record;             ///< its path is a view of the one that was given
  Rare<std::string> difference;  ///< a unified diff, if one is wanted
};

/// Pages in the groups that they were made in: nothing moves when more are added.
class DeliveredPages {
 public:
  void add(std::vector<DeliveredPage> group) {
    if (!group.empty()) groups_.push_back(std::move(group));
  }

  std::size_t size() const {
    std::size_t sum = 0;
    for (const std::vector<DeliveredPage>& group : groups_) sum += group.size();
    return sum;
  }
  bool empty() const { return groups_.empty(); }
  auto all() const { return std::views::join(groups_); }

 private:
  std::vector<std::vector<DeliveredPage>> groups_;
};

/// A page that was made. The path lives as long as the plan.
struct MadePage {
  std::string_view path;
  std::string_view bytes;
  Edition edition = Edition::source;
};

/// Takes a page; nothing if it could not be delivered, with a finding unless the reason was reported with another page.
/// Called from several threads at once.
using PageReceiver = std::function<std::optional<DeliveredPage>(const MadePage& page, Diagnostics& diagnostics)>;

/// Whether a comparison keeps what differs as text.
enum class DifferenceText : uint8_t { none, unified };

/// Compares pages with those that are there, and writes nothing.
class PageComparison {
 public:
  PageComparison(const OutputTree& present, DifferenceText text) : present_(present), text_(text) {}

  std::optional<DeliveredPage> deliver(const MadePage& page, Diagnostics& diagnostics) const;

 private:
  const OutputTree& present_;
  DifferenceText text_;
};

/// Whether a file that evdoc does not know as its own may be overwritten.
enum class Strangers : uint8_t {
  respected,  ///< it stays, and is reported
  replaced,
};

/// The pages of the last build, and how they are found now.
struct LastPages {
  const BuildState* state = nullptr;  ///< null: nothing is known of a last build
  std::vector<Standing> standings;    ///< by the state's pages
  std::vector<bool> damaged_locales;  ///< by the state's locales: whether planned pages of it are not as they were left

  /// The record of that path, or null.
  const PageRecord* find(std::string_view path) const { return state ? state->find(path) : nullptr; }
  Standing standing(const PageRecord& page) const;
  /// Whether the planned ones are.
  bool are_as_left() const;
};

/// Stages the pages that differ from those that are there. What the last build left is told by its stamp, and read only
/// if that is another. A stranger that can't be read is not overwritten either.
class PageStaging {
 public:
  PageStaging(const OutputTree& present, const LastPages& last, StagedTree& staged, Strangers strangers)
      : present_(present), last_(last), staged_(staged), strangers_(strangers) {}

  std::optional<DeliveredPage> deliver(const MadePage& page, Diagnostics& diagnostics);

 private:
  std::optional<DeliveredPage> stage(const MadePage& page, DeliveredPage delivered, Diagnostics& diagnostics);

  const OutputTree& present_;
  const LastPages& last_;
  StagedTree& staged_;
  Strangers strangers_;
  std::atomic<bool> is_stopped_ = false;
};

}  // namespace evdoc::cli
