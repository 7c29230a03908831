missed-disputed = Lo siento mucho. Se comunicó, { $at }: { $reason }.{ $evidence }{"\u000A"}{ $verdict }{ $meanwhile }
button-was-home = Yo estaba en casa
missed-came = El repartidor pasó ({ $at }) y no pudo entregar su paquete: { $reason }. { $left ->
        [0] Era el último intento.
       *[other] Intentos restantes: { $left }.
    }{ $evidence }
    { $after }
missed-not-come = Lo siento: su paquete no ha podido llegar ({ $reason }). { $after }
after-again = ¿Qué hacemos?
after-kept = Le guardo <b>{ $window }</b> hasta las { $until }. ¿Le va bien?
after-first-kept = En el próximo plan va usted primero: le guardo <b>{ $window }</b> hasta las { $until }. ¿Le va bien?
after-address = ¿Cuál es la dirección correcta?
after-door = ¿Cómo se entra: un código, un timbre, otra entrada?
after-refused = Si no fue usted, dígalo; si no, pido que se devuelva.
after-who = Tiene que haber alguien que pueda demostrarlo.
after-hours = ¿Cuándo hay alguien?
after-vehicle = ¿Hasta dónde llega una furgoneta? También vale un punto de recogida.
after-damaged = Así no se lo llevamos: alguien del equipo se ocupa y le diremos cómo sigue.
after-missing = El transportista lo busca, alguien del equipo lo sigue y le avisaremos en cuanto aparezca.
after-misrouted = Se está llevando al vehículo correcto.
after-customs = Le aviso en cuanto la aduana lo libere.
after-too-big = Hace falta otro vehículo o más manos; ¿qué hora le va bien?
evidence-near = {"\u000A"}📍 La furgoneta estaba a { $metres } m de su puerta.
evidence-far = {"\u000A"}📍 La furgoneta no se acercó a menos de { $metres } m de su puerta.
evidence-unknown = {"\u000A"}📍 No se sabe dónde estaba la furgoneta a esa hora.
evidence-waited = {"\u000A"}⏱ Según su informe, el repartidor estuvo { $span }.
evidence-photo = {"\u000A"}📷 Hay una foto{ $link }.
evidence-no-photo = {"\u000A"}📷 No hay foto.
missed-open = No cuento este intento hasta que alguien lo haya comprobado.
missed-disproved = Eso no encaja, así que no lo cuento como intento.
missed-stands = Alguien del equipo ya lo ha comprobado, y el informe se mantiene.
missed-meanwhile = {" "}Mientras tanto le guardo <b>{ $window }</b> hasta las { $until }.
button-not-me = No fui yo
button-opening-hours = Decir el horario
claim-attempt-upheld = Alguien del equipo ha revisado el intento: tenía usted razón, no cuenta.
claim-attempt-declined = Alguien del equipo ha revisado el intento: el informe se mantiene, cuenta.
claim-upheld = Alguien del equipo ha cerrado su reclamación: tenía usted razón, y el remitente y el transportista lo saben.
claim-declined = Alguien del equipo ha cerrado su reclamación: lo que se sabe no la confirma. Puede preguntar a una persona por qué.
evidence-reported = {"\u000A"}📍 El aviso se envió a { $metres } m de su puerta.
missed-who-told = El repartidor ya lo sabe. { $age ->
        [0] Quien abra debe mostrar un documento de identidad.
       *[other] Quien abra debe demostrar que tiene { $age } años o más.
    } { $after }
