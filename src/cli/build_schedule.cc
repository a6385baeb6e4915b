#include "cli/build_schedule.h"

namespace evdoc::cli {

BuildSchedule::BuildSchedule(const std::vector<std::size_t>& tables, unsigned workers)
    : locales_(tables.size()),
      last_(workers),
      homes_(workers),
      shared_(tables.size() > workers ? tables.size() % workers : 0) {
  for (std::size_t i = 0; i < tables.size(); ++i) locales_[i].tables.count = tables[i];
}

void BuildSchedule::plan(std::size_t locale, std::size_t source_groups, std::size_t page_groups) {
  const std::lock_guard lock(mutex_);
  locales_[locale].sources.count = source_groups;
  locales_[locale].pages.count = page_groups;
}

BuildStep BuildSchedule::next(unsigned worker) {
  std::unique_lock lock(mutex_);
  BuildStep& step = last_[worker];
  finish(step);
  for (step = choose(worker); step.kind == BuildStep::Kind::none && concluded_ < locales_.size();
       step = choose(worker)) {
    changed_.wait(lock);
  }
  return step;
}

/// Wakes those who wait if there may be something new to do.
void BuildSchedule::finish(const BuildStep& step) {
  switch (step.kind) {
    case BuildStep::Kind::none:
      return;
    case BuildStep::Kind::plan:
      ++planned_;
      is_turn_taken_ = false;
      break;
    case BuildStep::Kind::conclude:
      ++concluded_;
      is_turn_taken_ = false;
      break;
    default:
      Steps& steps = this->steps(step);
      ++steps.done;
      if (!steps.are_done()) return;
  }
  changed_.notify_all();
}

BuildSchedule::Steps& BuildSchedule::steps(const BuildStep& step) {
  Locale& locale = locales_[step.locale];
  if (step.kind == BuildStep::Kind::load) return locale.tables;
  return step.kind == BuildStep::Kind::sources ? locale.sources : locale.pages;
}

BuildStep BuildSchedule::choose(unsigned worker) {
  std::size_t& home = homes_[worker];
  BuildStep step = in_turn();
  if (step.kind != BuildStep::Kind::none) {
    is_turn_taken_ = true;
    if (locales_[step.locale].tables.count == 0) home = step.locale;
    return step;
  }
  if (concluded_ < shared_) step = page(concluded_);
  if (step.kind == BuildStep::Kind::none) step = page(home);
  if (step.kind != BuildStep::Kind::none) return step;
  step = table();
  if (step.kind != BuildStep::Kind::none) home = step.locale;
  for (std::size_t i = concluded_; step.kind == BuildStep::Kind::none && i < planned_; ++i) step = page(i);
  return step;
}

/// What one thread at a time does.
BuildStep BuildSchedule::in_turn() const {
  if (is_turn_taken_) return {};
  if (concluded_ < planned_ && are_sources_done(concluded_) && locales_[concluded_].pages.are_done())
    return {BuildStep::Kind::conclude, concluded_};
  const bool may_plan = planned_ < locales_.size() && has_room(planned_);
  if (may_plan && locales_[planned_].tables.are_done()) return {BuildStep::Kind::plan, planned_};
  return {};
}

BuildStep BuildSchedule::table() {
  while (loading_ < locales_.size() && !locales_[loading_].tables.are_left()) ++loading_;
  if (loading_ == locales_.size() || !has_room(loading_)) return {};
  return {BuildStep::Kind::load, loading_, locales_[loading_].tables.begun++};
}

BuildStep BuildSchedule::page(std::size_t locale) {
  if (locale >= planned_) return {};
  Locale& of = locales_[locale];
  if (of.sources.are_left()) return {BuildStep::Kind::sources, locale, of.sources.begun++};
  if (of.pages.are_left() && are_sources_done(locale)) return {BuildStep::Kind::pages, locale, of.pages.begun++};
  return {};
}

/// Of a planned locale and of those before it.
bool BuildSchedule::are_sources_done(std::size_t locale) const {
  for (std::size_t i = concluded_; i <= locale; ++i) {
    if (!locales_[i].sources.are_done()) return false;
  }
  return true;
}

}  // namespace evdoc::cli
