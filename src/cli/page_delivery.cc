#include "cli/page_delivery.h"

#include <algorithm>

#include <fmt/format.h>

#include "write/codes.h"
#include "write/diff.h"

namespace evdoc::cli {

namespace {

DeliveredPage made(const MadePage& page) {
  DeliveredPage delivered;
  delivered.record.path = page.path;
  delivered.record.edition = page.edition;
  delivered.record.digest = digest_of(page.bytes);
  return delivered;
}

DeliveredPage kept(DeliveredPage delivered, const FileStamp& stamp) {
  delivered.record.stamp = stamp;
  delivered.record.stamp.changed_ns = 0;
  return delivered;
}

/// Whether the system keeps to itself what lies there.
bool is_unknown(const FileContents& present) {
  return present.error && !is_absence(present.error) && !is_no_file(present.error);
}

void report_stranger(std::string_view path, const FileContents& present, Diagnostics& diagnostics) {
  if (is_unknown(present)) return report_unreadable(path, present.error, diagnostics);
  diagnostics.report(code::output_in_the_way, {},
                     fmt::format("'{}' was not written by evdoc, and is not overwritten", path),
                     "move it away, or give --force if it may go");
}

}  // namespace

std::optional<DeliveredPage> PageComparison::deliver(const MadePage& page, Diagnostics& diagnostics) const {
  DeliveredPage delivered = made(page);
  const FileContents present = present_.read(std::string(page.path));
  if (is_unknown(present)) {
    report_unreadable(page.path, present.error, diagnostics);
    return std::nullopt;
  }
  if (!present.error && present.bytes == page.bytes) return delivered;
  delivered.change = is_absence(present.error) ? Change::created : Change::updated;
  if (text_ == DifferenceText::unified) delivered.difference = unified_diff(page.path, present.bytes, page.bytes);
  return delivered;
}

Standing LastPages::standing(const PageRecord& page) const {
  return standings[static_cast<std::size_t>(&page - state->pages.data())];
}

bool LastPages::are_as_left() const {
  return std::ranges::find(damaged_locales, true) == damaged_locales.end();
}

std::optional<DeliveredPage> PageStaging::deliver(const MadePage& page, Diagnostics& diagnostics) {
  if (is_stopped_) return std::nullopt;
  DeliveredPage delivered = made(page);
  const PageRecord* known = last_.find(page.path);
  if (known && last_.standing(*known) == Standing::as_expected) {
    if (known->digest == delivered.record.digest) return kept(std::move(delivered), known->stamp);
    delivered.change = Change::updated;
    return stage(page, std::move(delivered), diagnostics);
  }
  const FileContents present = present_.read(std::string(page.path));
  const Digest found = present.error ? Digest() : digest_of(present.bytes);
  if (!present.error && found == delivered.record.digest) return kept(std::move(delivered), present.stamp);
  const bool is_absent = is_absence(present.error);
  if (!is_absent && !known && strangers_ == Strangers::respected) {
    report_stranger(page.path, present, diagnostics);
    return std::nullopt;
  }
  delivered.change = is_absent ? Change::created : Change::updated;
  if (known && is_absent) delivered.damage = Damage::deleted;
  if (known && !is_absent && found != known->digest) delivered.damage = Damage::edited;
  return stage(page, std::move(delivered), diagnostics);
}

std::optional<DeliveredPage> PageStaging::stage(const MadePage& page, DeliveredPage delivered,
                                                Diagnostics& diagnostics) {
  const std::optional<FileStamp> stamp = staged_.add(std::string(page.path), page.bytes, diagnostics);
  if (!stamp) {
    is_stopped_ = true;  // the next page would most likely fail for the same reason
    return std::nullopt;
  }
  delivered.record.stamp = *stamp;
  return delivered;
}

}  // namespace evdoc::cli
