near-page-title = Kurye nerede
near-page-expected = Büyük olasılıkla { $from } – { $to } arasında burada.
near-page-reported = Kargo şirketi en son { $time } itibarıyla bildirdi.
near-page-over = Harita burada biter. Yenilikler sohbette.
near-page-door = kapınız
near-page-courier = kurye
button-near-map = Haritada kurye
