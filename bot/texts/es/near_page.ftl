near-page-title = Dónde está el repartidor
near-page-expected = Llegada prevista: { $from } – { $to }.
near-page-reported = Último aviso del transportista: { $time }.
near-page-over = El mapa termina aquí. Mire el chat para las novedades.
near-page-door = su puerta
near-page-courier = el repartidor
button-near-map = Ver en el mapa
