left-is-it-yours = Paketiniz bir kapıya bırakıldı{ $link }. Orası sizin yeriniz mi?
left-link = {" "}(<a href="{ $url }">fotoğraf</a>)
button-not-my-house = Orası benim evim değil
claim-opened-wrong-place = Üzgünüm. Birimiz ilgileniyor; paket bulunana kadar konu kapanmaz. Kendi kapınızın fotoğrafını gönderebilirsiniz.
claim-opened-not-received = Üzgünüm. Bulunana kadar birimiz ilgileniyor. Bu arada lütfen komşuya ve kapının arkasına bakın.
claim-photo-added = Teşekkürler. Fotoğrafı bununla ilgilenen kişi için ekledim.
left-there = Paketiniz buraya bırakıldı: <b>{ $where }</b>.{ $doubts } Orada mı?{ $link }
left-somewhere = Paketiniz kimse teslim almadan bırakıldı.{ $doubts } Orada mı?{ $link }
left-unasked = {" "}Bunu siz istememiştiniz.
left-no-photo = {" "}Fotoğraf çekilmedi.
