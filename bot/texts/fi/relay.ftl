# Words between a recipient and the courier near their door.

relay-ask = Mitä kerron kuljettajalle? Kirjoita tai napauta.
relay-told = Välitetty kuljettajalle. Numerosi pysyy meillä.
relay-said = 🚚 Kuljettaja: <b>{ $words }</b>
relay-wrote = 🚚 Kuljettaja kirjoittaa: ”{ $text }”
relay-wrote-in = 🚚 Kuljettaja kirjoittaa ({ $language }): ”{ $text }”
button-message-courier = Kirjoita kuljettajalle
why-not-said-enough = Kuljettaja on saanut sinulta jo monta viestiä. Anna hänelle hetki.
recipient-says-coming = Tulen
recipient-says-two-minutes = Kaksi minuuttia, kiitos
recipient-says-ring-again = Soita vielä kerran
recipient-says-not-home = En ole kotona
recipient-says-thanks = Kiitos
courier-says-nearly-there = Olen kohta perillä
courier-says-at-the-door = Olen ovella
courier-says-which-entrance = Mikä rappu se on?
courier-says-door-locked = Ovi on lukossa. Miten pääsen sisään?
courier-says-come-down = Tule alas ovelle, kiitos
courier-says-cannot-park = En pääse lähelle parkkiin. Odota hetki, kiitos
courier-says-thanks = Kiitos
