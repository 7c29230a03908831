# Words between a recipient and the courier near their door.

relay-ask = Was soll ich dem Kurier sagen? Schreib es oder tippe.
relay-told = An den Kurier weitergegeben. Deine Nummer bleibt bei uns.
relay-said = 🚚 Der Kurier: <b>{ $words }</b>
relay-wrote = 🚚 Der Kurier schreibt: „{ $text }“
relay-wrote-in = 🚚 Der Kurier schreibt ({ $language }): „{ $text }“
button-message-courier = Dem Kurier schreiben
why-not-said-enough = Der Kurier hat schon viel von dir gehört. Bitte gib ihm einen Moment.
recipient-says-coming = Ich komme
recipient-says-two-minutes = Zwei Minuten, bitte
recipient-says-ring-again = Bitte noch einmal klingeln
recipient-says-not-home = Ich bin nicht zu Hause
recipient-says-thanks = Danke
courier-says-nearly-there = Ich bin gleich da
courier-says-at-the-door = Ich stehe an der Tür
courier-says-which-entrance = Welcher Eingang ist es?
courier-says-door-locked = Die Tür ist zu. Wie komme ich hinein?
courier-says-come-down = Bitte komm herunter zur Tür
courier-says-cannot-park = Ich kann in der Nähe nicht parken. Bitte warte etwas
courier-says-thanks = Danke
