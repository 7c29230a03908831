# Words between a recipient and the courier near their door.

relay-ask = Что передать курьеру? Напишите или нажмите.
relay-told = Передано курьеру. Ваш номер остаётся у нас.
relay-said = 🚚 Курьер: <b>{ $words }</b>
relay-wrote = 🚚 Курьер пишет: «{ $text }»
relay-wrote-in = 🚚 Курьер пишет ({ $language }): «{ $text }»
button-message-courier = Написать курьеру
why-not-said-enough = Курьер уже получил много сообщений. Дайте ему минутку.
recipient-says-coming = Уже иду
recipient-says-two-minutes = Две минуты, пожалуйста
recipient-says-ring-again = Позвоните ещё раз, пожалуйста
recipient-says-not-home = Меня нет дома
recipient-says-thanks = Спасибо
courier-says-nearly-there = Я почти на месте
courier-says-at-the-door = Я у двери
courier-says-which-entrance = Какой это подъезд?
courier-says-door-locked = Дверь заперта. Как войти?
courier-says-come-down = Спуститесь к двери, пожалуйста
courier-says-cannot-park = Не могу встать рядом. Подождите немного, пожалуйста
courier-says-thanks = Спасибо
