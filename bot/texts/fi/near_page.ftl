near-page-title = Missä kuljettaja on
near-page-expected = Todennäköisesti { $from } – { $to }.
near-page-reported = Kuljetusyhtiö ilmoitti viimeksi klo { $time }.
near-page-over = Kartta päättyy tähän. Uusin tieto on keskustelussa.
near-page-door = ovesi
near-page-courier = kuljettaja
button-near-map = Kuljettaja kartalla
