neighbour-who = U kogo z sąsiadów? Wystarczy nazwisko lub mieszkanie.
neighbour-shall-i = Czy kurier ma zostawić ją tutaj: <b>{ $words }</b>? Przekażę tylko to.
safe-place-where = Gdzie ją zostawić? Najlepiej w suchym i niewidocznym miejscu.
safe-place-shall-i = Czy kurier ma zostawić ją tutaj: <b>{ $words }</b>? Od tej chwili leży tam na ryzyko odbiorcy.
return-shall-i = Czy poprosić firmę kurierską o odesłanie jej do nadawcy: { $what }?
cancel-shall-i = Czy poprosić o odwołanie doręczenia: { $what } i firmę kurierską?
wish-asked = Zgłoszone: prośba jest przekazana firmie kurierskiej.
wish-left = Nic nie zostało zmienione.
undo-done = Cofnięte.
undo-nothing = Nie ma już czego cofać. Co robimy?
undo-no-time-now = Cofnięte. Poprzedni termin, { $earlier }, zwolnił się przy wyborze innego: teraz żaden termin nie jest ustalony.
door-what = Co kurier musi wiedzieć przy drzwiach? Kod, piętro, nazwisko na domofonie.
door-saved = Zapisane dla tego doręczenia: { $card }. Kurier zobaczy to, gdy będzie blisko; potem zostanie usunięte.
door-code = kod do drzwi { $value }
door-floor = piętro { $value }
door-unit = mieszkanie { $value }
door-unit-named = { $value }
door-phone = telefon { $value }
door-code-known = kod do drzwi
door-entrance = wejście { $value }
door-reception = recepcja: { $value }
door-opening-hours = czynne { $value }
door-lift = winda: { $value }
door-height = pojazdy do { $value } m
door-weight = pojazdy do { $value } t
door-parking = parkowanie: { $value }
door-note = uwaga „{ $value }”
several-which = W drodze jest kilka paczek. O którą chodzi?
both-which = Te terminy są wolne dla wszystkich paczek:
both-not-then = Ten termin nie jest wolny dla wszystkich paczek. Te są wolne:
both-shall-i = <b>{ $window }</b>, { $count ->
        [one] { $count } paczka
        [few] { $count } paczki
       *[other] { $count } paczek
    } razem. Czy zarezerwować?
both-booked = Zarezerwowane, { $count ->
        [one] { $count } paczka
        [few] { $count } paczki
       *[other] { $count } paczek
    } razem: { $window }.
both-none = Nie ma terminu wolnego dla wszystkich naraz. Którą paczkę sprawdzić najpierw?
button-all-of-them = Wszystkie
door-saved-keep = Zapisane dla tego doręczenia: { $card }. Kurier zobaczy to, gdy będzie blisko; potem zostanie usunięte. Czy zachować kod na następne paczki pod te drzwi?
button-code-once = Tylko tym razem
button-code-keep = Zachowaj 90 dni
code-kept = Zachowuję kod na następne paczki pod te drzwi, do { $until }; potem zostanie usunięty. /places pokazuje go i pozwala usunąć wcześniej.
code-not-kept = Dobrze, kod zostanie usunięty po tym doręczeniu.
code-gone = Nie ma już kodu do zachowania.
