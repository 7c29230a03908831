hello-prove = Guten Tag! Ich helfe Ihnen bei einem Paket. Bevor ich etwas zeige, muss ich wissen, dass es Ihres ist. Teilen Sie Ihre Nummer mit dem Knopf unten, oder schreiben Sie den 6-stelligen Code des Pakets.
hello-prove-again = Bitte teilen Sie Ihre Nummer mit dem Knopf unten, oder schreiben Sie den 6-stelligen Code.
hello-locked-number = Mit Ihrer eigenen Nummer geht es weiterhin: Teilen Sie sie mit dem Knopf unten.
hello-locked-person = Falls das nicht klappt, hilft jemand von uns.
hello-not-for-you = Ist dieser Link nicht für Sie?
hello-first = Dabei helfe ich gern, sobald ich weiß, dass das Paket Ihres ist.
hello-not-own-contact = Das ist der Kontakt von jemand anderem. Ich brauche Ihre eigene Nummer, mit dem Knopf unten.
hello-yours = Danke, das ist Ihr Paket.
hello-yours-many = { $count ->
    [one] Danke: { $count } Paket ist zu Ihnen unterwegs.
   *[other] Danke: { $count } Pakete sind zu Ihnen unterwegs.
    }
hello-no-link = Guten Tag! Öffnen Sie zum Start den Link, oder scannen Sie den Code, den Ihnen der Absender geschickt hat.
hello-no-such-link = Diesen Link kenne ich nicht. Bitte öffnen Sie den neuesten, den Ihnen der Absender geschickt hat.
hello-not-mine-done = Erledigt: In diesem Chat kommen dazu keine Nachrichten mehr, und der Absender erfährt, dass der Kontakt nicht stimmt.
hello-really-not-mine = Ist dieses Paket nicht für Sie? Dann nehme ich es aus diesem Chat und sage dem Absender Bescheid.
hello-unbound = Ein Paket wurde aus diesem Chat genommen: Es gehört nachweislich jemand anderem.
button-share-phone = Meine Nummer teilen
button-share-place = Meinen Standort teilen
button-not-mine = Nicht meins
