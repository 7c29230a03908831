locker-where-to =
    De här finns nära dig och har plats. Vart?
    { $lines }
locker-shall-i = <b>{ $where }</b>, { $walk } till fots. Ska jag reservera plats där och skicka paketet dit?
locker-reserved = Reserverat på { $point }; jag har bett transportören ta det dit.
locker-gone = Den platsen blev precis upptagen.
locker-none = Inget utlämningsställe nära dig har plats för det just nu. Vad gör vi?
locker-none-ill = Jag kan inte slå upp utlämningsställen just nu. Vad gör vi?
locker-not = Okej, inget utlämningsställe. Vad gör vi?
pickup-ready = Ditt paket väntar på { $point } till { $until }.
pickup-ready-open = Ditt paket väntar på { $point }.
pickup-code = Din kod: { $code }. Behåll den för dig själv: den som har den kan öppna luckan.
pickup-longer-asked = Jag har bett om mer tid.
pickup-ends = Ditt paket väntar på { $point } bara till { $until }.
pickup-collected = Du har hämtat ditt paket. Ha det så bra!
button-locker-near = { $point } · { $walk }
button-at-the-door = Hellre till dörren
button-reserve = Ja, reservera
button-another-one = En annan
locker-line = • <b>{ $point }</b>: { $facts }
locker-fact-walk = { $walk } till fots
locker-fact-open = öppet till { $until }
locker-fact-day = öppet dygnet runt
locker-fact-opens = stängt, öppnar { $at }
locker-fact-free = { $count ->
    [one] { $count } ledig
   *[other] { $count } lediga
}
locker-fact-kept = hålls åt dig
locker-fact-step-free = utan trappsteg
locker-straight-line = Vägen är beräknad fågelvägen.
locker-question = { $lines }
locker-final = Det går inte att ångra.
locker-shall-i-ask = <b>{ $where }</b>, { $walk } till fots. Ska jag be att paketet tas dit? Det går inte att hålla en plats där i förväg.
locker-asked = Efterfrågat: jag har bett transportören ta det till { $point }. Ingen plats kan hållas där, så deras ja återstår.
locker-none-step-free = Nära dig känner jag just nu inte till något utlämningsställe utan trappsteg med plats. Vad gör vi?
button-send-there = Ja, skicka dit
pickup-halfway = Ditt paket väntar fortfarande på { $point } till { $until }.
pickup-last-hours = Sista timmarna: ditt paket väntar på { $point } bara till { $until }, sedan går det tillbaka.
pickup-over = Hämttiden är slut ({ $point }) och transportören kan ta tillbaka paketet nu. Är du i närheten, försök genast, eller fråga en människa.
pickup-more-time = Goda nyheter: ditt paket får vänta längre på { $point }, till { $until }.
locker-failed = Ditt paket kunde inte lämnas på { $point }: { $reason }.
point-hours = { $lines }
point-hours-open =
    <b>{ $point }</b> har öppet:
    { $lines }
point-hours-line = • { $window }
point-hours-closed = <b>{ $point }</b> har stängt { $day }.
point-hours-always = <b>{ $point }</b> har öppet dygnet runt.
point-hours-unknown = Öppettiderna är inte kända för mig: { $point }.
