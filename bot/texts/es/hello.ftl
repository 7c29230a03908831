hello-prove = ¡Hola! Estoy aquí para ayudarle con un paquete. Antes de mostrar nada, necesito saber que es suyo. Comparta su número con el botón de abajo o escriba el código de 6 cifras del paquete.
hello-prove-again = Comparta su número con el botón de abajo o escriba el código de 6 cifras, por favor.
hello-locked-number = Su propio número sigue sirviendo: compártalo con el botón de abajo.
hello-locked-person = Si eso no funciona, puede ayudar alguien del equipo.
hello-not-for-you = ¿Este enlace no es para usted?
hello-first = Le ayudaré con gusto en cuanto sepa que el paquete es suyo.
hello-not-own-contact = Ese contacto es de otra persona. Necesito su propio número, con el botón de abajo.
hello-yours = Gracias, ese es su paquete.
hello-yours-many = { $count ->
    [one] Gracias: { $count } paquete va de camino.
   *[other] Gracias: { $count } paquetes van de camino.
    }
hello-no-link = ¡Hola! Para empezar, abra el enlace o escanee el código que le envió el remitente de su paquete.
hello-no-such-link = No conozco este enlace. Abra el más reciente que le envió el remitente, por favor.
hello-not-mine-done = Hecho: este chat no recibirá más mensajes sobre él, y el remitente sabrá que el contacto no es correcto.
hello-really-not-mine = ¿Este paquete no es para usted? Entonces lo quito de este chat y aviso al remitente.
hello-unbound = Un paquete se ha quitado de este chat: otra persona ha demostrado que es suyo.
button-share-phone = Compartir mi número
button-share-place = Compartir mi ubicación
button-not-mine = No es mío
