# Words between a recipient and the courier near their door.

relay-ask = Co mam przekazać kurierowi? Napisz albo wybierz.
relay-told = Przekazane kurierowi. Twój numer zostaje u nas.
relay-said = 🚚 Kurier: <b>{ $words }</b>
relay-wrote = 🚚 Kurier pisze: „{ $text }”
relay-wrote-in = 🚚 Kurier pisze ({ $language }): „{ $text }”
button-message-courier = Napisz do kuriera
why-not-said-enough = Kurier dostał już dużo wiadomości. Daj mu chwilę.
recipient-says-coming = Już idę
recipient-says-two-minutes = Dwie minuty, proszę
recipient-says-ring-again = Proszę zadzwonić jeszcze raz
recipient-says-not-home = Nie ma mnie w domu
recipient-says-thanks = Dziękuję
courier-says-nearly-there = Zaraz będę
courier-says-at-the-door = Stoję pod drzwiami
courier-says-which-entrance = Które to wejście?
courier-says-door-locked = Drzwi są zamknięte. Jak wejść?
courier-says-come-down = Proszę zejść do drzwi
courier-says-cannot-park = Nie mogę zaparkować blisko. Proszę chwilę poczekać
courier-says-thanks = Dziękuję
