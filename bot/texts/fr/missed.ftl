missed-disputed = Je suis désolé. Il a été signalé, { $at } : { $reason }.{ $evidence }{"\u000A"}{ $verdict }{ $meanwhile }
button-was-home = J’étais chez moi
missed-came = Le livreur est passé ({ $at }) et n’a pas pu remettre votre colis : { $reason }. { $left ->
        [0] C’était la dernière tentative.
       *[other] Tentatives restantes : { $left }.
    }{ $evidence }
    { $after }
missed-not-come = Je suis désolé : votre colis n’a pas pu arriver ({ $reason }). { $after }
after-again = Que faisons-nous ?
after-kept = Je vous garde <b>{ $window }</b> jusqu’à { $until }. Cela vous convient ?
after-first-kept = Vous passez en premier la prochaine fois : je vous garde <b>{ $window }</b> jusqu’à { $until }. Cela vous convient ?
after-address = Quelle est la bonne adresse ?
after-door = Comment entre-t-on : un code, une sonnette, une autre entrée ?
after-refused = Si ce n’était pas vous, dites-le ; sinon je demande son retour.
after-who = Il faut que quelqu’un puisse le montrer sur place.
after-hours = Quand y a-t-il quelqu’un ?
after-vehicle = Jusqu’où une camionnette peut-elle aller ? Un point de retrait convient aussi.
after-damaged = Il ne vous sera pas remis ainsi : l’un de nous s’en occupe, et vous saurez la suite.
after-missing = Le transporteur le cherche, l’un de nous y veille, et vous saurez dès qu’il est retrouvé.
after-misrouted = On l’amène au bon véhicule.
after-customs = Je vous préviens dès que la douane le libère.
after-too-big = Il faut un autre véhicule ou plus de bras ; quel horaire vous convient ?
evidence-near = {"\u000A"}📍 La camionnette était à { $metres } m de votre porte.
evidence-far = {"\u000A"}📍 La camionnette n’est pas venue à moins de { $metres } m de votre porte.
evidence-unknown = {"\u000A"}📍 On ne sait pas où était la camionnette à ce moment-là.
evidence-waited = {"\u000A"}⏱ Selon son rapport, le livreur est resté { $span }.
evidence-photo = {"\u000A"}📷 Une photo a été prise{ $link }.
evidence-no-photo = {"\u000A"}📷 Aucune photo n’a été prise.
missed-open = Je ne compte pas cette tentative tant que personne n’a vérifié.
missed-disproved = Cela ne concorde pas : je ne le compte pas comme une tentative.
missed-stands = L’un de nous a déjà vérifié, et le rapport est maintenu.
missed-meanwhile = {" "}En attendant, <b>{ $window }</b> vous est gardé jusqu’à { $until }.
button-not-me = Ce n’était pas moi
button-opening-hours = Indiquer les horaires
claim-attempt-upheld = L’un de nous a examiné la tentative : vous aviez raison, elle ne compte pas.
claim-attempt-declined = L’un de nous a examiné la tentative : le rapport est maintenu, elle compte.
claim-upheld = L’un de nous a clos votre réclamation : vous aviez raison, l’expéditeur et le transporteur le savent.
claim-declined = L’un de nous a clos votre réclamation : ce que l’on sait ne la confirme pas. Vous pouvez demander pourquoi à une personne.
evidence-reported = {"\u000A"}📍 Le signalement a été fait à { $metres } m de votre porte.
missed-who-told = Le livreur est prévenu. { $age ->
        [0] La personne qui ouvre doit montrer une pièce d’identité.
       *[other] La personne qui ouvre doit montrer qu’elle a au moins { $age } ans.
    } { $after }
