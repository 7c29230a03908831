locker-where-to =
    Questi sono vicini e hanno posto. Dove lo mando?
    { $lines }
locker-shall-i = <b>{ $where }</b>, a { $walk } a piedi. Prenoto un posto lì e ci mando il pacco?
locker-reserved = Prenotato: { $point }. Ho chiesto allo spedizioniere di portarci il pacco.
locker-gone = L’ultimo posto lì è appena stato preso.
locker-none = In questo momento nessun punto di ritiro vicino ha posto. Che cosa facciamo?
locker-none-ill = In questo momento non riesco a consultare i punti di ritiro. Che cosa facciamo?
locker-not = Va bene, nessun punto di ritiro. Che cosa facciamo?
pickup-ready = Il suo pacco è pronto qui: { $point }. Da ritirare entro: { $until }.
pickup-ready-open = Il suo pacco è pronto qui: { $point }.
pickup-code = Il suo codice: { $code }. Lo tenga per sé: chi lo ha può aprire lo sportello.
pickup-longer-asked = Ho chiesto più tempo.
pickup-ends = Il suo pacco resta ancora per poco qui: { $point }. Da ritirare entro: { $until }.
pickup-collected = Ha ritirato il suo pacco. Buona giornata!
button-locker-near = { $point } · { $walk }
button-at-the-door = Meglio alla porta
button-reserve = Sì, prenota
button-another-one = Un altro
locker-line = • <b>{ $point }</b>: { $facts }
locker-fact-walk = { $walk } a piedi
locker-fact-open = aperto fino a: { $until }
locker-fact-day = aperto giorno e notte
locker-fact-opens = chiuso, apre: { $at }
locker-fact-free = { $count ->
    [one] { $count } libero
   *[other] { $count } liberi
}
locker-fact-kept = tenuto per lei
locker-fact-step-free = senza gradini
locker-straight-line = Il percorso è stimato in linea d’aria.
locker-question = { $lines }
locker-final = Non si potrà tornare indietro.
locker-shall-i-ask = <b>{ $where }</b>, a { $walk } a piedi. Chiedo che il pacco sia portato lì? Lì non si può tenere un posto in anticipo.
locker-asked = Richiesto: ho chiesto allo spedizioniere di portarlo qui: { $point }. Lì non si tengono posti, quindi manca ancora il suo sì.
locker-none-step-free = Vicino a lei non conosco ora nessun punto senza gradini che abbia posto. Che cosa facciamo?
button-send-there = Sì, mandalo lì
pickup-halfway = Il suo pacco l’aspetta ancora qui: { $point }. Da ritirare entro: { $until }.
pickup-last-hours = Ultime ore: il suo pacco resta qui: { $point }. Da ritirare entro: { $until }, poi torna indietro.
pickup-over = Il tempo per ritirarlo è finito ({ $point }) e lo spedizioniere può riprenderlo. Se è vicino, provi subito, oppure chieda a una persona.
pickup-more-time = Buone notizie: il suo pacco può aspettare di più ({ $point }). Nuovo termine: { $until }.
locker-failed = Non è stato possibile lasciare il suo pacco qui ({ $point }): { $reason }.
point-hours = { $lines }
point-hours-open =
    <b>{ $point }</b> è aperto:
    { $lines }
point-hours-line = • { $window }
point-hours-closed = <b>{ $point }</b> è chiuso { $day }.
point-hours-always = <b>{ $point }</b> è aperto giorno e notte.
point-hours-unknown = Non conosco gli orari di apertura: { $point }.
