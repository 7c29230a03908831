person-asked = Pyysin ihmisen mukaan. { $before ->
    [0] Olet seuraavana vuorossa
    [one] Yksi on ennen sinua
   *[other] { $before } on ennen sinua
    }; kirjoita mistä on kyse, kaikki luetaan.{ $wait }
person-usual-wait = {" "}Viime aikoina se on kestänyt noin { $wait }.
person-back-at = {" "}Juuri nyt paikalla ei ole ketään; olemme taas täällä { $at }.
person-still = Ihminen on kutsuttu ja tulee mukaan. Siihen asti olen hiljaa.
person-noted = Merkitty: se luetaan. Siihen asti olen hiljaa.
person-joined = { $name } tuli mukaan. Nyt olen hiljaa.
person-said = <b>{ $name }:</b> { $text }
person-left = { $name } lähti; olen taas täällä.
person-back = Olen taas täällä. Mitään ei kadonnut.
person-late = Olen pahoillani, kukaan ei ole vielä vapaana. Voit odottaa tai jatkaa kanssani.
person-bot-failed = Anteeksi, minulta meni jokin pieleen. Pyysin ihmistä katsomaan viestisi.
person-not-now = Ketään ei voi juuri nyt kutsua. Kokeile uudelleen muutaman minuutin päästä.
person-not-waiting = Puhut botin kanssa. Miten voin auttaa?
button-back = Takaisin bottiin
button-person = Ihminen
address-granted = Joku meistä katsoi asian: lähetyksesi viedään uuteen osoitteeseen, ja kuljetusyhtiö sai tiedon.
address-declined = Joku meistä katsoi asian, eikä lähetystä voi ohjata toiseen osoitteeseen keskustelussa. Se tuodaan edelleen osoitteeseen { $address }. Mitä tehdään?
agreed-is-it-so = { $name } lähti; olen taas täällä. Näin sovittiin:
    { $lines }
    Onko se oikein?
agreed-line = { $wish }: { $value }
agreed-taken-back = { $wish }: peruttu
agreed-of = { $parcel } · { $line }
agreed-good = Hyvä, näin se pysyy.
