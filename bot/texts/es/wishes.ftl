neighbour-who = ¿Qué vecino? Basta un nombre o un piso.
safe-place-where = ¿Dónde hay que dejarlo? Mejor en un sitio seco y que no se vea.
safe-place-shall-i = ¿Debe dejarlo el repartidor aquí: <b>{ $words }</b>? Desde entonces queda allí bajo su responsabilidad. { $rain }
safe-place-rain = Es probable que llueva: { $window }.
return-shall-i = ¿Pido al transportista que lo devuelva a { $what }?
cancel-shall-i = ¿Pido a { $what } y al transportista que cancelen la entrega?
wish-asked = Solicitado: se lo he comunicado al transportista.
wish-left = No se ha cambiado nada.
undo-done = Deshecho.
undo-nothing = No queda nada que deshacer. ¿Qué hacemos?
undo-no-time-now = Deshecho. El horario anterior, { $earlier }, quedó libre cuando eligió otro: ahora no hay ninguna hora fijada.
door-what = ¿Qué debe saber el repartidor en la puerta? Un código, una planta, un nombre en el timbre.
door-saved = Guardado para esta entrega: { $card }. El repartidor lo ve cuando está cerca; después se borra.
door-code = código de acceso { $value }
door-floor = planta { $value }
door-unit = puerta { $value }
door-unit-named = { $value }
door-phone = teléfono { $value }
door-code-known = un código de acceso
door-entrance = entrada { $value }
door-reception = recepción: { $value }
door-opening-hours = abierto { $value }
door-lift = ascensor: { $value }
door-height = vehículos de hasta { $value } m
door-weight = vehículos de hasta { $value } t
door-parking = aparcamiento: { $value }
door-note = nota «{ $value }»
several-which = Tiene varios paquetes en camino. ¿A cuál se refiere?
both-which = Estos horarios están libres para todos los paquetes:
both-not-then = Ese horario no está libre para todos los paquetes. Estos sí:
both-shall-i = Para { $count ->
        [one] { $count } paquete
        [2] los dos paquetes
       *[other] los { $count } paquetes
    }: <b>{ $window }</b>. ¿Lo reservo?
both-booked = Reservado para { $count ->
        [one] { $count } paquete
        [2] los dos paquetes
       *[other] los { $count } paquetes
    }: { $window }.
both-none = No hay un horario libre para todos a la vez. ¿Cuál miramos primero?
button-all-of-them = Todos
door-saved-keep = Guardado para esta entrega: { $card }. El repartidor lo ve cuando está cerca; después se borra. ¿Guardo el código para los próximos paquetes a esta puerta?
button-code-once = Solo esta vez
button-code-keep = Guardar 90 días
code-kept = Guardo el código para los próximos paquetes a esta puerta. Después se borra: { $until }. /places lo muestra y permite olvidarlo antes.
code-not-kept = De acuerdo, el código se borra después de esta entrega.
code-gone = Ya no hay ningún código que guardar.
safe-place-exposed = ¿<b>{ $words }</b>? Los contenedores se vacían, y lo que queda a la vista se moja o se lo llevan. Mejor seco y fuera de la vista. { $rain }
button-another-place = Otro sitio
button-still-there = Ahí de todos modos
change-fee = El transportista cobra { $fee } por esto.
