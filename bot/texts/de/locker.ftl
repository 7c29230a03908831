locker-where-to =
    Hier in der Nähe ist noch Platz. Wohin soll es?
    { $lines }
locker-shall-i = <b>{ $where }</b>, { $walk } zu Fuß. Soll ich dort einen Platz reservieren und das Paket hinschicken?
locker-reserved = Reserviert: { $point }. Ich habe den Paketdienst gebeten, das Paket dorthin zu bringen.
locker-gone = Dort wurde gerade der letzte Platz vergeben.
locker-none = Kein Abholpunkt in Ihrer Nähe hat im Moment Platz dafür. Wie machen wir weiter?
locker-none-ill = Abholpunkte kann ich im Moment nicht abrufen. Wie machen wir weiter?
locker-not = In Ordnung, kein Abholpunkt. Wie machen wir weiter?
pickup-ready = Ihr Paket liegt bereit: { $point }, bis { $until } Uhr.
pickup-ready-open = Ihr Paket liegt bereit: { $point }.
pickup-code = Ihr Code: { $code }. Behalten Sie ihn für sich: Wer ihn hat, kann das Fach öffnen.
pickup-longer-asked = Ich habe um mehr Zeit gebeten.
pickup-ends = Ihr Paket liegt nur noch bis { $until } Uhr bereit: { $point }.
pickup-collected = Sie haben Ihr Paket abgeholt. Alles Gute!
button-locker-near = { $point } · { $walk }
button-at-the-door = Lieber an die Tür
button-reserve = Ja, reservieren
button-another-one = Ein anderer
locker-line = • <b>{ $point }</b>: { $facts }
locker-fact-walk = { $walk } zu Fuß
locker-fact-open = geöffnet bis { $until }
locker-fact-day = rund um die Uhr geöffnet
locker-fact-opens = geschlossen, öffnet: { $at }
locker-fact-free = { $count } frei
locker-fact-kept = für Sie freigehalten
locker-fact-step-free = stufenlos
locker-straight-line = Der Weg ist nach Luftlinie geschätzt.
locker-question = { $lines }
locker-final = Das lässt sich nicht rückgängig machen.
locker-shall-i-ask = <b>{ $where }</b>, { $walk } zu Fuß. Soll ich bitten, dass das Paket dorthin kommt? Ein Platz lässt sich dort nicht vorab freihalten.
locker-asked = Angefragt: Ich habe den Paketdienst gebeten, es dorthin zu bringen: { $point }. Freihalten lässt sich dort kein Platz, die Zusage steht noch aus.
locker-none-step-free = In Ihrer Nähe kenne ich im Moment keinen stufenlosen Abholpunkt mit Platz. Wie machen wir weiter?
button-send-there = Ja, dorthin
pickup-halfway = Ihr Paket wartet noch auf Sie: { $point }, bis { $until } Uhr.
pickup-last-hours = Letzte Stunden: Ihr Paket liegt nur noch bis { $until } Uhr bereit ({ $point }), dann geht es zurück.
pickup-over = Die Abholzeit ist vorbei ({ $point }), der Paketdienst kann es jetzt zurücknehmen. Wenn Sie in der Nähe sind, versuchen Sie es gleich, oder fragen Sie einen Menschen.
pickup-more-time = Gute Nachricht: Ihr Paket darf länger warten ({ $point }), bis { $until } Uhr.
locker-failed = Ihr Paket konnte dort nicht abgegeben werden ({ $point }): { $reason }.
point-hours = { $lines }
point-hours-open =
    <b>{ $point }</b> hat geöffnet:
    { $lines }
point-hours-line = • { $window }
point-hours-closed = <b>{ $point }</b> hat am { $day } geschlossen.
point-hours-always = <b>{ $point }</b> hat Tag und Nacht geöffnet.
point-hours-unknown = Die Öffnungszeiten kenne ich nicht: { $point }.
