answer-hello = Hola, me llamo { $agent }. Estoy leyendo lo que ha pasado hasta ahora; un momento, por favor.
answer-asking = Voy a preguntar a { $carrier } por { $tracking } y escribo aquí en cuanto sepa más.
answer-when = Llega en este horario: { $window }. ¿Le viene bien?
answer-sorry = Siento que esto haya salido mal. Ya me ocupo de ello.
answer-else = ¿Puedo hacer algo más por usted?
