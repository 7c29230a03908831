# Pickup points.

lockers-search = Name, Adresse oder Kennung
point-closed = nimmt nichts mehr
point-feed = aus der Liste <bdi>{ $feed }</bdi>
point-hours = Öffnungszeiten: <code>{ $hours }</code>
point-hours-unknown = Niemand hat die Öffnungszeiten genannt.
point-too-many =
    { $count ->
        [one] { $count } Fach ist
       *[other] { $count } Fächer sind
    } mehr vergeben, als es noch gibt: manche gingen kaputt oder wurden weggenommen.
compartments-of = Fächer von { $name }
size = Größe
free = Frei
kept = Vergeben
in-all = Insgesamt
how-full = Wie voll
none = keine
kept-of = { $kept } von { $all } in Größe { $size } sind vergeben
no-compartments = Er hat keine Fächer genannt: was dorthin geht, kommt der Reihe nach.
kept-for =
    { $count ->
        [one] Vergeben für { $count } Sendung
       *[other] Vergeben für { $count } Sendungen
    }
kept-since = { $size }, seit <time datetime="{ $at }">{ $since }</time>
and-more = Und { $count } weitere.
points-none-like = Kein solcher Abholpunkt.
points-none = Noch ist kein Abholpunkt bekannt: <code>PUT /v1/lockers/…</code> nennt einen, <code>DOORSTEP_LOCKERS</code> eine ganze Liste.
more-points = Weitere Abholpunkte ›
times-of-points = Zeiten sind die des jeweiligen Abholpunkts, sonst die von { $zone }.
open = offen
open-until = offen bis { $time }
shut-now = geschlossen
shut-until = geschlossen bis { $time }
point-kind-locker = Paketautomat
point-kind-pickup_point = Abholpunkt
point-kind-terminal = Terminal
