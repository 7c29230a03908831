missed-what-now = Budet kom { $at } och kunde inte lämna över ditt paket: { $reason }. Försök kvar: { $left }. Vad gör vi?
missed-last = Budet kom { $at } och kunde inte lämna över ditt paket: { $reason }. Det var det sista försöket. Vad gör vi?
missed-disputed = Det är jag ledsen för. Jag räknar inte det här försöket förrän någon har tittat på det. När ska vi komma?
missed-not-counted = Det är jag ledsen för. Jag räknar inte det här försöket förrän någon har tittat på det.
missed-says-delivered = Jag är ledsen. Transportören uppger att det är levererat; titta hos grannen och bakom dörren. En person kan undersöka det nu.
button-was-home = Jag var hemma
