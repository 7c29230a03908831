near-page-title = Wo der Kurier ist
near-page-expected = Voraussichtlich hier zwischen { $from } und { $to } Uhr.
near-page-reported = Der Paketdienst meldete sich zuletzt um { $time } Uhr.
near-page-over = Die Karte endet hier. Neues steht im Chat.
near-page-door = Ihre Tür
near-page-courier = der Kurier
button-near-map = Kurier auf der Karte
