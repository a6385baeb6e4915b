// Rules for payload templates and their data items.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <unordered_map>
#include <utility>
#include <vector>

#include "load/manifest_codes.h"
#include "load/manifest_rules.h"
#include "load/suggester.h"
#include "load/xml_checks.h"
#include "model/data_types.h"
#include "text/message_format.h"

namespace evdoc {

namespace {

constexpr std::size_t most_items = 99;
constexpr uint64_t largest_size = 65'535;

void check_out_type(const DataItem& item, const InType& type, Diagnostics& diagnostics) {
  if (item.out_type.empty()) return;
  const auto legal = type.out_types();
  if (legal.empty()) return;
  if (std::ranges::any_of(legal, [&](std::string_view name) { return is_same_type(name, item.out_type); })) return;
  diagnostics.report(code::out_type_mismatch, item.out_type.span,
                     fmt::format("'{}' can't be shown as '{}'", type.name, item.out_type.value),
                     fmt::format("write one of: {}", fmt::join(legal, ", ")));
}

/// An address of IP 6 has always 16 bytes.
void check_binary(const DataItem& item, const InType& type, Diagnostics& diagnostics) {
  if (type.name != "win:Binary" || !item.length.empty() || is_same_type(item.out_type, "win:IPv6")) return;
  diagnostics.report(code::missing_length, item.span,
                     fmt::format("the data item '{}' of type win:Binary has no length", item.name.value),
                     "add length=\"N\", or the name of the item before it that holds the length");
}

void check_map(const DataItem& item, const InType& type, Diagnostics& diagnostics) {
  if (!item.map || type.sort == InType::Sort::unsigned_integer) return;
  diagnostics.report(code::map_on_wrong_type, item.in_type.span,
                     fmt::format("the data item '{}' of type {} can't have a map", item.name.value, type.name),
                     "make it an unsigned integer, as win:UInt32, or drop the map");
}

bool is_number(std::string_view text) {
  const bool is_hex = text.starts_with("0x") || text.starts_with("0X");
  const std::string_view digits = is_hex ? text.substr(2) : text;
  return !digits.empty() && digits.find_first_not_of(is_hex ? "0123456789abcdefABCDEF" : "0123456789") == digits.npos;
}

/// Items by name; the first of a name counts.
class ItemNames {
 public:
  /// Null, or what has the name already.
  const DataItem* add(const DataItem& item) {
    const auto [place, is_new] = items_.try_emplace(item.name.value, &item);
    if (is_new) names_.push_back(item.name.value);
    return is_new ? nullptr : place->second;
  }

  const DataItem* find(std::string_view name) const {
    const auto found = items_.find(name);
    return found == items_.end() ? nullptr : found->second;
  }

  std::span<const std::string_view> names() const { return names_; }

 private:
  std::unordered_map<std::string_view, const DataItem*> items_;
  std::vector<std::string_view> names_;
};

/// The items of one template. What a size may refer to stands before its item: in the same struct, or around it.
class PayloadCheck {
 public:
  PayloadCheck(const PayloadTemplate& payload, Suggester& suggester, Diagnostics& diagnostics)
      : payload_(payload), suggester_(suggester), diagnostics_(diagnostics) {
    for (const DataItem& item : payload.items) all_.add(item);
  }

  void run() {
    check_number_of_items();
    check_user_data();
    for (const DataItem& item : payload_.items) {
      check_item(item);
      for (const DataItem& member : item.items) {
        check_item(member);
        add(member, members_);
      }
      members_ = {};
      add(item, earlier_);
    }
  }

 private:
  void check_number_of_items() {
    if (payload_.items.empty() && payload_.user_data.empty()) {
      diagnostics_.report(code::empty_template, payload_.span,
                          fmt::format("the template '{}' has no data item", payload_.id.value),
                          "delete it, and the references to it");
    } else if (payload_.items.size() > most_items) {
      diagnostics_.report(code::too_many_items, payload_.items[most_items].span,
                          fmt::format("the template '{}' has {} data items", payload_.id.value, payload_.items.size()),
                          fmt::format("keep at most {}, or join some of them in a struct", most_items));
    }
  }

  void check_user_data() {
    std::size_t largest = 0;
    for (const MessagePiece& piece : parse_message_format(payload_.user_data.value).pieces) {
      if (piece.kind == MessagePiece::Kind::insert && piece.number > std::max(largest, payload_.items.size())) {
        largest = piece.number;
        diagnostics_.report(
            code::insert_beyond_items, xml::part_of(payload_.user_data, piece.written).span,
            fmt::format("the UserData of the template '{}' uses {}, and the template has {} data item{}",
                        payload_.id.value, piece.written, payload_.items.size(), payload_.items.size() == 1 ? "" : "s"),
            "number the inserts by the data items, from 1, or add the item to the template");
      }
    }
  }

  /// Tools that read events show the items of an event by their names.
  void add(const DataItem& item, ItemNames& names) {
    const DataItem* first = names.add(item);
    if (!first || item.name.empty()) return;
    xml::report_duplicate("data item", item.name, first->span, diagnostics_).severity = Severity::warning;
  }

  void check_item(const DataItem& item) {
    check_size("length", item, item.length);
    check_size("count", item, item.count);
    const InType* type = item.is_struct ? nullptr : find_in_type(item.in_type);
    if (!type) return;
    check_out_type(item, *type, diagnostics_);
    check_binary(item, *type, diagnostics_);
    check_map(item, *type, diagnostics_);
  }

  void check_size(std::string_view attribute, const DataItem& item, const Text& written) {
    const Text size = xml::trimmed(written);
    if (size.empty()) return;
    if (is_number(size)) {
      xml::parse_number(size, largest_size, diagnostics_);
      return;
    }
    const DataItem* referred = members_.find(size);
    if (!referred) referred = earlier_.find(size);
    if (!referred) return report_absent(attribute, item, size);
    const InType* type = find_in_type(referred->in_type);
    const bool can_be_size = !referred->is_struct && (!type || type->is_integer());
    if (!can_be_size) report(attribute, item, size, "no integer", "name an integer, as a win:UInt32", referred);
  }

  /// A size names no item before its own.
  void report_absent(std::string_view attribute, const DataItem& item, const Text& size) {
    if (const DataItem* later = all_.find(size)) {
      return report(attribute, item, size, "no earlier item", "put the item that holds it first", later);
    }
    std::vector<std::string_view> names(members_.names().begin(), members_.names().end());
    if (!suggester_.is_spent()) names.insert(names.end(), earlier_.names().begin(), earlier_.names().end());
    report(attribute, item, size, "no item of the template",
           suggester_.suggest(size, names, "write a number, or the name of an earlier item"), nullptr);
  }

  void report(std::string_view attribute, const DataItem& item, const Text& size, std::string_view fault,
              std::string help, const DataItem* referred) {
    Diagnostic& diagnostic = diagnostics_.report(
        code::bad_size_reference, size.span,
        fmt::format("the {} of '{}' is '{}', which is {}", attribute, item.name.value, size.value, fault),
        std::move(help));
    if (referred) diagnostic.note(referred->span, "it is declared here");
  }

  const PayloadTemplate& payload_;
  Suggester& suggester_;
  Diagnostics& diagnostics_;
  ItemNames all_;
  ItemNames earlier_;
  ItemNames members_;  // of the struct that is looked at, before the item
};

}  // namespace

void check_payloads(const Provider& provider, Diagnostics& diagnostics) {
  Suggester suggester;
  for (const PayloadTemplate& payload : provider.payloads) PayloadCheck(payload, suggester, diagnostics).run();
}

}  // namespace evdoc
