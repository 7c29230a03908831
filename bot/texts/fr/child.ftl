child-thanks = Merci de me le dire. Il ne faut pas ouvrir la porte pour ce colis : c’est un adulte qui doit le prendre.
child-adult = Quand un adulte pourra-t-il le prendre, ou bien où faut-il le porter ?
button-adult-here = Un adulte est là
