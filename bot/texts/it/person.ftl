person-asked = Ho chiamato una persona del team. { $before ->
    [0] Il prossimo turno è il suo
    [one] C’è una persona prima di lei
   *[other] Ci sono { $before } persone prima di lei
    }; scriva di che cosa si tratta, leggeranno tutto.{ $wait }
person-usual-wait = {" "}Di recente l’attesa è di circa { $wait }.
person-back-at = {" "}Ora non c’è nessuno; torniamo qui: { $at }.
person-still = Una persona del team è avvisata e arriverà. Fino ad allora non intervengo.
person-noted = Annotato: lo leggeranno. Fino ad allora non intervengo.
person-joined = { $name } è qui. Ora non intervengo.
person-said = <b>{ $name }:</b> { $text }
person-left = { $name } ha lasciato la chat; rieccomi.
person-back = Rieccomi. Niente è andato perso.
person-late = Mi dispiace, non c’è ancora nessuno libero. Può aspettare ancora, o continuare con me.
person-bot-failed = Mi dispiace, qualcosa non ha funzionato da parte mia. Ho chiesto a una persona di guardare il suo messaggio.
person-not-now = In questo momento non posso chiamare nessuno. Riprovi tra qualche minuto, per favore.
person-not-waiting = Sta parlando con il bot. Come posso aiutare?
button-back = Torna al bot
button-person = Una persona
address-granted = Una persona del team ha verificato: il suo pacco va al nuovo indirizzo, e lo spedizioniere è avvisato.
address-declined = Una persona del team ha verificato, e il pacco non si può mandare a un altro indirizzo via chat. Arriva ancora qui: { $address }. Che cosa facciamo?
agreed-is-it-so = { $name } ha lasciato la chat; rieccomi. È stato concordato questo:
    { $lines }
    È giusto?
agreed-line = { $wish }: { $value }
agreed-taken-back = { $wish }: ritirato
agreed-of = { $parcel } · { $line }
agreed-good = Bene, resta così.
