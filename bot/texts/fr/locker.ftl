locker-where-to =
    Ces points sont près de vous et ont de la place. Lequel ?
    { $lines }
locker-shall-i = <b>{ $where }</b>, à { $walk } à pied. Dois-je y réserver une place et y envoyer le colis ?
locker-reserved = Réservé : { $point }. J’ai demandé au transporteur d’y apporter le colis.
locker-gone = La dernière place vient d’y être prise.
locker-none = En ce moment, aucun point de retrait près de vous n’a de place pour lui. Que faisons-nous ?
locker-none-ill = Je ne peux pas consulter les points de retrait en ce moment. Que faisons-nous ?
locker-not = Très bien, pas de point de retrait. Que faisons-nous ?
pickup-ready = Votre colis vous attend : { $point }. À retirer avant { $until }.
pickup-ready-open = Votre colis vous attend : { $point }.
pickup-code = Votre code : { $code }. Gardez-le pour vous : qui l’a peut ouvrir le casier.
pickup-longer-asked = J’ai demandé plus de temps.
pickup-ends = Votre colis vous attend encore ici : { $point }. À retirer avant { $until }.
pickup-collected = Vous avez retiré votre colis. Bonne continuation !
button-locker-near = { $point } · { $walk }
button-at-the-door = Plutôt à ma porte
button-reserve = Oui, réserver
button-another-one = Un autre
locker-line = • <b>{ $point }</b> : { $facts }
locker-fact-walk = { $walk } à pied
locker-fact-open = ouvert jusqu’à { $until }
locker-fact-day = ouvert jour et nuit
locker-fact-opens = fermé, ouvre : { $at }
locker-fact-free = { $count ->
    [one] { $count } libre
   *[other] { $count } libres
}
locker-fact-kept = gardé pour vous
locker-fact-step-free = sans marche
locker-straight-line = Le trajet est estimé à vol d’oiseau.
locker-question = { $lines }
locker-final = On ne pourra pas revenir en arrière.
locker-shall-i-ask = <b>{ $where }</b>, à { $walk } à pied. Dois-je demander que le colis y soit apporté ? On ne peut pas y garder de place à l’avance.
locker-asked = Demandé : j’ai prié le transporteur de l’apporter ici : { $point }. On n’y garde pas de place, j’attends donc son accord.
locker-none-step-free = Près de vous, je ne connais en ce moment aucun point sans marche qui ait de la place. Que faisons-nous ?
button-send-there = Oui, l’envoyer là
pickup-halfway = Votre colis vous attend toujours : { $point }. À retirer avant { $until }.
pickup-last-hours = Dernières heures : votre colis vous attend ici : { $point }. À retirer avant { $until }, ensuite il repart.
pickup-over = Le délai de retrait est passé ({ $point }) et le transporteur peut le reprendre. Si vous êtes tout près, essayez tout de suite, ou demandez à quelqu’un de chez nous.
pickup-more-time = Bonne nouvelle : votre colis peut attendre plus longtemps ({ $point }). Nouvelle limite : { $until }.
locker-failed = Votre colis n’a pas pu être déposé ici ({ $point }) : { $reason }.
point-hours = { $lines }
point-hours-open =
    <b>{ $point }</b> est ouvert :
    { $lines }
point-hours-line = • { $window }
point-hours-closed = <b>{ $point }</b> est fermé le { $day }.
point-hours-always = <b>{ $point }</b> est ouvert jour et nuit.
point-hours-unknown = Je ne connais pas les heures d’ouverture : { $point }.
