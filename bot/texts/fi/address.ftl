address-coming = { $what } lähettää sinulle paketin ({ $carrier }) osoitteeseen: <b>{ $address }</b>.
address-is-it-right = { $what } lähettää sinulle paketin, kuljettajana { $carrier }. Onko tämä oikea osoite? <b>{ $address }</b> { $more }
address-which-flat-first = { $what } lähettää sinulle paketin ({ $carrier }) osoitteeseen: <b>{ $address }</b>. Mikä asunto? Kirjoita vain numero. { $more }
address-not-on-map = { $what } lähettää sinulle paketin ({ $carrier }) osoitteeseen: <b>{ $address }</b>. En löydä sitä kartalta. Mikä on oikea osoite?
address-torn = { $what } lähettää sinulle paketin ({ $carrier }). Osoite on <b>{ $address }</b>, mutta lähettäjän piste kartalla on { $distance } päässä siitä. { $who } Kumpi on oikein?
address-not-on-map-fixed = { $what } lähettää sinulle paketin ({ $carrier }) osoitteeseen: <b>{ $address }</b>. En löydä sitä kartalta. { $who } Kirjoita minulle, mikä on oikein, niin joku meistä hoitaa asian.
address-number-fixed = { $what } lähettää sinulle paketin ({ $carrier }) osoitteeseen: <b>{ $address }</b>. En tunne numeroa { $number } kadulla { $street }. Onko se silti oikein? { $who } Jos se on väärin, kirjoita minulle, mikä on oikein, niin joku meistä hoitaa asian.
address-senders-to-correct = Vain lähettäjä voi korjata sen.
address-not-mine-to-correct = En voi korjata sitä itse.
address-pin-rough = Kiitos. Noin epätarkka paikka ei kerro taloa, joten pidän osoitteen { $address }.
address-what-is-right = Mikä on oikea osoite? Kirjoita se niin kuin haluat, tai lähetä paikka kartalta.
address-write-it = Selvä. Kirjoita katu, numero ja kaupunki, tai lähetä paikka kartalta.
address-which-one = Mitä näistä tarkoitat? Voit myös kirjoittaa sen uudelleen.
address-mismatch = En tunne katua { $street } paikassa ”{ $written }”. Tarkoititko tätä? Voit myös kirjoittaa uudelleen.
address-did-you-mean = Tarkoititko jotakin näistä? Voit myös kirjoittaa sen uudelleen.
address-which-town = { $street } löytyy useammasta paikasta. Mikä kaupunki?
address-which-number = Mikä talonumero kadulla { $street }?
address-number-unknown = En tunne numeroa { $number } kadulla { $street }. Onko se jokin näistä?
address-number-unknown-far = En tunne numeroa { $number } kadulla { $street }. Kirjoita se uudelleen tai näytä talo kartalta.
address-which-flat = { $address }: mikä asunto, tai mikä nimi ovikellossa? { $more }
address-flat-missing = <b>{ $new }</b>, eikä { $old }. { $more }
    Yksi asia puuttuu: mikä asunto, tai mikä nimi ovikellossa?
address-look-for = Mistä kuljettaja sitten tuntee oikean oven? Kerros, nimi ovikellossa, oven väri.
address-noted = Kuljettajalle: { $card }.
address-pin-far = Paikka on { $distance } päässä osoitteesta { $address }. Tuleeko kuljettaja merkittyyn paikkaan?
address-pin-may-be-elsewhere = Kiitos. Liikkuvan tai jonkun toisen lähettämän paikan otan vain, jos sanot niin.
address-entrance-here = Paikka on { $distance } päässä osoitteesta { $address }. Onko sisäänkäynti siinä?
address-pin-agrees = Kiitos, paikka sopii osoitteeseen { $address }.
address-pin-outside = En voi lähettää kuljettajaa siihen: paikka on kaukana taloista tai kuljetusyhtiö ei aja sinne. Lähetä toinen paikka, tai mitä tehdään sen sijaan?
address-which-house = Mikä näistä osoitteista se on?
address-pin-which = Mikä katu ja numero siinä on?
address-pin-vague = Puhelimesi ei ole varma paikasta. Mikä katu ja numero se on?
distance-metres = { $count } m
distance-kilometres = { $count } km
address-send-pin = Paina alla olevaa painiketta siellä, minne haluat paketin, tai liitä paikka kartalta.
address-or-write = Voit myös kirjoittaa osoitteen.
address-outside = Kuljetusyhtiö ei aja osoitteeseen { $address }. Mitä tehdään sen sijaan?
address-not-an-address = En löytänyt viestistä osoitetta. Kirjoita katu, numero ja kaupunki, tai lähetä paikka kartalta.
address-not-found = En löydä tätä osoitetta. Kirjoita katu, numero ja kaupunki, tai lähetä paikka kartalta.
address-link = En voi avata linkkejä. Kirjoita osoite tai lähetä itse paikka kartalta.
address-description = En löydä sitä kartalta. Jos se kuvaa paikkaa, lähetä paikka kartalta: sanasi kulkevat kuljettajalle sen mukana.
address-lost = Anteeksi, en löydä sitä vieläkään. Lähetä paikka kartalta, tai katsooko joku meistä?
address-compare = Vertaa vielä.
    Ennen: { $old }.
    Uusi: <b>{ $new }</b>. { $more }
    Pyydänkö kuljetusyhtiötä tulemaan uuteen?
address-first = Ensin osoite, sitten valitaan aika.
address-one-tap = <b>{ $new }</b>: yksi painallus riittää. Pyydänkö kuljetusyhtiötä tulemaan sinne?
address-compare-pin = Vertaa vielä.
    Ennen: { $old }.
    Uusi: <b>{ $new }</b>, merkitsemäsi paikka. { $more }
    Pyydänkö kuljetusyhtiötä tulemaan uuteen?
address-compare-place = Vertaa vielä.
    Ennen: { $old }.
    Uusi: <b>{ $new }</b>, paikka jonka merkitsit. { $more }
    Pyydänkö kuljetusyhtiötä tulemaan sinne?
address-so-it-is = Se on siis <b>{ $new }</b>. { $more }
    Onko näin oikein?
address-corrected = Luin ”{ $written }” näin: ”{ $corrected }”.
address-new-number = Kuljettaja näkee, että numero on meille uusi.
address-courier-told = Kuljettajalle kerrotaan: { $card }.
address-confirmed = Kiitos, osoite on oikein.
address-confirmed-door = Kiitos, osoite on oikein. Ovikoodi tai viesti auttaa kuljettajaa.
address-confirmed-new-number = Kiitos, luotan sanaasi. Kuljettaja näkee, että numero on meille uusi.
address-asked = Pyydetty: kerroin uuden osoitteen kuljetusyhtiölle.
address-asked-entrance = Pyydetty: kerroin kuljetusyhtiölle, missä sisäänkäynti on.
address-asked-new-number = Pyydetty: kerroin uuden osoitteen kuljetusyhtiölle. Kuljettaja näkee, että numero on meille uusi.
address-card-is-old = Se oli aiemmasta; näin asia on nyt.
address-stays = Selvä, osoite pysyy ennallaan.
photo-thanks = Kiitos, pidän kuvan tässä keskustelussa ja luin sen tekstin.
photo-no-address = Kiitos, pidän kuvan tässä keskustelussa. En osaa lukea osoitetta kuvasta.
prove-again-share = Jaa numerosi alla olevalla painikkeella.
prove-again-code = Tai kirjoita paketin 6-numeroinen koodi.
prove-again-thanks = Kiitos.
button-address = { $address }
button-leave-address = Jätä ennalleen
button-no-flat = Talossa ei ole asuntoja
button-flat-unknown = En tiedä
button-torn-words = Osoite
button-torn-pin = Piste kartalla
button-use-pin = Kyllä, merkittyyn paikkaan
button-use-address = Ei, osoitteeseen
button-entrance = Kyllä, käytä paikkaa
button-send-pin = Lähetä paikka
button-new-house = Talo on uusi: näytä kartalta
button-move-pin = Siirrä merkkiä kartalla
button-none-of-these = Ei mikään näistä
button-number-right = Numeroni on oikein
button-no-address = Sillä ei ole osoitetta
button-nothing = Ei mitään
address-so-already = Niin se jo on: paketti menee osoitteeseen <b>{ $address }</b>.
address-entrance-here-unknown = Onko osoitteen { $address } sisäänkäynti merkityssä paikassa?
address-pin-far-unknown = Merkitty paikka ei ole siellä, mistä etsisin osoitetta { $address }. Tuleeko kuljettaja merkittyyn paikkaan?
address-torn-unknown = { $what } lähettää sinulle paketin ({ $carrier }). Osoite on <b>{ $address }</b>, mutta lähettäjän piste kartalla on muualla. { $who } Kumpi on oikein?
address-still-open = Yksi asia on vielä auki, jotta kuljettaja löytää heti perille.
