# Webhooks.

skip-to-webhook = Zum Webhook springen
all-webhooks = ‹ Alle Webhooks
off-since = aus seit { $time }
webhook-on = an
webhook-load =
    { $waits ->
        [one] { $waits } wartet
       *[other] { $waits } warten
    }, { $buried ->
        [one] { $buried } wurde
       *[other] { $buried } wurden
    } aufgegeben.
switch-on = Einschalten
webhook-test = Ein Testereignis senden
webhook-all-again =
    { $count ->
        [one] Das Aufgegebene
       *[other] Alle Aufgegebenen
    } noch einmal senden
last-attempts = Letzte Versuche
again-at = wieder { $time }
webhook-row = Zeile { $number }
send-again = Noch einmal senden
webhook-nothing = In den letzten zwei Wochen wurde nichts dorthin gesendet.
webhook-look-only = Sie dürfen ansehen. Teamleitung oder Betrieb können ihn schalten und noch einmal senden.
to-undelivered = Unzustellbar ›
webhooks-lead = Wohin Ereignisse gesendet werden. Jeden hat ein Schlüssel der API verlangt; nur sein Host wird gezeigt. Einer, der mit 410 antwortet, will nichts mehr und wird ausgeschaltet.
webhook-waits =
    { $count ->
        [one] { $count } wartet
       *[other] { $count } warten
    }
webhook-buried = { $count } nicht angenommen
webhook-none-buried = keines wurde aufgegeben
webhooks-none = Noch hat niemand Ereignisse verlangt. Ein Schlüssel der API tut es: <code>POST /v1/webhooks</code>.
switch-off = Ausschalten
no-such-webhook = Diesen Webhook gibt es nicht.
key-named = Schlüssel { $name }
erased-event = ein gelöschtes Ereignis
webhook-said-on = Er ist wieder an. Was inzwischen liegen blieb, kann unten noch einmal gesendet werden.
webhook-said-off = Er ist aus. Was dorthin ginge, bleibt unter dem Unzustellbaren.
webhook-said-tried = Ein Testereignis ist unterwegs.
webhook-said-again = Es ist wieder unterwegs, unter derselben Kennung: wer es schon hat, nimmt es nur einmal.
webhook-said-all = Alles, was liegen blieb, ist wieder unterwegs.
webhook-said-gone = Davon ist nichts mehr zu senden.
row-state-pending = wartet
row-state-sending = wird gesendet
row-state-done = angenommen
row-state-unknown = kam vielleicht an
row-state-dead = nicht angenommen
row-state-stale = nicht mehr wahr, nicht gesendet
