missed-what-now = Le livreur est passé ({ $at }) et n’a pas pu remettre votre colis : { $reason }. Tentatives restantes : { $left }. Que faisons-nous ?
missed-last = Le livreur est passé ({ $at }) et n’a pas pu remettre votre colis : { $reason }. C’était la dernière tentative. Que faisons-nous ?
missed-disputed = Je suis désolé. Je ne compte pas cette tentative tant que personne n’a vérifié. Quand venons-nous ?
missed-not-counted = Je suis désolé. Je ne compte pas cette tentative tant que personne n’a vérifié.
missed-says-delivered = Désolé. Selon le transporteur, il a été livré ; regardez chez les voisins et derrière la porte, s’il vous plaît. Quelqu’un de l’équipe peut vérifier maintenant.
button-was-home = J’étais chez moi
