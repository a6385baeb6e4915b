// Contexts, blocks and other templates.
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

void Machine::execute_template(const Instruction& i, Frame& frame) {
  switch (i.op) {
    case Op::include:
      return include(i, frame);
    case Op::import:
      return import(i, frame);
    case Op::imported:
      return imported(i);
    case Op::extends:
      return extends(i, frame);
    case Op::block:
      return block(i, frame);
    case Op::self:
      return set_self(i, frame);
    case Op::super:
      return set_super(i, frame);
    case Op::autoescape:
      return set_autoescape(frame);
    default:
      return end_autoescape(frame);
  }
}

// ---- contexts

/// A context that owns `names`.
Scope* Machine::make_scope(const Template& owner, std::span<Value> names) {
  auto* scope = make<Scope>();
  scope->image = &image_;
  scope->owner = &owner;
  scope->names = names.data();
  scope->evaluation = make<Evaluation>();
  scope->evaluation->autoescape = image_.autoescape;
  return scope;
}

/// A context of its own with a copy of `names`.
Scope* Machine::new_scope(const Template& owner, const Value* names) {
  const std::span<Value> copied = arena().make_array<Value>(image_.names.size());
  std::copy_n(names, copied.size(), copied.begin());
  return make_scope(owner, copied);
}

/// The context of the names that the root gives. Fields of a host's root are kept for later as missing values with a
/// Field.
Scope* Machine::root_scope(const Template& owner) {
  const Value& root = subject_.root;
  const std::span<Value> names = arena().make_array<Value>(image_.names.size());
  std::copy(image_.initial_names.begin(), image_.initial_names.end(), names.begin());
  if (root.is(Kind::object) && root.shape() == image_.globals) {
    for (std::size_t i = 0; i < names.size(); ++i)
      if (const Field* field = image_.global_fields[i])
        names[i] = Value::boxed(Kind::missing, const_cast<Field*>(field));
  } else if (root.is(Kind::dict)) {
    for (std::size_t i = 0; i < names.size(); ++i)
      if (const Value* value = root.unbox<Dict>()->find(image_.names[static_cast<uint32_t>(i)])) names[i] = *value;
    for (const Value& value : names) watch_root(value);
  }
  return make_scope(owner, names);
}

void Machine::overlay(Scope& scope, std::span<const Local> locals, const Frame& frame) {
  for (const Local& local : locals) {
    const Value& value = frame_at(frame, local.level).variables[local.slot];
    if (!value.is_missing()) scope.names[local.name] = value;
  }
}

/// As `from`, with the local variables of a place in a template; for scoped blocks.
Scope* Machine::derived_scope(const Scope& from, std::span<const Local> locals, const Frame& frame) {
  Scope* scope = new_scope(*from.owner, from.names);
  scope->evaluation = from.evaluation;
  scope->blocks = from.blocks;
  overlay(*scope, locals, frame);
  return scope;
}

// ---- blocks

/// The blocks of a template come after those of the templates that extend it.
void Machine::add_blocks(Scope& scope, const Template& owner) {
  if (owner.blocks.empty()) return;
  if (!scope.blocks) scope.blocks = arena().make_array<BlockEntry*>(image_.block_names.size()).data();
  for (const BlockCode& block : owner.blocks) {
    BlockEntry** end = &scope.blocks[block.block];
    while (*end) end = &(*end)->next;
    *end = arena().make(BlockEntry{&image_.functions[block.code], nullptr});
  }
}

void Machine::run_block(Scope* scope, const BlockEntry& entry, uint32_t site) {
  const Caller caller{Caller::Kind::block, entry.code->name, site, caller_};
  run_frame(*entry.code, nullptr, scope, caller, [](Frame&) { return true; });
}

void Machine::block(const Instruction& i, Frame& frame) {
  const BlockUse& use = image_.blocks[i.b];
  const BlockEntry& entry = *frame.scope->blocks[use.block];
  if (use.is_required && !entry.next) {
    fail(code::block_missing, fmt::format("the required block '{}' is not given", image_.block_names[use.block]),
         fmt::format("write {{% block {} %}} in the template that extends this one", image_.block_names[use.block]));
    return;
  }
  run_block(use.is_scoped ? derived_scope(*frame.scope, use.locals, frame) : frame.scope, entry, i.site);
}

void Machine::set_self(const Instruction& i, Frame& frame) {
  frame.variables[i.b] = Value::boxed(Kind::self, frame.scope);
}

void Machine::set_super(const Instruction& i, Frame& frame) {
  const std::string_view name = image_.block_names[i.b];
  const BlockEntry* entry = frame.scope->blocks[i.b];
  while (entry && entry->code != frame.code) entry = entry->next;
  Value& variable = frame.variables[i.a];
  if (entry && entry->next) {
    variable = Value::boxed(Kind::super, arena().make(Super{frame.scope, entry->next, name}));
  } else {
    variable = undefined_hint(arena().copy(fmt::format("block '{}' replaces no other block", name)), *this);
  }
}

// ---- templates

/// A template, then the one that it extends, and so on.
void Machine::run_template(const Template& first, Scope* scope, const Caller* caller) {
  add_blocks(*scope, first);
  const Caller* const before = std::exchange(caller_, caller);
  const Template* current = &first;
  uint32_t count = 0;
  Caller extender{};
  while (current && !failed()) {
    if (++count > image_.limits.include_depth) {
      fail(code::limit_include_depth,
           fmt::format("templates extend one another deeper than {}", image_.limits.include_depth),
           "a template probably extends itself");
      report(image_.functions[current->code].site);
      break;
    }
    const Template* parent = nullptr;
    run_root(*current, scope, parent);
    extender = {Caller::Kind::extends, parent ? std::string_view(parent->name) : std::string_view(), extended_at_,
                caller};
    caller_ = &extender;
    current = parent;
  }
  caller_ = before;
}

/// The body of one template; `parent` becomes the template that it extends.
void Machine::run_root(const Template& owner, Scope* scope, const Template*& parent) {
  const Code& code = image_.functions[owner.code];
  if (depth_ >= image_.limits.recursion || stack_end_ - top_ < code.variables + image_.stack) {
    fail(code::limit_recursion, fmt::format("templates are nested deeper than {}", image_.limits.recursion),
         "a template probably includes itself");
    return;
  }
  auto* frame = make<Frame>();
  frame->variables = arena().make_array<Value>(code.variables).data();
  std::fill_n(frame->variables, code.variables, Value::missing());
  frame->code = &code;
  frame->scope = scope;
  ++depth_;
  run(*frame);
  --depth_;
  parent = frame->parent;
}

namespace {

constexpr std::string_view missing_help = "templates are looked for in the template folders only";

}  // namespace

/// The template of a name; null if there is none, which is not an error here.
const Template* Machine::find_template(const Value& name) {
  if (name.is(Kind::undefined)) return fail_undefined(name, *this), nullptr;
  if (!name.is_string()) return fail_type(name, "the name of a template", *this), nullptr;
  return image_.find_template(name.as_string());
}

/// A name, or a list of names of which the first that exists is taken. Null after an error, and for a missing template
/// that may be missing.
const Template* Machine::select_template(const Value& name, bool ignores_missing) {
  const bool is_list = name.is(Kind::list) || name.is(Kind::tuple);
  if (!is_list) {
    const Template* found = find_template(name);
    if (!found && !failed() && !ignores_missing) {
      std::vector<std::string_view> names;
      for (const Template& known : image_.templates) names.push_back(known.name);
      std::string help = did_you_mean(name.as_string(), names);
      fail(code::template_not_found, fmt::format("there is no template '{}'", name.as_string()),
           help.empty() ? std::string(missing_help) : help);
    }
    return found;
  }
  for (const Value& candidate : name.unbox<List>()->all()) {
    if (candidate.is(Kind::undefined)) continue;
    const Template* found = find_template(candidate);
    if (found || failed()) return found;
  }
  if (!ignores_missing) fail(code::template_not_found, "none of these templates exists", std::string(missing_help));
  return nullptr;
}

/// The template that an include or import names; its name is on the stack.
const Template* Machine::template_of(const Inclusion& inclusion) {
  const Value name = pop();
  return inclusion.named ? inclusion.named : select_template(name, inclusion.ignores_missing);
}

void Machine::include(const Instruction& i, Frame& frame) {
  const Inclusion& inclusion = image_.inclusions[i.b];
  const Template* found = template_of(inclusion);
  if (!found) return;
  if (!inclusion.with_context) {
    const Module* module = default_module(*found, i.site);
    if (!module) return;
    variance_ |= module->text.variance();
    return emit(module->text, Escape::never, i.site);
  }
  Scope* scope = new_scope(*found, frame.scope->names);
  overlay(*scope, inclusion.locals, frame);
  run_included(*found, scope, Caller::Kind::include, i.site);
}

/// Another template within this one, under the limit for their depth.
void Machine::run_included(const Template& found, Scope* scope, Caller::Kind kind, uint32_t site) {
  if (include_depth_ >= image_.limits.include_depth) {
    fail(code::limit_include_depth,
         fmt::format("templates include one another deeper than {}", image_.limits.include_depth),
         "a template probably includes itself");
    return;
  }
  ++include_depth_;
  const Caller caller{kind, found.name, site, caller_};
  run_template(found, scope, &caller);
  --include_depth_;
}

Module* Machine::load_module(const Template& owner, Scope* scope, uint32_t site) {
  const Variance before = std::exchange(variance_, Variance::none);
  begin_capture();
  run_included(owner, scope, Caller::Kind::import, site);
  Module module;
  module.text = end_capture(true).with_variance(variance_);
  module.scope = scope;
  variance_ |= before;
  return failed() ? nullptr : arena().make(module);
}

/// A template that was run once without the names of the page.
Module* Machine::default_module(const Template& owner, uint32_t site) {
  Module*& module = scratch_.modules[owner.number];
  if (!module) module = load_module(owner, new_scope(owner, image_.initial_names.data()), site);
  return module;
}

void Machine::import(const Instruction& i, Frame& frame) {
  const Inclusion& inclusion = image_.inclusions[i.b];
  const Template* found = template_of(inclusion);
  if (!found) return;
  Module* module = nullptr;
  if (inclusion.with_context) {
    Scope* scope = new_scope(*found, frame.scope->names);
    overlay(*scope, inclusion.locals, frame);
    module = load_module(*found, scope, i.site);
  } else {
    module = default_module(*found, i.site);
  }
  if (module) push(Value::boxed(Kind::module, module).with_variance(module->text.variance()));
}

void Machine::imported(const Instruction& i) {
  const Value module = peek();
  variance_ |= module.variance();
  const std::string_view name = image_.constants[i.b].as_string();
  const std::string_view from = module.unbox<Module>()->scope->owner->name;
  Value member = get_attribute(module, name, i.site, *this);
  if (member.is(Kind::undefined)) {
    member = undefined_hint(arena().copy(fmt::format("'{}' does not define '{}'", from, name)), *this);
  }
  push(member);
}

void Machine::extends(const Instruction& i, Frame& frame) {
  const Value name = pop();
  if (frame.parent) {
    fail(code::template_runtime, "this template extends two templates",
         "take one of the extends statements out, or put them under an if");
    return;
  }
  const Template* found = select_template(name, false);
  if (!found) return;
  frame.parent = found;
  extended_at_ = i.site;
  add_blocks(*frame.scope, *found);
}

// ---- autoescape

void Machine::set_autoescape(Frame& frame) {
  scratch_.autoescapes.push_back(autoescape_);
  autoescape_ = is_true(pop(), *this);
  frame.scope->evaluation->autoescape = autoescape_;
}

void Machine::end_autoescape(Frame& frame) {
  autoescape_ = scratch_.autoescapes.back();
  scratch_.autoescapes.pop_back();
  frame.scope->evaluation->autoescape = autoescape_;
}

}  // namespace evdoc::render
