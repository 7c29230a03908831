child-thanks = Grazie per averlo detto. Per questo pacco la porta deve restare chiusa: lo deve ritirare una persona adulta.
child-adult = Quando può riceverlo una persona adulta, oppure dove lo portiamo?
button-adult-here = C’è un adulto
child-may-take = Grazie per averlo detto. Il negozio permette che lo ritiri tu: apri soltanto a chi lo consegna.
child-prove = Bene. Prima mostri che questa chat è Sua, poi troviamo un’altra soluzione.
