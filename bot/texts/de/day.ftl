lead-reminder = Morgen kommt Ihr Paket.
lead-reminder-visit = Morgen holen Sie Ihr Paket ab.
lead-out-for-delivery = Ihr Paket ist auf dem Weg zu Ihnen.
lead-arriving = Der Kurier ist in der Nähe: Bitte halten Sie sich bereit.
lead-at-the-door = Der Kurier steht vor Ihrer Tür.
lead-returning = Ihr Paket geht zurück an den Absender.
lead-cancelled = Ihre Zustellung wurde abgesagt.
lead-lost = Es tut mir leid: Der Paketdienst kann Ihr Paket nicht finden. Jemand von uns kann sich darum kümmern.
lead-damaged = Es tut mir leid: Der Paketdienst meldet, dass Ihr Paket beschädigt ist. Jemand von uns kann sich darum kümmern.
late = Es tut mir leid, es wird später: voraussichtlich zwischen <b>{ $start }</b> und <b>{ $end }</b> Uhr. Sie können warten oder wählen:
late-unknown = Es tut mir leid, Ihr Paket verspätet sich, und der Paketdienst hat uns nicht gesagt, um wie viel. Sie können warten oder wählen:
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
