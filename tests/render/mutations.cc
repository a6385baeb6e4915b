// Feeds mutated templates to the fuzz target without a fuzzer: the same ones for the same seed.
// Usage: evdoc_template_mutations CASES.jsonl RUNS [SEED]
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, std::size_t size);

namespace {

std::vector<std::string> seeds_of(const char* path) {
  std::vector<std::string> seeds;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    const auto test = nlohmann::json::parse(line);
    const std::string source = test.contains("template") ? test["template"] : test["templates"]["main"];
    seeds.push_back(source + '\0' + (test.contains("data") ? test["data"].dump() : "{}"));
  }
  return seeds;
}

/// One change: a byte, a part of another seed, a repetition or a cut.
void mutate(std::string& text, const std::vector<std::string>& seeds, std::mt19937_64& random) {
  const auto below = [&](std::size_t n) { return n == 0 ? 0 : static_cast<std::size_t>(random() % n); };
  const std::size_t at = below(text.size() + 1);
  const std::string& other = seeds[below(seeds.size())];
  switch (below(5)) {
    case 0:
      if (at < text.size()) text[at] = static_cast<char>(random());
      break;
    case 1:
      text.insert(at, other.substr(below(other.size()), below(20)));
      break;
    case 2:
      text.insert(at, text.substr(below(text.size()), below(30)));
      break;
    case 3:
      text.erase(at, below(10));
      break;
    default: {
      static const char* const tokens[] = {"{{", "}}", "{%", "%}",  "{#", "|", "(",  ")", "[",      "]",
                                           "{",  "}",  "if", "for", "-",  "'", "**", "%", "endfor", "\\"};
      text.insert(at, tokens[below(std::size(tokens))]);
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const std::vector<std::string> seeds = seeds_of(argv[1]);
  const long runs = std::atol(argv[2]);
  std::mt19937_64 random(argc > 3 ? static_cast<uint64_t>(std::atol(argv[3])) : 1);
  for (long run = 0; run < runs; ++run) {
    std::string text = seeds[random() % seeds.size()];
    for (std::size_t n = random() % 6 + 1; n > 0; --n) mutate(text, seeds, random);
    LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t*>(text.data()), text.size());
  }
  std::cout << runs << " mutated templates\n";
}
