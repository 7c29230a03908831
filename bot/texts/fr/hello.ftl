hello-prove = Bonjour ! Je suis là pour vous aider avec un colis. Avant de montrer quoi que ce soit, je dois savoir qu’il est à vous. Partagez votre numéro avec le bouton ci-dessous, ou écrivez le code à 6 chiffres du colis.
hello-prove-again = Partagez votre numéro avec le bouton ci-dessous, ou écrivez le code à 6 chiffres, s’il vous plaît.
hello-locked-number = Votre propre numéro marche toujours : partagez-le avec le bouton ci-dessous.
hello-locked-person = Si cela ne marche pas, quelqu’un de l’équipe peut aider.
hello-not-for-you = Ce lien n’est-il pas pour vous ?
hello-first = J’aiderai volontiers, dès que je saurai que le colis est à vous.
hello-not-own-contact = C’est le contact de quelqu’un d’autre. Il me faut votre propre numéro, avec le bouton ci-dessous.
hello-yours = Merci, c’est bien votre colis.
hello-yours-many = { $count ->
    [one] Merci : { $count } colis est en route vers vous.
   *[other] Merci : { $count } colis sont en route vers vous.
    }
hello-no-link = Bonjour ! Pour commencer, ouvrez le lien ou scannez le code que l’expéditeur de votre colis vous a envoyé.
hello-no-such-link = Je ne connais pas ce lien. Ouvrez le plus récent que l’expéditeur vous a envoyé, s’il vous plaît.
hello-not-mine-done = C’est fait : cette discussion ne recevra plus de messages à ce sujet, et l’expéditeur saura que le contact n’est pas le bon.
hello-really-not-mine = Ce colis n’est-il pas pour vous ? Alors je le retire de cette discussion et je préviens l’expéditeur.
hello-unbound = Un colis a été retiré de cette discussion : une autre personne a montré qu’il est à elle.
button-share-phone = Partager mon numéro
button-share-place = Partager ma position
button-not-mine = Pas à moi
