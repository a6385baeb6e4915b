#include "cli/json_data.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cli/codes.h"

namespace evdoc::cli {

namespace {

using render::Kind;
using render::Value;

constexpr std::size_t deepest = 200;

/// Builds values from the events of nlohmann's parser.
class DataBuilder : public nlohmann::json_sax<nlohmann::json> {
 public:
  DataBuilder(const Source& source, Arena& arena, Diagnostics& diagnostics)
      : source_(source), arena_(arena), diagnostics_(diagnostics) {}

  bool null() override { return add(Value::none()); }
  bool boolean(bool value) override { return add(Value::boolean(value)); }
  bool number_integer(int64_t value) override { return add(Value::integer(value)); }
  bool string(std::string& value) override { return add(Value::string(arena_.copy(value))); }
  bool binary(nlohmann::json::binary_t&) override { return false; }

  bool number_unsigned(uint64_t value) override {
    if (value > static_cast<uint64_t>(INT64_MAX)) return fail_range(fmt::format("{}", value));
    return add(Value::integer(static_cast<int64_t>(value)));
  }

  bool number_float(double value, const std::string& digits) override {
    if (digits.find_first_of(".eE") == std::string::npos) return fail_range(digits);
    return add(Value::number(value));
  }

  bool start_object(std::size_t) override { return open(render::make_dict(arena_)); }
  bool start_array(std::size_t) override { return open(render::make_list({}, arena_)); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(std::string& name) override {
    open_.back().key = arena_.copy(name);
    return true;
  }

  bool parse_error(std::size_t position, const std::string& token, const nlohmann::json::exception&) override {
    const auto at = static_cast<uint32_t>(std::min(position > 0 ? position - 1 : 0, source_.text().size()));
    const bool is_end = at >= source_.text().size();
    report(code::data_syntax, at,
           is_end ? "the JSON ends too early" : fmt::format("the JSON can't be read at '{}'", excerpt(token)),
           "check it with a JSON parser");
    return false;
  }

  std::optional<Value> take() const { return result_; }

 private:
  struct Open {
    Value container;
    std::string_view key;
  };

  static std::string excerpt(const std::string& token) {
    constexpr std::size_t longest = 20;
    return token.size() > longest ? token.substr(token.size() - longest) : token;
  }

  void report(const Code& code, uint32_t at, std::string message, std::string help) {
    const auto end = std::min<std::size_t>(at + 1, source_.text().size());
    diagnostics_.report(code, {&source_, at, static_cast<uint32_t>(end)}, std::move(message), std::move(help));
  }

  bool fail_range(const std::string& digits) {
    const std::size_t found = source_.text().find(digits);
    const auto at = static_cast<uint32_t>(found == std::string_view::npos ? 0 : found);
    diagnostics_.report(code::data_range, {&source_, at, at + static_cast<uint32_t>(digits.size())},
                        fmt::format("the integer {} does not fit 64 bits", digits),
                        "write it as a string, or with a decimal point");
    return false;
  }

  bool open(Value container) {
    if (open_.size() >= deepest) {
      report(code::data_range, 0, fmt::format("the JSON is nested deeper than {} levels", deepest),
             "give the template flatter data");
      return false;
    }
    if (!add(container)) return false;
    open_.push_back({container, {}});
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  bool add(Value value) {
    if (open_.empty()) {
      result_ = value;
    } else if (open_.back().container.is(Kind::dict)) {
      open_.back().container.unbox<render::Dict>()->set(Value::string(open_.back().key), value, arena_);
    } else {
      open_.back().container.unbox<render::List>()->append(value, arena_);
    }
    return true;
  }

  const Source& source_;
  Arena& arena_;
  Diagnostics& diagnostics_;
  std::vector<Open> open_;
  std::optional<Value> result_;
};

}  // namespace

std::optional<Value> read_json(const Source& source, Arena& arena, Diagnostics& diagnostics) {
  DataBuilder builder(source, arena, diagnostics);
  const std::string_view text = source.text();
  if (!nlohmann::json::sax_parse(text.begin(), text.end(), &builder)) return std::nullopt;
  return builder.take();
}

}  // namespace evdoc::cli
