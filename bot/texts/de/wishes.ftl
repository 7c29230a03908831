neighbour-who = Wer in der Nachbarschaft? Ein Name oder eine Wohnung genügt.
safe-place-where = Wo soll es abgelegt werden? Am besten trocken und nicht zu sehen.
safe-place-shall-i = Soll der Kurier es hier ablegen: <b>{ $words }</b>? Ab dann liegt es dort auf Ihr eigenes Risiko. { $rain }
safe-place-rain = Regen ist wahrscheinlich: { $window }.
return-shall-i = Soll ich den Paketdienst bitten, es zurückzuschicken an: { $what }?
cancel-shall-i = Soll ich { $what } und den Paketdienst bitten, die Zustellung abzusagen?
wish-asked = Angefragt: Ich habe es dem Paketdienst mitgeteilt.
wish-left = Es wurde nichts geändert.
undo-done = Zurückgenommen.
undo-nothing = Es gibt nichts mehr zurückzunehmen. Wie machen wir weiter?
undo-no-time-now = Zurückgenommen. Die frühere Zeit, { $earlier } Uhr, wurde frei, als Sie eine andere wählten: Jetzt ist keine Zeit festgelegt.
door-what = Was muss der Kurier an der Tür wissen? Code, Etage, Name an der Klingel.
door-saved = Für diese Zustellung gespeichert: { $card }. Der Kurier sieht es, wenn er in der Nähe ist; danach wird es gelöscht.
door-code = Türcode { $value }
door-floor = Etage { $value }
door-unit = Wohnung { $value }
door-unit-named = { $value }
door-phone = Telefon { $value }
door-code-known = ein Türcode
door-entrance = Eingang { $value }
door-reception = Empfang: { $value }
door-opening-hours = geöffnet { $value }
door-lift = Aufzug: { $value }
door-height = Fahrzeuge bis { $value } m
door-weight = Fahrzeuge bis { $value } t
door-parking = Parken: { $value }
door-note = Hinweis „{ $value }“
several-which = Mehrere Pakete sind zu Ihnen unterwegs. Welches meinen Sie?
both-which = Diese Zeiten sind für alle Pakete frei:
both-not-then = Diese Zeit ist nicht für alle Pakete frei. Frei sind:
both-shall-i = <b>{ $window } Uhr</b>, für { $count ->
        [one] { $count } Paket
        [2] beide Pakete
       *[other] alle { $count } Pakete
    }. Soll ich die Zeit buchen?
both-booked = Gebucht für { $count ->
        [one] { $count } Paket
        [2] beide Pakete
       *[other] alle { $count } Pakete
    }: { $window } Uhr.
both-none = Keine Zeit ist für alle zugleich frei. Welches Paket sehen wir uns zuerst an?
button-all-of-them = Alle zusammen
door-saved-keep = Für diese Zustellung gespeichert: { $card }. Der Kurier sieht es, wenn er in der Nähe ist; danach wird es gelöscht. Soll ich den Code für spätere Pakete an diese Tür behalten?
button-code-once = Nur dieses Mal
button-code-keep = 90 Tage behalten
code-kept = Ich behalte den Code für spätere Pakete an diese Tür, bis { $until } Uhr; dann wird er gelöscht. /places zeigt ihn und vergisst ihn auch früher.
code-not-kept = In Ordnung, der Code wird nach dieser Zustellung gelöscht.
code-gone = Es gibt keinen Code mehr, den ich behalten könnte.
safe-place-exposed = <b>{ $words }</b>? Tonnen werden geleert, und was offen liegt, wird nass oder mitgenommen. Besser trocken und nicht zu sehen. { $rain }
button-another-place = Anderer Ort
button-still-there = Trotzdem dort
change-fee = Der Paketdienst nimmt dafür { $fee }.
