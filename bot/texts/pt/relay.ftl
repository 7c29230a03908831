# Words between a recipient and the courier near their door.

relay-ask = O que digo ao estafeta? Escreva ou toque.
relay-told = Transmitido ao estafeta. O seu número fica connosco.
relay-said = 🚚 O estafeta: <b>{ $words }</b>
relay-wrote = 🚚 O estafeta escreve: «{ $text }»
relay-wrote-in = 🚚 O estafeta escreve ({ $language }): «{ $text }»
button-message-courier = Escrever ao estafeta
why-not-said-enough = O estafeta já recebeu muitas mensagens. Dê-lhe um momento, por favor.
recipient-says-coming = Já vou
recipient-says-two-minutes = Dois minutos, por favor
recipient-says-ring-again = Toque outra vez, por favor
recipient-says-not-home = Não estou em casa
recipient-says-thanks = Obrigado
courier-says-nearly-there = Estou quase a chegar
courier-says-at-the-door = Estou à porta
courier-says-which-entrance = Qual é a entrada?
courier-says-door-locked = A porta está fechada. Como entro?
courier-says-come-down = Desça à porta, por favor
courier-says-cannot-park = Não consigo estacionar perto. Espere um pouco, por favor
courier-says-thanks = Obrigado
