locker-where-to =
    Bunlar yakınınızda ve yerleri var. Hangisine?
    { $lines }
locker-shall-i = <b>{ $where }</b>, yürüyerek { $walk }. Orada yer ayırtıp paketi oraya göndereyim mi?
locker-reserved = Yer ayrıldı: { $point }. Kargo şirketinden paketi oraya götürmesini istedim.
locker-gone = Oradaki yer az önce doldu.
locker-none = Şu anda yakınınızdaki hiçbir teslimat noktasında yer yok. Ne yapalım?
locker-none-ill = Şu anda teslimat noktalarına bakamıyorum. Ne yapalım?
locker-not = Peki, teslimat noktası yok. Ne yapalım?
pickup-ready = Paketiniz bekliyor: { $point }. En geç: { $until }.
pickup-ready-open = Paketiniz bekliyor: { $point }.
pickup-code = Kodunuz: { $code }. Kimseyle paylaşmayın: kod kimdeyse kapağı açabilir.
pickup-longer-asked = Ek süre istedim.
pickup-ends = Paketiniz orada ({ $point }) yalnızca şu ana kadar bekliyor: { $until }.
pickup-collected = Paketinizi teslim aldınız. Güle güle kullanın!
button-locker-near = { $point } · { $walk }
button-at-the-door = Kapıya gelsin
button-reserve = Evet, ayırt
button-another-one = Başka biri
locker-line = • <b>{ $point }</b>: { $facts }
locker-fact-walk = yürüyerek { $walk }
locker-fact-open = açık, kapanış: { $until }
locker-fact-day = gece gündüz açık
locker-fact-opens = kapalı, açılış: { $at }
locker-fact-free = { $count } boş yer
locker-fact-kept = sizin için tutuluyor
locker-fact-step-free = basamaksız
locker-straight-line = Yol kuş uçuşu hesaplandı.
locker-question = { $lines }
locker-final = Bu geri alınamaz.
locker-shall-i-ask = <b>{ $where }</b>, yürüyerek { $walk }. Paketin oraya götürülmesini isteyeyim mi? Orada önceden yer ayırtılamıyor.
locker-asked = İstendi: kargo şirketinden paketi şuraya götürmesini istedim: { $point }. Orada yer ayırtılamadığı için onayları bekleniyor.
locker-none-step-free = Yakınınızda şu anda yeri olan basamaksız bir nokta bilmiyorum. Ne yapalım?
button-send-there = Evet, oraya gönder
pickup-halfway = Paketiniz hâlâ bekliyor: { $point }. En geç: { $until }.
pickup-last-hours = Son saatler: paketiniz { $point } noktasında yalnızca şu ana kadar bekliyor: { $until }. Sonra geri gider.
pickup-over = Teslim alma süresi doldu ({ $point }), kargo şirketi paketi geri alabilir. Yakındaysanız hemen deneyin ya da bir kişiye sorun.
pickup-more-time = İyi haber: paketiniz daha uzun bekleyebilir ({ $point }). Yeni süre: { $until }.
locker-failed = Paketiniz oraya bırakılamadı ({ $point }): { $reason }.
point-hours = { $lines }
point-hours-open =
    <b>{ $point }</b> açık:
    { $lines }
point-hours-line = • { $window }
point-hours-closed = <b>{ $point }</b>: { $day } kapalı.
point-hours-always = <b>{ $point }</b> gece gündüz açık.
point-hours-unknown = Çalışma saatlerini bilmiyorum: { $point }.
