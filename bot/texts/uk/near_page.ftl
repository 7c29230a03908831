near-page-title = Де кур’єр
near-page-expected = Найімовірніше буде між { $from } і { $to }.
near-page-reported = Перевізник востаннє повідомив о { $time }.
near-page-over = Карта тут закінчується. Новини — у чаті.
near-page-door = ваші двері
near-page-courier = кур’єр
button-near-map = Кур’єр на карті
