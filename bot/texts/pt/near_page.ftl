near-page-title = Onde está o entregador
near-page-expected = Deve chegar entre { $from } e { $to }.
near-page-reported = Última informação da transportadora às { $time }.
near-page-over = O mapa termina aqui. As novidades estão no chat.
near-page-door = a sua porta
near-page-courier = o entregador
button-near-map = Ver no mapa
