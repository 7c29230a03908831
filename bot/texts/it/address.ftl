address-coming = { $what } le invia un pacco con { $carrier }, a questo indirizzo: <b>{ $address }</b>.
address-is-it-right = { $what } le invia un pacco con { $carrier }. L’indirizzo è giusto? <b>{ $address }</b> { $more }
address-which-flat-first = { $what } le invia un pacco con { $carrier }, a questo indirizzo: <b>{ $address }</b>. Qual è l’interno? Basta scriverlo. { $more }
address-not-on-map = { $what } le invia un pacco con { $carrier }, a questo indirizzo: <b>{ $address }</b>. Non lo trovo sulla mappa. Qual è quello giusto?
address-torn = { $what } le invia un pacco con { $carrier }. È indirizzato a <b>{ $address }</b>, ma il punto segnato dal mittente sulla mappa è a { $distance } da lì. { $who } Che cosa è giusto?
address-not-on-map-fixed = { $what } le invia un pacco con { $carrier }, a questo indirizzo: <b>{ $address }</b>. Non lo trovo sulla mappa. { $who } Mi scriva che cosa è giusto, e una persona del team se ne occuperà.
address-number-fixed = { $what } le invia un pacco con { $carrier }, a questo indirizzo: <b>{ $address }</b>. { $street }: non conosco il numero { $number }. È giusto lo stesso? { $who } Se è sbagliato, mi scriva che cosa è giusto, e una persona del team se ne occuperà.
address-senders-to-correct = Solo il mittente può correggere l’indirizzo.
address-not-mine-to-correct = Io non posso correggere l’indirizzo.
address-pin-rough = Grazie. Una posizione così approssimativa non mi mostra nessuna casa, quindi mi attengo a { $address }.
address-what-is-right = Qual è l’indirizzo giusto? Lo scriva come preferisce, oppure invii la posizione.
address-write-it = Va bene. Scriva via, numero e località, oppure invii la posizione.
address-which-one = Quale di questi? Può anche scriverlo di nuovo.
address-mismatch = Non conosco { $street } in «{ $written }». È forse questo? Può anche scriverlo di nuovo.
address-did-you-mean = È forse uno di questi? Può anche scriverlo di nuovo.
address-which-town = { $street } esiste in più di un posto. In quale località?
address-which-number = { $street }: quale numero civico?
address-number-unknown = { $street }: non conosco il numero { $number }. È uno di questi?
address-number-unknown-far = { $street }: non conosco il numero { $number }. Lo scriva di nuovo, oppure mostri la casa inviando la posizione.
address-which-flat = { $address }: quale interno, o quale nome sul campanello? { $more }
address-flat-missing = <b>{ $new }</b>, invece di { $old }. { $more }
    Manca una cosa: quale interno, o quale nome sul campanello?
address-look-for = Allora che cosa può cercare il corriere? Un piano, un nome sul campanello, il colore di una porta.
address-noted = Per il corriere: { $card }.
address-pin-far = La posizione è a { $distance } da { $address }. Il corriere deve venire alla posizione?
address-pin-may-be-elsewhere = Grazie. Una posizione che si muove, o inviata da qualcun altro, la uso solo se lo conferma.
address-entrance-here = La posizione è a { $distance } da { $address }. L’ingresso è lì?
address-pin-agrees = Grazie, la posizione corrisponde a { $address }.
address-pin-outside = Non posso mandare un corriere in quella posizione: è lontana da ogni casa, oppure lo spedizioniere non ci arriva. Invii un’altra posizione, o che cosa facciamo invece?
address-which-house = Quale di questi indirizzi è?
address-pin-which = Quale via e numero è?
address-pin-vague = Il suo telefono non sa bene dove si trova. Quale via e numero è?
distance-metres = { $count } m
distance-kilometres = { $count } km
address-send-pin = Prema il pulsante qui sotto nel punto in cui vuole il pacco, oppure alleghi una posizione dalla mappa.
address-or-write = Può anche scrivere l’indirizzo.
address-outside = Lo spedizioniere non arriva a questo indirizzo: { $address }. Che cosa facciamo invece?
address-not-an-address = Nel messaggio non trovo un indirizzo. Scriva via, numero e località, oppure invii la posizione.
address-not-found = Non trovo questo indirizzo. Scriva via, numero e località, oppure invii la posizione.
address-link = Non posso aprire link. Scriva l’indirizzo, oppure invii la posizione stessa.
address-description = Non lo trovo sulla mappa. Se descrive il posto, ne invii la posizione: le sue parole arrivano al corriere insieme.
address-lost = Mi dispiace, non lo trovo ancora. Invii la posizione, o vuole che guardi una persona del team?
address-compare = Confronti, per favore.
    Prima: { $old }.
    Ora: <b>{ $new }</b>. { $more }
    Chiedo allo spedizioniere di venire al nuovo?
address-first = Prima l’indirizzo, per favore; poi scegliamo l’orario.
address-one-tap = <b>{ $new }</b>: basta un tocco. Chiedo allo spedizioniere di venire lì?
address-compare-pin = Confronti, per favore.
    Prima: { $old }.
    Ora: <b>{ $new }</b>, alla sua posizione. { $more }
    Chiedo allo spedizioniere di venire al nuovo?
address-compare-place = Confronti, per favore.
    Prima: { $old }.
    Ora: <b>{ $new }</b>, dove si trova la sua posizione. { $more }
    Chiedo allo spedizioniere di venire lì?
address-so-it-is = Quindi è <b>{ $new }</b>. { $more }
    È giusto?
address-corrected = Ho letto «{ $written }» come «{ $corrected }».
address-new-number = Il corriere vedrà che questo numero per noi è nuovo.
address-courier-told = Il corriere saprà: { $card }.
address-confirmed = Grazie, l’indirizzo è giusto.
address-confirmed-door = Grazie, l’indirizzo è giusto. Un codice del portone o una nota aiuta il corriere.
address-confirmed-new-number = Grazie, mi fido di lei per il numero. Il corriere vedrà che per noi è nuovo.
address-asked = Richiesto: ho comunicato il nuovo indirizzo allo spedizioniere.
address-asked-entrance = Richiesto: ho detto allo spedizioniere dov’è l’ingresso.
address-asked-new-number = Richiesto: ho comunicato il nuovo indirizzo allo spedizioniere. Il corriere vedrà che il numero per noi è nuovo.
address-card-is-old = Quello era di prima; ora è così.
address-stays = Va bene, l’indirizzo resta com’è.
photo-thanks = Grazie, tengo la foto in questa chat e ho letto il testo.
photo-no-address = Grazie, tengo la foto in questa chat. Non so leggere un indirizzo da un’immagine.
prove-again-share = Condivida il suo numero con il pulsante qui sotto.
prove-again-code = Oppure scriva il codice di 6 cifre del pacco.
prove-again-thanks = Grazie.
button-address = { $address }
button-leave-address = Lascia com’è
button-no-flat = Casa senza interni
button-flat-unknown = Non lo so
button-torn-words = L’indirizzo
button-torn-pin = Il punto
button-use-pin = Sì, alla posizione
button-use-address = No, all’indirizzo
button-entrance = Sì, è lì
button-send-pin = Invia posizione
button-new-house = Casa nuova: sulla mappa
button-move-pin = Sposta il punto sulla mappa
button-none-of-these = Nessuno di questi
button-number-right = Il mio numero è giusto
button-no-address = Non ha un indirizzo
button-nothing = Niente
address-so-already = È già così: il pacco va a <b>{ $address }</b>.
address-entrance-here-unknown = L’ingresso di { $address } è in quella posizione?
address-pin-far-unknown = La posizione non è dove cercherei { $address }. Il corriere deve venire alla posizione?
address-torn-unknown = { $what } le invia un pacco con { $carrier }. È indirizzato a <b>{ $address }</b>, ma il punto segnato dal mittente sulla mappa è altrove. { $who } Che cosa è giusto?
address-still-open = Resta una cosa da sapere, perché il corriere arrivi subito a destinazione.
