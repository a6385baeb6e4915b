#include "check/cognates.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/python.h"

namespace evdoc::check {

namespace {

struct LanguageWords {
  std::string_view language;
  std::string_view words;  ///< with a blank before and behind each
};

/// Words of interfaces and of this field.
constexpr std::array<LanguageWords, 13> table{{
    {"cs", " server klient text test host port protokol status token proxy adaptér modul "},
    {"de",
     " administrator adapter browser client code computer dashboard details debug definition domain download "
     "export filter firewall generator host import index information information installation instant integration "
     "internet kernel link log manager modul name namespace online operation option pipeline pool port position "
     "process prozess provider proxy region router server service session signal software standard start status "
     "stop subtyp support switch symbol system tag task team test text thread timeout token trace transaktion "
     "transport trigger typ update upgrade version web workflow "},
    {"es",
     " actual color control error final general global host inicial local manual multicanal normal no original "
     "plural principal proxy real regional router serial servicio singular social total transversal universal "
     "versión visual web "},
    {"fr",
     " action adaptation application article attribution cache cause champ charge client code collection "
     "communication configuration condition confirmation connexion consultation date description destination "
     "direction distance documentation domaine date extension exception extraction fonction format fragment "
     "fragmentation function identification image impression index information informations initialisation "
     "instance installation instruction instructions interface interruption introduction machine message messages "
     "mode module navigation notification notifications observation opération operation option options page "
     "pages participant participants permission permissions phase pipeline plan point port position "
     "protection provision public question restriction routes route section service services session sessions "
     "signal signature simple solution source sources stable standard structure suggestion suppression "
     "suspension table taxonomy test tests texte token transaction transactions transition transmission "
     "transport type types unique validation variable variables version versions zone "},
    {"id", " server status proxy host token port transfer program data model sistem label "},
    {"it",
     " browser client computer database debug download file firewall firmware host hardware input internet "
     "account link log mouse no online output password pool proxy router screen server software span standard "
     "thread timeout token trace unicode web workflow zero area idea media "},
    {"nb", " server status system type port test start data "},
    {"nl",
     " client code computer context database data details filter firewall format host index installatie "
     "internet label link log manager module navigator object online operator open pipeline pool product proxy "
     "router server service software standard start status stop synchroon test thread time-out token type "
     "update venster web "},
    {"pl", " host port serwer status system test token typ transport proxy start stop adres agent format kanal kod "},
    {"pt",
     " backup cache controle digital e-mail final formal geral global hardware host inicial internet layout "
     "link local login logon manual menu mouse normal online original pipeline pool principal proxy real "
     "regional software status token total virtual web zero "},
    {"ro", " server client port program proxy status standard token web manual local normal total final "},
    {"sv", " server system status port program start stopp test text typ version service "},
    {"tr", " normal program port protokol standart test token web model sinyal final "},
}};

}  // namespace

bool is_cognate(std::string_view language, std::string_view word) {
  const auto found = std::ranges::find(table, language, &LanguageWords::language);
  if (found == table.end()) return false;
  const std::string wanted = " " + lower_case(word) + " ";
  return found->words.find(wanted) != std::string_view::npos;
}

}  // namespace evdoc::check
