left-is-it-yours = Paczkę zostawiono pod drzwiami{ $link }. Czy to u Państwa?
left-link = {" "}(<a href="{ $url }">zdjęcie</a>)
button-not-my-house = To nie u mnie
claim-opened-wrong-place = Przykro mi. Ktoś z nas się tym zajmie, a sprawa pozostaje otwarta, póki paczka się nie znajdzie. Można przysłać zdjęcie swoich drzwi.
claim-opened-not-received = Przykro mi. Ktoś z nas się tym zajmie, aż się znajdzie. Tymczasem proszę sprawdzić u sąsiadów i za drzwiami.
claim-photo-added = Dziękuję. Zdjęcie jest już dołączone do zgłoszenia.
