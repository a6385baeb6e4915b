// A thousand faults planted in clean tables of ten locales: each is found, and the clean tables have none.

#include <gtest/gtest.h>

#include <array>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "check/support.h"

namespace evdoc::test {
namespace {

constexpr std::string_view source = "The WebHost has sent message '%1' to the service after 30 seconds.";

struct CleanText {
  std::string_view locale;
  std::string_view target;
};

constexpr std::array<CleanText, 10> clean_texts{{
    {"de-DE", "Der WebHost hat die Nachricht '%1' nach 30 Sekunden an den Dienst gesendet."},
    {"es-ES", "El WebHost ha enviado el mensaje '%1' al servicio después de 30 segundos."},
    {"fr-FR", "Le WebHost a envoyé le message '%1' au service après 30 secondes."},
    {"it-IT", "Il WebHost ha inviato il messaggio '%1' al servizio dopo 30 secondi."},
    {"pt-BR", "O WebHost enviou a mensagem '%1' ao serviço após 30 segundos."},
    {"pl-PL", "Składnik WebHost wysłał komunikat '%1' do usługi po 30 sekundach."},
    {"ru-RU", "Компонент WebHost отправил сообщение '%1' службе через 30 секунд."},
    {"tr-TR", "WebHost, '%1' iletisini 30 saniye sonra hizmete gönderdi."},
    {"ja-JP", "WebHost は 30 秒後にメッセージ '%1' をサービスに送信しました。"},
    {"zh-CN", "WebHost 在 30 秒后向服务发送了消息 '%1' 。"},
}};

using Random = std::minstd_rand;

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  return text.replace(text.find(what), what.size(), with);
}

/// The text with `what` at a random place between two characters.
std::string inserted(std::string text, std::string_view what, Random& random) {
  std::size_t at = random() % text.size();
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return text.insert(at, what);
}

/// A blank of the text, taken at random, becomes two.
std::string doubled_blank(std::string text, Random& random) {
  std::vector<std::size_t> blanks;
  for (std::size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at + 1)) blanks.push_back(at);
  return text.insert(blanks[random() % blanks.size()], " ");
}

struct Planter {
  std::string_view rule;
  std::function<std::string(std::string, Random&)> plant;
};

const std::vector<Planter> planters{
    {"noloc-changed", [](std::string text, Random&) { return replaced(text, "WebHost", "Webhost"); }},
    {"placeholder-missing", [](std::string text, Random&) { return replaced(text, "'%1'", "''"); }},
    {"placeholder-malformed", [](std::string text, Random&) { return replaced(text, "%1", "% 1"); }},
    {"placeholder-extra", [](std::string text, Random&) { return "%2 " + text; }},
    {"number-mismatch", [](std::string text, Random&) { return replaced(text, "30", "300"); }},
    {"untranslated", [](const std::string&, Random&) { return std::string(source); }},
    {"empty-target", [](const std::string&, Random&) { return std::string(); }},
    {"markup-added", [](std::string text, Random&) { return "**" + text + "**"; }},
    {"html-unsafe", [](std::string text, Random& random) { return inserted(text, "<script>", random); }},
    {"table-break", [](std::string text, Random& random) { return inserted(text, "|", random); }},
    {"table-break", [](std::string text, Random& random) { return inserted(text, "\n", random); }},
    {"end-punctuation", [](std::string text, Random&) { return text + " x"; }},
    {"double-space", [](std::string text, Random& random) { return doubled_blank(text, random); }},
    {"untrimmed", [](std::string text, Random&) { return text + " "; }},
    {"bidi-control", [](std::string text, Random& random) { return inserted(text, "\u202E", random); }},
    {"zero-width", [](std::string text, Random& random) { return inserted(text, "\u200B", random); }},
    {"control-char", [](std::string text, Random& random) { return inserted(text, "\x01", random); }},
    {"replacement-char", [](std::string text, Random& random) { return inserted(text, "\uFFFD", random); }},
    {"mojibake", [](std::string text, Random& random) { return inserted(text, "Ã©", random); }},
    {"blank-inside-quotes", [](std::string text, Random&) { return replaced(text, "'%1'", "' %1 '"); }},
};

TEST(PlantedFaults, AreNotInTheCleanTables) {
  for (const CleanText& text : clean_texts) {
    EXPECT_EQ(codes_of({text.locale, "text.1", source, text.target}), "") << text.target;
  }
}

TEST(PlantedFaults, AreAllFound) {
  constexpr int rounds = 5;
  Random random(4031);
  SampleProject sample;
  int planted = 0;
  for (int round = 0; round < rounds; ++round) {
    for (const CleanText& text : clean_texts) {
      for (const Planter& planter : planters) {
        const std::string target = planter.plant(std::string(text.target), random);
        check::CheckOptions options;
        options.rules.emplace_back(planter.rule);
        EXPECT_NE(sample.check({{text.locale, "text.1", source, target}}, options), "")
            << planter.rule << ": " << target;
        ++planted;
      }
    }
  }
  EXPECT_EQ(planted, 1000);
}

}  // namespace
}  // namespace evdoc::test
