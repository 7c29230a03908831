lead-reminder = Paketiniz yarın geliyor.
lead-reminder-visit = Yarın paketinizi alıyorsunuz.
lead-out-for-delivery = Paketiniz size doğru yolda.
lead-near = { $stops ->
        [0] Sıra sizde: kurye yaklaşık { $minutes } içinde geliyor.
        [one] Sizden önce { $stops } durak daha var: kurye yaklaşık { $minutes } içinde geliyor.
       *[other] Sizden önce { $stops } durak daha var: kurye yaklaşık { $minutes } içinde geliyor.
    }
lead-at-the-door = Kurye kapınızda.
lead-returning = Paketiniz göndericiye geri dönüyor.
lead-cancelled = Teslimatınız iptal edildi.
lead-customs-cleared = Gümrük paketinizi bıraktı: yeniden yolda.
lead-lost = Üzgünüm: kargo şirketi paketinizi bulamıyor. Bir yetkili ilgilenebilir.
lead-damaged = Üzgünüm: kargo şirketi paketinizin hasarlı olduğunu bildiriyor. Bir yetkili ilgilenebilir.
delivered = Teslim edildi. Her şey yolunda mıydı?
    { $lines }
rate-what-is-wrong = Üzgünüm. Sorun nedir?
rate-thanks = Teşekkürler!
damage-noted = Hasarlı olduğunu göndericiye ve kargo şirketine ilettim. Bundan sonrasıyla bir yetkili ilgilenebilir.
damage-the-parcel = Hasarlı olan paket mi? Ancak o zaman göndericiye ve kargo şirketine iletirim.
address-changed = { $who ->
        [sender] Gönderici
        [carrier] Kargo şirketi
       *[other] Bir ekip arkadaşım
    } adresi değiştirdi ({ $what }): <s>{ $old }</s> → <b>{ $new }</b>.
change-no = { $wish }: kargo şirketi hayır dedi, her şey olduğu gibi kalıyor. Ne yapalım?
status-several = Size gelen birkaç paket var. Hangisini görmek istersiniz?
button-stars = ★ { $stars }
button-something-wrong = Bir sorun var
button-damaged = Paket hasarlı
button-about-the-door = Kapıyla ilgili
button-not-here = Burada değil
button-parcel = { $number }. { $what }
rate-why = Teşekkürler. { $promise }Ne iyi değildi?
rate-promise = Size { $window } sözü verildi; geldiği saat: { $at }.{" "}
button-why-not-then = Söz verilen saatte değil
button-why-not-careful = Özensiz
button-why-not-kind = Kaba davranış
button-why-other = Başka bir şey
