near-page-title = Où est le livreur
near-page-expected = Arrivée prévue entre { $from } et { $to }.
near-page-reported = Dernière nouvelle du transporteur à { $time }.
near-page-over = La carte s’arrête ici. La suite est dans le chat.
near-page-door = votre porte
near-page-courier = le livreur
button-near-map = Livreur sur la carte
