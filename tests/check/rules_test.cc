// Each rule: that it fires on what real tables had, and that it is silent on what is right.

#include "check/rules.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>

#include <fmt/format.h>

#include "base/file.h"
#include "check/codes.h"
#include "check/support.h"
#include "paths.h"

namespace evdoc::test {
namespace {

struct Fault {
  std::string_view rule;
  TableUnit unit;
  std::string_view message;
};

const std::vector<Fault> faults{
    {"noloc-changed",
     {"zh-CN", "channel.ANALYTIC", "Contoso-Net/Analytic", "Contoso-Net/分析"},
     "the channel 'Contoso-Net/Analytic' is 'Contoso-Net/分析' in the target"},
    {"noloc-changed",
     {"ja-JP", "keyword.Security", "Security", "セキュリティ"},
     "the keyword 'Security' is 'セキュリティ' in the target"},
    {"noloc-changed",
     {"pt-BR", "text.1", "Security, WebHost", "Security, Webhost"},
     "the name 'Security, WebHost' is 'Security, Webhost' in the target"},
    {"noloc-changed",
     {"pt-BR", "text.2", "The WebHost started.", "O Webhost foi iniciado."},
     "the keyword 'WebHost' is written 'Webhost'"},
    {"noloc-changed",
     {"pt-BR", "text.3", "A System.ServiceModel.Channels type.", "Um tipo System. ServiceModel. Channels."},
     "the name 'System.ServiceModel.Channels' is written 'System. ServiceModel. Channels'"},
    {"noloc-changed",
     {"de-DE", "text.4", "See C:\\Temp\\out.log for details.", "Siehe C:\\Temp\\aus.log."},
     "the name 'C:\\Temp\\out.log' is not in the target"},
    {"noloc-changed",
     {"de-DE", "text.5", "Set `true` to start.", "Auf `wahr` setzen."},
     "the name 'true' is not in the target"},
    {"noloc-changed",
     {"de-DE", "text.51", "The WebHost calls another WebHost.", "Der WebHost ruft einen anderen auf."},
     "the keyword 'WebHost' stands 2 times in the source, once in the target"},
    {"noloc-changed",
     {"es-ES", "text.52", "Example: 'Default Web Site/Shop|/Shop.svc'.", "Ejemplo: 'sitio web/Shop|/Shop.svc'."},
     "the name 'Default Web Site/Shop|/Shop.svc' is not in the target"},
    {"noloc-changed",
     {"ja-JP", "text.53", "Security WebHost", "セキュリティ WebHost"},
     "the name 'Security WebHost' is 'セキュリティ WebHost' in the target"},
    {"noloc-changed",
     {"de-DE", "text.56", "DispatchFoo and DispatchFooStart failed.", "DispatchFooStart schlug fehl."},
     "the name 'DispatchFoo' is not in the target"},
    {"homoglyph",
     {"ru-RU", "text.6", "The ListenerId is wrong.", "Неверный ListеnerId."},
     "the name 'ListenerId' has letters of another script in it"},
    {"placeholder-missing",
     {"de-DE", "text.7", "ListenerId:%1 accepted SocketId:%2.", "ListenerId hat SocketId akzeptiert: %2"},
     "the target has lost the insert '%1'"},
    {"placeholder-extra",
     {"zh-CN", "text.8", "An existing transaction.", "现有事务“%1”"},
     "the insert '%1' is not in the source"},
    {"placeholder-extra", {"zh-CN", "text.9", "Type '%1'.", "类型 '%1' '%1'。"}, "the target repeats the insert '%1'"},
    {"placeholder-malformed",
     {"de-DE", "text.10", "The '%1' throttle limit.", "Die '% 1'-Drosselungsgrenze."},
     "'% 1' is no insert; the source has '%1'"},
    {"placeholder-malformed",
     {"fr-FR", "text.11", "The type '%1'.", "Le type « 1% »."},
     "'1%' is no insert; the source has '%1'"},
    {"placeholder-reordered",
     {"ja-JP", "text.12", "%1 of %2", "%2 の %1"},
     "the inserts stand in another order than in the source"},
    {"event-id-altered", {"de-DE", "event.3328.id", "3328", "3.328"}, "the event id 3328 is written '3.328'"},
    {"number-mismatch",
     {"de-DE", "text.13", "It waits 30 seconds.", "Es wartet 300 Sekunden."},
     "the number 30 of the source is not in the target"},
    {"untranslated", {"ja-JP", "label.keywords", "Keywords", "Keywords"}, "'Keywords' is left as the source has it"},
    {"untranslated",
     {"es-ES", "text.14", "The session failed.", "The session failed."},
     "'The session failed.' is left as the source has it"},
    {"wrong-script",
     {"ja-JP", "text.15", "A session failed.", "La session a echoue ici."},
     "the text has no letter of the Japanese script"},
    {"wrong-script",
     {"ar-SA", "text.54", "A session failed.", "La session a echoue ici."},
     "the text has no letter of the Arabic script"},
    {"wrong-script", {"de-DE", "text.16", "Session", "Сеанс"}, "'С' is no letter of the Latin script"},
    {"empty-target", {"de-DE", "text.17", "Message", "  "}, "the target of 'Message' is empty"},
    {"markup-added",
     {"de-DE", "label.message", "Message", "`Message`"},
     "the target has code font: `Message`, the source has not"},
    {"markup-added", {"zh-CN", "level.verbose", "Verbose", "“详细”"}, "quotes or brackets stand around '“详细”'"},
    {"markup-removed",
     {"de-DE", "text.18", "See [Logging](logging.md).", "Siehe Protokollierung."},
     "the target has lost a link to (logging.md)"},
    {"html-unsafe",
     {"de-DE", "text.19", "Message", "<script>alert(1)</script>"},
     "the target has '<script', which acts in a browser"},
    {"table-break", {"de-DE", "text.20", "On or off", "Ein|Aus"}, "'|' begins a new cell of a table"},
    {"shouting",
     {"de-DE", "label.description", "Description", "BESCHREIBUNG"},
     "'BESCHREIBUNG' is all capitals, the source is not"},
    {"initial-case",
     {"de-DE", "label.id", "ID", "id"},
     "the target begins with a small letter, the source with a capital"},
    {"end-punctuation",
     {"es-ES", "label.id", "ID", "Id."},
     "the target ends with a full stop, the source with no final punctuation"},
    {"end-punctuation",
     {"ja-JP", "text.21", "Begin compilation.", "コンパイルを開始します"},
     "the target ends with no final punctuation, the source with a full stop"},
    {"end-punctuation",
     {"zh-CN", "text.55", "It is resumed.", "它已恢复，"},
     "the target ends with a comma, the source with a full stop"},
    {"space-before-punctuation",
     {"pt-BR", "text.22", "The type `Foo`.", "O tipo `Foo` ."},
     "a blank stands before '.'"},
    {"blank-inside-quotes",
     {"pt-BR", "text.23", "The limit '%1'.", "O limite ' %1 '."},
     "a blank stands inside the quotes of ' %1 '"},
    {"double-space",
     {"de-DE", "text.24", "A session failed.", "Eine  Sitzung misslang."},
     "several blanks stand in a row"},
    {"untrimmed", {"de-DE", "text.25", "Message", " Meldung"}, "blanks stand around the target"},
    {"doubled-word",
     {"es-ES", "text.26", "a shared port", "un puerto compartido compartido"},
     "the word 'compartido' stands twice"},
    {"bidi-control",
     {"de-DE", "text.27", "Message", "Meld\u202Eung"},
     "the target has the control of text direction U+202E"},
    {"zero-width", {"de-DE", "text.28", "Message", "Mel\u200Bdung"}, "the target has the invisible character U+200B"},
    {"control-char", {"de-DE", "text.29", "Message", "Mel\adung"}, "the target has the control character U+0007"},
    {"replacement-char",
     {"es-ES", "text.30", "Description", "Descripci\uFFFDn"},
     "a character was lost: U+FFFD stands for it"},
    {"mojibake",
     {"es-ES", "text.31", "Description", "DescripciÃ³n"},
     "'Ã³' looks like UTF-8 that was read in another encoding"},
    {"mojibake", {"de-DE", "text.57", "Road", "StraÃŸe"}, "'ÃŸ' looks like UTF-8 that was read in another encoding"},
    {"mojibake",
     {"es-ES", "text.58", "OPERATION", "OPERACIÃ“N"},
     "'Ã“' looks like UTF-8 that was read in another encoding"},
    {"mojibake", {"ja-JP", "text.59", "Key", "ã‚­ãƒ¼"}, "'ã‚' looks like UTF-8 that was read in another encoding"},
    {"wrong-script", {"he-IL", "text.60", "Session", "جلسة"}, "'ج' is no letter of the Hebrew script"},
    {"wrong-script", {"th-TH", "text.61", "Session", "सत्र"}, "'स' is no letter of the Thai script"},
    {"noloc-changed", {"de-DE", "event.4031.id", "4031", "4031 Mal"}, "the name '4031' is '4031 Mal' in the target"},
    {"html-unsafe",
     {"de-DE", "text.62", "Message", "<img src=x onerror=alert(1)>"},
     "the target has 'onerror', which acts in a browser"},
    {"html-unsafe",
     {"de-DE", "text.63", "Message", "<a title=\">\" onclick =\"f()\">Meldung</a>"},
     "the target has 'onclick', which acts in a browser"},
    {"html-unsafe",
     {"de-DE", "text.66", "<b onclick=\"f()\">Message</b>", "<b onclick=\"f()\" onerror=\"g()\">Meldung</b>"},
     "the target has 'onerror', which acts in a browser"},
    {"number-mismatch",
     {"de-DE", "text.64", "after 2.5 seconds", "nach 3,5 Sekunden"},
     "the number 25 of the source is not in the target"},
    {"shouting",
     {"de-DE", "text.65", "The WebHost failed: %1.", "DER WebHost SCHLUG FEHL: %1."},
     "'DER WebHost SCHLUG FEHL: %1.' is all capitals, the source is not"},
    {"orphan-unit", {"de-DE", "keyword.Securty", "Securty", "Securty"}, "no page shows the unit 'keyword.Securty'"},
    {"orphan-unit", {"de-DE", "opcode.Security", "Unseen", "Ungesehen"}, "no page shows the unit 'opcode.Security'"},
    {"nfc",
     {"es-ES", "text.32", "Description", "Descripcio\u0301n"},
     "letters and their accents are apart (not in Normalization Form C)"},
    {"stale-unit",
     {"de-DE", "string.M", "Another text.", "Ein anderer Text."},
     "'string.M' was translated from another text than pages show"},
    {"orphan-unit",
     {"de-DE", "event.4301.description", "A text.", "Ein Text."},
     "no page shows the unit 'event.4301.description'"},
};

TEST(Rules, FireOnFaultsThatRealTablesHad) {
  for (const Fault& fault : faults) {
    EXPECT_EQ(findings_of(fault.rule, fault.unit), std::string(fault.rule) + ": " + std::string(fault.message) + "\n")
        << fault.unit.target;
  }
}

TEST(Rules, AreSilentOnWhatIsRight) {
  const std::vector<TableUnit> right{
      {"zh-CN", "channel.ANALYTIC", "Contoso-Net/Analytic", "Contoso-Net/Analytic"},
      {"de-DE", "text.67", "The widget <br> is online = running.", "Das Widget <br> ist online = läuft."},
      {"ja-JP", "text.1", "Security, WebHost", "Security、WebHost"},
      {"de-DE", "label.details", "Details", "Details"},
      {"es-ES", "level.error", "Error", "Error"},
      {"fr-FR", "label.message", "Message", "Message"},
      {"fr-FR", "label.description", "Description", "Description"},
      {"ja-JP", "label.id", "ID", "ID"},
      {"ja-JP", "text.2", "The HTTP channel was aborted.", "HTTP チャネルが中止されました。"},
      {"de-DE", "text.3", "The AppDomain was unloaded.", "Ein Entladen des AppDomains fand statt."},
      {"fr-FR", "text.4", "What is it?", "Qu'est-ce que c'est ?"},
      {"fr-FR", "text.5", "The type '%1'.", "Le type « %1 »."},
      {"tr-TR", "text.6", "It is 70 percent full.", "Bu %70 dolu."},
      {"tr-TR", "text.7", "The message '1%' was sent.", "'%1' iletisi gönderildi."},
      {"de-DE", "text.8", "The 11th call fails.", "Der elfte Aufruf schlägt fehl."},
      {"es-ES", "text.9", "for example 70, 69, 70", "por ejemplo, 70, 69, 70"},
      {"de-DE", "text.10", "1,024 bytes were sent.", "1.024 Bytes wurden gesendet."},
      {"de-DE", "text.35", "after 2.5 seconds", "nach 2,5 Sekunden"},
      {"de-DE", "text.36", "for 70,69,70 bytes", "für 70,69,70 Bytes"},
      {"pt-BR", "text.37", "The sister 'Ann' spoke.", "A IRMÃ “Ann” falou: “A IRMÃ”."},
      {"de-DE", "text.38", "If a < b, once one = 1, stop.", "Wenn a < b, once one = 1, dann Halt."},
      {"fa-IR", "text.39", "The message was sent.", "پیام ارسال می\u200Cشود."},
      {"de-DE", "text.11", "the session that the host opened", "die Sitzung, die die Anwendung geöffnet hat"},
      {"it-IT", "text.12", "The client's message", "Messaggio dell'utente"},
      {"ja-JP", "text.13", "Session dispatch failed.", "セッション ディスパッチに失敗しました。"},
      {"pt-BR", "text.14", "no", "NÃO é"},
      {"ru-RU", "text.15", "The WCF service failed.", "Сбой службы WCF."},
      {"ko-KR", "text.16", "Message", "메시지"},
      {"th-TH", "text.17", "Session dispatch failed.", "การจัดส่งเซสชันล้มเหลว"},
      {"de-DE", "text.18", "Uses .NET and C#.", "Nutzt .NET und C#."},
      {"de-DE", "event.3328.id", "3328", "3328"},
      {"de-DE", "text.19", "A WebHost started a WebHost.", "Ein WebHost startete den des WebHosts."},
      {"ru-RU", "text.20", "Two AppDomain objects, one AppDomain.", "Два AppDomain'а, один AppDomain."},
      {"ko-KR", "text.21", "The WebHost sent '%1'.", "WebHost가 '%1'을(를) 보냈습니다."},
      {"ja-JP", "text.22", "Http message handler is faulted.", "http メッセージ ハンドラーに障害があります。"},
      {"de-DE", "text.23", "Either one, or two,", "Entweder eins oder zwei."},
      {"de-DE", "text.33", "Max retry cycles exceeded on the message", "Die Anzahl der Versuche ist zu groß."},
      {"zh-CN", "text.34", "Security and WebHost: '%1', ListenerId '%2'", "Security、WebHost“%1”、ListenerId“%2”"},
      {"ar-SA", "text.24", "What is the message?", "ما هي الرسالة؟"},
      {"ar-SA", "text.25", "The WebHost service failed.", "فشلت خدمة WebHost."},
      {"he-IL", "text.26", "The WebHost service failed.", "שירות WebHost נכשל."},
      {"zh-TW", "text.27", "The type '%1' was sent.", "已傳送類型「%1」。"},
      {"cs-CZ", "text.28", "The type '%1' was sent.", "Typ „%1“ byl odeslán."},
      {"fr-FR", "text.29", "The message was sent: it is '%1'.", "Le message a été envoyé : c'est « %1 »."},
      {"th-TH", "text.30", "The WebHost service failed.", "บริการ WebHost ล้มเหลว"},
      {"hi-IN", "text.31", "The WebHost service failed.", "WebHost सेवा विफल रही।"},
      {"el-GR", "text.32", "What is the message?", "Ποιο είναι το μήνυμα;"},
      {"de-DE", "level.logalways", "LogAlways", "Immer protokollieren"},
      {"fr-FR", "label.number", "No.", "N°"},
      {"es-ES", "type.ipv4-address", "IPv4 address", "dirección IPv4"},
      {"de-DE", "string.M", "ListenerId:%1 accepted SocketId:%2.", "ListenerId:%1 hat SocketId:%2 akzeptiert."},
  };
  for (const TableUnit& unit : right) EXPECT_EQ(codes_of(unit), "") << unit.locale << ": " << unit.target;
}

TEST(Rules, OfTargetsAllHaveAFaultThatShowsThem) {
  std::set<std::string_view> shown;
  for (const Fault& fault : faults) shown.insert(fault.rule);
  for (const check::Rule& rule : check::rules()) {
    const bool is_elsewhere = rule.project || rule.catalog || rule.page || rule.code->name == "missing-target" ||
                              rule.code->name == "unreviewed-published" || rule.code->name == "front-matter-break";
    EXPECT_TRUE(is_elsewhere || shown.contains(rule.code->name)) << rule.code->name;
  }
}

TEST(Rules, AllStandInACaseWithTheirWholeText) {
  std::string shown;
  const std::filesystem::path cases = std::filesystem::path(EVDOC_SOURCE_DIR) / "tests/cases/check";
  for (const auto& folder : std::filesystem::directory_iterator(cases)) {
    shown += read_file((folder.path() / "stdout").string()).bytes;
  }
  for (const Code* code : code::check_codes) {
    EXPECT_NE(shown.find(fmt::format("[{}]: ", code->name)), std::string::npos) << code->name;
  }
}

TEST(Rules, AreExplainedWithWhatIsWrongAndRight) {
  for (const check::Rule& rule : check::rules()) {
    EXPECT_NE(rule.code->explanation.find(" Before: "), std::string_view::npos) << rule.code->name;
    EXPECT_NE(rule.code->explanation.find("; after: "), std::string_view::npos) << rule.code->name;
  }
}

TEST(Rules, SeeOneTextWithTwoTranslations) {
  SampleProject sample;
  EXPECT_EQ(sample.check({{"it-IT", "text.1", "A fault", "Un errore"},
                          {"it-IT", "text.2", "A fault", "Un guasto"},
                          {"it-IT", "text.3", "A fault", "Un errore"}}),
            "inconsistent-target: 'A fault' is 'Un guasto' here and 'Un errore' elsewhere\n");
}

TEST(Rules, KnowTheNamesOfTheMetadata) {
  SampleProject sample;
  EXPECT_EQ(sample.check({{"de-DE", "keyword.WebHost", "Renamed", "Renamed"},
                          {"de-DE", "channel.ANALYTIC", "Renamed too", "Renamed too"}},
                         {.rules = {"orphan-unit"}, .today = {}}),
            "");
}

TEST(Rules, SeeStatesThatPagesShowTooEarly) {
  SampleProject sample;
  sample.project.settings.least_state = State::initial;
  EXPECT_EQ(sample.check({{"de-DE", "text.1", "Message", "Meldung", State::initial}}),
            "unreviewed-published: pages show this target though its state is 'initial'\n");
}

TEST(Rules, SeeSegmentsWithoutTargets) {
  SampleProject sample;
  EXPECT_EQ(sample.check_untranslated({"de-DE", "text.1", "The service failed.", {}}),
            "missing-target: 'The service failed.' has no target\n");
  EXPECT_EQ(sample.check_untranslated({"de-DE", "text.2", "WebHost %1", {}}), "");
}

TEST(Rules, SeeFrontMatterThatYamlWouldReadOtherwise) {
  SampleProject sample;
  sample.add_plain_field("description");
  const auto codes = [&](std::string_view target) {
    return sample.check({{"es-ES", "front-matter.description", "Learn more", target}});
  };
  EXPECT_EQ(codes("Más información: evento"),
            "front-matter-break: YAML reads this value otherwise, and the layout writes it without quotes\n");
  EXPECT_EQ(codes("Más información"), "");
}

TEST(Rules, SeePagesOfOlderRevisions) {
  SampleProject sample;
  sample.add_revisions("old", "Then it said this.", "new");
  EXPECT_EQ(sample.check_handoff("new"), "");
  EXPECT_EQ(sample.check_handoff("old"),
            "stale-page: the page was translated from the English of old; since then 1 text was changed, first "
            "'message'\n");
}

TEST(Rules, SeePagesWhoseEnglishLostAText) {
  SampleProject sample;
  sample.add_revisions("old", {}, "new");
  Block& block =
      sample.project.event_docs.front().events.front().revisions.front().text.edit().details.emplace().emplace_back();
  block.text = {"It says no more.", {}};
  EXPECT_EQ(sample.check_handoff("old"),
            "stale-page: the page was translated from the English of old; since then 1 text was changed, first "
            "'details'\n");
}

TEST(Rules, SeeHashesOfOlderRevisions) {
  SampleProject sample;
  sample.add_revisions("old", {}, "new");
  EXPECT_EQ(sample.check_handoff("old"), "");
  sample.project.settings.check.rules.push_back(
      {.rule = "stale-source-hash", .locale = {}, .pages = {}, .severity = Severity::info, .span = {}});
  EXPECT_EQ(sample.check_handoff("old"),
            "stale-source-hash: the page has the hash of the English page of old, which is not the newest\n");
}

TEST(Rules, OfSourcesSeeInsertsWithoutDataItems) {
  SampleProject sample("ListenerId:%1 accepted %3.");
  EXPECT_EQ(sample.check({}),
            "source-insert-without-item: '%3' of event 3328 has no data item: its payload template has 2\n");
}

TEST(Rules, OfSourcesSeeWhatMakesTranslatorsGuess) {
  SampleProject sample("The listener '%1 has accepted the socket %2 at once");
  sample.project.settings.check.preset = Preset::strict;
  EXPECT_EQ(sample.check({}),
            "source-unbalanced-quote: the message of event 3328 has a ' without its partner\n"
            "source-unnamed-insert: '%2' of event 3328 is the data item 'arg2', whose name says nothing\n"
            "source-missing-stop: the message of event 3328 ends without a full stop\n");
}

}  // namespace
}  // namespace evdoc::test
