person-asked = He avisado a alguien del equipo. { $before ->
    [0] El siguiente turno es el suyo
    [one] Hay una persona antes
   *[other] Hay { $before } personas antes
    }; escriba de qué se trata, lo leerán todo.{ $wait }
person-usual-wait = {" "}Últimamente la espera es de unos { $wait }.
person-back-at = {" "}Ahora no hay nadie; volvemos a estar aquí: { $at }.
person-still = Alguien del equipo ya está avisado y se unirá. Hasta entonces no intervengo.
person-noted = Anotado: lo leerán. Hasta entonces no intervengo.
person-joined = { $name } está aquí. Ahora no intervengo.
person-said = <b>{ $name }:</b> { $text }
person-left = { $name } se ha ido; aquí estoy de nuevo.
person-back = Aquí estoy de nuevo. No se ha perdido nada.
person-late = Lo siento, aún no hay nadie libre. Puede seguir esperando o continuar conmigo.
person-bot-failed = Lo siento, algo ha fallado por mi parte. He pedido a alguien que mire su mensaje.
person-not-now = Ahora mismo no puedo avisar a nadie. Inténtelo de nuevo en unos minutos, por favor.
person-not-waiting = Está hablando con el bot. ¿En qué puedo ayudar?
button-back = Volver al bot
button-person = Hablar con alguien
address-granted = Alguien del equipo lo ha revisado: su paquete va a la nueva dirección y el transportista está avisado.
address-declined = Alguien del equipo lo ha revisado y el paquete no se puede enviar a otra dirección por chat. Sigue llegando a { $address }. ¿Qué hacemos?
agreed-is-it-so = { $name } se ha ido; aquí estoy de nuevo. Se acordó esto:
    { $lines }
    ¿Es correcto?
agreed-line = { $wish }: { $value }
agreed-taken-back = { $wish }: retirado
agreed-of = { $parcel } · { $line }
agreed-good = Bien, así queda.
