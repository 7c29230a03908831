near-page-title = Var budet är
near-page-expected = Troligen här mellan { $from } och { $to }.
near-page-reported = Transportören hörde av sig senast { $time }.
near-page-over = Kartan slutar här. Det senaste står i chatten.
near-page-door = din dörr
near-page-courier = budet
button-near-map = Budet på kartan
