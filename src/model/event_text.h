// What pages show of an event as its manifest declares it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/manifest.h"

namespace evdoc {

/// A name without its prefix: "Error" of "win:Error".
std::string_view local_name(std::string_view qualified);

/// "4031 - DispatchSessionFailed"; the id alone of an event without a symbol.
std::string shown_title(const Event& event);

/// The local names of its keywords, joined by ", ".
std::string shown_keywords(const Event& event);

/// The level's local name; empty without a level.
std::string_view shown_level(const Event& event);

/// The channel's name; empty without a channel.
std::string_view shown_channel(const Event& event);

/// The data items of a template; none without one.
const std::vector<DataItem>& items_of(const PayloadTemplate* payload);
const std::vector<DataItem>& items_of(const Event& event);

/// The first data item of a name; null: there is none.
const DataItem* find_item(const Event& event, std::string_view name);

/// The type of a data item as inline code, "`UnicodeString`"; empty without a type.
std::string shown_type(const DataItem& item);

}  // namespace evdoc
