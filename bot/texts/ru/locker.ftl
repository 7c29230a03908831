locker-where-to =
    Рядом есть место. Куда отправить?
    { $lines }
locker-shall-i = <b>{ $where }</b>, { $walk } пешком. Занять там место и отправить посылку туда?
locker-reserved = Место занято: { $point }. Я попросил перевозчика привезти посылку туда.
locker-gone = Место там только что заняли.
locker-none = Сейчас ни в одном пункте рядом нет места для неё. Как поступим?
locker-none-ill = Сейчас не могу посмотреть пункты выдачи. Как поступим?
locker-not = Хорошо, без пункта выдачи. Как поступим?
pickup-ready = Посылка ждёт вас: { $point }, до { $until }.
pickup-ready-open = Посылка ждёт вас: { $point }.
pickup-code = Ваш код: { $code }. Никому его не говорите: с ним можно открыть дверцу.
pickup-longer-asked = Я попросил больше времени.
pickup-ends = Посылка ждёт ({ $point }) только до { $until }.
pickup-collected = Вы забрали посылку. Всего доброго!
button-locker-near = { $point } · { $walk }
button-at-the-door = Лучше к двери
button-reserve = Да, занять
button-another-one = Другой
locker-line = • <b>{ $point }</b>: { $facts }
locker-fact-walk = { $walk } пешком
locker-fact-open = открыто до { $until }
locker-fact-day = открыто круглосуточно
locker-fact-opens = закрыто, откроется: { $at }
locker-fact-free = { $count ->
    [one] { $count } свободное место
    [few] { $count } свободных места
    [many] { $count } свободных мест
   *[other] { $count } свободного места
}
locker-fact-kept = держу для вас
locker-fact-step-free = без ступеней
locker-straight-line = Путь прикинут по прямой.
locker-question = { $lines }
locker-final = Отменить это будет нельзя.
locker-shall-i-ask = <b>{ $where }</b>, { $walk } пешком. Попросить, чтобы посылку привезли туда? Занять там место заранее нельзя.
locker-asked = Просьба отправлена: привезти посылку сюда: { $point }. Занять там место нельзя, поэтому ждём согласия перевозчика.
locker-none-step-free = Рядом сейчас не знаю пункта без ступеней, где есть место. Как поступим?
button-send-there = Да, отправить туда
pickup-halfway = Посылка всё ещё ждёт вас: { $point }, до { $until }.
pickup-last-hours = Последние часы: посылка ждёт ({ $point }) только до { $until }, потом вернётся.
pickup-over = Время получения истекло ({ $point }), перевозчик может забрать посылку. Если вы рядом, попробуйте сейчас или спросите человека.
pickup-more-time = Хорошая новость: посылка подождёт дольше ({ $point }), до { $until }.
locker-failed = Посылку не удалось оставить здесь ({ $point }): { $reason }.
point-hours = { $lines }
point-hours-open =
    <b>{ $point }</b> работает:
    { $lines }
point-hours-line = • { $window }
point-hours-closed = <b>{ $point }</b>: { $day } закрыто.
point-hours-always = <b>{ $point }</b> работает круглосуточно.
point-hours-unknown = Часы работы мне неизвестны: { $point }.
