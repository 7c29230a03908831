lead-reminder = I morgon kommer ditt paket.
lead-reminder-visit = I morgon hämtar du ditt paket.
lead-out-for-delivery = Ditt paket är på väg till dig.
lead-arriving = Budet är nära: håll dig gärna redo.
lead-at-the-door = Budet är vid din dörr.
lead-returning = Ditt paket går tillbaka till avsändaren.
lead-cancelled = Din leverans är avbokad.
lead-lost = Jag är ledsen: transportören hittar inte ditt paket. En person kan se till det.
lead-damaged = Jag är ledsen: transportören meddelar att ditt paket är skadat. En person kan se till det.
late = Jag är ledsen, det blir senare: troligen mellan <b>{ $start }</b> och <b>{ $end }</b>. Du kan vänta, eller välja:
late-unknown = Jag är ledsen, ditt paket är försenat, och transportören har inte sagt hur mycket. Du kan vänta, eller välja:
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
