left-is-it-yours = Votre colis a été déposé à une porte{ $link }. Est-ce chez vous ?
left-link = {" "}(<a href="{ $url }">photo</a>)
button-not-my-house = Ce n’est pas chez moi
claim-opened-wrong-place = Je suis désolé. L’un de nous s’en occupe, et le dossier reste ouvert tant qu’il n’est pas retrouvé. Vous pouvez envoyer une photo de votre porte.
claim-opened-not-received = Je suis désolé. L’un de nous s’en occupe jusqu’à ce qu’il soit retrouvé. En attendant, regardez chez les voisins et derrière la porte.
claim-photo-added = Merci. J’ai ajouté la photo pour la personne qui s’en occupe.
left-there = Votre colis a été déposé ici : <b>{ $where }</b>.{ $doubts } S’y trouve-t-il ?{ $link }
left-somewhere = Votre colis a été déposé sans que personne ne le reçoive.{ $doubts } Est-il là ?{ $link }
left-unasked = {" "}Vous ne l’aviez pas demandé.
left-no-photo = {" "}Aucune photo n’a été prise.
