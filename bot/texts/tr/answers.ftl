answer-hello = Merhaba, adım { $agent }. Şimdiye kadar olanları okuyorum; bir dakika lütfen.
answer-asking = { $tracking } için { $carrier } ile görüşüyorum, yeni bir şey öğrenir öğrenmez buraya yazarım.
answer-when = Teslimat zamanı: { $window }. Size uyuyor mu?
answer-sorry = Bunun ters gitmesine üzgünüm. Şimdi ilgileniyorum.
answer-else = Sizin için yapabileceğim başka bir şey var mı?
