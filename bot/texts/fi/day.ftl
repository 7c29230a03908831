lead-reminder = Pakettisi tulee huomenna.
lead-reminder-visit = Noudat pakettisi huomenna.
lead-out-for-delivery = Pakettisi on matkalla luoksesi.
lead-near = { $stops ->
        [0] Olet seuraava: kuljettaja tulee noin { $minutes } kuluttua.
        [one] Vielä yksi pysähdys ennen sinua: kuljettaja tulee noin { $minutes } kuluttua.
       *[other] Vielä { $stops } pysähdystä ennen sinua: kuljettaja tulee noin { $minutes } kuluttua.
    }
lead-at-the-door = Kuljettaja on ovellasi.
lead-returning = Pakettisi palaa lähettäjälle.
lead-cancelled = Toimituksesi on peruttu.
lead-customs-cleared = Tulli on päästänyt pakettisi: se on taas matkalla.
lead-lost = Olen pahoillani: kuljetusyhtiö ei löydä pakettiasi. Ihminen voi selvittää asian.
lead-damaged = Olen pahoillani: kuljetusyhtiön mukaan pakettisi on vaurioitunut. Ihminen voi selvittää asian.
delivered = Toimitettu. Oliko kaikki hyvin?
    { $lines }
rate-what-is-wrong = Olen pahoillani. Mikä on vialla?
rate-thanks = Kiitos!
damage-noted = Kerroin lähettäjälle ja kuljetusyhtiölle, että se on vaurioitunut. Ihminen voi hoitaa jatkon.
damage-the-parcel = Onko paketti vaurioitunut? Vain silloin kerron siitä lähettäjälle ja kuljetusyhtiölle.
address-changed = { $who ->
        [sender] Lähettäjä
        [carrier] Kuljetusyhtiö
       *[other] Työkaverini
    } muutti lähetyksen { $what } osoitteen: <s>{ $old }</s> → <b>{ $new }</b>.
change-no = { $wish }: kuljetusyhtiö ei voinut, joten kaikki pysyy ennallaan. Mitä tehdään?
status-several = Sinulle on tulossa useita paketteja. Minkä haluat nähdä?
button-stars = ★ { $stars }
button-something-wrong = Jokin on vialla
button-damaged = Paketti on vaurioitunut
button-about-the-door = Se koskee ovea
button-not-here = Se ei ole täällä
button-parcel = { $number }. { $what }
rate-why = Kiitos. { $promise }Mikä ei ollut kunnossa?
rate-promise = Sinulle luvattiin { $window }, ja se tuli: { $at }.{" "}
button-why-not-then = Ei luvattuun aikaan
button-why-not-careful = Huolimattomasti
button-why-not-kind = Epäystävällisesti
button-why-other = Jotain muuta
