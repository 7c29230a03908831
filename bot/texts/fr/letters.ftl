letter-subject = Votre livraison de { $shop }
letter-invited = { $shop } vous envoie un colis. Choisissez l’heure et indiquez l’accès à votre porte : { $link }
letter-told = { $shop }: { $what } { $more }
letter-more = Plus de détails, et ce que vous pouvez faire : { $link }
letter-late = votre colis arrivera plus tard que promis.
letter-pickup-ends = votre colis n’attend plus que peu de temps au point de retrait.
