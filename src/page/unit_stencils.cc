#include "page/unit_stencils.h"

#include <bit>
#include <utility>

namespace evdoc {

UnitStencils::Look::Look(const PageUnit& unit, const render::Transforms& filters)
    : common_id(unit.common_id),
      source(unit.source),
      before(unit.extras->before),
      after(unit.extras->after),
      payload(unit.extras->payload),
      transforms(filters),
      author(unit.author),
      is_identifier(unit.is_identifier) {}

uint32_t UnitStencils::Look::hash() const {
  return (source.hash() * 31 + common_id.hash()) * 31 + std::bit_cast<uint32_t>(transforms);
}

bool UnitStencils::Look::operator==(const Look& other) const {
  return source.text() == other.source.text() && common_id.text() == other.common_id.text() &&
         transforms == other.transforms && before == other.before && after == other.after && payload == other.payload &&
         author == other.author && is_identifier == other.is_identifier;
}

UnitStencils::Entry::Entry(const PageUnit& unit, const render::Transforms& transforms, UnitStencil made)
    : look(unit, transforms), stencil(std::move(made)) {
  texts.append(look.common_id).append(look.source).append(look.before).append(look.after);
  std::string_view rest = texts;
  const auto take = [&rest](std::string_view text) {
    const std::string_view taken = rest.substr(0, text.size());
    rest.remove_prefix(text.size());
    return taken;
  };
  look.common_id = take(look.common_id);
  look.source = take(look.source);
  look.before = take(look.before);
  look.after = take(look.after);
}

const UnitStencil* UnitStencils::find(const PageUnit& unit, const render::Transforms& transforms) const {
  const Look look(unit, transforms);
  const Slot& slot = slots_[look.hash() % slot_count];
  return slot.entry && slot.entry->look == look ? &slot.entry->stencil : nullptr;
}

bool UnitStencils::is_wanted(const PageUnit& unit, const render::Transforms& transforms) {
  const uint32_t hash = Look(unit, transforms).hash();
  return std::exchange(slots_[hash % slot_count].missed, hash) == hash;
}

void UnitStencils::add(const PageUnit& unit, const render::Transforms& transforms, UnitStencil stencil) {
  auto entry = std::make_unique<Entry>(unit, transforms, std::move(stencil));
  slots_[entry->look.hash() % slot_count].entry = std::move(entry);
}

void UnitStencils::clear() {
  for (Slot& slot : slots_) slot = {};
}

}  // namespace evdoc
