address-coming = { $what } schickt Ihnen ein Paket mit { $carrier }, an: <b>{ $address }</b>.
address-is-it-right = { $what } schickt Ihnen ein Paket mit { $carrier }. Stimmt diese Adresse? <b>{ $address }</b> { $more }
address-which-flat-first = { $what } schickt Ihnen ein Paket mit { $carrier }, an: <b>{ $address }</b>. Welche Wohnung ist es? Schreiben Sie sie einfach. { $more }
address-not-on-map = { $what } schickt Ihnen ein Paket mit { $carrier }, an: <b>{ $address }</b>. Diese Adresse finde ich nicht auf der Karte. Wie lautet die richtige?
address-torn = { $what } schickt Ihnen ein Paket mit { $carrier }. Adressiert ist es an <b>{ $address }</b>, aber die Markierung des Absenders auf der Karte liegt { $distance } davon entfernt. { $who } Was stimmt?
address-not-on-map-fixed = { $what } schickt Ihnen ein Paket mit { $carrier }, an: <b>{ $address }</b>. Diese Adresse finde ich nicht auf der Karte. { $who } Schreiben Sie mir, was richtig ist, dann kümmert sich jemand von uns darum.
address-number-fixed = { $what } schickt Ihnen ein Paket mit { $carrier }, an: <b>{ $address }</b>. { $street }: Die Hausnummer { $number } kenne ich nicht. Stimmt sie trotzdem? { $who } Falls sie falsch ist, schreiben Sie mir, was richtig ist, dann kümmert sich jemand von uns darum.
address-senders-to-correct = Nur der Absender kann die Adresse ändern.
address-not-mine-to-correct = Selbst kann ich die Adresse nicht ändern.
address-pin-rough = Danke. Ein so ungenauer Standort zeigt mir kein Haus, deshalb bleibe ich bei { $address }.
address-what-is-right = Wie lautet die richtige Adresse? Schreiben Sie sie, wie Sie möchten, oder schicken Sie den Standort.
address-write-it = Gern. Bitte schreiben Sie Straße, Hausnummer und Ort, oder schicken Sie den Standort.
address-which-one = Welche meinen Sie? Sie können sie auch noch einmal schreiben.
address-mismatch = { $street } kenne ich in „{ $written }“ nicht. Meinen Sie diese hier? Sie können die Adresse auch noch einmal schreiben.
address-did-you-mean = Meinen Sie eine von diesen? Sie können die Adresse auch noch einmal schreiben.
address-which-town = { $street } gibt es mehr als einmal. In welchem Ort ist es?
address-which-number = { $street }: Welche Hausnummer ist es?
address-number-unknown = { $street }: Die Hausnummer { $number } kenne ich nicht. Ist es eine von diesen?
address-number-unknown-far = { $street }: Die Hausnummer { $number } kenne ich nicht. Bitte schreiben Sie sie noch einmal, oder schicken Sie den Standort des Hauses.
address-which-flat = { $address }: Welche Wohnung ist es, oder welcher Name steht an der Klingel? { $more }
address-flat-missing = <b>{ $new }</b> statt { $old }. { $more }
    Eines fehlt noch: Welche Wohnung ist es, oder welcher Name steht an der Klingel?
address-look-for = Woran erkennt der Kurier dann die Tür? Etage, Name an der Klingel oder Farbe der Tür.
address-noted = Für den Kurier: { $card }.
address-pin-far = Der Standort liegt { $distance } von { $address } entfernt. Soll der Kurier zum Standort kommen?
address-pin-may-be-elsewhere = Danke. Einen Standort, der sich bewegt oder von jemand anderem kommt, nehme ich nur, wenn Sie es bestätigen.
address-entrance-here = Der Standort liegt { $distance } von { $address } entfernt. Ist dort der Eingang?
address-pin-agrees = Danke, der Standort passt zu { $address }.
address-pin-outside = Zu diesem Standort kann ich keinen Kurier schicken: Er liegt weit von jedem Haus, oder der Paketdienst fährt dort nicht hin. Schicken Sie einen anderen Standort, oder was sollen wir stattdessen tun?
address-which-house = Welche dieser Adressen ist es?
address-pin-which = Welche Straße und Hausnummer ist das?
address-pin-vague = Ihr Handy weiß nicht genau, wo Sie sind. Welche Straße und Hausnummer ist es?
distance-metres = { $count } m
distance-kilometres = { $count } km
address-send-pin = Drücken Sie den Knopf unten, wenn Sie dort sind, wo das Paket hinsoll, oder hängen Sie einen Standort von der Karte an.
address-or-write = Sie können die Adresse auch schreiben.
address-outside = Der Paketdienst liefert nicht an diese Adresse: { $address }. Was sollen wir stattdessen tun?
address-not-an-address = Darin finde ich keine Adresse. Bitte schreiben Sie Straße, Hausnummer und Ort, oder schicken Sie den Standort.
address-not-found = Diese Adresse finde ich nicht. Bitte schreiben Sie Straße, Hausnummer und Ort, oder schicken Sie den Standort.
address-link = Links kann ich nicht öffnen. Bitte schreiben Sie die Adresse, oder schicken Sie den Standort selbst.
address-description = Das finde ich nicht auf der Karte. Falls es den Ort beschreibt, schicken Sie den Standort dazu: Ihre Worte gehen mit ihm an den Kurier.
address-lost = Es tut mir leid, ich finde die Adresse immer noch nicht. Schicken Sie den Standort, oder soll jemand von uns nachsehen?
address-compare = Bitte vergleichen Sie.
    Bisher: { $old }.
    Neu: <b>{ $new }</b>. { $more }
    Soll ich den Paketdienst bitten, zur neuen Adresse zu kommen?
address-first = Zuerst die Adresse, bitte; danach wählen wir die Zeit.
address-one-tap = <b>{ $new }</b>: Einmal antippen genügt. Soll ich den Paketdienst bitten, dorthin zu kommen?
address-compare-pin = Bitte vergleichen Sie.
    Bisher: { $old }.
    Neu: <b>{ $new }</b>, an Ihrem Standort. { $more }
    Soll ich den Paketdienst bitten, zur neuen Adresse zu kommen?
address-compare-place = Bitte vergleichen Sie.
    Bisher: { $old }.
    Neu: <b>{ $new }</b>, dort, wo Ihr Standort liegt. { $more }
    Soll ich den Paketdienst bitten, dorthin zu kommen?
address-so-it-is = Es ist also <b>{ $new }</b>. { $more }
    Stimmt das?
address-corrected = „{ $written }“ habe ich als „{ $corrected }“ gelesen.
address-new-number = Der Kurier sieht, dass diese Hausnummer für uns neu ist.
address-courier-told = Der Kurier erfährt: { $card }.
address-confirmed = Danke, die Adresse stimmt.
address-confirmed-door = Danke, die Adresse stimmt. Ein Türcode oder ein Hinweis hilft dem Kurier.
address-confirmed-new-number = Danke, ich verlasse mich auf Ihre Angabe. Der Kurier sieht, dass die Hausnummer für uns neu ist.
address-asked = Angefragt: Ich habe dem Paketdienst die neue Adresse mitgeteilt.
address-asked-entrance = Angefragt: Ich habe dem Paketdienst mitgeteilt, wo der Eingang ist.
address-asked-new-number = Angefragt: Ich habe dem Paketdienst die neue Adresse mitgeteilt. Der Kurier sieht, dass die Hausnummer für uns neu ist.
address-card-is-old = Das war von vorhin; so ist es jetzt.
address-stays = In Ordnung, die Adresse bleibt, wie sie ist.
photo-thanks = Danke, das Foto bleibt in diesem Chat. Den Text dazu habe ich gelesen.
photo-no-address = Danke, das Foto bleibt in diesem Chat. Aus einem Bild kann ich keine Adresse lesen.
prove-again-share = Teilen Sie Ihre Nummer mit dem Knopf unten.
prove-again-code = Oder schreiben Sie den 6-stelligen Code des Pakets.
prove-again-thanks = Danke.
button-address = { $address }
button-leave-address = So lassen
button-no-flat = Haus ohne Wohnungen
button-flat-unknown = Weiß ich nicht
button-torn-words = Die Adresse
button-torn-pin = Die Markierung
button-use-pin = Ja, zum Standort
button-use-address = Nein, zur Adresse
button-entrance = Ja, dort
button-send-pin = Standort senden
button-new-house = Neues Haus: auf Karte zeigen
button-move-pin = Auf der Karte verschieben
button-none-of-these = Keine davon
button-number-right = Meine Nummer stimmt
button-no-address = Es hat keine Adresse
button-nothing = Nichts
address-so-already = So ist es schon: Das Paket geht an <b>{ $address }</b>.
address-entrance-here-unknown = Ist der Eingang von { $address } dort, wo der Standort liegt?
address-pin-far-unknown = Dort, wo der Standort liegt, würde ich { $address } nicht suchen. Soll der Kurier zum Standort kommen?
address-torn-unknown = { $what } schickt Ihnen ein Paket mit { $carrier }. Adressiert ist es an <b>{ $address }</b>, aber die Markierung des Absenders auf der Karte liegt anderswo. { $who } Was stimmt?
address-still-open = Eine Sache ist noch offen, damit der Kurier Sie gleich findet.
