# Words between a recipient and the courier near their door.

relay-ask = Cosa dico al corriere? Scrivilo o tocca.
relay-told = Riferito al corriere. Il tuo numero resta con noi.
relay-said = 🚚 Il corriere: <b>{ $words }</b>
relay-wrote = 🚚 Il corriere scrive: «{ $text }»
relay-wrote-in = 🚚 Il corriere scrive ({ $language }): «{ $text }»
button-message-courier = Scrivi al corriere
why-not-said-enough = Il corriere ha già ricevuto molti messaggi. Dagli un momento, per favore.
recipient-says-coming = Arrivo
recipient-says-two-minutes = Due minuti, per favore
recipient-says-ring-again = Suona ancora, per favore
recipient-says-not-home = Non sono in casa
recipient-says-thanks = Grazie
courier-says-nearly-there = Sono quasi arrivato
courier-says-at-the-door = Sono alla porta
courier-says-which-entrance = Qual è l’ingresso?
courier-says-door-locked = La porta è chiusa. Come entro?
courier-says-come-down = Scendi alla porta, per favore
courier-says-cannot-park = Non posso parcheggiare vicino. Aspetta un po', per favore
courier-says-thanks = Grazie
