left-is-it-yours = Il pacco è stato lasciato davanti a una porta{ $link }. È casa sua?
left-link = {" "}(<a href="{ $url }">foto</a>)
button-not-my-house = Non è casa mia
claim-opened-wrong-place = Mi dispiace. Qualcuno di noi se ne occupa, e il caso resta aperto finché non si trova. Può mandare una foto della sua porta.
claim-opened-not-received = Mi dispiace. Qualcuno di noi se ne occupa finché non si trova. Intanto guardi dai vicini e dietro la porta.
claim-photo-added = Grazie. Ho aggiunto la foto per chi se ne occupa.
left-there = Il pacco è stato lasciato qui: <b>{ $where }</b>.{ $doubts } È lì?{ $link }
left-somewhere = Il pacco è stato lasciato senza che nessuno lo ricevesse.{ $doubts } È lì?{ $link }
left-unasked = {" "}Non l’aveva chiesto Lei.
left-no-photo = {" "}Non c’è nessuna foto.
