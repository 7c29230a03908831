person-asked = Jag har bett en av oss komma in. { $before ->
        [0] Du står näst i tur
        [one] En person är före dig
       *[other] { $before } personer är före dig
    }; skriv vad det gäller, allt blir läst.{ $wait }
person-usual-wait = {" "}På sistone har det tagit ungefär { $wait }.
person-back-at = {" "}Just nu är ingen här; vi är tillbaka { $at }.
person-still = En av oss är tillfrågad och kommer in. Till dess är jag tyst.
person-noted = Noterat: det blir läst. Till dess är jag tyst.
person-joined = { $name } är med nu. Jag är tyst.
person-said = <b>{ $name }:</b> { $text }
person-left = { $name } har lämnat oss; jag är tillbaka.
person-back = Jag är tillbaka. Inget gick förlorat.
person-late = Jag är ledsen, ingen är ledig än. Du kan vänta vidare, eller fortsätta med mig.
person-bot-failed = Förlåt, något gick fel hos mig. Jag har bett en person titta på ditt meddelande.
person-not-now = Ingen kan tillfrågas just nu. Försök igen om några minuter.
person-not-waiting = Du talar med boten. Vad kan jag hjälpa till med?
button-back = Tillbaka till boten
button-person = En person
address-granted = En av oss har tittat på det: ditt paket går till den nya adressen, och transportören vet om det.
address-declined = En av oss har tittat på det, och paketet kan inte skickas till en annan adress via chatten. Det kommer fortfarande till { $address }. Vad gör vi?
agreed-is-it-so = { $name } har lämnat oss; jag är tillbaka. Det här bestämdes:
    { $lines }
    Stämmer det?
agreed-line = { $wish }: { $value }
agreed-taken-back = { $wish }: återtaget
agreed-of = { $parcel } · { $line }
agreed-good = Bra, då blir det så.
