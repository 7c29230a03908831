lead-reminder = Morgen kommt Ihr Paket.
lead-reminder-visit = Morgen holen Sie Ihr Paket ab.
lead-out-for-delivery = Ihr Paket ist auf dem Weg zu Ihnen.
lead-near = { $stops ->
        [0] Sie sind als Nächstes an der Reihe: Der Kurier kommt in etwa { $minutes }.
        [one] Noch ein Halt vor Ihnen: Der Kurier kommt in etwa { $minutes }.
       *[other] Noch { $stops } Halte vor Ihnen: Der Kurier kommt in etwa { $minutes }.
    }
lead-at-the-door = Der Kurier steht vor Ihrer Tür.
lead-returning = Ihr Paket geht zurück an den Absender.
lead-cancelled = Ihre Zustellung wurde abgesagt.
lead-customs-cleared = Der Zoll hat Ihr Paket freigegeben: Es ist wieder unterwegs.
lead-lost = Es tut mir leid: Der Paketdienst kann Ihr Paket nicht finden. Jemand von uns kann sich darum kümmern.
lead-damaged = Es tut mir leid: Der Paketdienst meldet, dass Ihr Paket beschädigt ist. Jemand von uns kann sich darum kümmern.
delivered = Zugestellt. War alles in Ordnung?
    { $lines }
rate-what-is-wrong = Das tut mir leid. Was stimmt nicht?
rate-thanks = Vielen Dank!
damage-noted = Ich habe dem Absender und dem Paketdienst gemeldet, dass es beschädigt ist. Um alles Weitere kann sich jemand von uns kümmern.
damage-the-parcel = Ist das Paket selbst beschädigt? Nur dann melde ich es dem Absender und dem Paketdienst.
address-changed = { $who ->
        [sender] Der Absender
        [carrier] Der Paketdienst
       *[other] Jemand von uns
    } hat die Adresse von { $what } geändert: <s>{ $old }</s> → <b>{ $new }</b>.
change-no = { $wish }: Der Paketdienst hat abgelehnt, also bleibt es, wie es war. Wie machen wir weiter?
status-several = Mehrere Pakete sind zu Ihnen unterwegs. Welches möchten Sie sehen?
button-stars = ★ { $stars }
button-something-wrong = Etwas stimmt nicht
button-damaged = Das Paket ist beschädigt
button-about-the-door = Es geht um die Tür
button-not-here = Es ist nicht da
button-parcel = { $number }. { $what }
rate-why = Danke. { $promise }Was war nicht gut?
rate-promise = Versprochen war { $window }, gekommen ist es { $at } Uhr.{" "}
button-why-not-then = Nicht zur versprochenen Zeit
button-why-not-careful = Nicht sorgsam behandelt
button-why-not-kind = Nicht freundlich
button-why-other = Etwas anderes
