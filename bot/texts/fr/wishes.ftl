neighbour-who = Quel voisin ? Un nom ou un appartement suffit.
safe-place-where = Où faut-il le laisser ? De préférence au sec et hors de vue.
safe-place-shall-i = Le livreur doit-il le laisser ici : <b>{ $words }</b> ? À partir de là, il y reste à vos propres risques. { $rain }
safe-place-rain = Pluie probable : { $window }.
return-shall-i = Dois-je demander au transporteur de le renvoyer à { $what } ?
cancel-shall-i = Dois-je demander à { $what } et au transporteur d’annuler la livraison ?
wish-asked = Demandé : je l’ai dit au transporteur.
wish-left = Rien n’a été changé.
undo-done = Annulé.
undo-nothing = Il n’y a plus rien à annuler. Que faisons-nous ?
undo-no-time-now = Annulé. Le créneau d’avant, { $earlier }, a été libéré quand vous en avez choisi un autre : aucune heure n’est fixée maintenant.
door-what = Que doit savoir le livreur à la porte ? Un code, un étage, un nom sur la sonnette.
door-saved = Enregistré pour cette livraison : { $card }. Le livreur le voit quand il est près ; ensuite, c’est effacé.
door-code = code d’entrée { $value }
door-floor = étage { $value }
door-unit = appartement { $value }
door-unit-named = { $value }
door-phone = téléphone { $value }
door-code-known = un code d’entrée
door-entrance = entrée { $value }
door-reception = accueil : { $value }
door-opening-hours = ouvert { $value }
door-lift = ascenseur : { $value }
door-height = véhicules jusqu’à { $value } m
door-weight = véhicules jusqu’à { $value } t
door-parking = stationnement : { $value }
door-note = note « { $value } »
several-which = Plusieurs colis sont en route vers vous. De quel colis s’agit-il ?
both-which = Ces créneaux sont libres pour tous les colis :
both-not-then = Ce créneau n’est pas libre pour tous les colis. Ceux-ci le sont :
both-shall-i = Pour { $count ->
        [one] { $count } colis
        [2] les deux colis
       *[other] les { $count } colis
    } : <b>{ $window }</b>. Dois-je le réserver ?
both-booked = Réservé pour { $count ->
        [one] { $count } colis
        [2] les deux colis
       *[other] les { $count } colis
    } : { $window }.
both-none = Aucun créneau n’est libre pour tous à la fois. Lequel regardons-nous en premier ?
button-all-of-them = Tous ensemble
door-saved-keep = Enregistré pour cette livraison : { $card }. Le livreur le voit quand il est près ; ensuite, c’est effacé. Dois-je garder le code pour vos prochains colis à cette porte ?
button-code-once = Cette fois seulement
button-code-keep = Garder 90 jours
code-kept = Je garde le code pour vos prochains colis à cette porte. Il sera ensuite effacé : { $until }. /places le montre, et permet de l’oublier plus tôt.
code-not-kept = Très bien, le code est effacé après cette livraison.
code-gone = Il n’y a plus de code à garder.
safe-place-exposed = <b>{ $words }</b> ? Les poubelles sont vidées, et ce qui traîne dehors prend l’eau ou disparaît. Au sec et hors de vue, c’est mieux. { $rain }
button-another-place = Un autre endroit
button-still-there = Quand même là
change-fee = Le transporteur prend { $fee } pour cela.
