missed-disputed = Das tut mir leid. Gemeldet wurde, { $at } Uhr: { $reason }.{ $evidence }{"\u000A"}{ $verdict }{ $meanwhile }
button-was-home = Ich war zu Hause
missed-came = Der Kurier war da – { $at } Uhr – und konnte Ihr Paket nicht übergeben ({ $reason }). { $left ->
        [0] Das war der letzte Versuch.
       *[other] Verbleibende Versuche: { $left }.
    }{ $evidence }
    { $after }
missed-not-come = Es tut mir leid, Ihr Paket konnte nicht kommen ({ $reason }). { $after }
after-again = Wie machen wir weiter?
after-kept = Ich halte <b>{ $window }</b> für Sie frei, bis { $until } Uhr. Passt das?
after-first-kept = Beim nächsten Mal kommen Sie zuerst: Ich halte <b>{ $window }</b> für Sie frei, bis { $until } Uhr. Passt das?
after-address = Wie lautet die richtige Adresse?
after-door = Wie kommt man hinein: ein Code, eine Klingel, ein anderer Eingang?
after-refused = Falls Sie das nicht waren, sagen Sie es; sonst bitte ich um die Rücksendung.
after-who = Es muss jemand da sein, der es nachweisen kann.
after-hours = Wann ist jemand da?
after-vehicle = Wohin kommt ein Lieferwagen? Eine Abholstelle geht auch.
after-damaged = So kommt es nicht zu Ihnen: Jemand von uns kümmert sich, und Sie hören, wie es weitergeht.
after-missing = Der Paketdienst sucht es, jemand von uns bleibt dran, und Sie hören sofort, wenn es gefunden ist.
after-misrouted = Es wird zum richtigen Fahrzeug gebracht.
after-customs = Ich melde mich, sobald der Zoll es freigibt.
after-too-big = Es braucht ein anderes Fahrzeug oder mehr Hände; welche Zeit passt Ihnen?
evidence-near = {"\u000A"}📍 Der Wagen stand { $metres } m vor Ihrer Tür.
evidence-far = {"\u000A"}📍 Der Wagen kam Ihrer Tür nicht näher als { $metres } m.
evidence-unknown = {"\u000A"}📍 Wo der Wagen zu der Zeit war, ist nicht bekannt.
evidence-waited = {"\u000A"}⏱ Laut Meldung war der Kurier { $span } da.
evidence-photo = {"\u000A"}📷 Es gibt ein Foto{ $link }.
evidence-no-photo = {"\u000A"}📷 Es gibt kein Foto.
missed-open = Ich zähle diesen Versuch nicht, bis jemand von uns es geprüft hat.
missed-disproved = Das passt nicht zusammen; ich zähle es nicht als Versuch.
missed-stands = Jemand von uns hat es schon geprüft, und die Meldung bleibt bestehen.
missed-meanwhile = {" "}Inzwischen ist <b>{ $window }</b> für Sie frei gehalten, bis { $until } Uhr.
button-not-me = Das war ich nicht
button-opening-hours = Öffnungszeiten
claim-attempt-upheld = Jemand von uns hat den Versuch geprüft: Sie hatten recht, er zählt nicht.
claim-attempt-declined = Jemand von uns hat den Versuch geprüft: Die Meldung bleibt bestehen, er zählt.
claim-upheld = Jemand von uns hat Ihre Meldung abgeschlossen: Sie hatten recht, Absender und Paketdienst wissen es.
claim-declined = Jemand von uns hat Ihre Meldung abgeschlossen: Was bekannt ist, stützt sie nicht. Fragen Sie gern jemanden von uns, warum.
evidence-reported = {"\u000A"}📍 Gemeldet wurde es { $metres } m von Ihrer Tür.
missed-who-told = Der Kurier weiß es. { $age ->
        [0] Wer öffnet, muss einen Ausweis zeigen.
       *[other] Wer öffnet, muss zeigen, dass er oder sie mindestens { $age } ist.
    } { $after }
