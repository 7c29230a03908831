# Where tries come to nothing.

skip-to-failures = Zu den Fehlversuchen springen
by-angle = Nach
carrier = Paketdienst
all = alle
days-back = Tage
as-csv = Als CSV
failures-none = Kein Versuch blieb in diesen Tagen ohne Erfolg.
in-vain-title = Vergeblich
of-all = insgesamt { $tries }
hours-title = Stunden
hours-of = auf dem Weg dorthin und an der Tür
money-title = Geld
money-of = zu den eigenen Kostensätzen der Paketdienste
by-day = Nach Tag
by-day-drawn = Vergebliche Versuche nach Tag, gezeichnet
when-title = Wann
by-week-drawn = Vergebliche Versuche nach Wochentag und Stunde
weekday = Tag
dearest = Was am meisten kostet: { $angle }
one-by-one = Eins nach dem anderen
next-step = Weiter
to-door-card = Türkarte ›
count-deliveries =
    { $count ->
        [one] { $count } Sendung
       *[other] { $count } Sendungen
    }
still-open = noch zuzustellen
more-tries =
    Und { $count ->
        [one] { $count } weiterer Versuch
       *[other] { $count } weitere Versuche
    }: die CSV-Datei hat alle Sendungen.
more-spots = Und { $count } weitere: die CSV-Datei hat sie alle.
failures-hint = Alle Versuche von Sendungen, die sich in diesen Tagen bewegten, gezählt wie auf der Seite der <a href="/console/figures">Kennzahlen</a>; auch die von noch offenen Sendungen. Ein Besuch nimmt seinen Teil der Stunden der Tour; wo keine Tour bekannt ist, die Zeit an der Tür. Tage sind die von { $zone }, Stunden die des Ortes.
in-vain =
    { $count ->
        [one] { $count } vergeblicher Versuch
       *[other] { $count } vergebliche Versuche
    }
in-vain-of =
    { $count ->
        [one] { $count } vergeblicher Versuch
       *[other] { $count } vergebliche Versuche
    } von { $all }
in-vain-drawn = Vergebliche Versuche nach Tag: { $days }
day-count = { $day }: { $count }
hours = { $hours } h
minutes = { $minutes } min
angle-building = Gebäude
angle-reason = Grund
angle-window = zugesagtes Zeitfenster
angle-zone = Postleitzahl
angle-carrier = Paketdienst
angle-unknown-building = kein Haus, das wir kennen
angle-unknown-reason = kein Grund
angle-unknown-window = nichts war zugesagt
angle-unknown-zone = keine Postleitzahl, die wir kennen
angle-unknown-carrier = kein Paketdienst
advice-door_card = Keine Türkarte: fragen Sie, wer dort wohnt, nach Eingang und Code.
advice-door_anew = Es gibt eine Türkarte, und sie half nicht: fragen Sie, was sich geändert hat.
advice-vehicle = Das Fahrzeug ist zu groß: geben Sie Höhe und Gewicht der Fahrzeuge mit ihren Touren an, und die des Weges auf der Türkarte.
advice-address = Die Adresse ist falsch oder unvollständig: sagen Sie es dem Absender, oder lesen Sie neuere Adressen mit „doorstep address import“ ein.
advice-close_window = Es scheitert weit öfter als die anderen: nehmen Sie es aus den Zeitfenstern des Paketdienstes.
advice-pickup_point = Die meisten sind nicht zu Hause: bieten Sie einen nahen Abholpunkt an.
advice-hours = Dann ist dort geschlossen: fragen Sie nach den Öffnungszeiten, sie kommen auf die Türkarte.
advice-routes = Der Kurier kam nicht hin: sehen Sie nach, was den Touren aufgetragen wird.
advice-where-close_window = Zeitfenster
advice-where-pickup_point = Paketautomaten
advice-where-routes = Touren
advice-where-vehicle = Touren
