// The template language: compile templates once, check them, render them from many threads.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "render/common_output.h"
#include "render/piece.h"
#include "render/shape.h"
#include "render/value.h"

namespace evdoc::render {

class ParsedTemplates;

enum class Autoescape : uint8_t { none, html };

/// How template text becomes output. A template's first line may set the first three for itself:
/// `{#- evdoc: trim_blocks=true lstrip_blocks=true keep_trailing_newline=true -#}` (also `#jinja2: trim_blocks: True`).
struct Whitespace {
  bool trim_blocks = false;            ///< the line end after a block tag is dropped
  bool lstrip_blocks = false;          ///< blanks before a block tag that begins its line are dropped
  bool keep_trailing_newline = false;  ///< one line end at the end of a template is kept
};

/// Bounds of one render. Each has its own diagnostic.
struct Limits {
  uint64_t instructions = 100'000'000;
  uint32_t recursion = 200;  ///< macros, blocks, includes and recursive loops within one another
  uint32_t include_depth = 50;
  uint64_t output_bytes = 64u << 20;  ///< references not counted
  uint64_t memory_bytes = 64u << 20;  ///< strings, lists and dicts made while rendering
  uint64_t items = 10'000'000;        ///< of one range
};

struct Environment {
  Whitespace whitespace;
  UndefinedMode undefined = UndefinedMode::strict;
  Autoescape autoescape = Autoescape::none;
  Limits limits;

  /// The template of a name, or null. Sources must outlive the program.
  std::function<const Source*(std::string_view name)> load;
  /// Templates that may be included, imported or extended under a name that is computed at run time.
  std::vector<std::string> dynamic_templates;

  // The host's own, beside Jinja's; a host's function replaces one of Jinja's of the same name.
  std::span<const Function> filters;
  std::span<const Function> tests;
  std::span<const Function> functions;

  /// The names that templates see, as fields of the root; null: the root is a dict, its names are known at run time
  /// only.
  const Shape* globals = nullptr;
};

/// Compiled templates: the named one and all that it can reach. Immutable: render it from many threads at once.
class Program {
 public:
  Program();
  Program(Program&&) noexcept;
  Program& operator=(Program&&) noexcept;
  ~Program();

  /// False if a template did not compile; such a program renders nothing.
  bool is_valid() const;
  /// The place in a template that `site` of a Piece stands for. For text that stands so in the template it covers that
  /// text; else it is the tag that made it.
  Span span(uint32_t site) const;
  /// Every template that takes part, the named one first.
  std::span<const Source* const> sources() const;

  struct Image;
  const Image& image() const { return *image_; }

 private:
  friend Program compile(const Environment&, std::string_view, Diagnostics&);
  friend Program compile(const Environment&, std::string_view, ParsedTemplates&, Diagnostics&);
  std::unique_ptr<Image> image_;
};

/// Compiles template `name` and those that it names. Reports what Jinja reports before rendering: syntax errors,
/// unknown filters and tests, and a template that is not there.
Program compile(const Environment& environment, std::string_view name, Diagnostics& diagnostics);
/// As above, for programs that share templates: each is parsed once. `parsed` outlives the program.
Program compile(const Environment& environment, std::string_view name, ParsedTemplates& parsed,
                Diagnostics& diagnostics);

/// Reports what only a look at every branch, executed or not, can tell: unknown variables, fields and blocks, wrong
/// arguments, missing templates, string filters on references, code that never runs, macros and imports that none of
/// the programs uses.
void check(std::span<const Program> programs, Diagnostics& diagnostics);

/// Renders into `rendering`, whose old pieces are dropped. `root` holds the names that templates see: an object of
/// `Environment::globals`, or a dict; a template may change the lists and dicts in it. `host` is what Context::host
/// answers. False after an error; the pieces up to it are kept.
bool render(const Program& program, Value root, Rendering& rendering, const void* host, Diagnostics& diagnostics);
/// The same, with less work for the second and later variants of one root.
bool render(const Program& program, Value root, Rendering& rendering, const void* host, const Sharing& sharing,
            Diagnostics& diagnostics);

}  // namespace evdoc::render
