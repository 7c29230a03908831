# Words between a recipient and the courier near their door.

relay-ask = Що передати кур'єрові? Напишіть або торкніться.
relay-told = Передано кур'єрові. Ваш номер лишається в нас.
relay-said = 🚚 Кур'єр: <b>{ $words }</b>
relay-wrote = 🚚 Кур'єр пише: «{ $text }»
relay-wrote-in = 🚚 Кур'єр пише ({ $language }): «{ $text }»
button-message-courier = Написати кур'єрові
why-not-said-enough = Кур'єр уже отримав багато повідомлень. Дайте йому хвилинку.
recipient-says-coming = Уже йду
recipient-says-two-minutes = Дві хвилини, будь ласка
recipient-says-ring-again = Подзвоніть ще раз, будь ласка
recipient-says-not-home = Мене немає вдома
recipient-says-thanks = Дякую
courier-says-nearly-there = Я вже майже на місці
courier-says-at-the-door = Я біля дверей
courier-says-which-entrance = Який це під'їзд?
courier-says-door-locked = Двері зачинено. Як увійти?
courier-says-come-down = Спустіться до дверей, будь ласка
courier-says-cannot-park = Не можу стати поруч. Зачекайте трохи, будь ласка
courier-says-thanks = Дякую
