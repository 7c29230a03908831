locker-where-to =
    Te punkty są blisko i mają miejsce. Do którego?
    { $lines }
locker-shall-i = <b>{ $where }</b>, { $walk } pieszo. Czy zarezerwować tam miejsce i wysłać tam paczkę?
locker-reserved = Zarezerwowane: { $point }. Firma kurierska dostała prośbę o zawiezienie tam paczki.
locker-gone = Ostatnie miejsce zostało tam właśnie zajęte.
locker-none = W tej chwili żaden punkt odbioru w pobliżu nie ma na nią miejsca. Co robimy?
locker-none-ill = W tej chwili nie mogę sprawdzić punktów odbioru. Co robimy?
locker-not = Dobrze, bez punktu odbioru. Co robimy?
pickup-ready = Paczka czeka tutaj: { $point }, do { $until }.
pickup-ready-open = Paczka czeka tutaj: { $point }.
pickup-code = Kod: { $code }. Proszę go nikomu nie podawać: kto go ma, może otworzyć skrytkę.
pickup-longer-asked = Zgłoszone: prośba o więcej czasu.
pickup-ends = Paczka czeka ({ $point }) już tylko do { $until }.
pickup-collected = Paczka odebrana. Wszystkiego dobrego!
button-locker-near = { $point } · { $walk }
button-at-the-door = Lepiej do drzwi
button-reserve = Tak, zarezerwuj
button-another-one = Inny
locker-line = • <b>{ $point }</b>: { $facts }
locker-fact-walk = { $walk } pieszo
locker-fact-open = czynne do { $until }
locker-fact-day = czynne całą dobę
locker-fact-opens = zamknięte, otwarcie: { $at }
locker-fact-free = { $count ->
    [one] { $count } wolne miejsce
    [few] { $count } wolne miejsca
    [many] { $count } wolnych miejsc
   *[other] { $count } wolnego miejsca
}
locker-fact-kept = trzymane dla Państwa
locker-fact-step-free = bez schodów
locker-straight-line = Drogę oszacowano w linii prostej.
locker-question = { $lines }
locker-final = Tego nie można cofnąć.
locker-shall-i-ask = <b>{ $where }</b>, { $walk } pieszo. Czy poprosić o dostarczenie tam paczki? Miejsca nie da się tam wcześniej zarezerwować.
locker-asked = Zgłoszone: firma kurierska ma zawieźć paczkę tutaj: { $point }. Miejsca nie da się tam zarezerwować, czekamy więc na jej zgodę.
locker-none-step-free = W pobliżu nie znam teraz punktu bez schodów, w którym jest miejsce. Co robimy?
button-send-there = Tak, wyślij tam
pickup-halfway = Paczka nadal czeka tutaj: { $point }, do { $until }.
pickup-last-hours = Ostatnie godziny: paczka czeka ({ $point }) tylko do { $until }, potem wraca do nadawcy.
pickup-over = Czas odbioru minął ({ $point }) i firma kurierska może zabrać paczkę. Jeśli to blisko, warto spróbować od razu albo zapytać człowieka.
pickup-more-time = Dobra wiadomość: paczka może poczekać dłużej ({ $point }), do { $until }.
locker-failed = Paczki nie udało się tam zostawić ({ $point }): { $reason }.
point-hours = { $lines }
point-hours-open =
    <b>{ $point }</b>, godziny otwarcia:
    { $lines }
point-hours-line = • { $window }
point-hours-closed = <b>{ $point }</b>: { $day } nieczynne.
point-hours-always = <b>{ $point }</b>: czynne całą dobę.
point-hours-unknown = Nie znam godzin otwarcia: { $point }.
