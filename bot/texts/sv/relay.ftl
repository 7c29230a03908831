# Words between a recipient and the courier near their door.

relay-ask = Vad ska jag säga till budet? Skriv eller tryck.
relay-told = Framfört till budet. Ditt nummer stannar hos oss.
relay-said = 🚚 Budet: <b>{ $words }</b>
relay-wrote = 🚚 Budet skriver: ”{ $text }”
relay-wrote-in = 🚚 Budet skriver ({ $language }): ”{ $text }”
button-message-courier = Skriv till budet
why-not-said-enough = Budet har redan fått många meddelanden av dig. Ge dem en stund.
recipient-says-coming = Jag kommer
recipient-says-two-minutes = Två minuter, tack
recipient-says-ring-again = Ring igen, tack
recipient-says-not-home = Jag är inte hemma
recipient-says-thanks = Tack
courier-says-nearly-there = Jag är snart framme
courier-says-at-the-door = Jag står vid dörren
courier-says-which-entrance = Vilken ingång är det?
courier-says-door-locked = Dörren är låst. Hur kommer jag in?
courier-says-come-down = Kom ner till dörren, tack
courier-says-cannot-park = Jag kan inte parkera nära. Vänta lite, tack
courier-says-thanks = Tack
