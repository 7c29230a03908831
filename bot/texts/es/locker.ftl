locker-where-to =
    Estos puntos están cerca y tienen sitio. ¿A cuál?
    { $lines }
locker-shall-i = <b>{ $where }</b>, a { $walk } a pie. ¿Reservo un sitio y envío allí el paquete?
locker-reserved = Reservado en { $point }; he pedido al transportista que lo lleve allí.
locker-gone = Ese punto se acaba de llenar.
locker-none = Ahora mismo ningún punto de recogida cercano tiene sitio para él. ¿Qué hacemos?
locker-none-ill = Ahora mismo no puedo consultar los puntos de recogida. ¿Qué hacemos?
locker-not = De acuerdo, sin punto de recogida. ¿Qué hacemos?
pickup-ready = Su paquete espera en { $point }. Plazo de recogida: { $until }.
pickup-ready-open = Su paquete espera en { $point }.
pickup-code = Su código: { $code }. No lo comparta: quien lo tenga puede abrir la taquilla.
pickup-longer-asked = He pedido más tiempo.
pickup-ends = Su paquete espera en { $point }, pero el plazo se acaba: { $until }.
pickup-collected = Ha recogido su paquete. ¡Que le vaya muy bien!
button-locker-near = { $point } · { $walk }
button-at-the-door = Mejor en la puerta
button-reserve = Sí, reservar
button-another-one = Otro
locker-line = • <b>{ $point }</b>: { $facts }
locker-fact-walk = { $walk } a pie
locker-fact-open = abierto hasta { $until }
locker-fact-day = abierto día y noche
locker-fact-opens = cerrado, abre: { $at }
locker-fact-free = { $count ->
    [one] { $count } libre
   *[other] { $count } libres
}
locker-fact-kept = guardado para usted
locker-fact-step-free = sin escalones
locker-straight-line = El camino se ha calculado en línea recta.
locker-question = { $lines }
locker-final = No se podrá deshacer.
locker-shall-i-ask = <b>{ $where }</b>, a { $walk } a pie. ¿Pido que lleven allí el paquete? Allí no se puede guardar sitio de antemano.
locker-asked = Pedido: he solicitado al transportista que lo lleve a { $point }. Allí no se guarda sitio, así que falta su sí.
locker-none-step-free = Cerca de usted no conozco ahora ningún punto sin escalones que tenga sitio. ¿Qué hacemos?
button-send-there = Sí, enviar allí
pickup-halfway = Su paquete sigue esperando en { $point }. Plazo de recogida: { $until }.
pickup-last-hours = Últimas horas: su paquete espera en { $point } hasta: { $until }; después vuelve al remitente.
pickup-over = El plazo para recogerlo ha terminado ({ $point }) y el transportista puede llevárselo. Si está cerca, inténtelo ahora o pregunte a una persona.
pickup-more-time = Buenas noticias: su paquete puede esperar más en { $point }. Nuevo plazo: { $until }.
locker-failed = No se pudo dejar su paquete en { $point }: { $reason }.
point-hours = { $lines }
point-hours-open =
    <b>{ $point }</b> abre:
    { $lines }
point-hours-line = • { $window }
point-hours-closed = <b>{ $point }</b> cierra el { $day }.
point-hours-always = <b>{ $point }</b> abre día y noche.
point-hours-unknown = No me han dicho el horario: { $point }.
