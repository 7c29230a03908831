# Words between a recipient and the courier near their door.

relay-ask = ¿Qué le digo al repartidor? Escríbelo o toca.
relay-told = Se lo he pasado al repartidor. Tu número se queda con nosotros.
relay-said = 🚚 El repartidor: <b>{ $words }</b>
relay-wrote = 🚚 El repartidor escribe: «{ $text }»
relay-wrote-in = 🚚 El repartidor escribe ({ $language }): «{ $text }»
button-message-courier = Escribir al repartidor
why-not-said-enough = El repartidor ya ha recibido muchos mensajes. Dale un momento, por favor.
recipient-says-coming = Ya voy
recipient-says-two-minutes = Dos minutos, por favor
recipient-says-ring-again = Llama otra vez, por favor
recipient-says-not-home = No estoy en casa
recipient-says-thanks = Gracias
courier-says-nearly-there = Ya casi llego
courier-says-at-the-door = Estoy en la puerta
courier-says-which-entrance = ¿Qué entrada es?
courier-says-door-locked = La puerta está cerrada. ¿Cómo entro?
courier-says-come-down = Baja a la puerta, por favor
courier-says-cannot-park = No puedo aparcar cerca. Espera un poco, por favor
courier-says-thanks = Gracias
