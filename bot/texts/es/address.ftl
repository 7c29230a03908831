address-coming = { $what } le envía un paquete con { $carrier } a: <b>{ $address }</b>.
address-is-it-right = { $what } le envía un paquete con { $carrier }. ¿Es correcta esta dirección? <b>{ $address }</b> { $more }
address-which-flat-first = { $what } le envía un paquete con { $carrier } a: <b>{ $address }</b>. ¿Qué piso o puerta es? Basta con escribirlo. { $more }
address-not-on-map = { $what } le envía un paquete con { $carrier } a: <b>{ $address }</b>. No encuentro esta dirección en el mapa. ¿Cuál es la correcta?
address-torn = { $what } le envía un paquete con { $carrier }. Va dirigido a <b>{ $address }</b>, pero el punto que marcó el remitente en el mapa está a { $distance } de allí. { $who } ¿Qué es lo correcto?
address-not-on-map-fixed = { $what } le envía un paquete con { $carrier } a: <b>{ $address }</b>. No encuentro esta dirección en el mapa. { $who } Escríbame cuál es la correcta y alguien del equipo se ocupará.
address-number-fixed = { $what } le envía un paquete con { $carrier } a: <b>{ $address }</b>. No conozco el número { $number } en { $street }. ¿Es correcto de todos modos? { $who } Si es incorrecto, escríbame cuál es el correcto y alguien del equipo se ocupará.
address-senders-to-correct = Solo el remitente puede corregir la dirección.
address-not-mine-to-correct = Yo no puedo corregir la dirección.
address-pin-rough = Gracias. Una ubicación tan aproximada no me muestra ninguna casa, así que me guío por { $address }.
address-what-is-right = ¿Cuál es la dirección correcta? Escríbala como quiera o envíe la ubicación.
address-write-it = De acuerdo. Escriba la calle, el número y la localidad, o envíe la ubicación.
address-which-one = ¿A cuál se refiere? También puede escribirla de nuevo.
address-mismatch = No conozco { $street } en «{ $written }». ¿Se refiere a esta? También puede escribirla de nuevo.
address-did-you-mean = ¿Se refiere a una de estas? También puede escribirla de nuevo.
address-which-town = { $street } existe en más de un lugar. ¿En qué localidad es?
address-which-number = ¿Qué número de { $street }?
address-number-unknown = No conozco el número { $number } en { $street }. ¿Es uno de estos?
address-number-unknown-far = No conozco el número { $number } en { $street }. Escríbalo de nuevo o muestre la casa con una ubicación.
address-which-flat = { $address }: ¿qué piso o puerta, o qué nombre hay en el timbre? { $more }
address-flat-missing = <b>{ $new }</b>, en lugar de { $old }. { $more }
    Falta una cosa: ¿qué piso o puerta, o qué nombre hay en el timbre?
address-look-for = Entonces, ¿qué puede buscar el repartidor? Una planta, un nombre en el timbre, el color de una puerta.
address-noted = Para el repartidor: { $card }.
address-pin-far = La ubicación está a { $distance } de { $address }. ¿Debe ir el repartidor a la ubicación?
address-pin-may-be-elsewhere = Gracias. Una ubicación que se mueve o que envió otra persona solo la acepto si usted lo confirma.
address-entrance-here = La ubicación está a { $distance } de { $address }. ¿Está ahí la entrada?
address-pin-agrees = Gracias, la ubicación coincide con { $address }.
address-pin-outside = No puedo enviar a nadie a esa ubicación: está lejos de cualquier casa o el transportista no llega hasta allí. Envíe otra ubicación, ¿o qué hacemos entonces?
address-which-house = ¿Cuál de estas direcciones es?
address-pin-which = ¿Qué calle y número es?
address-pin-vague = Su teléfono no sabe bien dónde está. ¿Qué calle y número es?
distance-metres = { $count } m
distance-kilometres = { $count } km
address-send-pin = Pulse el botón de abajo desde donde quiera recibir el paquete, o adjunte un lugar del mapa.
address-or-write = También puede escribir la dirección.
address-outside = El transportista no llega a { $address }. ¿Qué hacemos entonces?
address-not-an-address = No encuentro ninguna dirección en el mensaje. Escriba la calle, el número y la localidad, o envíe la ubicación.
address-not-found = No encuentro esta dirección. Escriba la calle, el número y la localidad, o envíe la ubicación.
address-link = No puedo abrir enlaces. Escriba la dirección o envíe directamente la ubicación.
address-description = No encuentro eso en el mapa. Si describe el lugar, envíe su ubicación: sus palabras llegarán al repartidor con ella.
address-lost = Lo siento, sigo sin encontrarla. Envíe la ubicación, ¿o prefiere que lo mire alguien del equipo?
address-compare = Compare, por favor.
    Antes: { $old }.
    Ahora: <b>{ $new }</b>. { $more }
    ¿Le pido al transportista que vaya a la nueva?
address-first = Primero la dirección, por favor; después elegimos la hora.
address-one-tap = <b>{ $new }</b>: basta un toque. ¿Le pido al transportista que vaya allí?
address-compare-pin = Compare, por favor.
    Antes: { $old }.
    Ahora: <b>{ $new }</b>, en su ubicación. { $more }
    ¿Le pido al transportista que vaya a la nueva?
address-compare-place = Compare, por favor.
    Antes: { $old }.
    Ahora: <b>{ $new }</b>, donde está su ubicación. { $more }
    ¿Le pido al transportista que vaya allí?
address-so-it-is = Entonces es <b>{ $new }</b>. { $more }
    ¿Es correcto?
address-corrected = He leído «{ $written }» como «{ $corrected }».
address-new-number = El repartidor verá que este número es nuevo para nosotros.
address-courier-told = El repartidor sabrá: { $card }.
address-confirmed = Gracias, la dirección es correcta.
address-confirmed-door = Gracias, la dirección es correcta. Un código de acceso o una nota ayuda al repartidor.
address-confirmed-new-number = Gracias, me fío de su palabra sobre el número. El repartidor verá que es nuevo para nosotros.
address-asked = Solicitado: he comunicado la nueva dirección al transportista.
address-asked-entrance = Solicitado: he comunicado al transportista dónde está la entrada.
address-asked-new-number = Solicitado: he comunicado la nueva dirección al transportista. El repartidor verá que el número es nuevo para nosotros.
address-card-is-old = Eso era de antes; ahora está así.
address-stays = De acuerdo, la dirección se queda como está.
photo-thanks = Gracias, guardo la foto en este chat y he leído su texto.
photo-no-address = Gracias, guardo la foto en este chat. No puedo leer una dirección en una imagen.
prove-again-share = Comparta su número con el botón de abajo.
prove-again-code = O escriba el código de 6 cifras del paquete.
prove-again-thanks = Gracias.
button-address = { $address }
button-leave-address = Dejarla como está
button-no-flat = No hay pisos
button-flat-unknown = No lo sé
button-torn-words = La dirección
button-torn-pin = El punto
button-use-pin = Sí, a la ubicación
button-use-address = No, a la dirección
button-entrance = Sí, es ahí
button-send-pin = Enviar ubicación
button-new-house = Es nueva: mostrarla en el mapa
button-move-pin = Mover el punto en el mapa
button-none-of-these = Ninguno de estos
button-number-right = Mi número es correcto
button-no-address = No tiene dirección
button-nothing = Nada
address-so-already = Ya está así: el paquete va a <b>{ $address }</b>.
address-entrance-here-unknown = ¿Está la entrada de { $address } en esa ubicación?
address-pin-far-unknown = La ubicación no está donde yo buscaría { $address }. ¿Debe ir el repartidor a la ubicación?
address-torn-unknown = { $what } le envía un paquete con { $carrier }. Va dirigido a <b>{ $address }</b>, pero el punto que marcó el remitente en el mapa está en otro lugar. { $who } ¿Qué es lo correcto?
address-still-open = Queda una cosa por saber, para que el repartidor llegue enseguida.
