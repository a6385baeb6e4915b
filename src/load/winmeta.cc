#include "load/winmeta.h"

#include <algorithm>
#include <array>

namespace evdoc::winmeta {

namespace {

constexpr std::array level_names{
    Name{"win:LogAlways", 0, "WINEVENT_LEVEL_LOG_ALWAYS", "level.LogAlways", "Log Always"},
    Name{"win:Critical", 1, "WINEVENT_LEVEL_CRITICAL", "level.Critical", "Critical"},
    Name{"win:Error", 2, "WINEVENT_LEVEL_ERROR", "level.Error", "Error"},
    Name{"win:Warning", 3, "WINEVENT_LEVEL_WARNING", "level.Warning", "Warning"},
    Name{"win:Informational", 4, "WINEVENT_LEVEL_INFO", "level.Informational", "Information"},
    Name{"win:Verbose", 5, "WINEVENT_LEVEL_VERBOSE", "level.Verbose", "Verbose"},
    Name{"win:ReservedLevel6", 6, "WINEVENT_LEVEL_RESERVED_6", "", ""},
    Name{"win:ReservedLevel7", 7, "WINEVENT_LEVEL_RESERVED_7", "", ""},
    Name{"win:ReservedLevel8", 8, "WINEVENT_LEVEL_RESERVED_8", "", ""},
    Name{"win:ReservedLevel9", 9, "WINEVENT_LEVEL_RESERVED_9", "", ""},
    Name{"win:ReservedLevel10", 10, "WINEVENT_LEVEL_RESERVED_10", "", ""},
    Name{"win:ReservedLevel11", 11, "WINEVENT_LEVEL_RESERVED_11", "", ""},
    Name{"win:ReservedLevel12", 12, "WINEVENT_LEVEL_RESERVED_12", "", ""},
    Name{"win:ReservedLevel13", 13, "WINEVENT_LEVEL_RESERVED_13", "", ""},
    Name{"win:ReservedLevel14", 14, "WINEVENT_LEVEL_RESERVED_14", "", ""},
    Name{"win:ReservedLevel15", 15, "WINEVENT_LEVEL_RESERVED_15", "", ""},
};

constexpr std::array task_names{
    Name{"win:None", 0, "WINEVENT_TASK_NONE", "task.None", "None"},
};

constexpr std::array opcode_names{
    Name{"win:Info", 0, "WINEVENT_OPCODE_INFO", "opcode.Info", "Info"},
    Name{"win:Start", 1, "WINEVENT_OPCODE_START", "opcode.Start", "Start"},
    Name{"win:Stop", 2, "WINEVENT_OPCODE_STOP", "opcode.Stop", "Stop"},
    Name{"win:DC_Start", 3, "WINEVENT_OPCODE_DC_START", "opcode.DCStart", "DCStart"},
    Name{"win:DC_Stop", 4, "WINEVENT_OPCODE_DC_STOP", "opcode.DCStop", "DCStop"},
    Name{"win:Extension", 5, "WINEVENT_OPCODE_EXTENSION", "opcode.Extension", "Extension"},
    Name{"win:Reply", 6, "WINEVENT_OPCODE_REPLY", "opcode.Reply", "Reply"},
    Name{"win:Resume", 7, "WINEVENT_OPCODE_RESUME", "opcode.Resume", "Resume"},
    Name{"win:Suspend", 8, "WINEVENT_OPCODE_SUSPEND", "opcode.Suspend", "Suspend"},
    Name{"win:Send", 9, "WINEVENT_OPCODE_SEND", "opcode.Send", "Send"},
    Name{"win:Receive", 240, "WINEVENT_OPCODE_RECEIVE", "opcode.Receive", "Receive"},
    Name{"win:ReservedOpcode241", 241, "WINEVENT_OPCODE_RESERVED_241", "", ""},
    Name{"win:ReservedOpcode242", 242, "WINEVENT_OPCODE_RESERVED_242", "", ""},
    Name{"win:ReservedOpcode243", 243, "WINEVENT_OPCODE_RESERVED_243", "", ""},
    Name{"win:ReservedOpcode244", 244, "WINEVENT_OPCODE_RESERVED_244", "", ""},
    Name{"win:ReservedOpcode245", 245, "WINEVENT_OPCODE_RESERVED_245", "", ""},
    Name{"win:ReservedOpcode246", 246, "WINEVENT_OPCODE_RESERVED_246", "", ""},
    Name{"win:ReservedOpcode247", 247, "WINEVENT_OPCODE_RESERVED_247", "", ""},
    Name{"win:ReservedOpcode248", 248, "WINEVENT_OPCODE_RESERVED_248", "", ""},
    Name{"win:ReservedOpcode249", 249, "WINEVENT_OPCODE_RESERVED_249", "", ""},
    Name{"win:ReservedOpcode250", 250, "WINEVENT_OPCODE_RESERVED_250", "", ""},
    Name{"win:ReservedOpcode251", 251, "WINEVENT_OPCODE_RESERVED_251", "", ""},
    Name{"win:ReservedOpcode252", 252, "WINEVENT_OPCODE_RESERVED_252", "", ""},
    Name{"win:ReservedOpcode253", 253, "WINEVENT_OPCODE_RESERVED_253", "", ""},
    Name{"win:ReservedOpcode254", 254, "WINEVENT_OPCODE_RESERVED_254", "", ""},
    Name{"win:ReservedOpcode255", 255, "WINEVENT_OPCODE_RESERVED_255", "", ""},
};

constexpr uint64_t bit(unsigned n) {
  return uint64_t{1} << n;
}

/// ResponseTime is newer than the name that reserved its bit.
constexpr std::array keyword_names{
    Name{"win:AnyKeyword", 0, "WINEVT_KEYWORD_ANY", "keyword.AnyKeyword", "AnyKeyword"},
    Name{"win:ResponseTime", bit(48), "WINEVENT_KEYWORD_RESPONSE_TIME", "keyword.ResponseTime", "Response Time"},
    Name{"win:ReservedKeyword48", bit(48), "WINEVENT_KEYWORD_RESERVED_48", "", ""},
    Name{"win:WDIContext", bit(49), "WINEVENT_KEYWORD_WDI_CONTEXT", "keyword.WDIContext", "WDI Context"},
    Name{"win:WDIDiag", bit(50), "WINEVENT_KEYWORD_WDI_DIAG", "keyword.WDIDiag", "WDI Diag"},
    Name{"win:SQM", bit(51), "WINEVENT_KEYWORD_SQM", "keyword.SQM", "SQM"},
    Name{"win:AuditFailure", bit(52), "WINEVENT_KEYWORD_AUDIT_FAILURE", "keyword.AuditFailure", "Audit Failure"},
    Name{"win:AuditSuccess", bit(53), "WINEVENT_KEYWORD_AUDIT_SUCCESS", "keyword.AuditSuccess", "Audit Success"},
    Name{"win:CorrelationHint", bit(54), "WINEVENT_KEYWORD_CORRELATION_HINT", "keyword.CorrelationHint",
         "Correlation Hint"},
    Name{"win:EventlogClassic", bit(55), "WINEVENT_KEYWORD_EVENTLOG_CLASSIC", "keyword.Classic", "Classic"},
    Name{"win:ReservedKeyword56", bit(56), "WINEVENT_KEYWORD_RESERVED_56", "", ""},
    Name{"win:ReservedKeyword57", bit(57), "WINEVENT_KEYWORD_RESERVED_57", "", ""},
    Name{"win:ReservedKeyword58", bit(58), "WINEVENT_KEYWORD_RESERVED_58", "", ""},
    Name{"win:ReservedKeyword59", bit(59), "WINEVENT_KEYWORD_RESERVED_59", "", ""},
    Name{"win:ReservedKeyword60", bit(60), "WINEVENT_KEYWORD_RESERVED_60", "", ""},
    Name{"win:ReservedKeyword61", bit(61), "WINEVENT_KEYWORD_RESERVED_61", "", ""},
    Name{"win:ReservedKeyword62", bit(62), "WINEVENT_KEYWORD_RESERVED_62", "", ""},
    Name{"win:ReservedKeyword63", bit(63), "WINEVENT_KEYWORD_RESERVED_63", "", ""},
};

constexpr std::array channel_names{
    ChannelName{"TraceClassic", 0, "WINEVENT_CHANNEL_CLASSIC_TRACE", ChannelType::debug, Isolation::application},
    ChannelName{"System", 8, "WINEVENT_CHANNEL_GLOBAL_SYSTEM", ChannelType::admin, Isolation::system},
    ChannelName{"Application", 9, "WINEVENT_CHANNEL_GLOBAL_APPLICATION", ChannelType::admin, Isolation::application},
    ChannelName{"Security", 10, "WINEVENT_CHANNEL_GLOBAL_SECURITY", ChannelType::admin, Isolation::system},
    ChannelName{"TraceLogging", 11, "WINEVENT_CHANNEL_TRACELOGGING", ChannelType::debug, Isolation::application},
};

}  // namespace

std::span<const Name> levels() {
  return level_names;
}

std::span<const Name> tasks() {
  return task_names;
}

std::span<const Name> opcodes() {
  return opcode_names;
}

std::span<const Name> keywords() {
  return keyword_names;
}

const Name* find(std::span<const Name> names, std::string_view local) {
  constexpr std::size_t prefix_size = 4;  // of "win:"
  const auto found = std::find_if(names.begin(), names.end(),
                                  [=](const Name& name) { return name.name.substr(prefix_size) == local; });
  return found == names.end() ? nullptr : &*found;
}

const ChannelName* find_channel(std::string_view name) {
  const auto found = std::find_if(channel_names.begin(), channel_names.end(),
                                  [=](const ChannelName& channel) { return channel.name == name; });
  return found == channel_names.end() ? nullptr : &*found;
}

}  // namespace evdoc::winmeta
