#include "render/call.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/suggest.h"
#include "render/codes.h"
#include "render/undefined.h"

namespace evdoc::render {

namespace {

/// The arguments of one call while they are put in their places.
class Binder {
 public:
  Binder(const Function& function, std::size_t subjects, Context& context)
      : function_(function), subjects_(subjects), context_(context) {
    declared_.fill(Value::missing());
  }

  bool bind(const Given& given) {
    const std::size_t declared = function_.parameters.size();
    if (given.positional.size() > declared && !function_.takes_positional()) return too_many(given.positional.size());
    const std::size_t placed = std::min(given.positional.size(), declared);
    std::copy_n(given.positional.begin(), placed, declared_.begin());
    rest_ = given.positional.subspan(placed);
    for (std::size_t i = 0; i < given.names.size(); ++i)
      if (!bind_named(given.names[i], given.named[i])) return false;
    return is_complete();
  }

  Arguments arguments() const {
    return {{declared_.data(), function_.parameters.size()}, rest_, has_named_ ? &named_ : nullptr};
  }

 private:
  bool bind_named(std::string_view name, const Value& value) {
    for (std::size_t i = 0; i < function_.parameters.size(); ++i) {
      if (function_.parameters[i].name != name) continue;
      if (!declared_[i].is_missing())
        return fail(fmt::format("{} got the argument '{}' twice", quoted(function_.name), name));
      declared_[i] = value;
      return true;
    }
    if (!function_.takes_named()) return unknown(name);
    has_named_ = true;
    named_.set(Value::string(name), value, context_.arena());
    return true;
  }

  bool is_complete() {
    for (std::size_t i = 0; i < function_.parameters.size(); ++i) {
      const Parameter& parameter = function_.parameters[i];
      if (parameter.need == Need::required && declared_[i].is_missing()) {
        return fail(fmt::format("{} needs the argument '{}'", quoted(function_.name), parameter.name));
      }
    }
    return true;
  }

  bool too_many(std::size_t found) {
    return fail(fmt::format("{} takes {}, found {}", quoted(function_.name),
                            argument_count(function_.parameters.size() - subjects_), found - subjects_));
  }

  bool unknown(std::string_view name) {
    std::vector<std::string_view> names;
    for (const Parameter& parameter : function_.parameters.subspan(subjects_)) names.push_back(parameter.name);
    const std::string help = did_you_mean(name, names);
    return fail(fmt::format("{} has no argument '{}'", quoted(function_.name), name), help);
  }

  /// The signature helps where nothing better does.
  bool fail(std::string message, std::string help = {}) {
    if (help.empty()) help = signature_help(function_, subjects_);
    context_.fail(code::wrong_arguments, std::move(message), std::move(help));
    return false;
  }

  const Function& function_;
  std::size_t subjects_;
  Context& context_;
  std::array<Value, most_parameters> declared_;
  std::span<const Value> rest_;
  Dict named_;
  bool has_named_ = false;
};

}  // namespace

std::string argument_count(std::size_t count) {
  return fmt::format("{} argument{}", count, count == 1 ? "" : "s");
}

std::string quoted(std::string_view name) {
  return fmt::format("'{}'", name);
}

namespace {

std::string signature_of(const std::vector<std::string>& parts) {
  return parts.empty() ? "it takes no arguments" : fmt::format("it takes ({})", fmt::join(parts, ", "));
}

std::string part_of(std::string_view name, Need need) {
  return need == Need::required ? std::string(name) : fmt::format("{}=...", name);
}

}  // namespace

std::string signature_help(const Function& function, std::size_t subjects) {
  std::vector<std::string> parts;
  for (const Parameter& parameter : function.parameters.subspan(subjects))
    parts.push_back(part_of(parameter.name, parameter.need));
  if (function.takes_positional()) parts.emplace_back("*values");
  if (function.takes_named()) parts.emplace_back("name=value...");
  return signature_of(parts);
}

std::string signature_help(std::span<const std::string_view> parameters, std::size_t required) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < parameters.size(); ++i)
    parts.push_back(part_of(parameters[i], i < required ? Need::required : Need::optional));
  return signature_of(parts);
}

namespace {

/// Whether so many values, one after the other, are an argument for every parameter that needs one, and no more.
bool are_enough(std::size_t count, std::span<const Parameter> parameters) {
  if (count > parameters.size()) return false;
  return std::ranges::none_of(parameters.subspan(count), [](const Parameter& p) { return p.need == Need::required; });
}

}  // namespace

Value call_function(const Function& function, const Given& given, Context& context) {
  if (!given.positional.empty() && function.takes == Function::Takes::text) {
    const Value& subject = given.positional[0];
    if (subject.is(Kind::reference) || subject.is(Kind::fragment)) return fail_as_text(subject, context);
  }
  if (!context.allows(1)) return {};  // what a function makes is not always counted before
  if (given.names.empty() && are_enough(given.positional.size(), function.parameters))
    return function.call(Arguments(given.positional, {}, nullptr), context);
  Binder binder(function, given.subjects, context);
  if (!binder.bind(given)) return {};
  return function.call(binder.arguments(), context);
}

}  // namespace evdoc::render
