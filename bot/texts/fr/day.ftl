lead-reminder = Votre colis arrive demain.
lead-reminder-visit = Demain, vous retirez votre colis.
lead-out-for-delivery = Votre colis est en route vers vous.
lead-near = { $stops ->
        [0] C’est bientôt à vous : le livreur arrive dans environ { $minutes }.
        [one] Encore un arrêt avant vous : le livreur arrive dans environ { $minutes }.
       *[other] Encore { $stops } arrêts avant vous : le livreur arrive dans environ { $minutes }.
    }
lead-at-the-door = Le livreur est à votre porte.
lead-returning = Votre colis repart chez l’expéditeur.
lead-cancelled = Votre livraison a été annulée.
lead-customs-cleared = La douane a libéré votre colis : il est de nouveau en route.
lead-lost = Désolé : le transporteur ne trouve pas votre colis. Quelqu’un de l’équipe peut s’en occuper.
lead-damaged = Désolé : le transporteur signale que votre colis est abîmé. Quelqu’un de l’équipe peut s’en occuper.
delivered = Livré. Tout s’est-il bien passé ?
    { $lines }
rate-what-is-wrong = Désolé. Qu’est-ce qui ne va pas ?
rate-thanks = Merci !
damage-noted = J’ai signalé à l’expéditeur et au transporteur qu’il est abîmé. Quelqu’un de l’équipe peut s’occuper de la suite.
damage-the-parcel = Est-ce le colis qui est abîmé ? Alors seulement, je le signale à l’expéditeur et au transporteur.
address-changed = { $who ->
        [sender] L’expéditeur
        [carrier] Le transporteur
       *[other] Quelqu’un de l’équipe
    } a modifié l’adresse de { $what } : <s>{ $old }</s> → <b>{ $new }</b>.
change-no = { $wish } : le transporteur a refusé, rien ne change donc. Que faisons-nous ?
status-several = Plusieurs colis sont en route vers vous. Lequel voulez-vous voir ?
button-stars = ★ { $stars }
button-something-wrong = Un problème
button-damaged = Le colis est abîmé
button-about-the-door = C’est pour la porte
button-not-here = Il n’est pas là
button-parcel = { $number }. { $what }
rate-why = Merci. { $promise }Qu’est-ce qui n’allait pas ?
rate-promise = On vous avait promis { $window } ; il est arrivé : { $at }.{" "}
button-why-not-then = Pas à l’heure promise
button-why-not-careful = Sans soin
button-why-not-kind = Pas aimable
button-why-other = Autre chose
