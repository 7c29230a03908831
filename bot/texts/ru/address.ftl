address-coming = { $what } отправляет вам посылку ({ $carrier }) по адресу: <b>{ $address }</b>.
address-is-it-right = { $what } отправляет вам посылку, доставляет { $carrier }. Это верный адрес? <b>{ $address }</b> { $more }
address-which-flat-first = { $what } отправляет вам посылку ({ $carrier }) по адресу: <b>{ $address }</b>. Какая квартира? Просто напишите номер. { $more }
address-not-on-map = { $what } отправляет вам посылку ({ $carrier }) по адресу: <b>{ $address }</b>. Я не нахожу его на карте. Какой адрес верный?
address-torn = { $what } отправляет вам посылку ({ $carrier }). Адрес: <b>{ $address }</b>, но точка отправителя на карте в { $distance } оттуда. { $who } Что верно?
address-not-on-map-fixed = { $what } отправляет вам посылку ({ $carrier }) по адресу: <b>{ $address }</b>. Я не нахожу его на карте. { $who } Напишите мне, как правильно, и кто-то из нас этим займётся.
address-number-fixed = { $what } отправляет вам посылку ({ $carrier }) по адресу: <b>{ $address }</b>. Я не знаю номера { $number }: { $street }. Всё равно верно? { $who } Если нет, напишите мне, как правильно, и кто-то из нас этим займётся.
address-senders-to-correct = Исправить его может только отправитель.
address-not-mine-to-correct = Сам я его исправить не могу.
address-pin-rough = Спасибо. По такому неточному месту дом не виден, поэтому я держусь адреса { $address }.
address-what-is-right = Какой адрес верный? Напишите его как удобно или отправьте точку на карте.
address-write-it = Хорошо. Напишите улицу, номер и город или отправьте точку на карте.
address-which-one = Какой из них вы имеете в виду? Можно написать и заново.
address-mismatch = Я не знаю улицы { $street } по адресу «{ $written }». Может быть, вот эта? Можно и написать заново.
address-did-you-mean = Может быть, один из этих? Можно написать и заново.
address-which-town = Такая улица есть не в одном месте: { $street }. В каком она городе?
address-which-number = Какой номер дома, { $street }?
address-number-unknown = Я не знаю номера { $number }: { $street }. Может быть, один из этих?
address-number-unknown-far = Я не знаю номера { $number }: { $street }. Напишите его ещё раз или покажите дом точкой на карте.
address-which-flat = { $address }: какая квартира или какое имя на звонке? { $more }
address-flat-missing = <b>{ $new }</b> вместо { $old }. { $more }
    Не хватает одного: какая квартира или какое имя на звонке?
address-look-for = Что тогда искать курьеру? Этаж, имя на звонке, цвет двери.
address-noted = Курьеру: { $card }.
address-pin-far = Точка в { $distance } от адреса { $address }. Курьеру приехать к точке?
address-pin-may-be-elsewhere = Спасибо. Точку, которая движется или прислана кем-то другим, я беру, только если вы подтвердите.
address-entrance-here = Точка в { $distance } от адреса { $address }. Вход там?
address-pin-agrees = Спасибо, точка совпадает с адресом { $address }.
address-pin-outside = Я не могу отправить курьера к этой точке: она далеко от домов или там, куда перевозчик не ездит. Отправьте другую точку или скажите, как поступим.
address-which-house = Какой это из адресов?
address-pin-which = Какая там улица и номер дома?
address-pin-vague = Телефон не уверен, где вы. Какая это улица и номер дома?
distance-metres = { $count } м
distance-kilometres = { $count } км
address-send-pin = Нажмите кнопку внизу там, куда нужна посылка, или прикрепите место на карте.
address-or-write = Можно и написать адрес.
address-outside = Перевозчик не ездит по адресу { $address }. Как поступим?
address-not-an-address = Я не вижу здесь адреса. Напишите улицу, номер и город или отправьте точку на карте.
address-not-found = Я не нахожу этот адрес. Напишите улицу, номер и город или отправьте точку на карте.
address-link = Я не могу открывать ссылки. Напишите адрес или отправьте само место точкой на карте.
address-description = Я не нахожу этого на карте. Если это описание места, отправьте его точку: ваши слова курьер получит вместе с ней.
address-lost = Извините, я всё ещё не нахожу. Отправьте точку на карте, или пусть посмотрит кто-то из нас?
address-compare = Сравните, пожалуйста.
    Было: { $old }.
    Станет: <b>{ $new }</b>. { $more }
    Попросить перевозчика приехать по новому?
address-first = Сначала адрес, потом выберем время.
address-one-tap = <b>{ $new }</b>: достаточно одного нажатия. Попросить перевозчика приехать туда?
address-compare-pin = Сравните, пожалуйста.
    Было: { $old }.
    Станет: <b>{ $new }</b>, у вашей точки. { $more }
    Попросить перевозчика приехать по новому?
address-compare-place = Сравните, пожалуйста.
    Было: { $old }.
    Станет: <b>{ $new }</b>, место вашей точки. { $more }
    Попросить перевозчика приехать туда?
address-so-it-is = Значит, <b>{ $new }</b>. { $more }
    Верно?
address-corrected = «{ $written }» я понял как «{ $corrected }».
address-new-number = Курьер увидит, что этот номер нам незнаком.
address-courier-told = Курьер узнает: { $card }.
address-confirmed = Спасибо, адрес верный.
address-confirmed-door = Спасибо, адрес верный. Код двери или заметка помогут курьеру.
address-confirmed-new-number = Спасибо, верю вам: номер такой. Курьер увидит, что он нам незнаком.
address-asked = Передано: я сообщил перевозчику новый адрес.
address-asked-entrance = Передано: я сообщил перевозчику, где вход.
address-asked-new-number = Передано: я сообщил перевозчику новый адрес. Курьер увидит, что номер нам незнаком.
address-card-is-old = Это было раньше; сейчас дела обстоят так.
address-stays = Хорошо, адрес остаётся прежним.
photo-thanks = Спасибо, фото останется в этом чате, подпись я прочитал.
photo-no-address = Спасибо, фото останется в этом чате. Адрес с картинки я прочитать не могу.
prove-again-share = Поделитесь номером кнопкой внизу.
prove-again-code = Или напишите код посылки из 6 цифр.
prove-again-thanks = Спасибо.
button-address = { $address }
button-leave-address = Оставить как есть
button-no-flat = Дом без квартир
button-flat-unknown = Не знаю
button-torn-words = Адрес
button-torn-pin = Точка на карте
button-use-pin = Да, к точке
button-use-address = Нет, по адресу
button-entrance = Да, у точки
button-send-pin = Отправить точку
button-new-house = Дом новый: показать точкой
button-move-pin = Передвинуть точку на карте
button-none-of-these = Ничего из этого
button-number-right = Мой номер верный
button-no-address = Адреса нет
button-nothing = Ничего
address-so-already = Так уже и есть: посылка едет по адресу <b>{ $address }</b>.
address-entrance-here-unknown = Вход в { $address } в этой точке?
address-pin-far-unknown = Точка не там, где можно ожидать адрес { $address }. Курьеру приехать к точке?
address-torn-unknown = { $what } отправляет вам посылку ({ $carrier }). Адрес: <b>{ $address }</b>, но точка отправителя на карте в другом месте. { $who } Что верно?
address-still-open = Остался один вопрос, чтобы курьер сразу вас нашёл.
