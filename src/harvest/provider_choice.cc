#include "harvest/provider_choice.h"

namespace evdoc {

ProviderChoice::ProviderChoice(const Manifest& manifest, const Provider* provider, ManifestOrigin origin)
    : provider_(provider), origin_(origin), is_one_of_many_(manifest.providers.size() > 1) {
  if (!provider) return;
  for (const Event& event : provider->events) {
    const auto [known, is_new] = newest_.try_emplace(event.value, &event);
    if (!is_new && event.version > known->second->version) known->second = &event;
  }
}

const Event* ProviderChoice::event(uint16_t id) const {
  const auto found = newest_.find(id);
  return found != newest_.end() ? found->second : nullptr;
}

std::vector<const Event*> ProviderChoice::events() const {
  std::vector<const Event*> events;
  for (const auto& [id, event] : newest_) events.push_back(event);
  return events;
}

}  // namespace evdoc
