missed-what-now = El repartidor pasó ({ $at }) y no pudo entregar su paquete: { $reason }. Intentos restantes: { $left }. ¿Qué hacemos?
missed-last = El repartidor pasó ({ $at }) y no pudo entregar su paquete: { $reason }. Era el último intento. ¿Qué hacemos?
missed-disputed = Lo siento mucho. No cuento este intento hasta que alguien lo haya comprobado. ¿Cuándo pasamos?
missed-not-counted = Lo siento mucho. No cuento este intento hasta que alguien lo haya comprobado.
missed-says-delivered = Lo siento. Según el transportista, está entregado; mire con los vecinos y detrás de la puerta, por favor. Alguien del equipo puede comprobarlo ahora.
button-was-home = Yo estaba en casa
