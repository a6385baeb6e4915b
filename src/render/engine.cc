#include "render/engine.h"

#include <fmt/format.h>

#include "base/suggest.h"
#include "base/text_buffer.h"
#include "render/builtins.h"
#include "render/codes.h"
#include "render/compiler.h"
#include "render/machine.h"
#include "render/program.h"
#include "render/template_names.h"

namespace evdoc::render {

uint32_t NameTable::number(std::string_view name) {
  const auto [entry, is_new] = numbers_.try_emplace(name, static_cast<uint32_t>(names_.size()));
  if (is_new) names_.push_back(name);
  return entry->second;
}

uint32_t NameTable::find(std::string_view name) const {
  const auto entry = numbers_.find(name);
  return entry == numbers_.end() ? unknown : entry->second;
}

namespace {

const Function* find_function(std::span<const Function> functions, std::string_view name) {
  for (const Function& function : functions)
    if (function.name == name) return &function;
  return nullptr;
}

const Function* find_function(std::span<const Function> host, std::span<const Function> builtin,
                              std::string_view name) {
  const Function* function = find_function(host, name);
  return function ? function : find_function(builtin, name);
}

}  // namespace

const Template* Program::Image::find_template(std::string_view name) const {
  const auto entry = template_numbers.find(std::string(name));
  return entry == template_numbers.end() ? nullptr : &templates[entry->second];
}

const Function* Program::Image::find_filter(std::string_view name) const {
  return find_function(host_filters, builtin_filters(), name);
}

const Function* Program::Image::find_test(std::string_view name) const {
  return find_function(host_tests, builtin_tests(), name);
}

// ---- compiling

namespace {

/// Loads the templates that take part, then compiles them.
class Linker {
 public:
  Linker(const Environment& environment, ParsedTemplates& trees, Program::Image& image, Diagnostics& diagnostics)
      : environment_(environment), trees_(trees), image_(image), diagnostics_(diagnostics) {}

  void link(std::string_view name) {
    if (!add_template(name)) {
      diagnostics_.report(code::template_missing, {}, fmt::format("there is no template '{}'", name), suggest(name));
      return;
    }
    for (std::size_t i = 0; i < image_.templates.size(); ++i) add_named_templates(image_.templates[i]);
    if (!is_right_) return;
    const std::size_t errors_before = diagnostics_.error_count();
    for (Template& part : image_.templates) Compiler(part, image_, diagnostics_).compile();
    if (diagnostics_.error_count() > errors_before) return;
    fill_names();
    image_.is_valid = true;
  }

 private:
  std::string suggest(std::string_view name) const {
    const std::vector<std::string_view> names(environment_.dynamic_templates.begin(),
                                              environment_.dynamic_templates.end());
    return did_you_mean(name, names, "templates are looked for in the template folders only");
  }

  bool add_template(std::string_view name) {
    if (image_.template_numbers.contains(std::string(name))) return true;
    const Source* source = environment_.load ? environment_.load(name) : nullptr;
    if (!source) return false;
    image_.template_numbers[std::string(name)] = static_cast<uint32_t>(image_.templates.size());
    Template& added = image_.templates.emplace_back();
    added.name = name;
    added.number = static_cast<uint32_t>(image_.templates.size() - 1);
    added.source = source;
    image_.sources.push_back(source);
    const ParsedTemplate& parsed = trees_.parse(*source, environment_.whitespace, diagnostics_);
    added.body = parsed.body;
    is_right_ = is_right_ && parsed.is_right;
    return true;
  }

  /// Templates that are named by constants, or any if a name is computed.
  void add_named_templates(const Template& user) {
    const TemplateNames names = template_names(user.body);
    for (const std::string_view name : names.constants) add_template(name);
    if (!names.has_computed) return;
    for (const std::string& name : environment_.dynamic_templates) add_template(name);
  }

  void fill_names() {
    image_.initial_names.assign(image_.names.size(), Value::missing());
    image_.global_fields.assign(image_.names.size(), nullptr);
    for (std::size_t i = 0; i < image_.names.size(); ++i) {
      const std::string_view name = image_.names[static_cast<uint32_t>(i)];
      const Function* function = find_function(image_.host_functions, builtin_functions(), name);
      if (function) image_.initial_names[i] = Value::function(function);
      if (image_.globals) image_.global_fields[i] = image_.globals->find(name);
    }
  }

  const Environment& environment_;
  ParsedTemplates& trees_;
  Program::Image& image_;
  Diagnostics& diagnostics_;
  bool is_right_ = true;  ///< no template has a syntax error
};

std::unique_ptr<Program::Image> make_image(const Environment& environment) {
  auto image = std::make_unique<Program::Image>();
  image->undefined = environment.undefined;
  image->autoescape = environment.autoescape == Autoescape::html;
  image->limits = environment.limits;
  image->globals = environment.globals;
  image->host_filters = environment.filters;
  image->host_tests = environment.tests;
  image->host_functions = environment.functions;
  return image;
}

}  // namespace

Program::Program() = default;
Program::Program(Program&&) noexcept = default;
Program& Program::operator=(Program&&) noexcept = default;
Program::~Program() = default;

bool Program::is_valid() const {
  return image_ && image_->is_valid;
}

Span Program::span(uint32_t site) const {
  return image_->sites[site];
}

std::span<const Source* const> Program::sources() const {
  return image_->sources;
}

Program compile(const Environment& environment, std::string_view name, Diagnostics& diagnostics) {
  Program program;
  program.image_ = make_image(environment);
  Linker(environment, program.image_->own_trees, *program.image_, diagnostics).link(name);
  return program;
}

Program compile(const Environment& environment, std::string_view name, ParsedTemplates& parsed,
                Diagnostics& diagnostics) {
  Program program;
  program.image_ = make_image(environment);
  Linker(environment, parsed, *program.image_, diagnostics).link(name);
  return program;
}

// ---- rendering

Rendering::Rendering() : scratch_(std::make_unique<Scratch>()) {}
Rendering::Rendering(Rendering&&) noexcept = default;
Rendering& Rendering::operator=(Rendering&&) noexcept = default;
Rendering::~Rendering() = default;

bool render(const Program& program, Value root, Rendering& rendering, const void* host, Diagnostics& diagnostics) {
  return render(program, root, rendering, host, {}, diagnostics);
}

bool render(const Program& program, Value root, Rendering& rendering, const void* host, const Sharing& sharing,
            Diagnostics& diagnostics) {
  if (!program.is_valid()) return false;
  return Machine(program.image(), rendering, {root, host}, sharing, diagnostics).render();
}

void append_text(const Rendering& rendering, std::string& out) {
  const std::size_t begin = out.size();
  out.resize(begin + rendering.text_size());
  char* end = out.data() + begin;
  for (const Piece& piece : rendering.pieces()) end = copy_short(end, piece.text());
}

std::string to_string(const Rendering& rendering) {
  std::string text;
  append_text(rendering, text);
  return text;
}

}  // namespace evdoc::render
