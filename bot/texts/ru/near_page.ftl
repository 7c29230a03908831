near-page-title = Где курьер
near-page-expected = Скорее всего будет между { $from } и { $to }.
near-page-reported = Перевозчик последний раз сообщил в { $time }.
near-page-over = Карта здесь заканчивается. Новости — в чате.
near-page-door = ваша дверь
near-page-courier = курьер
button-near-map = Курьер на карте
