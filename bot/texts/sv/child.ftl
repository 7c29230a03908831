child-thanks = Tack för att du säger det. Öppna inte dörren för det här paketet: en vuxen måste ta emot det.
child-adult = När kan en vuxen ta emot det, eller vart ska det?
button-adult-here = En vuxen är här
child-may-take = Tack för att du säger det. Butiken låter dig ta emot det här paketet: öppna bara för budet.
child-prove = Bra. Visa först att den här chatten är din, sedan hittar vi ett annat sätt.
