# Claims.

claims-lead = Was nach den Worten der Empfänger schiefging, das älteste zuerst. Wer eine Reklamation nimmt, hat sie, bis sie geschlossen ist; der Empfänger erfährt, wie sie ausging.
claim-with = bei { $name }
claim-desk = am Schalter
claim-known = Bekannt: { $known }.
claim-unseen =
    { $count ->
        [one] { $count } Foto im Gespräch
       *[other] { $count } Fotos im Gespräch
    }
photos = Fotos
claim-photo = Foto { $number } von { $count }, vom Empfänger geschickt
claim-take = Nehmen
claim-close = Schließen: { $how }
claims-none = Nichts ist reklamiert.
doubts-title = Zweifelhafte Versuche
doubts-lead = Touren der letzten { $days } Tage. Zweifel ist die Summe der Gewichte über die Fehlversuche und zwei: 1, wo der Wagen nicht dort gewesen sein kann oder ein Streit für den Empfänger entschieden wurde, ½, wo er bestritten ist.
doubt = Zweifel { $score }
doubt-counts = { $failed } fehlgeschlagen, { $contradicted }, wo der Wagen nicht war, { $disputed } bestritten, { $disproved } widerlegt.
doubts-none = Die Versuche keiner Tour sind zweifelhaft.
claim-take-on = Übernehmen
no-such-claim = Diese Reklamation gibt es nicht.
claims-look-only = Sie dürfen Reklamationen ansehen, aber keine schließen.
claim-kind-attempt = Ein bestrittener Zustellversuch
claim-kind-damaged = Ein beschädigtes Paket
claim-kind-not_received = Ein Paket, das nicht da ist
claim-kind-wrong_place = Ein Paket bei einem anderen Haus
closing-upheld = Sie hatten recht
closing-declined = Es trifft nicht zu
claims-said-taken = Sie gehört Ihnen, bis sie geschlossen ist.
claims-said-upheld = Geschlossen, und der Empfänger erfährt, dass er recht hatte.
claims-said-declined = Geschlossen, und der Empfänger erfährt den Grund.
claims-said-gone = Jemand war schneller: nichts wurde geändert.
