// A thousand faults planted in clean tables of ten locales: each is found, and the clean tables have none.

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "check/support.h"
#include "text/python.h"
#include "text/script.h"

namespace evdoc::test {
namespace {

struct Sentence {
  std::string_view source;
  std::string_view name;     ///< that translations keep
  std::string_view altered;  ///< what machine translation made of it
  std::string_view number;
};

constexpr std::array<Sentence, 3> sentences{{
    {"The WebHost has sent message '%1' to the service after 30 seconds.", "WebHost", "Webhost", "30"},
    {"The service opened no session '%1' for System.ServiceModel within 90 seconds.", "System.ServiceModel",
     "System. ServiceModel", "90"},
    {"See [Logging](logging.md): the ListenerId '%1' was used 45 times.", "ListenerId", "Listenerid", "45"},
}};

struct CleanTable {
  std::string_view locale;
  std::array<std::string_view, 3> targets;  ///< of the sentences
};

constexpr std::array<CleanTable, 10> clean_tables{{
    {"de-DE",
     {"Der WebHost hat die Nachricht '%1' nach 30 Sekunden an den Dienst gesendet.",
      "Der Dienst hat für System.ServiceModel innerhalb von 90 Sekunden keine Sitzung '%1' geöffnet.",
      "Siehe [Protokollierung](logging.md): Die ListenerId '%1' wurde 45-mal verwendet."}},
    {"es-ES",
     {"El WebHost ha enviado el mensaje '%1' al servicio después de 30 segundos.",
      "El servicio no abrió ninguna sesión '%1' para System.ServiceModel en 90 segundos.",
      "Consulte [Registro](logging.md): el ListenerId '%1' se usó 45 veces."}},
    {"fr-FR",
     {"Le WebHost a envoyé le message '%1' au service après 30 secondes.",
      "Le service n'a ouvert aucune session '%1' pour System.ServiceModel en 90 secondes.",
      "Voir [Journalisation](logging.md) : le ListenerId '%1' a été utilisé 45 fois."}},
    {"cs-CZ",
     {"Komponenta WebHost odeslala zprávu '%1' službě po 30 sekundách.",
      "Služba neotevřela pro System.ServiceModel do 90 sekund žádnou relaci '%1'.",
      "Viz [Protokolování](logging.md): hodnota ListenerId '%1' byla použita 45krát."}},
    {"pt-BR",
     {"O WebHost enviou a mensagem '%1' ao serviço após 30 segundos.",
      "O serviço não abriu nenhuma sessão '%1' para System.ServiceModel em 90 segundos.",
      "Consulte [Registro](logging.md): o ListenerId '%1' foi usado 45 vezes."}},
    {"pl-PL",
     {"Składnik WebHost wysłał komunikat '%1' do usługi po 30 sekundach.",
      "Usługa nie otworzyła sesji '%1' dla System.ServiceModel w ciągu 90 sekund.",
      "Zobacz [Rejestrowanie](logging.md): identyfikatora ListenerId '%1' użyto 45 razy."}},
    {"ru-RU",
     {"Компонент WebHost отправил сообщение '%1' службе через 30 секунд.",
      "Служба не открыла сеанс '%1' для System.ServiceModel за 90 секунд.",
      "См. [Ведение журнала](logging.md): значение ListenerId '%1' использовано 45 раз."}},
    {"ar-SA",
     {"أرسل WebHost الرسالة '%1' إلى الخدمة بعد 30 ثانية.",
      "لم تفتح الخدمة أي جلسة '%1' من أجل System.ServiceModel خلال 90 ثانية.",
      "راجع [التسجيل](logging.md): تم استخدام ListenerId '%1' عدد 45 مرة."}},
    {"ja-JP",
     {"WebHost は 30 秒後にメッセージ '%1' をサービスに送信しました。",
      "サービスは 90 秒以内に System.ServiceModel のセッション '%1' を開きませんでした。",
      "[ログ記録](logging.md) を参照してください: ListenerId '%1' は 45 回使用されました。"}},
    {"zh-TW",
     {"WebHost 在 30 秒後已將訊息 '%1' 傳送至服務。", "服務未在 90 秒內為 System.ServiceModel 開啟工作階段 '%1' 。",
      "請參閱 [記錄](logging.md): ListenerId '%1' 已使用 45 次。"}},
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

/// The text with a letter of the name, taken at random, in the other case.
std::string with_name_altered(std::string text, const Sentence& sentence, Random& random) {
  const std::size_t at = text.find(sentence.name) + random() % sentence.name.size();
  if (text[at] == '.') return replaced(text, sentence.name, sentence.altered);
  text[at] = static_cast<char>(text[at] ^ 0x20);
  return text;
}

/// The text with a Cyrillic letter in the name.
std::string with_homoglyph(std::string text, const Sentence& sentence, Random&) {
  const std::size_t at = text.find('e', text.find(sentence.name));
  return text.replace(at, 1, "е");
}

/// Likewise with a Greek one.
std::string with_greek_letter(std::string text, const Sentence& sentence, Random&) {
  const std::size_t begin = text.find(sentence.name);
  const std::size_t at = std::min(text.find('o', begin), text.find('I', begin));
  return text.replace(at, 1, text[at] == 'o' ? "ο" : "Ι");
}

struct Planter {
  std::string_view rule;
  std::string (*plant)(std::string text, const Sentence& sentence, Random& random);
};

const std::vector<Planter> planters{
    {"noloc-changed", with_name_altered},
    {"noloc-changed", [](auto text, auto& sentence, auto&) { return replaced(text, sentence.name, sentence.altered); }},
    {"noloc-changed", [](auto text, auto& sentence, auto&) { return replaced(text, sentence.name, "X"); }},
    {"homoglyph", with_homoglyph},
    {"homoglyph", with_greek_letter},
    {"placeholder-missing", [](auto text, auto&, auto&) { return replaced(text, "'%1'", "''"); }},
    {"placeholder-missing", [](auto text, auto&, auto&) { return replaced(text, "%1", "%2"); }},
    {"placeholder-malformed", [](auto text, auto&, auto&) { return replaced(text, "%1", "% 1"); }},
    {"placeholder-malformed", [](auto text, auto&, auto&) { return replaced(text, "%1", "1%"); }},
    {"placeholder-malformed", [](auto text, auto&, auto&) { return replaced(text, "%1", "％1"); }},
    {"placeholder-extra", [](auto text, auto&, auto& random) { return inserted(text, " %3 ", random); }},
    {"placeholder-extra", [](auto text, auto&, auto&) { return "%1 " + text; }},
    {"number-mismatch", [](auto text, auto& sentence, auto&) { return replaced(text, sentence.number, "300"); }},
    {"number-mismatch", [](auto text, auto& sentence, auto&) { return replaced(text, sentence.number, ""); }},
    {"untranslated", [](auto, auto& sentence, auto&) { return std::string(sentence.source); }},
    {"empty-target", [](auto, auto&, auto&) { return std::string(); }},
    {"empty-target", [](auto, auto&, auto&) { return std::string("\u00A0 "); }},
    {"markup-added", [](auto text, auto&, auto&) { return "**" + text + "**"; }},
    {"markup-added", [](auto text, auto& sentence,
                        auto&) { return replaced(text, sentence.name, "`" + std::string(sentence.name) + "`"); }},
    {"html-unsafe", [](auto text, auto&, auto& random) { return inserted(text, "<script>", random); }},
    {"html-unsafe", [](auto text, auto&, auto& random) { return inserted(text, "<!--", random); }},
    {"table-break", [](auto text, auto&, auto& random) { return inserted(text, "|", random); }},
    {"table-break", [](auto text, auto&, auto& random) { return inserted(text, "\n", random); }},
    {"end-punctuation", [](auto text, auto&, auto&) { return text + " x"; }},
    {"end-punctuation", [](auto text, auto&, auto&) { return text + ":"; }},
    {"double-space", [](auto text, auto&, auto& random) { return doubled_blank(text, random); }},
    {"untrimmed", [](auto text, auto&, auto&) { return text + " "; }},
    {"untrimmed", [](auto text, auto&, auto&) { return "\u3000" + text; }},
    {"bidi-control", [](auto text, auto&, auto& random) { return inserted(text, "\u202E", random); }},
    {"zero-width", [](auto text, auto&, auto& random) { return inserted(text, "\u200B", random); }},
    {"control-char", [](auto text, auto&, auto& random) { return inserted(text, "\x01", random); }},
    {"replacement-char", [](auto text, auto&, auto& random) { return inserted(text, "\uFFFD", random); }},
    {"mojibake", [](auto text, auto&, auto& random) { return inserted(text, "Ã©", random); }},
    {"mojibake", [](auto text, auto&, auto& random) { return inserted(text, "ÃŸ", random); }},
    {"mojibake", [](auto text, auto&, auto&) { return text + " Ã–l"; }},
    {"doubled-word", [](auto text, auto&, auto&) { return text + " beta beta"; }},
    {"space-before-punctuation", [](auto text, auto&, auto&) { return text + " beta ."; }},
    {"nfc", [](auto text, auto&, auto& random) { return inserted(text, "e\u0301", random); }},
    {"blank-inside-quotes", [](auto text, auto&, auto&) { return replaced(text, "'%1'", "' %1 '"); }},
    {"wrong-script", [](auto text, auto&, auto& random) { return inserted(text, "λ", random); }},
};

TEST(PlantedFaults, AreNotInTheCleanTables) {
  for (const CleanTable& table : clean_tables) {
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      EXPECT_EQ(codes_of({table.locale, "text.1", sentences[i].source, table.targets[i]}), "") << table.targets[i];
    }
  }
}

TEST(PlantedFaults, AreAllFound) {
  Random random(4031);
  SampleProject sample;
  int planted = 0;
  for (const CleanTable& table : clean_tables) {
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      for (const Planter& planter : planters) {
        const std::string target = planter.plant(std::string(table.targets[i]), sentences[i], random);
        const std::string found = sample.check({{table.locale, "text.1", sentences[i].source, target}});
        EXPECT_NE(("\n" + found).find(fmt::format("\n{}: ", planter.rule)), std::string::npos)
            << planter.rule << ": " << target << "\n"
            << found;
        ++planted;
      }
    }
  }
  EXPECT_GE(planted, 1000);
}

/// A unit that has a fault by its id, its source or its place, whatever its locale.
struct PlantedUnit {
  std::string_view rule;
  TableUnit unit;
};

const std::vector<PlantedUnit> planted_units{
    {"event-id-altered", {{}, "event.3328.title", "3328 - SocketAccepted", "3.328 - SocketAccepted"}},
    {"event-id-altered", {{}, "event.3328.title", "3328 - SocketAccepted", "3,328 - SocketAccepted"}},
    {"event-id-altered", {{}, "event.3328.title", "3328 - SocketAccepted", "3\u202F328 - SocketAccepted"}},
    {"event-id-altered", {{}, "event.contoso-net.3328.id", "3328", "3\u00A0328"}},
    {"placeholder-reordered", {{}, "text.1", "%1 (%2)", "%2 (%1)"}},
    {"markup-removed", {{}, "text.1", "See [Logging](logging.md).", "Logging."}},
    {"markup-removed", {{}, "text.1", "Set **all** of it.", "all"}},
    {"stale-unit", {{}, "string.M", "It said this at no time.", "ListenerId:%1, SocketId:%2."}},
    {"orphan-unit", {{}, "event.4301.description", "It is a text.", "ListenerId"}},
    {"orphan-unit", {{}, "string.N", "It is a text.", "ListenerId"}},
    {"orphan-unit", {{}, "channel.ANALITIC", "Analitic", "Analitic"}},
    {"front-matter-break", {{}, "front-matter.description", "Learn more", "beta: gamma"}},
    {"front-matter-break", {{}, "front-matter.description", "Learn more", "beta # gamma"}},
    {"front-matter-break", {{}, "front-matter.description", "Learn more", "- beta"}},
};

TEST(PlantedFaults, OfWholeUnitsAreAllFound) {
  SampleProject sample;
  sample.add_plain_field("description");
  sample.project.settings.check.preset = Preset::strict;
  for (const CleanTable& table : clean_tables) {
    for (PlantedUnit planted : planted_units) {
      planted.unit.locale = table.locale;
      const std::string found = sample.check({planted.unit});
      EXPECT_NE(("\n" + found).find(fmt::format("\n{}: ", planted.rule)), std::string::npos)
          << planted.rule << " in " << table.locale << "\n"
          << found;
    }
  }
}

TEST(PlantedFaults, OfUnitsThatAreGoneAreAllFound) {
  constexpr std::array<std::string_view, 3> ids{"event.3328.description", "event.3328.intro", "event.3328.details"};
  SampleProject sample;
  sample.turn_off("orphan-unit");
  EventDoc& event = sample.project.event_docs.emplace_back().events.emplace_back();
  event.event = 3328;
  event.text.description.emplace().emplace_back().text = {sentences[0].source, {}};
  event.text.intro.emplace().emplace_back().text = {sentences[1].source, {}};
  event.text.details.emplace().emplace_back().text = {sentences[2].source, {}};
  event.text.message = Text{"%1", {}};
  for (const CleanTable& table : clean_tables) {
    std::vector<TableUnit> units;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      units.push_back({table.locale, ids[i], sentences[i].source, table.targets[i]});
    }
    EXPECT_EQ(sample.check(units), "");
    for (std::size_t i = 0; i < ids.size(); ++i) {
      std::vector<TableUnit> left = units;
      left.erase(left.begin() + static_cast<std::ptrdiff_t>(i));
      EXPECT_EQ(sample.check(left),
                fmt::format("missing-unit: the tables have no unit '{}': pages show its English text\n", ids[i]));
    }
  }
}

TEST(PlantedFaults, OfLetterCaseAreFoundInScriptsThatHaveIt) {
  const Sentence& sentence = sentences.front();
  for (const CleanTable& table : clean_tables) {
    const std::string target(table.targets.front());
    const Script script = script_of_locale(table.locale);
    if (script != Script::latin && script != Script::cyrillic) continue;
    const auto codes = [&](const std::string& planted) {
      return codes_of({table.locale, "text.1", sentence.source, planted});
    };
    EXPECT_NE(codes(upper_case(target)).find("shouting"), std::string::npos) << table.locale;
    const std::size_t first = target.find(' ');
    EXPECT_EQ(codes(lower_case(target.substr(0, first)) + target.substr(first)), "initial-case") << table.locale;
  }
}

}  // namespace
}  // namespace evdoc::test
