// A project: what evdoc.toml says, and all that is loaded once and then frozen.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"
#include "model/catalog.h"
#include "model/check_settings.h"
#include "model/event_docs.h"
#include "model/manifest.h"

namespace evdoc {

/// One of the three forms of a page.
enum class Edition : uint8_t {
  source,     ///< English
  localized,  ///< target text, anchors of the English headings
  bilingual,  ///< each target with its source beside it in spans
};

/// A file that the settings name.
struct NamedPath {
  std::string path;  ///< ready to be opened
  Span span;         ///< where it is named; unknown for one from the command line
};

/// The settings of one locale.
struct LocaleSettings {
  std::string tag;                  ///< BCP 47, canonical
  Span span;                        ///< where it is named
  std::vector<NamedPath> catalogs;  ///< its tables
  std::vector<std::string>
      fallback;  ///< canonical tags, asked in order before the parents of the tag and the source text
};

/// In which order a page about many events lists them.
enum class RowOrder : uint8_t {
  id,     ///< by provider and event id
  title,  ///< by the titles as the locale sorts them
};

/// What a project says of a page about many events.
struct PageSettings {
  std::string id;    ///< "index"
  std::string path;  ///< pattern; empty: the template set's
  Span path_span;
  RowOrder order = RowOrder::id;
  Span span;
};

/// evdoc.toml, or what stands in its place for a bare manifest. Paths are ready to be opened.
struct Settings {
  std::string folder;  ///< that the file's paths were relative to
  std::vector<NamedPath> manifests;
  std::vector<NamedPath> event_docs;
  std::string template_set = "reference";  ///< the name of a built-in set, or a folder
  Span template_set_span;
  std::string out = "out";
  std::string output_path;  ///< pattern; empty: the template set's
  Span output_path_span;
  std::vector<PageSettings> pages;
  std::string source_locale = "en-US";
  std::vector<LocaleSettings> locales;  ///< in the order of the file, without the source locale
  std::vector<Edition> editions = {Edition::source, Edition::localized, Edition::bilingual};
  State least_state = State::translated;  ///< a target in a lower state is not shown
  CheckSettings check;
};

/// Which pages a template makes.
enum class PageScope : uint8_t {
  event,     ///< one for each (provider, event id)
  provider,  ///< one for each provider
  map,       ///< one for each map of a provider
  all,       ///< one for the whole project
};

/// One `[[page]]` of set.toml.
struct PageRule {
  PageScope scope = PageScope::event;
  std::string id;  ///< what event docs, tables and links call a page that is about no single event: "index", as its
                   ///< template is called
  std::string template_name;
  std::string path;  ///< pattern; empty: the default of the scope
  Span path_span;
  Span span;
};

/// A folder of templates and its set.toml.
struct TemplateSet {
  std::string name;
  std::string folder;
  std::string base;  ///< the built-in set that has what this folder lacks; empty: none
  Span base_span;
  std::vector<PageRule> pages;
  bool trim_blocks = true;
  bool lstrip_blocks = true;
  bool mark_fallback = false;  ///< text that is shown in another language is put into `<span lang="...">`
};

struct Project {
  Settings settings;
  std::deque<Manifest> manifests;
  std::deque<EventDocs> event_docs;
  TemplateSet templates;
};

}  // namespace evdoc
