# Settings.

skip-to-settings = Zu den Einstellungen springen
notices = Nachrichten
notices-lead = Was Empfängern gesagt wird, und ob ihr Telefon klingelt. Was der Schlüssel eines Absenders für seine Pakete sagte, geht unserem vor; dann unseres für den Händler, dann unseres für alle.
what-is-told = Was gesagt wird, und wie
moments-region = Anlässe, und wie jeder gesagt wird
told-when = Wann
told-chat = Im Chat
told-mail = Sonst per E-Mail
told-sms = Sonst per SMS
moment-by-mail = { $moment }, per E-Mail
moment-by-sms = { $moment }, per SMS
never = nie
day-before-at = Am Tag davor, um
take-it-back = Zurücknehmen
rules = Regeln
rules-lead = Wird gesetzt, wo das Haus gestartet wird, durch diese Variablen; gezeigt, wie sie jetzt gelten.
rule = Regel
rule-is = Ist
rule-set-by = Gesetzt durch
carriers = Paketdienste
carriers-lead = Zeitfenster, und was bis wann geändert werden darf. Der Schlüssel eines Paketdienstes sagt es: <code>PUT /v1/carriers/…</code>.
carrier-windows =
    Zeitfenster: { $windows } ({ $zone }), { $days ->
        [one] { $days } Tag
       *[other] { $days } Tage
    } voraus; { $attempts ->
        [one] { $attempts } Versuch
       *[other] { $attempts } Versuche
    }.
carrier-changes = Was { $name } ändern lässt
change = Änderung
change-until = Darf verlangt werden
not-allowed = nicht erlaubt
told-so-far = Bisher gesagt:
told-ours = <bdi>{ $merchant }</bdi>, unseres
told-of = <bdi>{ $merchant }</bdi>, von { $whose }
policy-of = Für <strong><bdi>{ $merchant }</bdi></strong>
policy-of-all = Für <strong>alle Händler</strong>
policy-told = wie hier gesagt
policy-untold = hier ist nichts gesagt; was unten steht, gilt ohnedies
policy-ours = unsere
settings-look-only = Sie dürfen ansehen. Teamleitung oder Betrieb legen fest, was Empfängern gesagt wird.
nothing-kept = Nichts wurde behalten: { $why }.
day-before-no-time = die Uhrzeit am Tag davor ist keine Zeit
wants-number = „{ $field }“ verlangt eine Zahl
rule-quiet = Niemandem wird ungefragt geschrieben
rule-hours = { $start } bis { $end }
rule-quiet-off = zu keiner Stunde: aus
rule-agents = Agenten sind da
rule-agents-always = Tag und Nacht
rule-called = Ein Mensch wird gerufen, wenn { $cause }
rule-hold = Eine gewählte Zeit wird freigehalten
rule-seconds = { $count } Sekunden
rule-translated = Gespräche werden übersetzt
rule-into = ins { $language }
rule-not-at-all = gar nicht
rule-promised = Eine Zeit wird zugesagt
rule-clear = mit { $count } Minuten Abstand vor ihrem Ende
call-never = nie
call-from-value = ab einem Wert von { $value } €
call-from-failed =
    ab { $count ->
        [one] { $count } Fehlversuch
       *[other] { $count } Fehlversuchen
    }
call-and = { $one } und { $other }
call-always = immer
capability-status = vor „{ $status }“
capability-hours = bis { $hours } h vor dem Zeitfenster
capability-time = bis { $time }
capability-any-time = jederzeit
settings-said-kept = Behalten. Es gilt ab der nächsten Nachricht.
settings-said-dropped = Zurückgenommen. Was ohne dies gälte, gilt wieder.
settings-said-gone = Dafür war nichts gesagt, darum ist nichts geschehen.
moment-announced = Ein Paket ist angekündigt
moment-address_open = Niemand hat gesagt, ob die Adresse stimmt
moment-van_near = Ein Wagen wird in ihrer Straße sein
moment-day_before = Es kommt morgen
moment-out_for_delivery = Es ist im Wagen
moment-eta = Die erwartete Zeit hat sich verschoben
moment-narrowed = Die Zeit wird genauer gesagt
moment-sooner = Dürfen wir früher kommen?
moment-danger = Die Zusage ist in Gefahr
moment-near = Wenige Stopps entfernt
moment-at_the_door = Der Kurier ist an der Tür
moment-delivered = Es wurde übergeben
moment-failed = Es konnte nicht übergeben werden
moment-ready = Es wartet auf Abholung
moment-pickup_ends = Es wartet nicht mehr lange
manner-ping = klingelt
manner-quietly = nur in der Karte
manner-never = nie
cause-attempt = ein Zustellversuch bestritten wird
cause-damaged = ein Paket beschädigt ist
cause-not_received = ein Paket nicht kam
cause-wrong_place = ein Paket bei einem anderen Haus liegt
cause-minor = ein Kind antwortet
number-pings_a_day = So oft am Tag darf eine Sendung klingeln
number-near_stops = Nah: höchstens so viele Stopps vor der Tür
number-near_minutes = … oder so viele Minuten davor
number-told_again_minutes = Eine erwartete Zeit wird neu gesagt ab einer Verschiebung von
number-late_minutes = In Gefahr: wohl so viele Minuten nach dem Zeitfenster
number-sooner_minutes = Frage nach früher ab so vielen Minuten
number-pickup_ends_hours = So viele Stunden vor Ende der Abholfrist gesagt
