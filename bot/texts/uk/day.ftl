lead-reminder = Завтра приїде ваша посилка.
lead-reminder-visit = Завтра ви забираєте посилку.
lead-out-for-delivery = Ваша посилка їде до вас.
lead-near = { $stops ->
        [0] Ви наступні: кур’єр буде приблизно за { $minutes }.
        [one] Ще { $stops } зупинка перед вами: кур’єр буде приблизно за { $minutes }.
        [few] Ще { $stops } зупинки перед вами: кур’єр буде приблизно за { $minutes }.
       *[other] Ще { $stops } зупинок перед вами: кур’єр буде приблизно за { $minutes }.
    }
lead-at-the-door = Кур’єр біля ваших дверей.
lead-returning = Ваша посилка повертається до відправника.
lead-cancelled = Вашу доставку скасовано.
lead-customs-cleared = Митниця відпустила вашу посилку: вона знову в дорозі.
lead-lost = На жаль, перевізник не може знайти вашу посилку. Цим може зайнятися людина.
lead-damaged = На жаль, перевізник повідомляє, що посилку пошкоджено. Цим може зайнятися людина.
delivered = Доставлено. Чи все гаразд?
    { $lines }
rate-what-is-wrong = Шкода. Що не так?
rate-thanks = Дякую!
damage-noted = Відправник і перевізник уже знають, що її пошкоджено. Далі може допомогти людина.
damage-the-parcel = Пошкоджено саму посилку? Лише тоді скажу відправникові й перевізнику.
address-changed = { $who ->
        [sender] Відправник змінив
        [carrier] Перевізник змінив
       *[other] Наша команда змінила
    } адресу посилки { $what }: <s>{ $old }</s> → <b>{ $new }</b>.
change-no = { $wish }: перевізник не зміг, усе лишається, як було. Як зробимо?
status-several = До вас їде кілька посилок. Яку показати?
button-stars = ★ { $stars }
button-something-wrong = Щось не так
button-damaged = Посилку пошкоджено
button-about-the-door = Це про двері
button-not-here = Її тут немає
button-parcel = { $number }. { $what }
rate-why = Дякуємо. { $promise }Що було не так?
rate-promise = Вам обіцяли { $window }, а прибула: { $at }.{" "}
button-why-not-then = Не в обіцяний час
button-why-not-careful = Необережно
button-why-not-kind = Непривітно
button-why-other = Щось інше
