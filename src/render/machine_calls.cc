// Filters, tests, functions and macros.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/suggest.h"
#include "render/codes.h"
#include "render/machine.h"
#include "render/operators.h"
#include "render/run_frame.h"
#include "render/undefined.h"

namespace evdoc::render {

void Machine::execute_call(const Instruction& i, Frame& frame) {
  switch (i.op) {
    case Op::test:
      return test(i);
    case Op::call:
      return call(i);
    case Op::emit_call:
      return emit_call(i);
    default:
      return make_macro(i, frame);
  }
}

/// Adds what '*' and '**' stand for to the arguments.
bool Machine::spread(const CallSite& site, Value* base, std::vector<Value>& positional, std::vector<Value>& named,
                     std::vector<std::string_view>& names) {
  const Value* next = base + site.positional + site.keywords.size();
  if (site.has_more_arguments) {
    const std::optional<std::vector<Value>> items = items_of(*next++, *this);
    if (!items) return false;
    positional.insert(positional.end(), items->begin(), items->end());
  }
  if (!site.has_more_keywords) return true;
  if (!next->is(Kind::dict)) return fail_type(*next, "a dict after '**'", *this), false;
  for (const Entry& entry : next->unbox<Dict>()->all()) {
    if (!entry.key.is_string()) return fail_type(entry.key, "the name of an argument", *this), false;
    names.push_back(entry.key.as_string());
    named.push_back(entry.value);
  }
  return true;
}

/// Calls `use` with the arguments that lie above `base`, and takes them off the stack.
template <class Use>
void Machine::with_arguments(const CallSite& site, Value* base, Use use) {
  if (!site.has_more_arguments && !site.has_more_keywords) {
    use(Given{{base, site.positional}, site.keywords, {base + site.positional, site.keywords.size()}});
    return;
  }
  std::vector<Value> positional(base, base + site.positional);
  std::vector<Value> named(base + site.positional, base + site.positional + site.keywords.size());
  std::vector<std::string_view> names = site.keywords;
  if (spread(site, base, positional, named, names)) use(Given{positional, names, named});
}

Value* Machine::arguments_of(const CallSite& site) {
  return top_ - (site.positional + site.keywords.size() + site.has_more_arguments + site.has_more_keywords);
}

void Machine::filter(const Instruction& i) {
  const CallSite& site = image_.calls[i.b];
  if (!site.function) {
    fail(code::template_runtime, fmt::format("there is no filter '{}'", site.name),
         "docs/templates.md lists the filters");
    return;
  }
  Value* base = arguments_of(site);
  Value result;
  with_arguments(site, base, [&](Given given) {
    given.subjects = 1;
    result = call_function(*site.function, given, *this);
  });
  top_ = base;
  push(result);
}

void Machine::test(const Instruction& i) {
  const CallSite& site = image_.calls[i.b];
  if (!site.function) {
    fail(code::template_runtime, fmt::format("there is no test '{}'", site.name), "docs/templates.md lists the tests");
    return;
  }
  Value* base = arguments_of(site);
  Value result;
  with_arguments(site, base, [&](Given given) {
    given.subjects = 1;
    result = call_function(*site.function, given, *this);
  });
  top_ = base;
  push(result);
}

void Machine::call(const Instruction& i) {
  const CallSite& site = image_.calls[i.b];
  Value* base = arguments_of(site);
  const Value callee = base[-1];
  Value result;
  with_arguments(site, base, [&](const Given& given) { result = invoke(callee, given, i.site); });
  top_ = base - 1;
  push(result);
}

void Machine::emit_call(const Instruction& i) {
  const CallSite& site = image_.calls[i.b];
  Value* base = arguments_of(site);
  const Value callee = base[-1];
  with_arguments(site, base, [&](const Given& given) {
    if (prints(callee)) return print_call(callee, given, i.site);
    const Value result = invoke(callee, given, i.site);
    if (!failed()) emit(result, static_cast<Escape>(i.flag), i.site);
  });
  top_ = base - 1;
}

/// Whether a call yields output rather than a value.
bool Machine::prints(const Value& callee) const {
  return callee.is(Kind::macro) || callee.is(Kind::loop) || callee.is(Kind::super);
}

Value Machine::invoke(const Value& callee, const Given& given, uint32_t site) {
  switch (callee.kind()) {
    case Kind::function:
      return call_function(*static_cast<const Function*>(callee.as_object()), given, *this);
    case Kind::bound: {
      const auto& bound = *callee.unbox<Bound>();
      std::vector<Value> positional{bound.subject};
      positional.insert(positional.end(), given.positional.begin(), given.positional.end());
      return call_function(*bound.function, {positional, given.names, given.named, 1}, *this);
    }
    case Kind::joiner: {
      auto& joiner = *callee.unbox<Joiner>();
      return std::exchange(joiner.was_used, true) ? joiner.separator : Value::string("");
    }
    case Kind::macro:
    case Kind::loop:
    case Kind::super:
      begin_capture();
      print_call(callee, given, site);
      return end_capture(autoescape_);
    case Kind::undefined:
      return fail_undefined(callee, *this);
    default:
      return fail(code::template_type, fmt::format("a {} can't be called", type_name(callee)),
                  "leave out the brackets; only macros, functions and methods are called");
  }
}

void Machine::print_call(const Value& callee, const Given& given, uint32_t site) {
  if (callee.is(Kind::macro)) return run_macro(*callee.unbox<Macro>(), given, site);
  const std::size_t wanted = callee.is(Kind::loop) ? 1 : 0;
  if (given.positional.size() != wanted || !given.names.empty()) {
    fail(code::wrong_arguments,
         fmt::format("this call takes {}, found {}", argument_count(wanted),
                     given.positional.size() + given.names.size()),
         wanted == 1 ? "give a recursive loop what it runs over" : "leave the brackets empty");
    return;
  }
  if (callee.is(Kind::super)) {
    const auto& block = *callee.unbox<Super>();
    return run_block(block.scope, *block.entry, site);
  }
  const Loop& loop = *callee.unbox<Loop>();
  if (!loop.recursion) {
    fail(code::template_type, "this loop can't be called", "write 'recursive' at the end of its for statement");
    return;
  }
  run_recursive(*loop.recursion, loop.frame, frame_->scope, given.positional[0], loop.depth + 1, site);
}

// ---- macros

void Machine::make_macro(const Instruction& i, Frame& frame) {
  push(Value::boxed(Kind::macro, arena().make(Macro{&image_.functions[i.b], &frame, frame.scope, autoescape_})));
}

void Machine::run_macro(const Macro& macro, const Given& given, uint32_t site) {
  const Caller caller{Caller::Kind::macro, macro.code->name.empty() ? "caller" : macro.code->name, site, caller_};
  run_frame(*macro.code, macro.outer, macro.scope, caller,
            [&](Frame& frame) { return bind_macro(macro, given, frame); });
}

/// Arguments to parameters; what is left over becomes `varargs` and `kwargs`, or is an error.
bool Machine::bind_macro(const Macro& macro, const Given& given, Frame& frame) {
  const Code& code = *macro.code;
  const std::size_t placed = std::min<std::size_t>(given.positional.size(), code.parameters);
  std::copy_n(given.positional.begin(), placed, frame.variables);
  const std::span<bool> used = arena().make_array<bool>(given.names.size());
  for (std::size_t p = placed; p < code.parameters; ++p) {
    for (std::size_t n = 0; n < given.names.size(); ++n) {
      if (given.names[n] != code.names[p]) continue;
      frame.variables[p] = given.named[n];
      used[n] = true;
    }
  }
  return bind_caller(code, given, used, frame) && bind_keywords(code, given, used, frame) &&
         bind_positionals(code, given, placed, frame);
}

bool Machine::bind_caller(const Code& code, const Given& given, std::span<bool> used, Frame& frame) {
  if (code.caller == Code::none) return true;
  frame.variables[code.caller] = undefined_hint("no caller was given", *this);
  for (std::size_t n = 0; n < given.names.size(); ++n) {
    if (given.names[n] != "caller" || used[n]) continue;
    frame.variables[code.caller] = given.named[n];
    used[n] = true;
  }
  return true;
}

namespace {

std::span<const std::string_view> parameters_of(const Code& code) {
  return std::span(code.names).first(code.parameters);
}

}  // namespace

bool Machine::bind_keywords(const Code& code, const Given& given, std::span<const bool> used, Frame& frame) {
  if (code.keywords != Code::none) {
    const Value rest = make_dict(arena());
    for (std::size_t n = 0; n < given.names.size(); ++n)
      if (!used[n]) rest.unbox<Dict>()->set(Value::string(given.names[n]), given.named[n], arena());
    frame.variables[code.keywords] = rest;
    return true;
  }
  const auto unused = std::find(used.begin(), used.end(), false);
  if (unused == used.end()) return true;
  const std::string_view name = given.names[static_cast<std::size_t>(unused - used.begin())];
  const std::string signature = signature_help(parameters_of(code), code.required);
  if (std::ranges::find(parameters_of(code), name) != parameters_of(code).end()) {
    fail(code::wrong_arguments, fmt::format("macro '{}' got the argument '{}' twice", code.name, name), signature);
    return false;
  }
  std::string help = did_you_mean(name, parameters_of(code), signature);
  if (name == "caller") help = "the macro must mention 'caller' to be used in a call block";
  fail(code::wrong_arguments, fmt::format("macro '{}' has no argument '{}'", code.name, name), std::move(help));
  return false;
}

bool Machine::bind_positionals(const Code& code, const Given& given, std::size_t placed, Frame& frame) {
  if (code.positionals != Code::none) {
    frame.variables[code.positionals] = tuple_of(given.positional.subspan(placed), arena());
    return true;
  }
  if (placed == given.positional.size()) return true;
  fail(
      code::wrong_arguments,
      fmt::format("macro '{}' takes {}, found {}", code.name, argument_count(code.parameters), given.positional.size()),
      signature_help(parameters_of(code), code.required));
  return false;
}

}  // namespace evdoc::render
