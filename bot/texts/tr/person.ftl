person-asked = Ekibimizden birini çağırdım. { $before ->
        [0] Sırada ilk sizsiniz
       *[other] Sizden önce { $before } kişi var
    }; konuyu yazın, hepsini okuyacaklar.{ $wait }
person-usual-wait = {" "}Son zamanlarda bekleme yaklaşık { $wait } sürüyor.
person-back-at = {" "}Şu anda kimse yok; yeniden buradayız: { $at }.
person-still = Ekibimizden biri çağrıldı, katılacak. O zamana kadar susuyorum.
person-noted = Not aldım: okunacak. O zamana kadar susuyorum.
person-joined = { $name } katıldı. Artık susuyorum.
person-said = <b>{ $name }:</b> { $text }
person-left = { $name } ayrıldı; yine buradayım.
person-back = Yine buradayım. Hiçbir şey kaybolmadı.
person-late = Üzgünüm, henüz kimse boşalmadı. Beklemeyi sürdürebilir ya da benimle devam edebilirsiniz.
person-bot-failed = Üzgünüm, bende bir şeyler ters gitti. Bir yetkiliden mesajınıza bakmasını istedim.
person-not-now = Şu anda kimse çağrılamıyor. Lütfen birkaç dakika sonra yeniden deneyin.
person-not-waiting = Botla konuşuyorsunuz. Nasıl yardımcı olabilirim?
button-back = Bota dön
button-person = Bir yetkili
address-granted = Ekibimizden biri baktı: paketiniz yeni adrese gidiyor, kargo şirketinin haberi var.
address-declined = Ekibimizden biri baktı, paket sohbet üzerinden başka bir adrese gönderilemiyor. Yine şu adrese geliyor: { $address }. Ne yapalım?
agreed-is-it-so = { $name } ayrıldı; yine buradayım. Şunlar kararlaştırıldı:
    { $lines }
    Doğru mu?
agreed-line = { $wish }: { $value }
agreed-taken-back = { $wish }: geri alındı
agreed-of = { $parcel } · { $line }
agreed-good = Güzel, böyle kalıyor.
