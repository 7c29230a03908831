missed-disputed = Det är jag ledsen för. Det rapporterades, { $at }: { $reason }.{ $evidence }{"\u000A"}{ $verdict }{ $meanwhile }
button-was-home = Jag var hemma
missed-came = Budet kom { $at } och kunde inte lämna över ditt paket: { $reason }. { $left ->
        [0] Det var det sista försöket.
       *[other] Försök kvar: { $left }.
    }{ $evidence }
    { $after }
missed-not-come = Jag är ledsen: ditt paket kunde inte komma ({ $reason }). { $after }
after-again = Vad gör vi?
after-kept = Jag håller <b>{ $window }</b> åt dig till { $until }. Passar det?
after-first-kept = Du är först i nästa plan: jag håller <b>{ $window }</b> åt dig till { $until }. Passar det?
after-address = Vilken är rätt adress?
after-door = Hur kommer man in: en kod, en ringklocka, en annan ingång?
after-refused = Om det inte var du, säg det; annars ber jag att den skickas tillbaka.
after-who = Någon måste vara där som kan visa det.
after-hours = När är någon där?
after-vehicle = Vart kommer en skåpbil fram? Ett utlämningsställe går också bra.
after-damaged = Så kommer det inte till dig: någon av oss tar hand om det, och du får veta vad som händer.
after-missing = Transportören letar efter det, någon av oss bevakar det, och du får veta så fort det hittas.
after-misrouted = Det förs över till rätt fordon.
after-customs = Jag hör av mig så fort tullen släpper det.
after-too-big = Det behövs ett annat fordon eller fler händer; vilken tid passar?
evidence-near = {"\u000A"}📍 Bilen stod { $metres } m från din dörr.
evidence-far = {"\u000A"}📍 Bilen kom inte närmare din dörr än { $metres } m.
evidence-unknown = {"\u000A"}📍 Var bilen var då är inte känt.
evidence-waited = {"\u000A"}⏱ Enligt rapporten var budet där i { $span }.
evidence-photo = {"\u000A"}📷 Det finns ett foto{ $link }.
evidence-no-photo = {"\u000A"}📷 Det finns inget foto.
missed-open = Jag räknar inte det här försöket förrän någon har tittat på det.
missed-disproved = Det går inte ihop, så jag räknar det inte som ett försök.
missed-stands = Någon av oss har redan tittat på det, och rapporten står fast.
missed-meanwhile = {" "}Under tiden håller jag <b>{ $window }</b> åt dig till { $until }.
button-not-me = Det var inte jag
button-opening-hours = Ange öppettider
claim-attempt-upheld = Någon av oss har tittat på försöket: du hade rätt, det räknas inte.
claim-attempt-declined = Någon av oss har tittat på försöket: rapporten står fast, det räknas.
claim-upheld = Någon av oss har avslutat ditt ärende: du hade rätt, och avsändaren och transportören vet det.
claim-declined = Någon av oss har avslutat ditt ärende: det som är känt stöder det inte. Du kan fråga en person varför.
evidence-reported = {"\u000A"}📍 Rapporten gjordes { $metres } m från din dörr.
missed-who-told = Budet vet det nu. { $age ->
        [0] Den som öppnar måste visa legitimation.
       *[other] Den som öppnar måste visa att den är minst { $age }.
    } { $after }
