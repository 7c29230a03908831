left-is-it-yours = Su paquete se ha dejado en una puerta{ $link }. ¿Es su casa?
left-link = {" "}(<a href="{ $url }">foto</a>)
button-not-my-house = Esa no es mi casa
claim-opened-wrong-place = Lo siento. Alguien del equipo se ocupa, y el caso no se cierra hasta encontrarlo. Puede enviar una foto de su puerta.
claim-opened-not-received = Lo siento. Alguien del equipo se ocupa hasta encontrarlo. Mientras tanto, mire con los vecinos y detrás de la puerta.
claim-photo-added = Gracias. He añadido la foto para quien se ocupa de ello.
left-there = Su paquete se ha dejado aquí: <b>{ $where }</b>.{ $doubts } ¿Está ahí?{ $link }
left-somewhere = Su paquete se ha dejado sin que nadie lo recibiera.{ $doubts } ¿Está ahí?{ $link }
left-unasked = {" "}Usted no lo había pedido.
left-no-photo = {" "}No hay ninguna foto.
