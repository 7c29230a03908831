# Words between a recipient and the courier near their door.

relay-ask = Que dois-je dire au livreur ? Écrivez-le ou touchez.
relay-told = Transmis au livreur. Votre numéro reste chez nous.
relay-said = 🚚 Le livreur : <b>{ $words }</b>
relay-wrote = 🚚 Le livreur écrit : « { $text } »
relay-wrote-in = 🚚 Le livreur écrit ({ $language }) : « { $text } »
button-message-courier = Écrire au livreur
why-not-said-enough = Le livreur a déjà reçu beaucoup de messages. Laissez-lui un instant, s’il vous plaît.
recipient-says-coming = J’arrive
recipient-says-two-minutes = Deux minutes, s’il vous plaît
recipient-says-ring-again = Sonnez encore, s’il vous plaît
recipient-says-not-home = Je ne suis pas là
recipient-says-thanks = Merci
courier-says-nearly-there = J’arrive bientôt
courier-says-at-the-door = Je suis à la porte
courier-says-which-entrance = Quelle entrée est-ce ?
courier-says-door-locked = La porte est fermée. Comment entrer ?
courier-says-come-down = Descendez à la porte, s’il vous plaît
courier-says-cannot-park = Je ne peux pas me garer près. Attendez un peu, s’il vous plaît
courier-says-thanks = Merci
