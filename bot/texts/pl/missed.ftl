missed-what-now = Próba doręczenia: { $at }. Kurier nie mógł doręczyć paczki: { $reason }. Pozostałe próby: { $left }. Co robimy?
missed-last = Próba doręczenia: { $at }. Kurier nie mógł doręczyć paczki: { $reason }. To była ostatnia próba. Co robimy?
missed-disputed = Przykro mi. Nie liczę tej próby, dopóki ktoś z nas tego nie sprawdzi. Kiedy mamy przyjechać?
missed-not-counted = Przykro mi. Nie liczę tej próby, dopóki ktoś z nas tego nie sprawdzi.
missed-says-delivered = Przykro mi. Według firmy kurierskiej paczkę doręczono; proszę sprawdzić u sąsiadów i za drzwiami. Ktoś z nas może to teraz wyjaśnić.
button-was-home = Ktoś był w domu
