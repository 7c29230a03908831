address-is-it-right = { $what } lähettää sinulle paketin, kuljettajana { $carrier }. Onko tämä oikea osoite? <b>{ $address }</b>
address-not-on-map = { $what } lähettää sinulle paketin ({ $carrier }) osoitteeseen: <b>{ $address }</b>. En löydä sitä kartalta. Mikä on oikea osoite?
address-what-is-right = Mikä on oikea osoite? Kirjoita se niin kuin haluat, tai lähetä paikka kartalta.
address-which-one = Mitä näistä tarkoitat? Voit myös kirjoittaa sen uudelleen.
address-which-number = Mikä talonumero kadulla { $street }?
address-number-unknown = En tunne tuota numeroa kadulla { $street }. Mikä se on? Paikka kartalta auttaa myös.
address-which-flat = { $address }: mikä asunto, tai mikä nimi ovikellossa?
address-pin-far = Paikka on { $metres } m päässä osoitteesta. Tuleeko kuljettaja merkittyyn paikkaan?
address-outside = Kuljetusyhtiö ei aja sinne. Mitä tehdään sen sijaan?
address-not-an-address = En löytänyt viestistä osoitetta. Kirjoita katu, numero ja kaupunki, tai lähetä paikka kartalta.
address-not-found = En löydä tätä osoitetta. Kirjoita katu, numero ja kaupunki, tai lähetä paikka kartalta.
address-compare = Vertaa vielä.
    Ennen: { $old }.
    Uusi: <b>{ $new }</b>.
    Pyydänkö kuljetusyhtiötä tulemaan uuteen?
address-compare-pin = Vertaa vielä.
    Ennen: { $old }.
    Uusi: <b>{ $new }</b>, merkitsemäsi paikka.
    Pyydänkö kuljetusyhtiötä tulemaan uuteen?
address-confirmed = Kiitos, osoite on oikein.
address-asked = Pyydetty: kerroin uuden osoitteen kuljetusyhtiölle.
button-address = { $address }
button-leave-address = Jätä ennalleen
button-no-flat = Talossa ei ole asuntoja
button-use-pin = Kyllä, merkittyyn paikkaan
