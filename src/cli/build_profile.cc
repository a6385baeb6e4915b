#include "cli/build_profile.h"

#include <string_view>

#include <fmt/format.h>

namespace evdoc::cli {

namespace {

void print_stage(std::string_view name, const StageProfile& stage, Output& out) {
  out << fmt::format("{:<10}{:>10.1f}{:>10}{:>14}\n", name, static_cast<double>(stage.time_ns) / 1e6, stage.calls,
                     stage.bytes);
}

}  // namespace

BuildProfile profile_of(std::span<const InputRecord> inputs, int64_t load_ns, const BuildReport& report,
                        int64_t commit_ns) {
  BuildProfile profile;
  for (const InputRecord& input : inputs) {
    profile.load.calls += input.digest.is_known() ? 1 : 0;
    profile.load.bytes += input.stamp.size;
  }
  profile.load.time_ns = load_ns + report.load_ns;
  profile.render = {report.times.render_ns, report.times.renderings, 0};
  profile.translate = {report.times.compose_ns, report.times.renderings, 0};
  profile.write.time_ns = report.delivery_ns + commit_ns;
  for (const DeliveredPage& page : report.pages.all()) {
    profile.translate.bytes += page.record.stamp.size;
    if (page.change == Change::unchanged) continue;
    ++profile.write.calls;
    profile.write.bytes += page.record.stamp.size;
  }
  return profile;
}

void print_profile(const BuildProfile& profile, Output& out) {
  out << fmt::format("{:<10}{:>10}{:>10}{:>14}\n", "stage", "time (ms)", "calls", "bytes");
  print_stage("load", profile.load, out);
  print_stage("render", profile.render, out);
  print_stage("translate", profile.translate, out);
  print_stage("write", profile.write, out);
}

}  // namespace evdoc::cli
