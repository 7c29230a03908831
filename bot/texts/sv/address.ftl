address-coming = { $what } skickar dig ett paket med { $carrier }, till: <b>{ $address }</b>.
address-is-it-right = { $what } skickar dig ett paket med { $carrier }. Är det här rätt adress? <b>{ $address }</b> { $more }
address-which-flat-first = { $what } skickar dig ett paket med { $carrier }, till: <b>{ $address }</b>. Vilken lägenhet är det? Skriv bara numret. { $more }
address-not-on-map = { $what } skickar dig ett paket med { $carrier }, till: <b>{ $address }</b>. Jag hittar den inte på kartan. Vilken är rätt adress?
address-torn = { $what } skickar dig ett paket med { $carrier }. Adressen är <b>{ $address }</b>, men avsändarens punkt på kartan ligger { $distance } därifrån. { $who } Vilken stämmer?
address-not-on-map-fixed = { $what } skickar dig ett paket med { $carrier }, till: <b>{ $address }</b>. Jag hittar den inte på kartan. { $who } Skriv till mig vad som är rätt, så ser en av oss till det.
address-number-fixed = { $what } skickar dig ett paket med { $carrier }, till: <b>{ $address }</b>. Jag känner inte till nummer { $number } på { $street }. Stämmer det ändå? { $who } Om inte, skriv till mig vad som är rätt, så ser en av oss till det.
address-senders-to-correct = Bara avsändaren kan rätta den.
address-not-mine-to-correct = Jag får inte rätta den själv.
address-pin-rough = Tack. En så ungefärlig plats visar mig inget hus, så jag går efter { $address }.
address-what-is-right = Vilken är rätt adress? Skriv den som du vill, eller skicka platsen från kartan.
address-write-it = Okej. Skriv gata, nummer och ort, eller skicka platsen från kartan.
address-which-one = Vilken menar du? Du kan också skriva den igen.
address-mismatch = Jag känner inte till { $street } i ”{ $written }”. Menade du den här? Du kan också skriva den igen.
address-did-you-mean = Menade du någon av de här? Du kan också skriva den igen.
address-which-town = { $street } finns på mer än ett ställe. Vilken ort är det?
address-which-number = Vilket nummer på { $street }?
address-number-unknown = Jag känner inte till nummer { $number } på { $street }. Är det ett av de här?
address-number-unknown-far = Jag känner inte till nummer { $number } på { $street }. Skriv det igen, eller visa huset på kartan.
address-which-flat = { $address }: vilken lägenhet, eller vilket namn på ringklockan? { $more }
address-flat-missing = <b>{ $new }</b> i stället för { $old }. { $more }
    En sak saknas: vilken lägenhet, eller vilket namn på ringklockan?
address-look-for = Vad kan budet titta efter då? En våning, ett namn på ringklockan, färgen på en dörr.
address-noted = Till budet: { $card }.
address-pin-far = Punkten ligger { $distance } från { $address }. Ska budet komma till punkten?
address-pin-may-be-elsewhere = Tack. En plats som rör sig, eller som någon annan skickat, tar jag bara om du säger det.
address-entrance-here = Punkten ligger { $distance } från { $address }. Är ingången där?
address-pin-agrees = Tack, punkten stämmer med { $address }.
address-pin-outside = Jag kan inte skicka ett bud till den punkten: den ligger långt från alla hus, eller där transportören inte kör. Skicka en annan punkt, eller vad gör vi i stället?
address-which-house = Vilken av de här adresserna är det?
address-pin-which = Vilken gata och vilket nummer är det där?
address-pin-vague = Telefonen är osäker på platsen. Vilken gata och vilket nummer är det?
distance-metres = { $count } m
distance-kilometres = { $count } km
address-send-pin = Tryck på knappen nedan där du vill ha paketet, eller bifoga en plats från kartan.
address-or-write = Du kan också skriva adressen.
address-outside = Transportören kör inte till { $address }. Vad gör vi i stället?
address-not-an-address = Jag kunde inte läsa någon adress i det. Skriv gata, nummer och ort, eller skicka platsen från kartan.
address-not-found = Jag hittar inte den här adressen. Skriv gata, nummer och ort, eller skicka platsen från kartan.
address-link = Jag kan inte öppna länkar. Skriv adressen, eller skicka själva platsen från kartan.
address-description = Jag hittar inte det på kartan. Om det beskriver platsen, skicka den från kartan: dina ord följer med till budet.
address-lost = Tyvärr hittar jag den fortfarande inte. Skicka platsen från kartan, eller ska en av oss titta?
address-compare = Jämför gärna.
    Förut: { $old }.
    Ny: <b>{ $new }</b>. { $more }
    Ska jag be transportören komma till den nya?
address-first = Först adressen, sedan väljer vi tid.
address-one-tap = <b>{ $new }</b>: ett tryck räcker. Ska jag be transportören komma dit?
address-compare-pin = Jämför gärna.
    Förut: { $old }.
    Ny: <b>{ $new }</b>, vid din punkt. { $more }
    Ska jag be transportören komma till den nya?
address-compare-place = Jämför gärna.
    Förut: { $old }.
    Ny: <b>{ $new }</b>, platsen för din punkt. { $more }
    Ska jag be transportören komma dit?
address-so-it-is = Då är det <b>{ $new }</b>. { $more }
    Stämmer det?
address-corrected = Jag läste ”{ $written }” som ”{ $corrected }”.
address-new-number = Budet ser att numret är nytt för oss.
address-courier-told = Budet får veta: { $card }.
address-confirmed = Tack, adressen stämmer.
address-confirmed-door = Tack, adressen stämmer. En portkod eller ett meddelande hjälper budet.
address-confirmed-new-number = Tack, jag litar på dig om numret. Budet ser att det är nytt för oss.
address-asked = Begärt: jag har berättat den nya adressen för transportören.
address-asked-entrance = Begärt: jag har berättat för transportören var ingången är.
address-asked-new-number = Begärt: jag har berättat den nya adressen för transportören. Budet ser att numret är nytt för oss.
address-card-is-old = Det var från tidigare; så här är det nu.
address-stays = Okej, adressen är kvar som den är.
photo-thanks = Tack, jag behåller bilden i den här chatten och har läst texten till den.
photo-no-address = Tack, jag behåller bilden i den här chatten. Jag kan inte läsa en adress ur en bild.
prove-again-share = Dela ditt nummer med knappen nedan.
prove-again-code = Eller skriv paketets kod med 6 siffror.
prove-again-thanks = Tack.
button-address = { $address }
button-leave-address = Låt den vara
button-no-flat = Hus utan lägenheter
button-flat-unknown = Jag vet inte
button-torn-words = Adressen
button-torn-pin = Punkten på kartan
button-use-pin = Ja, till punkten
button-use-address = Nej, till adressen
button-entrance = Ja, använd punkten
button-send-pin = Skicka platsen
button-new-house = Det är nytt: visa på kartan
button-move-pin = Flytta punkten på kartan
button-none-of-these = Ingen av dem
button-number-right = Mitt nummer stämmer
button-no-address = Det har ingen adress
button-nothing = Inget
address-so-already = Så är det redan: paketet går till <b>{ $address }</b>.
address-entrance-here-unknown = Är ingången till { $address } vid punkten?
address-pin-far-unknown = Punkten ligger inte där jag skulle leta efter { $address }. Ska budet komma till punkten?
address-torn-unknown = { $what } skickar dig ett paket med { $carrier }. Adressen är <b>{ $address }</b>, men avsändarens punkt på kartan ligger någon annanstans. { $who } Vilken stämmer?
address-still-open = En sak är fortfarande öppen, så att budet hittar direkt.
