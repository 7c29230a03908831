near-page-title = Dov’è il corriere
near-page-expected = Arrivo previsto tra le { $from } e le { $to }.
near-page-reported = Ultima notizia dello spedizioniere alle { $time }.
near-page-over = La mappa finisce qui. Le novità sono nella chat.
near-page-door = la sua porta
near-page-courier = il corriere
button-near-map = Corriere sulla mappa
