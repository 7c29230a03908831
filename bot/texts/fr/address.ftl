address-coming = { $what } vous envoie un colis avec { $carrier }, à cette adresse : <b>{ $address }</b>.
address-is-it-right = { $what } vous envoie un colis avec { $carrier }. Cette adresse est-elle exacte ? <b>{ $address }</b> { $more }
address-which-flat-first = { $what } vous envoie un colis avec { $carrier }, à cette adresse : <b>{ $address }</b>. Quel est l’appartement ? Écrivez-le simplement. { $more }
address-not-on-map = { $what } vous envoie un colis avec { $carrier }, à cette adresse : <b>{ $address }</b>. Je ne la trouve pas sur la carte. Quelle est la bonne adresse ?
address-torn = { $what } vous envoie un colis avec { $carrier }. Il est adressé à <b>{ $address }</b>, mais le point que l’expéditeur a marqué sur la carte en est à { $distance }. { $who } Qu’est-ce qui est exact ?
address-not-on-map-fixed = { $what } vous envoie un colis avec { $carrier }, à cette adresse : <b>{ $address }</b>. Je ne la trouve pas sur la carte. { $who } Écrivez-moi ce qui est exact, et quelqu’un de l’équipe s’en occupera.
address-number-fixed = { $what } vous envoie un colis avec { $carrier }, à cette adresse : <b>{ $address }</b>. { $street } : je ne connais pas le numéro { $number }. Est-il quand même exact ? { $who } S’il est faux, écrivez-moi ce qui est exact, et quelqu’un de l’équipe s’en occupera.
address-senders-to-correct = Seul l’expéditeur peut corriger l’adresse.
address-not-mine-to-correct = Je ne peux pas corriger l’adresse moi-même.
address-pin-rough = Merci. Un lieu aussi approximatif ne me montre aucune maison, je m’en tiens donc à { $address }.
address-what-is-right = Quelle est la bonne adresse ? Écrivez-la comme vous voulez, ou envoyez le lieu sur la carte.
address-write-it = Très bien. Écrivez la rue, le numéro et la ville, ou envoyez le lieu sur la carte.
address-which-one = Laquelle voulez-vous dire ? Vous pouvez aussi la réécrire.
address-mismatch = Je ne connais pas { $street } à « { $written } ». Voulez-vous dire celle-ci ? Vous pouvez aussi la réécrire.
address-did-you-mean = Voulez-vous dire l’une de celles-ci ? Vous pouvez aussi la réécrire.
address-which-town = { $street } existe à plusieurs endroits. Dans quelle ville ?
address-which-number = { $street } : quel numéro ?
address-number-unknown = { $street } : je ne connais pas le numéro { $number }. Est-ce l’un de ceux-ci ?
address-number-unknown-far = { $street } : je ne connais pas le numéro { $number }. Réécrivez-le, ou montrez la maison sur la carte.
address-which-flat = { $address } : quel appartement, ou quel nom sur la sonnette ? { $more }
address-flat-missing = <b>{ $new }</b>, au lieu de { $old }. { $more }
    Il manque une chose : quel appartement, ou quel nom sur la sonnette ?
address-look-for = Alors, à quoi le livreur peut-il se repérer ? Un étage, un nom sur la sonnette, la couleur d’une porte.
address-noted = Pour le livreur : { $card }.
address-pin-far = Le point est à { $distance } de { $address }. Le livreur doit-il venir jusqu’au point ?
address-pin-may-be-elsewhere = Merci. Un lieu qui bouge, ou envoyé par quelqu’un d’autre, je ne le prends que si vous le confirmez.
address-entrance-here = Le point est à { $distance } de { $address }. Est-ce là qu’est l’entrée ?
address-pin-agrees = Merci, le point correspond à { $address }.
address-pin-outside = Je ne peux pas envoyer de livreur à ce point : il est loin de toute maison, ou le transporteur n’y va pas. Envoyez un autre point, ou que faisons-nous à la place ?
address-which-house = Laquelle de ces adresses est-ce ?
address-pin-which = Quelle rue et quel numéro est-ce ?
address-pin-vague = Votre téléphone ne sait pas bien où vous êtes. Quelle rue et quel numéro est-ce ?
distance-metres = { $count } m
distance-kilometres = { $count } km
address-send-pin = Appuyez sur le bouton ci-dessous là où vous voulez le colis, ou joignez un lieu depuis la carte.
address-or-write = Vous pouvez aussi écrire l’adresse.
address-outside = Le transporteur ne va pas à cette adresse : { $address }. Que faisons-nous à la place ?
address-not-an-address = Je n’y trouve pas d’adresse. Écrivez la rue, le numéro et la ville, ou envoyez le lieu sur la carte.
address-not-found = Je ne trouve pas cette adresse. Écrivez la rue, le numéro et la ville, ou envoyez le lieu sur la carte.
address-link = Je ne peux pas ouvrir de liens. Écrivez l’adresse, ou envoyez le lieu lui-même sur la carte.
address-description = Je ne trouve pas cela sur la carte. Si c’est la description du lieu, envoyez son point : vos mots iront au livreur avec lui.
address-lost = Désolé, je ne la trouve toujours pas. Envoyez le lieu sur la carte, ou voulez-vous que quelqu’un de l’équipe regarde ?
address-compare = Comparez, s’il vous plaît.
    Avant : { $old }.
    Maintenant : <b>{ $new }</b>. { $more }
    Dois-je demander au transporteur de venir à la nouvelle ?
address-first = D’abord l’adresse, s’il vous plaît ; ensuite nous choisirons l’heure.
address-one-tap = <b>{ $new }</b> : un seul appui suffit. Dois-je demander au transporteur d’y venir ?
address-compare-pin = Comparez, s’il vous plaît.
    Avant : { $old }.
    Maintenant : <b>{ $new }</b>, à votre point. { $more }
    Dois-je demander au transporteur de venir à la nouvelle ?
address-compare-place = Comparez, s’il vous plaît.
    Avant : { $old }.
    Maintenant : <b>{ $new }</b>, là où est votre point. { $more }
    Dois-je demander au transporteur d’y venir ?
address-so-it-is = C’est donc <b>{ $new }</b>. { $more }
    Est-ce exact ?
address-corrected = J’ai lu « { $written } » comme « { $corrected } ».
address-new-number = Le livreur verra que ce numéro est nouveau pour nous.
address-courier-told = Le livreur saura : { $card }.
address-confirmed = Merci, l’adresse est exacte.
address-confirmed-door = Merci, l’adresse est exacte. Un code d’entrée ou une note aide le livreur.
address-confirmed-new-number = Merci, je vous crois pour le numéro. Le livreur verra qu’il est nouveau pour nous.
address-asked = Demandé : j’ai transmis la nouvelle adresse au transporteur.
address-asked-entrance = Demandé : j’ai dit au transporteur où est l’entrée.
address-asked-new-number = Demandé : j’ai transmis la nouvelle adresse au transporteur. Le livreur verra que le numéro est nouveau pour nous.
address-card-is-old = C’était avant ; voici où nous en sommes.
address-stays = Très bien, l’adresse reste telle quelle.
photo-thanks = Merci, je garde la photo dans cette discussion et j’ai lu son texte.
photo-no-address = Merci, je garde la photo dans cette discussion. Je ne sais pas lire une adresse sur une image.
prove-again-share = Partagez votre numéro avec le bouton ci-dessous.
prove-again-code = Ou écrivez le code à 6 chiffres du colis.
prove-again-thanks = Merci.
button-address = { $address }
button-leave-address = Laisser telle quelle
button-no-flat = Sans appartements
button-flat-unknown = Je ne sais pas
button-torn-words = L’adresse
button-torn-pin = Le point
button-use-pin = Oui, au point
button-use-address = Non, à l’adresse
button-entrance = Oui, c’est là
button-send-pin = Envoyer le lieu
button-new-house = Maison neuve : la montrer
button-move-pin = Déplacer le point
button-none-of-these = Rien de cela
button-number-right = Mon numéro est exact
button-no-address = Il n’y a pas d’adresse
button-nothing = Rien
address-so-already = C’est déjà le cas : le colis va à <b>{ $address }</b>.
address-entrance-here-unknown = L’entrée de { $address } est-elle à cet endroit ?
address-pin-far-unknown = Le point n’est pas là où je chercherais { $address }. Le livreur doit-il venir jusqu’au point ?
address-torn-unknown = { $what } vous envoie un colis avec { $carrier }. Il est adressé à <b>{ $address }</b>, mais le point que l’expéditeur a marqué sur la carte est ailleurs. { $who } Qu’est-ce qui est exact ?
address-still-open = Il reste une chose à savoir, pour que le livreur vous trouve tout de suite.
