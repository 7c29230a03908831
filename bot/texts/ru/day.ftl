lead-reminder = Завтра приедет ваша посылка.
lead-reminder-visit = Завтра вы забираете посылку.
lead-out-for-delivery = Ваша посылка едет к вам.
lead-near = { $stops ->
        [0] Вы следующие: курьер будет примерно через { $minutes }.
        [one] Ещё { $stops } остановка перед вами: курьер будет примерно через { $minutes }.
        [few] Ещё { $stops } остановки перед вами: курьер будет примерно через { $minutes }.
       *[other] Ещё { $stops } остановок перед вами: курьер будет примерно через { $minutes }.
    }
lead-at-the-door = Курьер у вашей двери.
lead-returning = Ваша посылка возвращается отправителю.
lead-cancelled = Ваша доставка отменена.
lead-customs-cleared = Таможня выпустила вашу посылку: она снова в пути.
lead-lost = Мне жаль: перевозчик не может найти вашу посылку. Этим может заняться человек.
lead-damaged = Мне жаль: перевозчик сообщает, что посылка повреждена. Этим может заняться человек.
delivered = Доставлено. Всё ли хорошо?
    { $lines }
rate-what-is-wrong = Мне жаль. Что не так?
rate-thanks = Спасибо!
damage-noted = Я сообщил отправителю и перевозчику, что она повреждена. Дальше может помочь человек.
damage-the-parcel = Повреждена сама посылка? Только тогда я скажу отправителю и перевозчику.
address-changed = { $who ->
        [sender] Отправитель изменил
        [carrier] Перевозчик изменил
       *[other] Мой коллега изменил
    } адрес посылки { $what }: <s>{ $old }</s> → <b>{ $new }</b>.
change-no = { $wish }: перевозчик не смог, всё остаётся как было. Как поступим?
status-several = К вам едет несколько посылок. Какую показать?
button-stars = ★ { $stars }
button-something-wrong = Что-то не так
button-damaged = Посылка повреждена
button-about-the-door = Это про дверь
button-not-here = Её здесь нет
button-parcel = { $number }. { $what }
rate-why = Спасибо. { $promise }Что было не так?
rate-promise = Вам обещали { $window }, а пришла: { $at }.{" "}
button-why-not-then = Не в обещанное время
button-why-not-careful = Неаккуратно
button-why-not-kind = Неприветливо
button-why-other = Что-то другое
