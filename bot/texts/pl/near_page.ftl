near-page-title = Gdzie jest kurier
near-page-expected = Prawdopodobnie między { $from } a { $to }.
near-page-reported = Ostatnia wiadomość od firmy kurierskiej: { $time }.
near-page-over = Tu mapa się kończy. Nowości są na czacie.
near-page-door = drzwi
near-page-courier = kurier
button-near-map = Kurier na mapie
