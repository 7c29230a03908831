child-thanks = Merci de me le dire. Il ne faut pas ouvrir la porte pour ce colis : c’est un adulte qui doit le prendre.
child-adult = Quand un adulte pourra-t-il le prendre, ou bien où faut-il le porter ?
button-adult-here = Un adulte est là
child-may-take = Merci de me le dire. La boutique accepte que tu prennes ce colis : n’ouvre qu’à la personne qui le livre.
child-prove = Bien. Montrez d’abord que cette conversation est la vôtre, puis nous trouverons une autre solution.
