missed-disputed = Bunun için üzgünüm. Bildirilen, { $at }: { $reason }.{ $evidence }{"\u000A"}{ $verdict }{ $meanwhile }
button-was-home = Evdeydim
missed-came = Kurye geldi ({ $at }) ve paketinizi teslim edemedi: { $reason }. { $left ->
        [0] Bu son denemeydi.
       *[other] Kalan deneme: { $left }.
    }{ $evidence }
    { $after }
missed-not-come = Üzgünüm: paketiniz gelemedi ({ $reason }). { $after }
after-again = Ne yapalım?
after-kept = Sizin için <b>{ $window }</b> aralığını şu saate kadar tutuyorum: { $until }. Uygun mu?
after-first-kept = Bir sonraki planda ilk sizsiniz: <b>{ $window }</b> aralığını şu saate kadar tutuyorum: { $until }. Uygun mu?
after-address = Doğru adres nedir?
after-door = İçeri nasıl girilir: kod, zil, başka bir giriş?
after-refused = Bu siz değilseniz söyleyin; yoksa geri gönderilmesini isterim.
after-who = Bunu gösterebilecek biri orada olmalı.
after-hours = Orada ne zaman biri var?
after-vehicle = Bir minibüs nereye kadar gelebilir? Teslim noktası da olur.
after-damaged = Size bu halde gelmez: birimiz ilgileniyor, sonrasını öğreneceksiniz.
after-missing = Kargo şirketi arıyor, birimiz takip ediyor; bulununca hemen öğreneceksiniz.
after-misrouted = Doğru araca aktarılıyor.
after-customs = Gümrük bırakır bırakmaz haber veririm.
after-too-big = Başka bir araç ya da daha çok el gerekiyor; hangi saat size uyar?
evidence-near = {"\u000A"}📍 Araç kapınıza { $metres } m uzaklıktaydı.
evidence-far = {"\u000A"}📍 Araç kapınıza { $metres } metreden fazla yaklaşmadı.
evidence-unknown = {"\u000A"}📍 Aracın o sırada nerede olduğu bilinmiyor.
evidence-waited = {"\u000A"}⏱ Bildirime göre kurye orada { $span } kaldı.
evidence-photo = {"\u000A"}📷 Bir fotoğraf var{ $link }.
evidence-no-photo = {"\u000A"}📷 Fotoğraf yok.
missed-open = Biri inceleyene kadar bu denemeyi saymıyorum.
missed-disproved = Bilgiler birbirini tutmuyor, bunu deneme saymıyorum.
missed-stands = Birimiz zaten inceledi, bildirim geçerli.
missed-meanwhile = {" "}Bu arada <b>{ $window }</b> sizin için şu saate kadar tutuluyor: { $until }.
button-not-me = Ben reddetmedim
button-opening-hours = Saatleri bildir
claim-attempt-upheld = Birimiz denemeyi inceledi: haklıydınız, sayılmıyor.
claim-attempt-declined = Birimiz denemeyi inceledi: bildirim geçerli, sayılıyor.
claim-upheld = Birimiz talebinizi kapattı: haklıydınız, gönderici ve kargo şirketi bunu biliyor.
claim-declined = Birimiz talebinizi kapattı: bilinenler bunu doğrulamıyor. Nedenini bir yetkiliye sorabilirsiniz.
evidence-reported = {"\u000A"}📍 Bildirim kapınıza { $metres } m uzaklıkta yapıldı.
missed-who-told = Kuryeye iletildi. { $age ->
        [0] Kapıyı açan kişi kimlik göstermelidir.
       *[other] Kapıyı açan kişi en az { $age } yaşında olduğunu göstermelidir.
    } { $after }
