# What could not be sent or read.

to-newest = Die neuesten ›
undelivered-lead = Was nicht gesendet oder gelesen werden konnte, das neueste zuerst. Jedes wird zwei Wochen behalten.
undelivered-look-only = Teamleitung oder Betrieb können sie noch einmal versuchen.
may-have-arrived = kam vielleicht an
the-conversation = das Gespräch
about-nothing = zu keinem Paket oder Gespräch, das wir kennen
row-in-log = Zeile { $number } im Log
nothing-here = Hier liegt nichts.
what-waits = Was wartet
since = seit <time datetime="{ $at }">{ $since }</time>
peers = Programme, nach denen wir sehen
not-well = nicht wohlauf
last-well = Zuletzt wohlauf <time datetime="{ $at }">{ $well }</time>
not-well-yet = Noch nicht wohlauf
times-in-vain =
    { $count ->
        [one] { $count }-mal vergeblich
       *[other] { $count }-mal vergeblich
    }
next-look = nächster Blick <time datetime="{ $at }">{ $next }</time>
left-alone = In Ruhe gelassen bis <time datetime="{ $at }">{ $until }</time>: was wir fragen wollen, wartet und geht der Reihe nach hinaus, sobald ein Aufruf gelang.
erased = Was es sagte, wurde mit seiner Person gelöscht, darum geht es nicht noch einmal.
not-true-any-more = Es stimmt nicht mehr, darum wird es nicht noch einmal gesendet.
shelf-sent = Konnte nicht gesendet werden
shelf-heard = Konnte nicht gelesen werden
channel-telegram = Eine Nachricht in einen Chat
channel-webhook = Ein Ereignis an einen Webhook
channel-carrier = Eine Änderung an einen Paketdienst
channel-mail = Eine E-Mail an einen Empfänger
channel-sms = Eine SMS an einen Empfänger
channel-voice = Eine Sprachnachricht oder ein Foto, abzuholen
channel-topic = Eine Nachricht in die Gruppe der Agenten
source-telegram = Ein Update von Telegram
source-house = Eine Nachricht des Hauses in einen Chat
source-carrier = Neues von einem Paketdienst
source-unknown = Etwas, das diese Version nicht kennt
waits-inbox = Zu hören
waits-outbox-telegram = In Chats
waits-outbox-webhook = An Webhooks
waits-outbox-carrier = An Paketdienste
waits-outbox-mail = E-Mails
waits-outbox-sms = SMS
waits-outbox-voice = Sprachnachrichten und Fotos, abzuholen
again-button-sent = Noch einmal senden
again-button-uncertain = Es kam nicht an: noch einmal senden
again-button-heard = Noch einmal versuchen
again-sent = Es ist wieder unterwegs. Schlägt das fehl, kommt es hierher zurück.
again-heard = Es wird noch einmal gelesen. Schlägt das fehl, kommt es hierher zurück.
again-gone = Es liegt nicht mehr hier, darum ist nichts geschehen.
peer-carrier = Paketdienst
peer-planner = Tourenplaner
peer-room = Tourenplaner, für mehr Platz
peer-geocoder = Adresssuche
peer-points = Liste der Abholpunkte
peer-backup = Kopie der Datenbank
trouble-refused = Telegram lehnt es so ab.
trouble-off = Der Webhook ist ausgeschaltet.
trouble-gone = Der Webhook will keine Ereignisse mehr, darum wurde er ausgeschaltet.
trouble-address = Die Adresse des Webhooks kann nicht aufgerufen werden.
trouble-called-no-more = Dieser Paketdienst wird nicht mehr angesprochen.
trouble-takes-no-changes = Dieser Paketdienst nimmt von uns keine Änderungen.
trouble-wait = Es ist ihnen zu viel: wir sollen warten.
trouble-folder = Der Ordner, den wir mit ihnen teilen, ist nicht zu bekommen.
trouble-answered = Die andere Seite antwortete mit { $told }.
trouble-interrupted = Das Senden wurde unterbrochen.
trouble-lost = Ihre Antwort war nicht zu lesen.
trouble-slow = Es hat zu lange gedauert.
trouble-not-reached = Sie waren nicht zu erreichen.
trouble-house-refused = Das Haus hat es abgelehnt: { $told }.
trouble-not-written = Es ist nicht so geschrieben, wie es sein muss.
trouble-nobody-hears = Niemand hier liest, was von dort kommt.
trouble-unavailable = Ein Teil des Hauses war bei jedem Versuch nicht wohlauf.
trouble-bug = Ein Fehler von uns: das Log sagt, welcher.
trouble-unknown = Das Log sagt, warum.
channel-till = Eine Antwort an jemanden, der zahlt, oder Sterne, die zurückgehen
waits-outbox-topic = In die Gruppe der Agenten
waits-outbox-till = An Zahlende
