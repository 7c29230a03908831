# Words between a recipient and the courier near their door.

relay-ask = Kuryeye ne söyleyeyim? Yazın ya da dokunun.
relay-told = Kuryeye iletildi. Numaranız bizde kalır.
relay-said = 🚚 Kurye: <b>{ $words }</b>
relay-wrote = 🚚 Kurye yazıyor: “{ $text }”
relay-wrote-in = 🚚 Kurye yazıyor ({ $language }): “{ $text }”
button-message-courier = Kuryeye yaz
why-not-said-enough = Kuryeye çok mesaj gitti. Lütfen biraz bekleyin.
recipient-says-coming = Geliyorum
recipient-says-two-minutes = İki dakika lütfen
recipient-says-ring-again = Lütfen tekrar çalın
recipient-says-not-home = Evde değilim
recipient-says-thanks = Teşekkürler
courier-says-nearly-there = Birazdan oradayım
courier-says-at-the-door = Kapıdayım
courier-says-which-entrance = Hangi giriş?
courier-says-door-locked = Kapı kilitli. Nasıl girebilirim?
courier-says-come-down = Lütfen kapıya inin
courier-says-cannot-park = Yakına park edemiyorum. Lütfen biraz bekleyin
courier-says-thanks = Teşekkürler
