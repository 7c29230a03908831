neighbour-who = Quale vicino? Basta un nome o un interno.
safe-place-where = Dove va lasciato? Meglio all’asciutto e non in vista.
safe-place-shall-i = Il corriere deve lasciarlo qui: <b>{ $words }</b>? Da quel momento resta lì a suo rischio. { $rain }
safe-place-rain = È probabile che piova: { $window }.
return-shall-i = Chiedo allo spedizioniere di rimandarlo a { $what }?
cancel-shall-i = Chiedo a { $what } e allo spedizioniere di annullare la consegna?
wish-asked = Richiesto: l’ho comunicato allo spedizioniere.
wish-left = Non è stato cambiato nulla.
undo-done = Annullato.
undo-nothing = Non c’è più niente da annullare. Che cosa facciamo?
undo-no-time-now = Annullato. L’orario di prima, { $earlier }, si è liberato quando ne ha scelto un altro: ora non è fissato nessun orario.
door-what = Che cosa deve sapere il corriere alla porta? Un codice, un piano, un nome sul campanello.
door-saved = Salvato per questa consegna: { $card }. Il corriere lo vede quando è vicino; dopo viene eliminato.
door-code = codice del portone { $value }
door-floor = piano { $value }
door-unit = interno { $value }
door-unit-named = { $value }
door-phone = telefono { $value }
door-code-known = un codice del portone
door-entrance = ingresso { $value }
door-reception = portineria: { $value }
door-opening-hours = aperto { $value }
door-lift = ascensore: { $value }
door-height = veicoli fino a { $value } m
door-weight = veicoli fino a { $value } t
door-parking = parcheggio: { $value }
door-note = nota «{ $value }»
several-which = Ci sono più pacchi in viaggio verso di lei. Quale intende?
both-which = Questi orari sono liberi per tutti i pacchi:
both-not-then = Quell’orario non è libero per tutti i pacchi. Questi sì:
both-shall-i = Per { $count ->
        [one] { $count } pacco
        [2] entrambi i pacchi
       *[other] tutti e { $count } i pacchi
    }: <b>{ $window }</b>. Lo prenoto?
both-booked = Prenotato per { $count ->
        [one] { $count } pacco
        [2] entrambi i pacchi
       *[other] tutti e { $count } i pacchi
    }: { $window }.
both-none = Non c’è un orario libero per tutti insieme. Quale guardiamo per primo?
button-all-of-them = Tutti insieme
door-saved-keep = Salvato per questa consegna: { $card }. Il corriere lo vede quando è vicino; dopo viene eliminato. Tengo il codice per i prossimi pacchi a questa porta?
button-code-once = Solo questa volta
button-code-keep = Tieni per 90 giorni
code-kept = Tengo il codice per i prossimi pacchi a questa porta. Poi si elimina: { $until }. /places lo mostra, e lo dimentica anche prima.
code-not-kept = Va bene, il codice si elimina dopo questa consegna.
code-gone = Non c’è più nessun codice da tenere.
safe-place-exposed = <b>{ $words }</b>? I bidoni si svuotano, e ciò che resta all’aperto si bagna o sparisce. Meglio all’asciutto e non in vista. { $rain }
button-another-place = Un altro posto
button-still-there = Lì comunque
change-fee = Lo spedizioniere prende { $fee } per questo.
