locker-where-to =
    Näissä lähellä on tilaa. Mihin?
    { $lines }
locker-shall-i = <b>{ $where }</b>, { $walk } kävellen. Varaanko sieltä paikan ja lähetän paketin sinne?
locker-reserved = Varattu: { $point }. Pyysin kuljetusyhtiötä viemään paketin sinne.
locker-gone = Se paikka ehti juuri täyttyä.
locker-none = Missään lähellä olevassa noutopisteessä ei ole juuri nyt tilaa. Mitä tehdään?
locker-none-ill = En saa juuri nyt haettua noutopisteitä. Mitä tehdään?
locker-not = Selvä, ei noutopistettä. Mitä tehdään?
pickup-ready = Pakettisi odottaa: { $point }, { $until } asti.
pickup-ready-open = Pakettisi odottaa: { $point }.
pickup-code = Koodisi: { $code }. Pidä se omana tietonasi: sillä saa luukun auki.
pickup-longer-asked = Pyysin lisää aikaa.
pickup-ends = Pakettisi odottaa paikassa { $point } enää { $until } asti.
pickup-collected = Olet noutanut pakettisi. Kaikkea hyvää!
button-locker-near = { $point } · { $walk }
button-at-the-door = Tuokaa ovelle
button-reserve = Kyllä, varaa
button-another-one = Toinen paikka
locker-line = • <b>{ $point }</b>: { $facts }
locker-fact-walk = { $walk } kävellen
locker-fact-open = auki { $until } asti
locker-fact-day = auki yötä päivää
locker-fact-opens = kiinni, aukeaa { $at }
locker-fact-free = { $count ->
    [one] { $count } vapaa
   *[other] { $count } vapaata
}
locker-fact-kept = pidetään sinulle
locker-fact-step-free = esteetön
locker-straight-line = Matka on arvioitu linnuntietä.
locker-question = { $lines }
locker-final = Tätä ei voi perua.
locker-shall-i-ask = <b>{ $where }</b>, { $walk } kävellen. Pyydänkö viemään paketin sinne? Paikkaa ei voi varata sieltä etukäteen.
locker-asked = Pyydetty: kuljetusyhtiön on määrä viedä se tänne: { $point }. Paikkaa ei voi varata sieltä, joten odotetaan heidän vastaustaan.
locker-none-step-free = En tiedä lähelläsi juuri nyt esteetöntä noutopistettä, jossa olisi tilaa. Mitä tehdään?
button-send-there = Kyllä, vie sinne
pickup-halfway = Pakettisi odottaa yhä: { $point }, { $until } asti.
pickup-last-hours = Viimeiset tunnit: pakettisi odottaa ({ $point }) enää { $until } asti, sitten se palautetaan.
pickup-over = Noutoaika on ohi ({ $point }), ja kuljetusyhtiö voi nyt palauttaa paketin. Jos olet lähellä, yritä heti tai kysy ihmiseltä.
pickup-more-time = Hyviä uutisia: pakettisi voi odottaa pidempään ({ $point }), { $until } asti.
locker-failed = Pakettia ei voitu jättää tänne ({ $point }): { $reason }.
point-hours = { $lines }
point-hours-open =
    <b>{ $point }</b> on auki:
    { $lines }
point-hours-line = • { $window }
point-hours-closed = <b>{ $point }</b> on kiinni: { $day }.
point-hours-always = <b>{ $point }</b> on auki yötä päivää.
point-hours-unknown = Aukioloaikoja ei ole kerrottu minulle: { $point }.
