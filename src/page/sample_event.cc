#include "page/sample_event.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include <fmt/format.h>

#include "model/data_types.h"
#include "text/characters.h"
#include "text/xml_text.h"

namespace evdoc {

namespace {

constexpr std::string_view sample_time = "2025-01-01T12:00:00.0000000Z";
constexpr std::size_t most_repetitions = 3;

struct SampleValue {
  std::string_view type;
  std::string_view value;
};

/// By out type first; what is not here is a number.
constexpr std::array shown_values{
    SampleValue{"win:HexInt8", "0x1"},
    SampleValue{"win:HexInt16", "0x1"},
    SampleValue{"win:HexInt32", "0x1"},
    SampleValue{"win:HexInt64", "0x1"},
    SampleValue{"win:HResult", "0x80070005"},
    SampleValue{"win:NTSTATUS", "0xc0000022"},
    SampleValue{"win:ErrorCode", "5"},
    SampleValue{"win:Win32Error", "5"},
    SampleValue{"win:CodePointer", "0x7ff600001000"},
    SampleValue{"win:PID", "4321"},
    SampleValue{"win:TID", "1234"},
    SampleValue{"win:Port", "443"},
    SampleValue{"win:IPv4", "192.0.2.1"},
    SampleValue{"win:IPv6", "2001:db8::1"},
    SampleValue{"win:SocketAddress", "192.0.2.1:443"},
    SampleValue{"win:ETWTIME", sample_time},
    SampleValue{"win:Xml", "<value />"},
    SampleValue{"win:Json", "{}"},
    SampleValue{"xs:boolean", "true"},
};

constexpr std::array declared_values{
    SampleValue{"win:UnicodeString", "text"},
    SampleValue{"win:AnsiString", "text"},
    SampleValue{"win:CountedUnicodeString", "text"},
    SampleValue{"win:CountedUtf16String", "text"},
    SampleValue{"win:CountedAnsiString", "text"},
    SampleValue{"win:CountedMbcsString", "text"},
    SampleValue{"win:Float", "1.5"},
    SampleValue{"win:Double", "1.5"},
    SampleValue{"win:Boolean", "true"},
    SampleValue{"win:Binary", "00"},
    SampleValue{"win:CountedBinary", "00"},
    SampleValue{"win:GUID", "{00000000-0000-0000-0000-000000000001}"},
    SampleValue{"win:Pointer", "0x7ff600001000"},
    SampleValue{"win:FILETIME", sample_time},
    SampleValue{"win:SYSTEMTIME", sample_time},
    SampleValue{"win:SID", "S-1-5-18"},
    SampleValue{"win:HexInt32", "0x1"},
    SampleValue{"win:HexInt64", "0x1"},
};

template <std::size_t n>
std::string_view find_value(const std::array<SampleValue, n>& values, std::string_view type) {
  const auto found = std::ranges::find_if(values, [type](const SampleValue& v) { return is_same_type(v.type, type); });
  return found == values.end() ? std::string_view() : found->value;
}

std::string sample_value(const DataItem& item) {
  if (item.map && !item.map->entries.empty()) return fmt::to_string(item.map->entries.front().value);
  std::string_view value = item.out_type.empty() ? std::string_view() : find_value(shown_values, item.out_type.value);
  if (value.empty()) value = find_value(declared_values, item.in_type.value);
  return std::string(value.empty() ? "1" : value);
}

/// How often an item with this count is shown; a count that another item holds is 1 in the sample.
std::size_t repetitions(const DataItem& item) {
  std::size_t count = 1;
  const std::string_view text = item.count.value;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  const bool is_number = error == std::errc() && end == text.data() + text.size();
  return is_number ? std::min(count, most_repetitions) : 1;
}

/// Text or an attribute's value, in one line.
std::string xml_text(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const char32_t c = take_code_point(text);
    if (const std::string_view entity = xml_entity(c); !entity.empty()) {
      out += entity;
    } else if (c == '\t' || c == '\n' || c == '\r') {
      out += fmt::format("&#{};", static_cast<unsigned>(c));
    } else {
      append_utf8(out, is_xml_character(c) ? c : replacement_character);
    }
  }
  return out;
}

/// The channel's bit: the compiler gives the provider's channels those from the highest down, beside the keywords.
uint64_t channel_bit(const Provider& provider, const Channel* channel) {
  constexpr std::size_t channel_bits = 16;
  constexpr unsigned highest_bit = 63;
  std::size_t index = 0;
  for (const Channel& other : provider.channels) {
    if (other.origin == Origin::predefined) continue;
    if (&other == channel) return index < channel_bits ? uint64_t{1} << (highest_bit - index) : 0;
    ++index;
  }
  return 0;
}

class Sample {
 public:
  Sample(const Provider& provider, const Event& event) : provider_(provider), event_(event) {}

  std::string write() && {
    out_ = "<Event xmlns=\"http://schemas.microsoft.com/win/2004/08/events/event\">\n";
    write_system();
    if (event_.payload && !event_.payload->user_data.empty()) {
      write_user_data();
    } else if (event_.payload && !event_.payload->items.empty()) {
      out_ += "  <EventData>\n";
      for (const DataItem& item : event_.payload->items) write_item(item, 4);
      out_ += "  </EventData>\n";
    }
    return std::move(out_ += "</Event>");
  }

 private:
  void write_system() {
    out_ += "  <System>\n";
    line("<Provider Name=\"{}\" Guid=\"{}\" />", xml_text(provider_.name.value), xml_text(provider_.guid.value));
    line("<EventID>{}</EventID>", event_.value);
    line("<Version>{}</Version>", event_.version);
    line("<Level>{}</Level>", event_.level ? event_.level->value : 0);
    line("<Task>{}</Task>", event_.task ? event_.task->value : 0);
    line("<Opcode>{}</Opcode>", event_.opcode ? event_.opcode->value : 0);
    line("<Keywords>0x{:x}</Keywords>", keywords());
    line("<TimeCreated SystemTime=\"{}\" />", sample_time);
    line("<EventRecordID>{}</EventRecordID>", 1);
    line("<Execution ProcessID=\"{}\" ThreadID=\"{}\" />", 4321, 1234);
    if (event_.channel) line("<Channel>{}</Channel>", xml_text(event_.channel->name.value));
    line("<Computer>{}</Computer>", "computer.example.com");
    out_ += "  </System>\n";
  }

  template <class... Values>
  void line(fmt::format_string<Values...> format, Values&&... values) {
    out_ += "    ";
    fmt::format_to(std::back_inserter(out_), format, std::forward<Values>(values)...);
    out_ += '\n';
  }

  uint64_t keywords() const {
    uint64_t mask = channel_bit(provider_, event_.channel);
    for (const Keyword* keyword : event_.keywords) mask |= keyword->mask;
    return mask;
  }

  void write_item(const DataItem& item, std::size_t indent) {
    const std::string blanks(indent, ' ');
    const std::string name = xml_text(item.name.value);
    for (std::size_t i = 0; i < repetitions(item); ++i) {
      if (!item.is_struct) {
        out_ += fmt::format("{}<Data Name=\"{}\">{}</Data>\n", blanks, name, xml_text(sample_value(item)));
        continue;
      }
      out_ += fmt::format("{}<ComplexData Name=\"{}\">\n", blanks, name);
      for (const DataItem& member : item.items) write_item(member, indent + 2);
      out_ += fmt::format("{}</ComplexData>\n", blanks);
    }
  }

  /// The manifest's own XML, with the values in the places of `%1` and its like.
  void write_user_data() {
    out_ += "  <UserData>\n";
    std::string_view rest = event_.payload->user_data.value;
    while (!rest.empty()) {
      const std::size_t percent = std::min(rest.find('%'), rest.size());
      out_ += rest.substr(0, percent);
      rest.remove_prefix(percent);
      if (!rest.empty()) write_insert(rest);
    }
    out_ += out_.ends_with('\n') ? "" : "\n";
    out_ += "  </UserData>\n";
  }

  /// Takes an insert, or the percent sign of none, off `rest`.
  void write_insert(std::string_view& rest) {
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(rest.data() + 1, rest.data() + rest.size(), number);
    const bool is_item = error == std::errc() && number >= 1 && number <= event_.payload->items.size();
    if (is_item) {
      out_ += xml_text(sample_value(event_.payload->items[number - 1]));
      rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    } else {
      out_ += '%';
      rest.remove_prefix(1);
    }
  }

  const Provider& provider_;
  const Event& event_;
  std::string out_;
};

}  // namespace

std::string sample_event(const Provider& provider, const Event& event) {
  if (event.has_fault) return {};
  return Sample(provider, event).write();
}

}  // namespace evdoc
