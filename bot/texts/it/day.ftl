lead-reminder = Domani arriva il suo pacco.
lead-reminder-visit = Domani ritira il suo pacco.
lead-out-for-delivery = Il suo pacco è in viaggio verso di lei.
lead-near = { $stops ->
        [0] Il prossimo è lei: il corriere arriva tra circa { $minutes }.
        [one] Ancora una fermata prima di lei: il corriere arriva tra circa { $minutes }.
       *[other] Ancora { $stops } fermate prima di lei: il corriere arriva tra circa { $minutes }.
    }
lead-at-the-door = Il corriere è alla sua porta.
lead-returning = Il suo pacco torna al mittente.
lead-cancelled = La sua consegna è stata annullata.
lead-customs-cleared = La dogana ha rilasciato il suo pacco: è di nuovo in viaggio.
lead-lost = Mi dispiace: lo spedizioniere non trova il suo pacco. Una persona del team può occuparsene.
lead-damaged = Mi dispiace: lo spedizioniere segnala che il suo pacco è danneggiato. Una persona del team può occuparsene.
delivered = Consegnato. È andato tutto bene?
    { $lines }
rate-what-is-wrong = Mi dispiace. Che cosa non va?
rate-thanks = Grazie!
damage-noted = Ho segnalato al mittente e allo spedizioniere che è danneggiato. Una persona del team può occuparsi del resto.
damage-the-parcel = È il pacco a essere danneggiato? Solo in quel caso lo segnalo al mittente e allo spedizioniere.
address-changed = { $who ->
        [sender] Il mittente
        [carrier] Lo spedizioniere
       *[other] Una persona del team
    } ha cambiato l’indirizzo di { $what }: <s>{ $old }</s> → <b>{ $new }</b>.
change-no = { $wish }: lo spedizioniere ha detto di no, quindi resta tutto com’era. Che cosa facciamo?
status-several = Ci sono più pacchi in viaggio verso di lei. Quale vuole vedere?
button-stars = ★ { $stars }
button-something-wrong = Qualcosa non va
button-damaged = Il pacco è danneggiato
button-about-the-door = Riguarda la porta
button-not-here = Non è qui
button-parcel = { $number }. { $what }
rate-why = Grazie. { $promise }Che cosa non andava?
rate-promise = Le era stato promesso { $window }; è arrivato: { $at }.{" "}
button-why-not-then = Non all’ora promessa
button-why-not-careful = Senza cura
button-why-not-kind = Poco cortese
button-why-other = Altro
