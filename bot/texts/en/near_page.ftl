near-page-title = Where the courier is
near-page-expected = Most likely here between { $from } and { $to }.
near-page-reported = The carrier last reported at { $time }.
near-page-over = The map ends here. Look into the chat for what is new.
near-page-door = your door
near-page-courier = the courier
button-near-map = Courier on the map
