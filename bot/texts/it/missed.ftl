missed-disputed = Mi dispiace. È stato riferito, { $at }: { $reason }.{ $evidence }{"\u000A"}{ $verdict }{ $meanwhile }
button-was-home = Io ero in casa
missed-came = Il corriere è passato ({ $at }) e non ha potuto consegnare il pacco: { $reason }. { $left ->
        [0] Era l’ultimo tentativo.
       *[other] Tentativi rimasti: { $left }.
    }{ $evidence }
    { $after }
missed-not-come = Mi dispiace: il suo pacco non è potuto arrivare ({ $reason }). { $after }
after-again = Che cosa facciamo?
after-kept = Le tengo <b>{ $window }</b> fino alle { $until }. Le va bene?
after-first-kept = Nel prossimo giro lei è il primo: le tengo <b>{ $window }</b> fino alle { $until }. Le va bene?
after-address = Qual è l’indirizzo giusto?
after-door = Come si entra: un codice, un campanello, un altro ingresso?
after-refused = Se non è stato lei, lo dica; altrimenti chiedo di restituirlo.
after-who = Deve esserci qualcuno che possa dimostrarlo.
after-hours = Quando c’è qualcuno?
after-vehicle = Fin dove arriva un furgone? Va bene anche un punto di ritiro.
after-damaged = Così non glielo portiamo: qualcuno di noi se ne occupa e saprà come si prosegue.
after-missing = Lo spedizioniere lo cerca, uno di noi lo segue e le diremo appena si trova.
after-misrouted = Lo stanno portando sul veicolo giusto.
after-customs = La avviso appena la dogana lo libera.
after-too-big = Serve un altro veicolo o più braccia; quale orario le va bene?
evidence-near = {"\u000A"}📍 Il furgone era a { $metres } m dalla sua porta.
evidence-far = {"\u000A"}📍 Il furgone non è arrivato a meno di { $metres } m dalla sua porta.
evidence-unknown = {"\u000A"}📍 Non si sa dove fosse il furgone a quell’ora.
evidence-waited = {"\u000A"}⏱ Secondo il rapporto, il corriere è rimasto { $span }.
evidence-photo = {"\u000A"}📷 C’è una foto{ $link }.
evidence-no-photo = {"\u000A"}📷 Non c’è nessuna foto.
missed-open = Non conto questo tentativo finché qualcuno non avrà verificato.
missed-disproved = Non torna: non lo conto come tentativo.
missed-stands = Qualcuno di noi ha già verificato, e il rapporto resta valido.
missed-meanwhile = {" "}Intanto le tengo <b>{ $window }</b> fino alle { $until }.
button-not-me = Non sono stato io
button-opening-hours = Indicare gli orari
claim-attempt-upheld = Qualcuno di noi ha verificato il tentativo: aveva ragione, non conta.
claim-attempt-declined = Qualcuno di noi ha verificato il tentativo: il rapporto resta valido, conta.
claim-upheld = Qualcuno di noi ha chiuso il suo reclamo: aveva ragione, e mittente e spedizioniere lo sanno.
claim-declined = Qualcuno di noi ha chiuso il suo reclamo: ciò che si sa non lo conferma. Può chiedere a una persona perché.
evidence-reported = {"\u000A"}📍 La segnalazione è partita a { $metres } m dalla sua porta.
missed-who-told = Il corriere lo sa. { $age ->
        [0] Chi apre deve mostrare un documento.
       *[other] Chi apre deve dimostrare di avere almeno { $age } anni.
    } { $after }
