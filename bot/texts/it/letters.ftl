letter-subject = La sua consegna da { $shop }
letter-invited = { $shop } le invia un pacco. Scelga l’orario e indichi come arrivare alla porta: { $link }
letter-told = { $shop }: { $what } { $more }
letter-more = Altri dettagli e cosa può fare: { $link }
letter-late = il suo pacco arriverà più tardi di quanto promesso.
letter-pickup-ends = il suo pacco resta ancora poco tempo al punto di ritiro.
