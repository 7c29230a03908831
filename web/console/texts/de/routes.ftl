# Routes of a day, and the courier's link.

courier-link-title = Link für den Kurier
to-routes = ‹ Touren
courier-link-of = Link für den Kurier von <bdi>{ $route }</bdi>
courier-link-lead = Scannen Sie ihn mit dem Telefon, das mitfährt, oder senden Sie ihn dorthin. Er wird nur jetzt gezeigt und gilt bis { $until }; wer ihn hat, sieht die heutigen Adressen: sagen Sie ihn niemandem sonst.
skip-to-routes = Zu den Touren springen
no-carrier = Noch gibt es keinen Paketdienst.
route-day = Tag
day-before = ‹ Der Tag davor
day-after = Der Tag danach ›
one-more-ask = Was würde ein weiterer Stopp kosten?
look = Nachsehen
one-more-hint = Eine Sendungsnummer, oder ein Ort wie 60.171, 24.941. Nichts wird geändert.
one-more = Ein weiterer Stopp: <bdi>{ $number }</bdi>
ask-nobody = niemanden fragen
on-route = auf
drawn-key = Was die Zeichnungen zeigen
key-promised = zugesagt
key-held = freigehalten
key-planned = geplant
key-window = Zeitfenster
key-road = unterwegs
key-waits = wartet
key-slip = darf sich verschieben
key-fits = einer mehr passt
count-stops =
    { $count ->
        [one] { $count } Stopp
       *[other] { $count } Stopps
    }
driving = { $span } Fahrt
waiting = { $span } Warten
to-spare = { $span } Spielraum
units-aboard = Einheiten an Bord
plan-broken = Dieser Plan hält nicht: { $why }.
day-of-drawn = Der Tag von { $route }, gezeichnet
gaps-count =
    Ein weiterer Stopp: { $count ->
        [one] { $count } Lücke kann
       *[other] { $count } Lücken können
    } ihn aufnehmen
gaps-of = Lücken von { $route }
gap-where = Wo
gap-costs = Kostet
gap-begins = Könnte beginnen
gap-windows = Zeitfenster
gap-before = vor Stopp 1
gap-after = nach Stopp { $number }
gap-between = zwischen { $number } und { $next }
courier-link = Link für den Kurier
courier-link-made = Link von { $made }, bis { $ends }
stops = Stopps
stops-of = Stopps von { $route }
stop-what = Was
stop-window = Zeitfenster
stop-begins = Beginnt
stop-latest = Spätestens
stop-road = Weg
stop-waits = Wartet
any-time = jederzeit
stop-begun = begonnen
routes-none-mine = Keine Tour dieses Tages trägt ein Paket, das Sie sehen sollen.
routes-none = Für diesen Tag ist keine Tour geplant.
routes-before = ‹ Frühere Touren
routes-count =
    { $count ->
        [one] { $count } Tour
       *[other] { $count } Touren
    }
routes-more = Weitere Touren ›
drawn-at = Zeiten sind die von { $zone }. Gezeichnet um { $time }; laden Sie die Seite neu für das, was jetzt stimmt.
no-such-delivery = Diese Sendung gibt es bei diesem Paketdienst nicht.
no-such-place = Das ist kein Ort auf der Erde: Breite und Länge in Grad wären einer.
over-already = Diese Sendung ist schon vorbei.
no-place-yet = Noch weiß niemand, wo diese Sendung auf der Karte hingeht.
no-window = Für sie darf keine Zeit dieses Tages gewählt werden: es ist zu spät, ein anderer Tag ist vereinbart, oder niemand ist da, sie anzunehmen.
no-window-ahead = Der Paketdienst kommt dort an diesem Tag in keinem Zeitfenster mehr vorbei.
no-gap = Keine Tour kann ein Zeitfenster dieses Tages bedienen: keine Zeit zwischen den Zusagen, oder kein Platz an Bord.
of-all-routes = Wo jedes Zeitfenster am wenigsten kostet, von allen Touren des Tages.
nobody-drives = Niemand fährt dafür an eine Tür: wer es bekommt, kommt zu
place-free = ein Platz ist frei
no-place-free = Dort ist in keinem Zeitfenster dieses Tages ein Platz frei.
no-roads = Die Straßen können gerade nicht gefragt werden: dies sind die Zeiten des Tourenplaners.
forecast = Noch hat niemand diesen Tag geplant. Zeitfenster werden auf diese Vorhersagen hin angeboten, nach dem, was die Flotte früher tat; die erste geplante Tour tritt an ihre Stelle.
left-over = Auf diese Vorhersage werden keine Zeitfenster mehr angeboten: nur an Tagen, die noch niemand geplant hat.
full-forecast = Eine Vorhersage nimmt nicht mehr Zusagen als diese, bevor der Tag geplant ist.
no-more = Ein weiterer Stopp passt nirgends hinein.
not-offered = Auf ihr wird nichts angeboten: sie ist ohne dieses Paket unterwegs, oder wurde weggenommen.
shut = Der Paketdienst fährt nicht und bietet nichts an:
one-more-there = Ein weiterer Stopp an diesem Ort
courier-link-opened = Link von { $made }, geöffnet, bis { $ends }
routes-none-here = Auf dieser Seite ist für diesen Tag keine Tour geplant.
units =
    { $count ->
        [one] { $count } Einheit
       *[other] { $count } Einheiten
    }
units-of = { $count } von { $most } Einheiten
weight-of = { $weight } von { $most } kg
not-scanned =
    Beim Laden nicht gescannt, anders als andere dieser Tour: { $parcels }. Niemandem wurde gesagt, { $count ->
        [one] dafür
       *[other] für sie
    } zu Hause zu sein.
stop-begun-at = begonnen { $time }
stop-from = ab { $time }, spätestens { $latest }
stop-in-window = Zeitfenster { $start }–{ $end }
route-said =
    { $route }: { $count ->
        [one] { $count } Stopp
       *[other] { $count } Stopps
    }, fährt { $leaves } los, zurück { $back }, { $travel } unterwegs, wartet { $waits }
at-stop = { $trouble } (Stopp { $number })
no-time-for-it = Für sie kann keine Zeit gewählt werden: { $why }.
span-seconds = { $count } s
span-minutes = { $count } min
span-hours = { $count } h
span-hours-minutes = { $hours } h { $minutes } min
no-detour = kein Umweg
detour-more = { $span } mehr
detour-less = { $span } weniger
drawn-road = { $span } unterwegs
drawn-waits = wartet { $span }
drawn-home = zurück um { $time }
drawn-spare = { $span }, bevor sie zurück sein muss
drawn-until = darf bis { $time } beginnen
drawn-one-more = einer mehr hier: { $extra }
drawn-now = jetzt
no-such-route = Diese Tour gibt es nicht.
no-such-link = Diesen Link gibt es nicht.
links-enough = Der Tag dieser Tour ist vorbei, oder sie hat genug Links. Beenden Sie erst einen davon.
link-picture = Link als QR-Code
stop-kind-promised = zugesagt
stop-kind-held = kurz freigehalten
stop-kind-planned = geplant
stop-kind-load = Ladung, die nicht unsere ist
stop-kind-passing = ein Ort auf dem Weg
plan-trouble-window = eine Zusage oder freigehaltene Zeit würde verfehlt
plan-trouble-units = es ist mehr geladen, als hineinpasst
plan-trouble-weight = es ist zu schwer
plan-trouble-shift = das Fahrzeug wäre zu spät zurück
plan-trouble-no_way = ein Weg ist nicht bekannt, oder es gibt keine Straße
plan-trouble-break = die Pause käme zu spät
