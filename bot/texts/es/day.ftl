lead-reminder = Mañana llega su paquete.
lead-reminder-visit = Mañana recoge su paquete.
lead-out-for-delivery = Su paquete va de camino.
lead-near = { $stops ->
        [0] Usted es el siguiente: el repartidor llega en unos { $minutes }.
        [one] Una parada más antes de la suya: el repartidor llega en unos { $minutes }.
       *[other] { $stops } paradas más antes de la suya: el repartidor llega en unos { $minutes }.
    }
lead-at-the-door = El repartidor está en su puerta.
lead-returning = Su paquete vuelve al remitente.
lead-cancelled = Su entrega se ha cancelado.
lead-customs-cleared = La aduana ha liberado su paquete: vuelve a estar en camino.
lead-lost = Lo siento: el transportista no encuentra su paquete. Alguien del equipo puede ocuparse.
lead-damaged = Lo siento: el transportista avisa de que su paquete está dañado. Alguien del equipo puede ocuparse.
delivered = Entregado. ¿Ha ido todo bien?
    { $lines }
rate-what-is-wrong = Lo siento. ¿Qué ha pasado?
rate-thanks = ¡Gracias!
damage-noted = He comunicado al remitente y al transportista que está dañado. Alguien del equipo puede ocuparse de lo que sigue.
damage-the-parcel = ¿Es el paquete lo que está dañado? Solo entonces aviso al remitente y al transportista.
address-changed = { $who ->
        [sender] El remitente
        [carrier] El transportista
       *[other] Alguien del equipo
    } ha cambiado la dirección de { $what }: <s>{ $old }</s> → <b>{ $new }</b>.
change-no = { $wish }: el transportista ha dicho que no, así que todo queda como estaba. ¿Qué hacemos?
status-several = Tiene varios paquetes en camino. ¿Cuál quiere ver?
button-stars = ★ { $stars }
button-something-wrong = Algo va mal
button-damaged = El paquete está dañado
button-about-the-door = Es sobre la puerta
button-not-here = No está aquí
button-parcel = { $number }. { $what }
rate-why = Gracias. { $promise }¿Qué no estuvo bien?
rate-promise = Se le prometió { $window }, y llegó: { $at }.{" "}
button-why-not-then = No a la hora prometida
button-why-not-careful = Sin cuidado
button-why-not-kind = Poca amabilidad
button-why-other = Otra cosa
