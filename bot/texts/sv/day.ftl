lead-reminder = I morgon kommer ditt paket.
lead-reminder-visit = I morgon hämtar du ditt paket.
lead-out-for-delivery = Ditt paket är på väg till dig.
lead-near = { $stops ->
        [0] Du är näst på tur: budet kommer om ungefär { $minutes }.
        [one] Ett stopp till före dig: budet kommer om ungefär { $minutes }.
       *[other] { $stops } stopp till före dig: budet kommer om ungefär { $minutes }.
    }
lead-at-the-door = Budet är vid din dörr.
lead-returning = Ditt paket går tillbaka till avsändaren.
lead-cancelled = Din leverans är avbokad.
lead-customs-cleared = Tullen har släppt ditt paket: det är på väg igen.
lead-lost = Jag är ledsen: transportören hittar inte ditt paket. En person kan se till det.
lead-damaged = Jag är ledsen: transportören meddelar att ditt paket är skadat. En person kan se till det.
delivered = Levererat. Gick allt bra?
    { $lines }
rate-what-is-wrong = Jag är ledsen. Vad är fel?
rate-thanks = Tack!
damage-noted = Jag har berättat för avsändaren och transportören att det är skadat. En person kan ta hand om fortsättningen.
damage-the-parcel = Är det paketet som är skadat? Bara då säger jag till avsändaren och transportören.
address-changed = { $who ->
        [sender] Avsändaren
        [carrier] Transportören
       *[other] En av mina kollegor
    } ändrade adressen för { $what }: <s>{ $old }</s> → <b>{ $new }</b>.
change-no = { $wish }: transportören sa nej, så allt är kvar som det var. Vad gör vi?
status-several = Du har flera paket på väg. Vilket vill du se?
button-stars = ★ { $stars }
button-something-wrong = Något är fel
button-damaged = Paketet är skadat
button-about-the-door = Det gäller dörren
button-not-here = Det är inte här
button-parcel = { $number }. { $what }
rate-why = Tack. { $promise }Vad var inte bra?
rate-promise = Du lovades { $window }, och det kom: { $at }.{" "}
button-why-not-then = Inte på utlovad tid
button-why-not-careful = Ovarsamt
button-why-not-kind = Ovänligt
button-why-other = Något annat
