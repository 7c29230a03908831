child-thanks = Grazie per averlo detto. Per questo pacco la porta deve restare chiusa: lo deve ritirare una persona adulta.
child-adult = Quando può riceverlo una persona adulta, oppure dove lo portiamo?
button-adult-here = C’è un adulto
