missed-disputed = Olen pahoillani. Ilmoitettiin, { $at }: { $reason }.{ $evidence }{"\u000A"}{ $verdict }{ $meanwhile }
button-was-home = Olin kotona
missed-came = Kuljettaja kävi kello { $at } eikä voinut luovuttaa pakettiasi: { $reason }. { $left ->
        [0] Se oli viimeinen yritys.
       *[other] Yrityksiä jäljellä: { $left }.
    }{ $evidence }
    { $after }
missed-not-come = Olen pahoillani: pakettisi ei päässyt perille ({ $reason }). { $after }
after-again = Mitä tehdään?
after-kept = Pidän sinulle ajan <b>{ $window }</b>, { $until } asti. Sopiiko se?
after-first-kept = Olet ensimmäisenä seuraavassa suunnitelmassa: pidän sinulle ajan <b>{ $window }</b>, { $until } asti. Sopiiko se?
after-address = Mikä on oikea osoite?
after-door = Miten sisään pääsee: koodi, ovikello, toinen sisäänkäynti?
after-refused = Jos se et ollut sinä, sano se; muuten pyydän palauttamaan sen.
after-who = Paikalla pitää olla joku, joka voi näyttää sen.
after-hours = Milloin siellä on joku?
after-vehicle = Minne pakettiauto pääsee? Noutopistekin käy.
after-damaged = Sellaisena se ei tule sinulle: joku meistä hoitaa asian, ja kuulet jatkosta.
after-missing = Kuljetusyhtiö etsii sitä, joku meistä valvoo asiaa, ja kuulet heti kun se löytyy.
after-misrouted = Se siirretään oikeaan autoon.
after-customs = Kerron heti, kun tulli vapauttaa sen.
after-too-big = Se vaatii toisen auton tai lisää käsiä; mikä aika sopii?
evidence-near = {"\u000A"}📍 Auto oli { $metres } m päässä oveltasi.
evidence-far = {"\u000A"}📍 Auto ei käynyt { $metres } metriä lähempänä oveasi.
evidence-unknown = {"\u000A"}📍 Ei tiedetä, missä auto silloin oli.
evidence-waited = {"\u000A"}⏱ Ilmoituksen mukaan kuljettaja oli paikalla { $span }.
evidence-photo = {"\u000A"}📷 Siitä on kuva{ $link }.
evidence-no-photo = {"\u000A"}📷 Kuvaa ei ole.
missed-open = En laske tätä yritystä ennen kuin joku on selvittänyt asian.
missed-disproved = Tiedot eivät täsmää, joten en laske sitä yritykseksi.
missed-stands = Joku meistä on jo selvittänyt asian, ja ilmoitus pitää paikkansa.
missed-meanwhile = {" "}Sillä välin pidän sinulle ajan <b>{ $window }</b>, { $until } asti.
button-not-me = En kieltäytynyt
button-opening-hours = Kerro aukioloajat
claim-attempt-upheld = Joku meistä selvitti yrityksen: olit oikeassa, sitä ei lasketa.
claim-attempt-declined = Joku meistä selvitti yrityksen: ilmoitus pitää paikkansa, se lasketaan.
claim-upheld = Joku meistä on päättänyt ilmoituksesi: olit oikeassa, ja lähettäjä ja kuljetusyhtiö tietävät sen.
claim-declined = Joku meistä on päättänyt ilmoituksesi: tiedot eivät tue sitä. Voit kysyä ihmiseltä miksi.
evidence-reported = {"\u000A"}📍 Ilmoitus tehtiin { $metres } m päässä oveltasi.
missed-who-told = Kuljettaja tietää sen. { $age ->
        [0] Oven avaajan pitää näyttää henkilötodistus.
       *[other] Oven avaajan pitää näyttää olevansa vähintään { $age }.
    } { $after }
