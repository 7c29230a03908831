answer-hello = Buongiorno, mi chiamo { $agent }. Sto leggendo che cosa è successo finora; un momento, per favore.
answer-asking = Chiedo a { $carrier } di { $tracking } e scrivo qui appena ne so di più.
answer-when = Arriva in questo orario: { $window }. Le va bene?
answer-sorry = Mi dispiace che sia andata male. Me ne occupo subito.
answer-else = Posso fare altro per Lei?
