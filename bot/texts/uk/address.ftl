address-coming = { $what } надсилає вам посилку ({ $carrier }) за адресою: <b>{ $address }</b>.
address-is-it-right = { $what } надсилає вам посилку, доставляє { $carrier }. Це правильна адреса? <b>{ $address }</b> { $more }
address-which-flat-first = { $what } надсилає вам посилку ({ $carrier }) за адресою: <b>{ $address }</b>. Яка квартира? Просто напишіть номер. { $more }
address-not-on-map = { $what } надсилає вам посилку ({ $carrier }) за адресою: <b>{ $address }</b>. Не знаходжу її на карті. Яка адреса правильна?
address-torn = { $what } надсилає вам посилку ({ $carrier }). Адреса: <b>{ $address }</b>, але точка відправника на карті за { $distance } звідти. { $who } Що правильно?
address-not-on-map-fixed = { $what } надсилає вам посилку ({ $carrier }) за адресою: <b>{ $address }</b>. Не знаходжу її на карті. { $who } Напишіть мені, як правильно, і хтось із нас цим займеться.
address-number-fixed = { $what } надсилає вам посилку ({ $carrier }) за адресою: <b>{ $address }</b>. Не знаю номера { $number }: { $street }. Усе одно правильно? { $who } Якщо ні, напишіть мені, як правильно, і хтось із нас цим займеться.
address-senders-to-correct = Виправити її може лише відправник.
address-not-mine-to-correct = Мені її виправляти не можна.
address-pin-rough = Дякую. За таким неточним місцем будинку не видно, тож тримаюся адреси { $address }.
address-what-is-right = Яка адреса правильна? Напишіть, як зручно, або надішліть точку на карті.
address-write-it = Гаразд. Напишіть вулицю, номер і місто або надішліть точку на карті.
address-which-one = Яку з них ви маєте на увазі? Можна й написати знову.
address-mismatch = Не знаю вулиці { $street } за адресою «{ $written }». Може, оця? Можна й написати знову.
address-did-you-mean = Може, одна з цих? Можна й написати знову.
address-which-town = Така вулиця є не в одному місці: { $street }. У якому вона місті?
address-which-number = Який номер будинку, { $street }?
address-number-unknown = Не знаю номера { $number }: { $street }. Може, один із цих?
address-number-unknown-far = Не знаю номера { $number }: { $street }. Напишіть його ще раз або покажіть будинок точкою на карті.
address-which-flat = { $address }: яка квартира або яке ім’я на дзвінку? { $more }
address-flat-missing = <b>{ $new }</b> замість { $old }. { $more }
    Бракує одного: яка квартира або яке ім’я на дзвінку?
address-look-for = Що тоді шукати кур’єру? Поверх, ім’я на дзвінку, колір дверей.
address-noted = Кур’єру: { $card }.
address-pin-far = Точка за { $distance } від адреси { $address }. Кур’єру приїхати до точки?
address-pin-may-be-elsewhere = Дякую. Точку, що рухається або яку надіслав хтось інший, беру лише з вашого підтвердження.
address-entrance-here = Точка за { $distance } від адреси { $address }. Вхід там?
address-pin-agrees = Дякую, точка збігається з адресою { $address }.
address-pin-outside = Не можу надіслати кур’єра до цієї точки: вона далеко від будинків або там, куди перевізник не їздить. Надішліть іншу точку чи скажіть, як зробимо.
address-which-house = Яка це з адрес?
address-pin-which = Яка там вулиця й номер будинку?
address-pin-vague = Телефон не певен, де ви. Яка це вулиця й номер будинку?
distance-metres = { $count } м
distance-kilometres = { $count } км
address-send-pin = Натисніть кнопку внизу там, куди потрібна посилка, або додайте місце на карті.
address-or-write = Можна й написати адресу.
address-outside = Перевізник не їздить за адресою { $address }. Як зробимо?
address-not-an-address = Не бачу тут адреси. Напишіть вулицю, номер і місто або надішліть точку на карті.
address-not-found = Не знаходжу цієї адреси. Напишіть вулицю, номер і місто або надішліть точку на карті.
address-link = Не вмію відкривати посилання. Напишіть адресу або надішліть саме місце точкою на карті.
address-description = Не знаходжу цього на карті. Якщо це опис місця, надішліть його точку: ваші слова кур’єр отримає разом із нею.
address-lost = Вибачте, усе ще не знаходжу. Надішліть точку на карті, чи хай подивиться хтось із нас?
address-compare = Порівняйте, будь ласка.
    Було: { $old }.
    Буде: <b>{ $new }</b>. { $more }
    Попросити перевізника приїхати за новою?
address-first = Спочатку адреса, потім оберемо час.
address-one-tap = <b>{ $new }</b>: досить одного натискання. Попросити перевізника приїхати туди?
address-compare-pin = Порівняйте, будь ласка.
    Було: { $old }.
    Буде: <b>{ $new }</b>, біля вашої точки. { $more }
    Попросити перевізника приїхати за новою?
address-compare-place = Порівняйте, будь ласка.
    Було: { $old }.
    Буде: <b>{ $new }</b>, місце вашої точки. { $more }
    Попросити перевізника приїхати туди?
address-so-it-is = Отже, <b>{ $new }</b>. { $more }
    Правильно?
address-corrected = «{ $written }» читаю як «{ $corrected }».
address-new-number = Кур’єр побачить, що цей номер нам незнайомий.
address-courier-told = Кур’єр дізнається: { $card }.
address-confirmed = Дякую, адреса правильна.
address-confirmed-door = Дякую, адреса правильна. Код дверей або примітка допоможуть кур’єру.
address-confirmed-new-number = Дякую, вірю вам: номер такий. Кур’єр побачить, що він нам незнайомий.
address-asked = Передано: перевізник має нову адресу.
address-asked-entrance = Передано: перевізник знає, де вхід.
address-asked-new-number = Передано: перевізник має нову адресу. Кур’єр побачить, що номер нам незнайомий.
address-card-is-old = Це було раніше; тепер справи такі.
address-stays = Гаразд, адреса лишається, як була.
photo-thanks = Дякую, фото лишиться в цьому чаті, підпис прочитано.
photo-no-address = Дякую, фото лишиться в цьому чаті. Прочитати адресу з картинки не можу.
prove-again-share = Поділіться номером за допомогою кнопки внизу.
prove-again-code = Або напишіть код посилки з 6 цифр.
prove-again-thanks = Дякую.
button-address = { $address }
button-leave-address = Лишити, як є
button-no-flat = Будинок без квартир
button-flat-unknown = Не знаю
button-torn-words = Адреса
button-torn-pin = Точка на карті
button-use-pin = Так, до точки
button-use-address = Ні, за адресою
button-entrance = Так, біля точки
button-send-pin = Надіслати точку
button-new-house = Будинок новий: показати точкою
button-move-pin = Пересунути точку на карті
button-none-of-these = Нічого з цього
button-number-right = Мій номер правильний
button-no-address = Адреси немає
button-nothing = Нічого
address-so-already = Так уже і є: посилка їде на адресу <b>{ $address }</b>.
address-entrance-here-unknown = Вхід до { $address } у цій точці?
address-pin-far-unknown = Точка не там, де можна чекати адресу { $address }. Кур’єру приїхати до точки?
address-torn-unknown = { $what } надсилає вам посилку ({ $carrier }). Адреса: <b>{ $address }</b>, але точка відправника на карті в іншому місці. { $who } Що правильно?
address-still-open = Лишилося одне питання, щоб кур’єр одразу вас знайшов.
