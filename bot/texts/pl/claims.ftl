left-is-it-yours = Paczkę zostawiono pod drzwiami{ $link }. Czy to u Państwa?
left-link = {" "}(<a href="{ $url }">zdjęcie</a>)
button-not-my-house = To nie u mnie
claim-opened-wrong-place = Przykro mi. Ktoś z nas się tym zajmie, a sprawa pozostaje otwarta, póki paczka się nie znajdzie. Można przysłać zdjęcie swoich drzwi.
claim-opened-not-received = Przykro mi. Ktoś z nas się tym zajmie, aż się znajdzie. Tymczasem proszę sprawdzić u sąsiadów i za drzwiami.
claim-photo-added = Dziękuję. Zdjęcie jest już dołączone do zgłoszenia.
left-there = Paczkę zostawiono tutaj: <b>{ $where }</b>.{ $doubts } Czy tam jest?{ $link }
left-somewhere = Paczkę zostawiono i nikt jej nie odebrał.{ $doubts } Czy jest na miejscu?{ $link }
left-unasked = {" "}Nie było takiej prośby od Państwa.
left-no-photo = {" "}Nie zrobiono zdjęcia.
