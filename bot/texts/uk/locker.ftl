locker-where-to =
    Поруч є вільні місця. Куди надіслати?
    { $lines }
locker-shall-i = <b>{ $where }</b>, { $walk } пішки. Зайняти там місце й надіслати посилку туди?
locker-reserved = Місце зайнято: { $point }. Перевізника попрошено привезти посилку туди.
locker-gone = Місце там щойно зайняли.
locker-none = Зараз у жодному пункті поруч немає для неї місця. Як зробимо?
locker-none-ill = Зараз не можу переглянути пункти видачі. Як зробимо?
locker-not = Гаразд, без пункту видачі. Як зробимо?
pickup-ready = Посилка чекає на вас: { $point }, до { $until }.
pickup-ready-open = Посилка чекає на вас: { $point }.
pickup-code = Ваш код: { $code }. Нікому його не кажіть: із ним можна відчинити дверцята.
pickup-longer-asked = Перевізника попрошено дати більше часу.
pickup-ends = Посилка чекає ({ $point }) лише до { $until }.
pickup-collected = Ви забрали посилку. Усього найкращого!
button-locker-near = { $point } · { $walk }
button-at-the-door = Краще до дверей
button-reserve = Так, зайняти
button-another-one = Інший
locker-line = • <b>{ $point }</b>: { $facts }
locker-fact-walk = { $walk } пішки
locker-fact-open = відчинено до { $until }
locker-fact-day = відчинено цілодобово
locker-fact-opens = зачинено, відчиниться: { $at }
locker-fact-free = { $count ->
    [one] { $count } вільне місце
    [few] { $count } вільні місця
    [many] { $count } вільних місць
   *[other] { $count } вільного місця
}
locker-fact-kept = тримаю для вас
locker-fact-step-free = без сходів
locker-straight-line = Шлях оцінено по прямій.
locker-question = { $lines }
locker-final = Скасувати це вже не можна буде.
locker-shall-i-ask = <b>{ $where }</b>, { $walk } пішки. Попросити, щоб посилку привезли туди? Зайняти там місце заздалегідь не можна.
locker-asked = Прохання надіслано: привезти посилку сюди: { $point }. Зайняти там місце не можна, тож чекаємо на згоду перевізника.
locker-none-step-free = Поруч зараз не знаю пункту без сходів, де є місце. Як зробимо?
button-send-there = Так, надіслати туди
pickup-halfway = Посилка й далі чекає на вас: { $point }, до { $until }.
pickup-last-hours = Останні години: посилка чекає ({ $point }) лише до { $until }, потім повертається.
pickup-over = Час отримання минув ({ $point }), перевізник може забрати посилку. Якщо ви поруч, спробуйте зараз або запитайте людину.
pickup-more-time = Добра новина: посилка може почекати довше ({ $point }), до { $until }.
locker-failed = Посилку не вдалося залишити тут ({ $point }): { $reason }.
point-hours = { $lines }
point-hours-open =
    <b>{ $point }</b> працює:
    { $lines }
point-hours-line = • { $window }
point-hours-closed = <b>{ $point }</b>: { $day } зачинено.
point-hours-always = <b>{ $point }</b> працює цілодобово.
point-hours-unknown = Графік роботи мені не відомий: { $point }.
