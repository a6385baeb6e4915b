// Makes a project of any size for benchmarks and fault sweeps: manifests, event docs and a table a locale, the same
// bytes on every machine.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <getopt.h>

#include <array>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "bench/lexicon.h"

namespace evdoc::bench {
namespace {

namespace fs = std::filesystem;

constexpr unsigned first_event_id = 100;
constexpr unsigned events_of_provider = 50'000;  // ids have 16 bits
constexpr unsigned most_items = 6;

/// SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators).
class Random {
 public:
  /// Neighbouring seeds would give one sequence, shifted: the first number drawn is the state.
  explicit Random(uint64_t seed) : state_(seed) { state_ = next(); }

  uint64_t next() {
    uint64_t z = state_ += 0x9E3779B97F4A7C15;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return z ^ (z >> 31);
  }
  unsigned below(std::size_t bound) { return static_cast<unsigned>(next() % bound); }
  unsigned between(unsigned least, unsigned most) { return least + below(most - least + 1); }
  bool one_in(unsigned n) { return below(n) == 0; }
  template <class Range>
  const auto& one_of(const Range& range) {
    return range[below(std::size(range))];
  }

 private:
  uint64_t state_;
};

/// What a text is about; with a locale it is the seed of its wording, so that no text depends on how many there are.
enum class Part : uint8_t { shape, message, description, item };

uint64_t seed_of(unsigned event, Part part, unsigned locale, unsigned index = 0) {
  return ((event * 31ULL + locale) * 7 + static_cast<unsigned>(part)) * 1000 + index;
}

constexpr std::array<std::string_view, 8> subjects{"Session", "Channel",  "Workflow", "Activity",
                                                   "Message", "Endpoint", "Dispatch", "Transaction"};
constexpr std::array<std::string_view, 8> verbs{"Opened", "Failed",  "Received", "Faulted",
                                                "Closed", "Started", "Exceeded", "Suspended"};
constexpr std::array<std::string_view, 6> keywords{"ActivationServices", "Troubleshooting", "WFServices",
                                                   "ServiceModel",       "Transport",       "Quota"};
constexpr std::array<std::string_view, 5> levels{"Critical", "Error", "Warning", "Informational", "Verbose"};
constexpr std::array<std::string_view, 2> channels{"Analytic", "Debug"};
constexpr std::array<std::string_view, 10> item_names{"AppDomain", "Host",     "Data1",  "Error",   "ExtendedData",
                                                      "Uri",       "TypeName", "Action", "Message", "CacheKey"};

struct Event {
  unsigned index = 0;
  unsigned id = 0;  ///< in its provider
  std::string symbol;
  std::string_view keyword, level, channel;
  unsigned items = 0;  ///< how many of item_names, from the first
  unsigned sentences = 1;
  bool has_insert = false;  ///< in its message
  bool has_code = false;    ///< in its description
};

Event event_at(unsigned index) {
  Random random(seed_of(index, Part::shape, 0));
  Event event;
  event.index = index;
  event.id = first_event_id + index % events_of_provider;
  event.symbol = fmt::format("{}{}{}", random.one_of(subjects), random.one_of(verbs), index);
  event.keyword = random.one_of(keywords);
  event.level = random.one_of(levels);
  event.channel = random.one_of(channels);
  event.items = random.one_in(5) ? random.between(1, most_items) : 0;
  event.sentences = random.between(1, 2);
  event.has_insert = event.items > 0 && random.one_in(2);
  event.has_code = random.one_in(8);
  return event;
}

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '&') {
      result += "&amp;";
    } else if (c == '<') {
      result += "&lt;";
    } else if (c == '"') {
      result += "&quot;";
    } else {
      result += c;
    }
  }
  return result;
}

/// Words without the stop, which codes may go before.
std::string words_of(const Lexicon& lexicon, Random& random, unsigned count) {
  std::string result;
  for (unsigned i = 0; i < count; ++i) {
    if (i > 0) result += lexicon.space;
    result += random.one_of(lexicon.words);
  }
  return result;
}

/// Makes a project's files. Locale 0 is the source.
class ProjectMaker {
 public:
  ProjectMaker(fs::path folder, unsigned events, unsigned locales) : folder_(std::move(folder)), locales_(locales) {
    for (unsigned i = 0; i < events; ++i) events_.push_back(event_at(i));
    providers_ = (events + events_of_provider - 1) / events_of_provider;
  }

  void write_manifests() const {
    for (unsigned provider = 0; provider < providers_; ++provider) {
      write_manifest(provider);
      write_docs(provider);
    }
  }

  void write_tables() const {
    for (unsigned locale = 1; locale <= locales_; ++locale) write_table(locale);
  }

  void write_settings(std::string_view editions) const {
    std::ofstream out = open("evdoc.toml");
    std::vector<std::string> manifests, docs;
    for (unsigned provider = 0; provider < providers_; ++provider) {
      manifests.push_back(fmt::format("\"provider-{}.man\"", provider));
      docs.push_back(fmt::format("\"provider-{}.docs.xml\"", provider));
    }
    out << fmt::format("manifests = [{}]\nevent-docs = [{}]\n", fmt::join(manifests, ", "), fmt::join(docs, ", "));
    out << "template-set = \"templates\"\nsource-locale = \"en-US\"\nout = \"out\"\n";
    if (!editions.empty()) out << "\n[build]\neditions = [\"" << editions << "\"]\n";
    for (unsigned locale = 1; locale <= locales_; ++locale) {
      const std::string_view tag = lexicon(locale).locale;
      out << fmt::format("\n[locales.{0}]\ncatalogs = [\"tables/{0}.xlf\"]\n", tag);
    }
  }

  /// The pages of the built-in set `wcf`, or only those about one event.
  void write_template_set(std::string_view pages) const {
    std::ofstream out = open("templates/set.toml");
    out << "description = \"the published WCF form\"\nbase = \"wcf\"\n";
    if (pages != "all") out << "\n[[page]]\nfor = \"event\"\ntemplate = \"event.md.j2\"\n";
  }

 private:
  static const Lexicon& lexicon(unsigned locale) {
    return locale == 0 ? source_lexicon() : target_lexicons()[locale - 1];
  }

  static std::string provider_name(unsigned provider) { return fmt::format("Contoso-Applications-{}", provider); }
  unsigned provider_of(const Event& event) const { return event.index / events_of_provider; }

  std::ofstream open(std::string_view name) const {
    const fs::path path = folder_ / name;
    fs::create_directories(path.parent_path());
    return std::ofstream(path, std::ios::binary | std::ios::trunc);
  }

  std::string message(const Event& event, unsigned locale) const {
    Random random(seed_of(event.index, Part::message, locale));
    return words_of(lexicon(locale), random, random.between(6, 12));
  }
  std::string sentence(const Event& event, unsigned locale, unsigned index) const {
    Random random(seed_of(event.index, Part::description, locale, index));
    return words_of(lexicon(locale), random, random.between(8, 16));
  }
  /// Every other data item is described alike on all pages.
  static bool is_shared(unsigned item) { return item % 2 == 0; }
  std::string item_text(const Event& event, unsigned item, unsigned locale) const {
    Random random(seed_of(is_shared(item) ? 0 : event.index, Part::item, locale, item));
    return words_of(lexicon(locale), random, random.between(6, 12)) + std::string(lexicon(locale).stop);
  }

  void write_manifest(unsigned provider) const;
  void write_string_table(std::ofstream& out, unsigned provider) const;
  void write_docs(unsigned provider) const;
  void write_event_docs(std::ofstream& out, const Event& event) const;
  void write_table(unsigned locale) const;
  void write_labels(std::ofstream& out, unsigned locale) const;
  void write_units(std::ofstream& out, const Event& event, unsigned locale) const;
  void write_description(std::ofstream& out, const Event& event, unsigned locale) const;
  void write_handoff(std::ofstream& out, const Event& event, unsigned locale) const;
  std::string unit_id(const Event& event, std::string_view name) const;

  template <class Work>
  void for_events(unsigned provider, const Work& work) const {
    for (const Event& event : events_) {
      if (provider_of(event) == provider) work(event);
    }
  }

  fs::path folder_;
  unsigned locales_;
  unsigned providers_ = 0;
  std::vector<Event> events_;
};

void write_channels(std::ofstream& out, std::string_view provider) {
  out << "        <channels>\n";
  for (const std::string_view channel : channels) {
    out << fmt::format("          <channel chid=\"{0}\" symbol=\"CHANNEL_{0}\" type=\"{0}\" name=\"{1}/{0}\"/>\n",
                       channel, provider);
  }
  out << "        </channels>\n";
}

void write_keywords(std::ofstream& out) {
  out << "        <keywords>\n";
  for (std::size_t i = 0; i < keywords.size(); ++i) {
    out << fmt::format("          <keyword name=\"{}\" mask=\"0x{:x}\"/>\n", keywords[i], 1u << i);
  }
  out << "        </keywords>\n";
}

/// Of one to all of the data items.
void write_payload_templates(std::ofstream& out) {
  out << "        <templates>\n";
  for (unsigned count = 1; count <= most_items; ++count) {
    out << fmt::format("          <template tid=\"Items{}\">\n", count);
    for (unsigned i = 0; i < count; ++i) {
      out << fmt::format("            <data name=\"{}\" inType=\"win:UnicodeString\" outType=\"xs:string\"/>\n",
                         item_names[i]);
    }
    out << "          </template>\n";
  }
  out << "        </templates>\n";
}

void ProjectMaker::write_manifest(unsigned provider) const {
  std::ofstream out = open(fmt::format("provider-{}.man", provider));
  const std::string name = provider_name(provider);
  out << R"(<?xml version="1.0" encoding="utf-8"?>
<instrumentationManifest xmlns="http://schemas.microsoft.com/win/2004/08/events"
                         xmlns:win="http://manifests.microsoft.com/win/2004/08/windows/events"
                         xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <instrumentation>
    <events>
)";
  out << fmt::format(
      "      <provider name=\"{0}\" guid=\"{{c651f5f6-1c0d-492e-8ae1-{1:012x}}}\" symbol=\"CONTOSO_{1}\"\n"
      "                resourceFileName=\"contoso.dll\" messageFileName=\"contoso.dll\">\n",
      name, provider);
  write_channels(out, name);
  write_keywords(out);
  write_payload_templates(out);
  out << "        <events>\n";
  for_events(provider, [&](const Event& event) {
    const std::string payload = event.items > 0 ? fmt::format(" template=\"Items{}\"", event.items) : "";
    out << fmt::format(
        "          <event value=\"{}\" symbol=\"{}\" level=\"win:{}\" channel=\"{}\" keywords=\"{}\"{}\n"
        "                 message=\"$(string.{}.EventMessage)\"/>\n",
        event.id, event.symbol, event.level, event.channel, event.keyword, payload, event.symbol);
  });
  out << "        </events>\n      </provider>\n    </events>\n  </instrumentation>\n";
  write_string_table(out, provider);
  out << "</instrumentationManifest>\n";
}

void ProjectMaker::write_string_table(std::ofstream& out, unsigned provider) const {
  out << "  <localization>\n    <resources culture=\"en-US\">\n      <stringTable>\n";
  for_events(provider, [&](const Event& event) {
    out << fmt::format("        <string id=\"{}.EventMessage\" value=\"{}{}.\"/>\n", event.symbol,
                       escaped(message(event, 0)), event.has_insert ? " %1" : "");
  });
  out << "      </stringTable>\n    </resources>\n  </localization>\n";
}

void ProjectMaker::write_docs(unsigned provider) const {
  std::ofstream out = open(fmt::format("provider-{}.docs.xml", provider));
  out << fmt::format(R"(<?xml version="1.0" encoding="utf-8"?>
<eventDocs xmlns="urn:evdoc:event-docs:1" provider="{}">

  <layout id="2021-02">
    <field name="title" translate="true"><title/></field>
    <field name="ms.date">03/30/2017</field>
    <field name="ms.assetid" sourceQuoting="plain"/>
  </layout>
)",
                     provider_name(provider));
  for_events(provider, [&](const Event& event) { write_event_docs(out, event); });
  out << "\n</eventDocs>\n";
}

void ProjectMaker::write_event_docs(std::ofstream& out, const Event& event) const {
  Random random(event.index);
  out << fmt::format("\n  <event id=\"{}\">\n", event.id);
  out << fmt::format("    <value name=\"ms.assetid\">c9fe9959-aeac-4446-a488-{:012x}</value>\n",
                     random.next() & 0xFFFF'FFFF'FFFF);
  out << "    <description>\n      <p>";
  for (unsigned i = 0; i < event.sentences; ++i) {
    const bool takes_code = event.has_code && i + 1 == event.sentences;
    out << (i > 0 ? " " : "") << escaped(sentence(event, 0, i)) << (takes_code ? " `Host`." : ".");
  }
  out << "</p>\n    </description>\n    <items>\n";
  for (unsigned i = 0; i < event.items; ++i) {
    out << fmt::format("      <item name=\"{}\" type=\"`xs:string`\">{}</item>\n", item_names[i],
                       escaped(item_text(event, i, 0)));
  }
  out << "    </items>\n    <revision commit=\"ddf7edb67715a5b9a45e3dd44536dabc153c1de0\" layout=\"2021-02\"/>\n  </event>\n";
}

void ProjectMaker::write_table(unsigned locale) const {
  std::ofstream out = open(fmt::format("tables/{}.xlf", lexicon(locale).locale));
  out << fmt::format(R"(<?xml version="1.0" encoding="utf-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" version="2.1"
       srcLang="en-US" trgLang="{}">
  <file id="common">
)",
                     lexicon(locale).locale);
  write_labels(out, locale);
  for (const Event& event : events_) write_units(out, event, locale);
  out << "  </file>\n";
  for (const Event& event : events_) write_handoff(out, event, locale);
  out << "</xliff>\n";
}

/// A unit of one segment; the texts are XML.
void write_unit(std::ofstream& out, std::string_view id, std::string_view note, std::string_view codes,
                std::string_view source, std::string_view target) {
  out << fmt::format(R"(    <unit id="{}">
      <notes>
        <note category="context">{}</note>
      </notes>
{}      <segment state="translated">
        <source>{}</source>
        <target>{}</target>
      </segment>
    </unit>
)",
                     id, note, codes, source, target);
}

std::string original_data(std::string_view code) {
  return fmt::format("      <originalData>\n        <data id=\"d1\">{}</data>\n      </originalData>\n", code);
}

std::string placeholder(std::string_view code) {
  return fmt::format("<ph id=\"1\" dataRef=\"d1\" disp=\"{}\"/>", code);
}

void ProjectMaker::write_labels(std::ofstream& out, unsigned locale) const {
  Random random(locale);
  const auto write = [&](std::string_view kind, std::string_view id, std::string_view source, std::string_view note) {
    write_unit(out, fmt::format("{}.{}", kind, id), note, "", source, escaped(words_of(lexicon(locale), random, 2)));
  };
  for (const std::string_view keyword : keywords) write("keyword", keyword, keyword, "keywords of an event");
  for (unsigned item = 0; item < item_names.size(); ++item) {
    if (!is_shared(item)) continue;
    write_unit(out, fmt::format("item.{}", item_names[item]), "a data item", "",
               escaped(item_text(events_.front(), item, 0)), escaped(item_text(events_.front(), item, locale)));
  }
}

std::string ProjectMaker::unit_id(const Event& event, std::string_view name) const {
  if (providers_ == 1) return fmt::format("event.{}.{}", event.id, name);
  return fmt::format("event.contoso-applications-{}.{}.{}", provider_of(event), event.id, name);
}

void ProjectMaker::write_units(std::ofstream& out, const Event& event, unsigned locale) const {
  const std::string what = fmt::format("event {} - {}", event.id, event.symbol);
  const std::string insert = event.has_insert ? " " + placeholder("%1") : "";
  write_unit(out, fmt::format("string.{}.EventMessage", event.symbol), what + ": message",
             event.has_insert ? original_data("%1") : "", escaped(message(event, 0)) + insert + ".",
             escaped(message(event, locale)) + insert + std::string(lexicon(locale).stop));
  write_description(out, event, locale);
  for (unsigned i = 0; i < event.items; ++i) {
    if (is_shared(i)) continue;
    std::string name(item_names[i]);
    for (char& c : name) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    write_unit(out, unit_id(event, fmt::format("item.{}.description", name)), what + ": data item", "",
               escaped(item_text(event, i, 0)), escaped(item_text(event, i, locale)));
  }
}

void ProjectMaker::write_description(std::ofstream& out, const Event& event, unsigned locale) const {
  out << fmt::format(
      "    <unit id=\"{}\" xml:space=\"preserve\">\n      <notes>\n        <note category=\"context\">event {} - {}: description</note>\n      </notes>\n",
      unit_id(event, "description"), event.id, event.symbol);
  if (event.has_code) out << original_data("`Host`");
  for (unsigned i = 0; i < event.sentences; ++i) {
    const bool takes_code = event.has_code && i + 1 == event.sentences;
    const std::string code = takes_code ? " " + placeholder("`Host`") : "";
    if (i > 0) out << "      <ignorable>\n        <source> </source>\n      </ignorable>\n";
    out << fmt::format(
        "      <segment state=\"translated\">\n        <source>{}{}.</source>\n        <target>{}{}{}</target>\n      </segment>\n",
        escaped(sentence(event, 0, i)), code, escaped(sentence(event, locale, i)), code, lexicon(locale).stop);
  }
  out << "    </unit>\n";
}

void ProjectMaker::write_handoff(std::ofstream& out, const Event& event, unsigned locale) const {
  Random random(seed_of(event.index, Part::shape, locale));
  const std::string provider = providers_ == 1 ? ""
                                               : fmt::format("        <mda:meta type=\"provider\">{}</mda:meta>\n",
                                                             provider_name(provider_of(event)));
  out << fmt::format(R"(  <file id="event-{0}" original="{1}-{2}.md">
    <mda:metadata>
      <mda:metaGroup category="page">
{3}        <mda:meta type="event">{1}</mda:meta>
        <mda:meta type="revision">ddf7edb67715a5b9a45e3dd44536dabc153c1de0</mda:meta>
        <mda:meta type="date">02/06/2021</mda:meta>
        <mda:meta type="translationType">MT</mda:meta>
        <mda:meta type="fileId">{4}</mda:meta>
        <mda:meta type="ttuPrefix">{5:05x}</mda:meta>
      </mda:metaGroup>
    </mda:metadata>
    <group id="page"/>
  </file>
)",
                     event.index, event.id, event.symbol, provider, random.between(90'000'000, 99'999'999),
                     random.below(1u << 20));
}

struct Options {
  std::string folder;
  unsigned events = 349;
  unsigned locales = 5;
  std::string edition;
  std::string pages = "events";
};

unsigned number(std::string_view text, unsigned most) {
  unsigned value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool is_number = error == std::errc() && end == text.data() + text.size() && value >= 1 && value <= most;
  if (is_number) return value;
  std::cerr << fmt::format("generate: '{}' is no number from 1 to {}\n", text, most);
  std::exit(2);
}

[[noreturn]] void explain_usage() {
  std::cerr << "usage: evdoc_bench_generate FOLDER [--events N] [--locales N] [--edition NAME] [--pages all|events]\n";
  std::exit(2);
}

Options parse(int argc, char** argv) {
  static constexpr std::array<option, 5> known{{{"events", required_argument, nullptr, 'e'},
                                                {"locales", required_argument, nullptr, 'l'},
                                                {"edition", required_argument, nullptr, 'n'},
                                                {"pages", required_argument, nullptr, 'p'},
                                                {nullptr, 0, nullptr, 0}}};
  constexpr unsigned most_events = 10'000'000;
  Options options;
  for (int letter = 0; (letter = ::getopt_long(argc, argv, "", known.data(), nullptr)) != -1;) {
    switch (letter) {
      case 'e':
        options.events = number(optarg, most_events);
        break;
      case 'l':
        options.locales = number(optarg, static_cast<unsigned>(target_lexicons().size()));
        break;
      case 'n':
        options.edition = optarg;
        break;
      case 'p':
        options.pages = optarg;
        break;
      default:
        explain_usage();
    }
  }
  if (optind + 1 != argc) explain_usage();
  options.folder = argv[optind];
  return options;
}

}  // namespace
}  // namespace evdoc::bench

int main(int argc, char** argv) {
  using namespace evdoc::bench;
  const Options options = parse(argc, argv);
  const ProjectMaker maker(options.folder, options.events, options.locales);
  maker.write_manifests();
  maker.write_tables();
  maker.write_settings(options.edition);
  maker.write_template_set(options.pages);
}
