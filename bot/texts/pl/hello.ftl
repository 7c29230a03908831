hello-prove = Dzień dobry! Pomagam z jedną paczką. Zanim cokolwiek pokażę, muszę wiedzieć, do kogo należy. Proszę udostępnić swój numer przyciskiem poniżej albo wpisać 6-cyfrowy kod paczki.
hello-prove-again = Proszę udostępnić swój numer przyciskiem poniżej albo wpisać 6-cyfrowy kod.
hello-locked-number = Własny numer nadal działa: proszę udostępnić go przyciskiem poniżej.
hello-locked-person = Jeśli to nie zadziała, może pomóc ktoś z nas.
hello-not-for-you = Czy ten link trafił do niewłaściwej osoby?
hello-first = Chętnie pomogę, gdy tylko będzie jasne, do kogo należy paczka.
hello-not-own-contact = To kontakt kogoś innego. Potrzebuję własnego numeru, z przycisku poniżej.
hello-yours = Dziękuję, wszystko się zgadza: to ta paczka.
hello-yours-many = { $count ->
    [one] Dziękuję: w drodze jest { $count } paczka.
    [few] Dziękuję: w drodze są { $count } paczki.
   *[other] Dziękuję: w drodze jest { $count } paczek.
    }
hello-no-link = Dzień dobry! Na początek proszę otworzyć link albo zeskanować kod od nadawcy paczki.
hello-no-such-link = Nie znam tego linku. Proszę otworzyć najnowszy link od nadawcy.
hello-not-mine-done = Gotowe: w tym czacie nie będzie już wiadomości o tej paczce, a nadawca dowie się, że kontakt jest błędny.
hello-really-not-mine = Czy ta paczka jest dla kogoś innego? Jeśli tak, usunę ją z tego czatu i powiadomię nadawcę.
hello-unbound = Paczka zniknęła z tego czatu: jej odbiorcą okazał się ktoś inny.
button-share-phone = Udostępnij mój numer
button-share-place = Udostępnij lokalizację
button-not-mine = Nie moja
