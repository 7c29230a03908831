person-asked = J’ai appelé quelqu’un de l’équipe. { $before ->
    [0] C’est bientôt à vous
    [one] Une personne est avant vous
   *[other] { $before } personnes sont avant vous
    } ; écrivez de quoi il s’agit, tout sera lu.{ $wait }
person-usual-wait = {" "}Ces derniers temps, il faut environ { $wait }.
person-back-at = {" "}Personne n’est là en ce moment. Nous serons de retour : { $at }.
person-still = Quelqu’un de l’équipe est prévenu et va venir. D’ici là, je me tais.
person-noted = C’est noté : ce sera lu. D’ici là, je me tais.
person-joined = { $name } est là. Je me tais maintenant.
person-said = <b>{ $name } :</b> { $text }
person-left = { $name } a quitté la discussion ; me revoici.
person-back = Me revoici. Rien n’est perdu.
person-late = Désolé, personne n’est encore libre. Vous pouvez attendre encore, ou continuer avec moi.
person-bot-failed = Désolé, quelque chose n’a pas marché de mon côté. J’ai demandé à quelqu’un de regarder votre message.
person-not-now = Je ne peux appeler personne en ce moment. Réessayez dans quelques minutes, s’il vous plaît.
person-not-waiting = Vous parlez avec le bot. Comment puis-je aider ?
button-back = Retour au bot
button-person = Parler à quelqu’un
address-granted = Quelqu’un de l’équipe a vérifié : votre colis va à la nouvelle adresse, et le transporteur est prévenu.
address-declined = Quelqu’un de l’équipe a vérifié, et le colis ne peut pas être envoyé à une autre adresse par cette discussion. Il vient toujours ici : { $address }. Que faisons-nous ?
agreed-is-it-so = { $name } a quitté la discussion ; me revoici. Voici ce qui a été convenu :
    { $lines }
    Est-ce bien cela ?
agreed-line = { $wish } : { $value }
agreed-taken-back = { $wish } : retiré
agreed-of = { $parcel } · { $line }
agreed-good = Bien, c’est noté ainsi.
