hello-prove = Buongiorno! Sono qui per aiutarla con un pacco. Prima di mostrare qualcosa, devo sapere che è suo. Condivida il suo numero con il pulsante qui sotto, oppure scriva il codice di 6 cifre del pacco.
hello-prove-again = Condivida il suo numero con il pulsante qui sotto, oppure scriva il codice di 6 cifre, per favore.
hello-locked-number = Il suo numero funziona ancora: lo condivida con il pulsante qui sotto.
hello-locked-person = Se non funziona, può aiutare una persona del team.
hello-not-for-you = Questo link non è per lei?
hello-first = Aiuterò volentieri, appena saprò che il pacco è suo.
hello-not-own-contact = Questo è il contatto di qualcun altro. Mi serve il suo numero, con il pulsante qui sotto.
hello-yours = Grazie, è il suo pacco.
hello-yours-many = { $count ->
    [one] Grazie: { $count } pacco è in viaggio verso di lei.
   *[other] Grazie: { $count } pacchi sono in viaggio verso di lei.
    }
hello-no-link = Buongiorno! Per iniziare, apra il link o inquadri il codice che le ha mandato il mittente del pacco.
hello-no-such-link = Non conosco questo link. Apra il più recente che le ha mandato il mittente, per favore.
hello-not-mine-done = Fatto: in questa chat non arriveranno più messaggi al riguardo, e il mittente saprà che il contatto è sbagliato.
hello-really-not-mine = Questo pacco non è per lei? Allora lo tolgo da questa chat e avviso il mittente.
hello-unbound = Un pacco è stato tolto da questa chat: un’altra persona ha dimostrato che è suo.
button-share-phone = Condividi il mio numero
button-share-place = Condividi la mia posizione
button-not-mine = Non è mio
