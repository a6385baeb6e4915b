#include "bench/lexicon.h"

#include <array>

namespace evdoc::bench {

namespace {

using Word = std::string_view;

constexpr std::array english{
    Word("the"),         Word("service"),   Word("channel"),   Word("session"),       Word("message"),
    Word("was"),         Word("received"),  Word("by"),        Word("transport"),     Word("dispatcher"),
    Word("a"),           Word("pending"),   Word("operation"), Word("failed"),        Word("because"),
    Word("of"),          Word("timeout"),   Word("workflow"),  Word("instance"),      Word("activity"),
    Word("has"),         Word("completed"), Word("before"),    Word("client's"),      Word("request"),
    Word("could"),       Word("not"),       Word("be"),        Word("I/O & network"), Word("tracked"),
    Word("transaction"), Word("and"),       Word("its"),       Word("scope"),         Word("endpoint"),
    Word("handler"),
};
constexpr std::array german{
    Word("der"),
    Word("Dienst"),
    Word("wurde"),
    Word("über"),
    Word("den"),
    Word("Kanal"),
    Word("geöffnet,"),
    Word("die"),
    Word("Nachricht"),
    Word("empfangen"),
    Word("vor"),
    Word("Ablauf"),
    Word("Sitzung"),
    Word("konnte"),
    Word("nicht"),
    Word("verteilt"),
    Word("werden,"),
    Word("weil"),
    Word("Zeitüberschreitung"),
    Word("im"),
    Word("Workflow"),
    Word("„Aktivität“"),
    Word("Fehler"),
    Word("bei"),
    Word("E/A & Netzwerk"),
    Word("Transaktion"),
    Word("abgeschlossen"),
    Word("größer"),
    Word("als"),
    Word("Endpunkt"),
};
constexpr std::array spanish{
    Word("el"),          Word("servicio"),  Word("ha"),          Word("recibido"), Word("la"),
    Word("sesión"),      Word("del"),       Word("canal"),       Word("porque"),   Word("operación"),
    Word("no"),          Word("pudo"),      Word("completarse"), Word("antes"),    Word("de"),
    Word("que"),         Word("mensaje"),   Word("«actividad»"), Word("tiempo"),   Word("de espera"),
    Word("transacción"), Word("instancia"), Word("más"),         Word("pequeña"),  Word("E/S y red"),
    Word("cliente"),     Word("solicitud"), Word("extremo"),     Word("según"),    Word("diseño"),
};
constexpr std::array japanese{
    Word("サービス"),
    Word("が"),
    Word("チャネル"),
    Word("を"),
    Word("受信"),
    Word("しました"),
    Word("セッション"),
    Word("の"),
    Word("ディスパッチ"),
    Word("に失敗"),
    Word("メッセージ"),
    Word("は"),
    Word("ワークフロー"),
    Word("内で"),
    Word("完了"),
    Word("する前に"),
    Word("タイムアウト"),
    Word("「操作」"),
    Word("トランザクション"),
    Word("要求"),
    Word("クライアント"),
    Word("から"),
    Word("エンドポイント"),
    Word("により"),
};
constexpr std::array portuguese{
    Word("o"),          Word("serviço"),   Word("foi"),         Word("recebido"),
    Word("pela"),       Word("sessão"),    Word("do"),          Word("canal"),
    Word("porque"),     Word("operação"),  Word("não"),         Word("pôde"),
    Word("ser"),        Word("concluída"), Word("antes"),       Word("da"),
    Word("mensagem"),   Word("atividade"), Word("tempo"),       Word("limite"),
    Word("transação"),  Word("instância"), Word("mais"),        Word("próxima"),
    Word("E/S & rede"), Word("cliente"),   Word("solicitação"), Word("ponto de extremidade"),
    Word("até"),        Word("exceção"),
};
constexpr std::array chinese{
    Word("服务"), Word("通道"), Word("已"),     Word("接收"),   Word("消息"),   Word("会话"),
    Word("调度"), Word("失败"), Word("由于"),   Word("超时"),   Word("工作流"), Word("实例"),
    Word("活动"), Word("完成"), Word("之前"),   Word("客户端"), Word("请求"),   Word("无法"),
    Word("跟踪"), Word("事务"), Word("终结点"), Word("“操作”"), Word("的"),     Word("和"),
};
constexpr std::array arabic{
    Word("الخدمة"), Word("تلقت"),    Word("الرسالة"),  Word("عبر"),     Word("القناة"), Word("قبل"),
    Word("انتهاء"), Word("المهلة،"), Word("فشلت"),     Word("العملية"), Word("بسبب"),   Word("الجلسة"),
    Word("سير"),    Word("العمل"),   Word("المعاملة"), Word("طلب"),     Word("العميل"), Word("لم"),
    Word("تكتمل"),  Word("نقطة"),    Word("النهاية"),  Word("في"),      Word("من"),     Word("«النشاط»"),
};
constexpr std::array czech{
    Word("služba"),    Word("přijala"),   Word("zprávu"),  Word("přes"),      Word("kanál,"),   Word("relace"),
    Word("nebyla"),    Word("dokončena"), Word("před"),    Word("vypršením"), Word("časového"), Word("limitu"),
    Word("kvůli"),     Word("chybě"),     Word("operace"), Word("pracovní"),  Word("postup"),   Word("„aktivita“"),
    Word("transakce"), Word("žádost"),    Word("klienta"), Word("koncový"),   Word("bod"),      Word("ještě"),
};
constexpr std::array french{
    Word("le"),       Word("service"),      Word("a"),       Word("reçu"),
    Word("un"),       Word("message"),      Word("sur"),     Word("le canal,"),
    Word("avant"),    Word("l’expiration"), Word("du"),      Word("délai"),
    Word("car"),      Word("l’opération"),  Word("n’a pas"), Word("été"),
    Word("terminée"), Word("« activité »"), Word("session"), Word("répartie"),
    Word("flux"),     Word("de travail"),   Word("requête"), Word("point de terminaison"),
};
constexpr std::array korean{
    Word("서비스가"),   Word("채널을"),       Word("통해"),     Word("메시지를"), Word("받았습니다,"),  Word("세션"),
    Word("디스패치에"), Word("실패하여"),     Word("작업이"),   Word("완료되기"), Word("전에"),         Word("시간"),
    Word("제한을"),     Word("초과했습니다"), Word("트랜잭션"), Word("요청"),     Word("클라이언트의"), Word("끝점"),
};
constexpr std::array russian{
    Word("служба"),     Word("получила"),   Word("сообщение"), Word("через"),    Word("канал,"),    Word("сеанс"),
    Word("не"),         Word("был"),        Word("завершён"),  Word("до"),       Word("истечения"), Word("времени"),
    Word("ожидания"),   Word("из-за"),      Word("сбоя"),      Word("операции"), Word("рабочий"),   Word("процесс"),
    Word("«действие»"), Word("транзакция"), Word("запрос"),    Word("клиента"),  Word("конечная"),  Word("точка"),
};

constexpr Lexicon source{"en-US", " ", ".", english};

constexpr std::array<Lexicon, 10> targets{{
    {"de-DE", " ", ".", german},
    {"es-ES", " ", ".", spanish},
    {"ja-JP", "", "。", japanese},
    {"pt-BR", " ", ".", portuguese},
    {"zh-CN", "", "。", chinese},
    {"ar-EG", " ", ".", arabic},
    {"cs-CZ", " ", ".", czech},
    {"fr-FR", " ", ".", french},
    {"ru-RU", " ", ".", russian},
    {"ko-KR", " ", ".", korean},
}};

}  // namespace

const Lexicon& source_lexicon() {
  return source;
}

std::span<const Lexicon> target_lexicons() {
  return targets;
}

}  // namespace evdoc::bench
