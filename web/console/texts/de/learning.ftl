# What the bot learns.

label-title = Was es hieß
skip-to-line = Zur Zeile springen
label-question = Was hieß das?
label-lead = Der Bot liest die Zeile noch einmal, ohne zu wissen, wer sie schrieb, und die Teamleitung sieht sie an, bevor etwas gelernt wird.
label-do = Dem Bot sagen
to-first = Die ersten ›
learning-lead = Was der Bot falsch las, ohne zu sagen, wer es schrieb. Nehmen Sie heraus, was noch verrät, wer es war, sagen Sie, was gemeint war, und nehmen Sie es an. Jedes wird 90 Tage behalten.
learning-look-only = Die Teamleitung sagt, was der Bot lernt.
learning-counts =
    { $waiting ->
        [one] { $waiting } wartet
       *[other] { $waiting } warten
    } auf einen Blick, { $accepted ->
        [one] { $accepted } ist
       *[other] { $accepted } sind
    } angenommen und noch nicht gelernt.
lesson-thought = Wir dachten: { $thought }. Gemeint: { $meant }.
language-unknown = in keiner Sprache, die wir kennen
lesson-words = Die Worte
accept = Annehmen
throw-away = Wegwerfen
learning-none = Nichts wurde falsch gelesen, von dem jemand erzählt hätte.
more = Mehr ›
thought-nothing = nichts, was wir kennen
meant-unsaid = das sagte niemand
choose-meant = Wählen Sie, was gemeint war.
say-meant = Sagen Sie, was gemeint war, dann nehmen Sie es an.
lesson-refused = Der Text { $why }.
no-such-lesson = Diese Lektion gibt es nicht.
learning-forbidden = Sie dürfen ansehen. Die Teamleitung sagt, was der Bot lernt.
meaning-track = wo es ist, wann es kommt
meaning-confirm = ja
meaning-deny = nein
meaning-reschedule = eine andere Zeit
meaning-absent = dann ist niemand da
meaning-change_address = eine andere Adresse
meaning-to_locker = an einen Paketautomaten oder Abholpunkt
meaning-safe_place = an einem sicheren Ort ablegen
meaning-neighbour = einem Nachbarn geben
meaning-instructions = Worte für den Kurier, ein Code
meaning-damaged = es ist beschädigt
meaning-not_received = soll zugestellt sein, ist aber nicht da
meaning-wrong_recipient = es ist nicht für sie
meaning-refuse = sie wollen es nicht
meaning-human = ein Mensch
meaning-complaint = eine Beschwerde
meaning-thanks = Dank
meaning-greeting = ein Gruß
meaning-help = was der Bot kann
meaning-language = eine andere Sprache
meaning-stop_messages = keine Nachrichten mehr
meaning-delete_my_data = meine Daten löschen
meaning-payment = Bezahlen, Zoll, Kosten
meaning-proof = Nachweis der Zustellung
meaning-other = etwas, das nicht zu uns gehört
corrected-picked = ein anderer Knopf wurde gedrückt
corrected-said = der Empfänger sagte, was gemeint war
corrected-denied = der Empfänger sagte, dass es das nicht war
corrected-labelled = ein Agent sagte, was gemeint war
learning-said-accepted = Angenommen. Der Bot lernt es beim nächsten Training.
learning-said-declined = Weggeworfen. Dieselben Worte kommen nicht wieder.
learning-said-gone = Jemand hat schon darüber entschieden, darum ist nichts geschehen.
learning-said-labelled = Notiert. Die Teamleitung sieht es sich an, bevor der Bot es lernt.
