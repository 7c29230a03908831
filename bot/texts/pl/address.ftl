address-coming = { $what } wysyła paczkę ({ $carrier }) na adres: <b>{ $address }</b>.
address-is-it-right = { $what } wysyła paczkę, dostarcza { $carrier }. Czy ten adres jest poprawny? <b>{ $address }</b> { $more }
address-which-flat-first = { $what } wysyła paczkę ({ $carrier }) na adres: <b>{ $address }</b>. Które to mieszkanie? Wystarczy napisać. { $more }
address-not-on-map = { $what } wysyła paczkę ({ $carrier }) na adres: <b>{ $address }</b>. Nie znajduję go na mapie. Jaki jest poprawny adres?
address-torn = { $what } wysyła paczkę ({ $carrier }). Adres to <b>{ $address }</b>, ale pinezka nadawcy na mapie jest oddalona o { $distance }. { $who } Co jest poprawne?
address-not-on-map-fixed = { $what } wysyła paczkę ({ $carrier }) na adres: <b>{ $address }</b>. Nie znajduję go na mapie. { $who } Proszę napisać, jaki jest poprawny, a ktoś z nas się tym zajmie.
address-number-fixed = { $what } wysyła paczkę ({ $carrier }) na adres: <b>{ $address }</b>. { $street }: nie znam numeru { $number }. Czy mimo to jest poprawny? { $who } Jeśli jest błędny, proszę napisać, jaki jest poprawny, a ktoś z nas się tym zajmie.
address-senders-to-correct = Tylko nadawca może poprawić adres.
address-not-mine-to-correct = Nie mogę samodzielnie poprawić adresu.
address-pin-rough = Dziękuję. Tak niedokładne miejsce nie wskazuje żadnego domu, więc zostaję przy adresie: { $address }.
address-what-is-right = Jaki jest poprawny adres? Proszę napisać go własnymi słowami albo wysłać pinezkę.
address-write-it = Dobrze. Proszę napisać ulicę, numer i miejscowość albo wysłać pinezkę.
address-which-one = O który adres chodzi? Można też napisać go jeszcze raz.
address-mismatch = Nie znam takiej ulicy w miejscowości „{ $written }”: { $street }. Czy chodzi o ten adres? Można też napisać go jeszcze raz.
address-did-you-mean = Czy chodzi o jeden z tych adresów? Można też napisać go jeszcze raz.
address-which-town = { $street } jest w kilku miejscach. Która to miejscowość?
address-which-number = { $street }: jaki to numer domu?
address-number-unknown = { $street }: nie znam numeru { $number }. Czy to jeden z tych?
address-number-unknown-far = { $street }: nie znam numeru { $number }. Proszę napisać go jeszcze raz albo pokazać dom pinezką.
address-which-flat = { $address }: które mieszkanie albo jakie nazwisko na domofonie? { $more }
address-flat-missing = <b>{ $new }</b> zamiast { $old }. { $more }
    Brakuje jednego: które mieszkanie albo jakie nazwisko na domofonie?
address-look-for = Po czym więc kurier pozna drzwi? Piętro, nazwisko na domofonie, kolor drzwi.
address-noted = Dla kuriera: { $card }.
address-pin-far = Pinezka jest w odległości { $distance } od adresu { $address }. Czy kurier ma przyjechać do pinezki?
address-pin-may-be-elsewhere = Dziękuję. Miejsce, które się porusza lub pochodzi od kogoś innego, przyjmuję tylko po potwierdzeniu.
address-entrance-here = Pinezka jest w odległości { $distance } od adresu { $address }. Czy tam jest wejście?
address-pin-agrees = Dziękuję, pinezka zgadza się z adresem { $address }.
address-pin-outside = Nie mogę wysłać kuriera do tej pinezki: leży daleko od domów albo firma kurierska tam nie jeździ. Proszę wysłać inną pinezkę albo wybrać coś innego.
address-which-house = Który to z tych adresów?
address-pin-which = Jaka to ulica i numer?
address-pin-vague = Telefon nie jest pewien, gdzie to jest. Jaka to ulica i numer?
distance-metres = { $count } m
distance-kilometres = { $count } km
address-send-pin = Proszę nacisnąć przycisk poniżej tam, dokąd ma przyjechać paczka, albo dołączyć lokalizację z mapy.
address-or-write = Można też napisać adres.
address-outside = Firma kurierska nie jeździ pod adres { $address }. Co robimy zamiast tego?
address-not-an-address = Nie widzę tu adresu. Proszę napisać ulicę, numer i miejscowość albo wysłać pinezkę.
address-not-found = Nie znajduję tego adresu. Proszę napisać ulicę, numer i miejscowość albo wysłać pinezkę.
address-link = Nie mogę otwierać linków. Proszę napisać adres albo wysłać samo miejsce jako pinezkę.
address-description = Nie znajduję tego na mapie. Jeśli to opis miejsca, proszę wysłać jego pinezkę: opis trafi do kuriera razem z nią.
address-lost = Przepraszam, nadal nie znajduję tego adresu. Proszę wysłać pinezkę. A może ma sprawdzić ktoś z nas?
address-compare = Proszę porównać.
    Było: { $old }.
    Będzie: <b>{ $new }</b>. { $more }
    Czy poprosić firmę kurierską o przyjazd pod nowy adres?
address-first = Najpierw adres, potem wybierzemy godzinę.
address-one-tap = <b>{ $new }</b>: wystarczy jedno dotknięcie. Czy poprosić firmę kurierską o przyjazd w to miejsce?
address-compare-pin = Proszę porównać.
    Było: { $old }.
    Będzie: <b>{ $new }</b>, przy pinezce. { $more }
    Czy poprosić firmę kurierską o przyjazd pod nowy adres?
address-compare-place = Proszę porównać.
    Było: { $old }.
    Będzie: <b>{ $new }</b>, tam, gdzie jest pinezka. { $more }
    Czy poprosić firmę kurierską o przyjazd w to miejsce?
address-so-it-is = Czyli <b>{ $new }</b>. { $more }
    Czy to się zgadza?
address-corrected = „{ $written }” rozumiem jako „{ $corrected }”.
address-new-number = Kurier zobaczy, że ten numer jest dla nas nowy.
address-courier-told = Kurier otrzyma informację: { $card }.
address-confirmed = Dziękuję, adres jest poprawny.
address-confirmed-door = Dziękuję, adres jest poprawny. Kod do drzwi lub uwaga pomoże kurierowi.
address-confirmed-new-number = Dziękuję, wierzę na słowo co do numeru. Kurier zobaczy, że jest dla nas nowy.
address-asked = Zgłoszone: nowy adres jest przekazany firmie kurierskiej.
address-asked-entrance = Zgłoszone: firma kurierska dostała informację, gdzie jest wejście.
address-asked-new-number = Zgłoszone: nowy adres jest przekazany firmie kurierskiej. Kurier zobaczy, że numer jest dla nas nowy.
address-card-is-old = To było wcześniej; teraz jest tak.
address-stays = Dobrze, adres zostaje bez zmian.
photo-thanks = Dziękuję, zdjęcie zostaje w tym czacie, a podpis jest przeczytany.
photo-no-address = Dziękuję, zdjęcie zostaje w tym czacie. Nie umiem odczytać adresu ze zdjęcia.
prove-again-share = Proszę udostępnić swój numer przyciskiem poniżej.
prove-again-code = Można też wpisać 6-cyfrowy kod paczki.
prove-again-thanks = Dziękuję.
button-address = { $address }
button-leave-address = Zostaw bez zmian
button-no-flat = Dom bez mieszkań
button-flat-unknown = Nie wiem
button-torn-words = Adres
button-torn-pin = Pinezka
button-use-pin = Tak, do pinezki
button-use-address = Nie, pod adres
button-entrance = Tak, tam
button-send-pin = Wyślij pinezkę
button-new-house = Nowy dom: pokaż pinezką
button-move-pin = Przesuń pinezkę na mapie
button-none-of-these = Żaden z nich
button-number-right = Mój numer jest poprawny
button-no-address = To miejsce bez adresu
button-nothing = Nic
address-so-already = Tak już jest: paczka jedzie pod adres <b>{ $address }</b>.
address-entrance-here-unknown = Czy wejście do { $address } jest przy pinezce?
address-pin-far-unknown = Pinezka nie leży tam, gdzie można by szukać adresu { $address }. Czy kurier ma przyjechać do pinezki?
address-torn-unknown = { $what } wysyła paczkę ({ $carrier }). Adres to <b>{ $address }</b>, ale pinezka nadawcy na mapie jest gdzie indziej. { $who } Co jest poprawne?
address-still-open = Została jedna sprawa, żeby kurier od razu trafił na miejsce.
