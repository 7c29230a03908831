missed-disputed = Przykro mi. Zgłoszono, { $at }: { $reason }.{ $evidence }{"\u000A"}{ $verdict }{ $meanwhile }
button-was-home = Ktoś był w domu
missed-came = Próba doręczenia: { $at }. Kurier nie mógł doręczyć paczki: { $reason }. { $left ->
        [0] To była ostatnia próba.
       *[other] Pozostałe próby: { $left }.
    }{ $evidence }
    { $after }
missed-not-come = Przykro mi: paczka nie mogła dotrzeć ({ $reason }). { $after }
after-again = Co robimy?
after-kept = Trzymam dla Państwa termin <b>{ $window }</b> do { $until }. Pasuje?
after-first-kept = W następnym planie są Państwo pierwsi: trzymam termin <b>{ $window }</b> do { $until }. Pasuje?
after-address = Jaki jest właściwy adres?
after-door = Jak się wchodzi: kod, dzwonek, inne wejście?
after-refused = Jeśli to nie Państwo, proszę powiedzieć; inaczej poproszę o zwrot.
after-who = Na miejscu musi być ktoś, kto to okaże.
after-hours = Kiedy ktoś jest na miejscu?
after-vehicle = Dokąd dojedzie furgonetka? Może być też punkt odbioru.
after-damaged = W takim stanie jej nie przywieziemy: ktoś z nas się tym zajmie i da znać, co dalej.
after-missing = Firma kurierska jej szuka, ktoś z nas tego pilnuje i od razu da znać, gdy się znajdzie.
after-misrouted = Trafia właśnie do właściwego pojazdu.
after-customs = Dam znać, gdy tylko urząd celny ją zwolni.
after-too-big = Potrzebny jest inny pojazd lub więcej rąk; jaka pora pasuje?
evidence-near = {"\u000A"}📍 Furgonetka stała { $metres } m od Państwa drzwi.
evidence-far = {"\u000A"}📍 Furgonetka nie zbliżyła się do drzwi na mniej niż { $metres } m.
evidence-unknown = {"\u000A"}📍 Nie wiadomo, gdzie była wtedy furgonetka.
evidence-waited = {"\u000A"}⏱ Według zgłoszenia kurier był tam { $span }.
evidence-photo = {"\u000A"}📷 Zrobiono zdjęcie{ $link }.
evidence-no-photo = {"\u000A"}📷 Nie zrobiono zdjęcia.
missed-open = Nie liczę tej próby, dopóki ktoś z nas tego nie sprawdzi.
missed-disproved = To się nie zgadza, więc nie liczę tego jako próby.
missed-stands = Ktoś z nas już to sprawdził i zgłoszenie pozostaje w mocy.
missed-meanwhile = {" "}Tymczasem termin <b>{ $window }</b> czeka na Państwa do { $until }.
button-not-me = Nikt nie odmówił
button-opening-hours = Podaj godziny
claim-attempt-upheld = Ktoś z nas sprawdził tę próbę: mieli Państwo rację, nie liczy się.
claim-attempt-declined = Ktoś z nas sprawdził tę próbę: zgłoszenie pozostaje w mocy, liczy się.
claim-upheld = Ktoś z nas zamknął zgłoszenie: mieli Państwo rację, a nadawca i firma kurierska o tym wiedzą.
claim-declined = Ktoś z nas zamknął zgłoszenie: to, co wiadomo, go nie potwierdza. Można zapytać człowieka dlaczego.
evidence-reported = {"\u000A"}📍 Zgłoszenie wysłano { $metres } m od Państwa drzwi.
missed-who-told = Kurier o tym wie. { $age ->
        [0] Kto otworzy, musi okazać dokument tożsamości.
       *[other] Kto otworzy, musi okazać, że ma co najmniej { $age } lat.
    } { $after }
