letter-subject = Su entrega de { $shop }
letter-invited = { $shop } le envía un paquete. Elija la hora e indique cómo llegar a su puerta: { $link }
letter-told = { $shop }: { $what } { $more }
letter-more = Más detalles y qué puede hacer: { $link }
letter-late = su paquete llegará más tarde de lo prometido.
letter-pickup-ends = su paquete espera ya poco tiempo en el punto de recogida.
