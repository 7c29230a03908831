address-coming = { $what } size { $carrier } ile bir paket gönderiyor. Adres: <b>{ $address }</b>.
address-is-it-right = { $what } size { $carrier } ile bir paket gönderiyor. Adres doğru mu? <b>{ $address }</b> { $more }
address-which-flat-first = { $what } size { $carrier } ile bir paket gönderiyor. Adres: <b>{ $address }</b>. Hangi daire? Yazmanız yeterli. { $more }
address-not-on-map = { $what } size { $carrier } ile bir paket gönderiyor. Adres: <b>{ $address }</b>. Bunu haritada bulamıyorum. Doğru adres nedir?
address-torn = { $what } size { $carrier } ile bir paket gönderiyor. Adres <b>{ $address }</b>, ama göndericinin haritadaki işareti oradan { $distance } uzakta. { $who } Hangisi doğru?
address-not-on-map-fixed = { $what } size { $carrier } ile bir paket gönderiyor. Adres: <b>{ $address }</b>. Bunu haritada bulamıyorum. { $who } Doğrusunu bana yazın, ekibimizden biri ilgilensin.
address-number-fixed = { $what } size { $carrier } ile bir paket gönderiyor. Adres: <b>{ $address }</b>. Bu sokakta { $number } numarasını bilmiyorum: { $street }. Yine de doğru mu? { $who } Yanlışsa doğrusunu bana yazın, ekibimizden biri ilgilensin.
address-senders-to-correct = Adresi yalnızca gönderici düzeltebilir.
address-not-mine-to-correct = Adresi ben düzeltemem.
address-pin-rough = Teşekkürler. Bu kadar kaba bir konum bana bir bina göstermiyor, bu yüzden şu adrese göre hareket ediyorum: { $address }.
address-what-is-right = Doğru adres nedir? Dilediğiniz gibi yazın ya da yerin konumunu gönderin.
address-write-it = Peki. Sokak, numara ve şehri yazın ya da yerin konumunu gönderin.
address-which-one = Hangisi? Yeniden de yazabilirsiniz.
address-mismatch = “{ $written }” içinde bu sokağı bilmiyorum: { $street }. Bu mu? Yeniden de yazabilirsiniz.
address-did-you-mean = Bunlardan biri mi? Yeniden de yazabilirsiniz.
address-which-town = Bu ad birden fazla yerde var: { $street }. Hangi şehirde?
address-which-number = Kapı numarası kaç? { $street }
address-number-unknown = { $number } numarasını bilmiyorum: { $street }. Bunlardan biri mi?
address-number-unknown-far = { $number } numarasını bilmiyorum: { $street }. Yeniden yazın ya da binayı haritada gösterin.
address-which-flat = { $address }: hangi daire ya da zilde hangi isim? { $more }
address-flat-missing = <b>{ $new }</b> (önceki: { $old }). { $more }
    Bir şey eksik: hangi daire ya da zilde hangi isim?
address-look-for = O hâlde kurye neye baksın? Bir kat, zildeki isim, kapının rengi.
address-noted = Kurye için: { $card }.
address-pin-far = İşaret şu adresten { $distance } uzakta: { $address }. Kurye işarete mi gelsin?
address-pin-may-be-elsewhere = Teşekkürler. Hareket eden ya da başkasının gönderdiği bir konumu ancak siz onaylarsanız alırım.
address-entrance-here = İşaret şu adresten { $distance } uzakta: { $address }. Giriş orada mı?
address-pin-agrees = Teşekkürler, işaret adresle uyuşuyor: { $address }.
address-pin-outside = Bu işarete kurye gönderemem: binalardan uzakta ya da kargo şirketinin gitmediği bir yerde. Başka bir konum gönderin. Yoksa ne yapalım?
address-which-house = Bu adreslerden hangisi?
address-pin-which = Orası hangi sokak ve kaç numara?
address-pin-vague = Telefonunuz yerinizden emin değil. Hangi sokak ve kaç numara?
distance-metres = { $count } m
distance-kilometres = { $count } km
address-send-pin = Paketi istediğiniz yerde alttaki düğmeye basın ya da haritadan bir yer ekleyin.
address-or-write = Adresi yazabilirsiniz de.
address-outside = Kargo şirketi bu adrese gitmiyor: { $address }. Bunun yerine ne yapalım?
address-not-an-address = Bunda bir adres göremedim. Sokak, numara ve şehri yazın ya da konum gönderin.
address-not-found = Bu adresi bulamıyorum. Sokak, numara ve şehri yazın ya da konum gönderin.
address-link = Bağlantıları açamıyorum. Adresi yazın ya da yerin kendisini konum olarak gönderin.
address-description = Bunu haritada bulamıyorum. Yeri tarif ediyorsa konumunu gönderin: sözleriniz konumla birlikte kuryeye gider.
address-lost = Üzgünüm, hâlâ bulamıyorum. Yerin konumunu gönderin ya da ekibimizden biri baksın mı?
address-compare = Lütfen karşılaştırın.
    Önce: { $old }.
    Yeni: <b>{ $new }</b>. { $more }
    Kargo şirketinden yeni adrese gelmesini isteyeyim mi?
address-first = Önce adres, lütfen; sonra saati seçeriz.
address-one-tap = <b>{ $new }</b>: bir dokunuş yeter. Kargo şirketinden oraya gelmesini isteyeyim mi?
address-compare-pin = Lütfen karşılaştırın.
    Önce: { $old }.
    Yeni: <b>{ $new }</b>, işaretlediğiniz yerde. { $more }
    Kargo şirketinden yeni adrese gelmesini isteyeyim mi?
address-compare-place = Lütfen karşılaştırın.
    Önce: { $old }.
    Yeni: <b>{ $new }</b>, işaretlediğiniz yer. { $more }
    Kargo şirketinden oraya gelmesini isteyeyim mi?
address-so-it-is = Demek ki <b>{ $new }</b>. { $more }
    Doğru mu?
address-corrected = “{ $written }” yazısını “{ $corrected }” olarak okudum.
address-new-number = Kurye, bu numaranın bizim için yeni olduğunu görür.
address-courier-told = Kuryeye iletilen: { $card }.
address-confirmed = Teşekkürler, adres doğru.
address-confirmed-door = Teşekkürler, adres doğru. Bir kapı kodu ya da not kuryeye yardımcı olur.
address-confirmed-new-number = Teşekkürler, numara için sözünüze güveniyorum. Kurye, bizim için yeni olduğunu görür.
address-asked = İstendi: yeni adresi kargo şirketine ilettim.
address-asked-entrance = İstendi: girişin nerede olduğunu kargo şirketine ilettim.
address-asked-new-number = İstendi: yeni adresi kargo şirketine ilettim. Kurye, numaranın bizim için yeni olduğunu görür.
address-card-is-old = O daha öncesine aitti; şimdi durum böyle.
address-stays = Peki, adres olduğu gibi kalıyor.
photo-thanks = Teşekkürler, fotoğraf bu sohbette kalıyor, yazısını da okudum.
photo-no-address = Teşekkürler, fotoğraf bu sohbette kalıyor. Resimden adres okuyamıyorum.
prove-again-share = Alttaki düğmeyle numaranızı paylaşın.
prove-again-code = Ya da paketin 6 haneli kodunu yazın.
prove-again-thanks = Teşekkürler.
button-address = { $address }
button-leave-address = Olduğu gibi kalsın
button-no-flat = Daire yok
button-flat-unknown = Bilmiyorum
button-torn-words = Adres
button-torn-pin = Haritadaki işaret
button-use-pin = Evet, işarete
button-use-address = Hayır, adrese
button-entrance = Evet, işareti kullan
button-send-pin = Konum gönder
button-new-house = Yeni bina: haritada göster
button-move-pin = İşareti haritada taşı
button-none-of-these = Hiçbiri
button-number-right = Numaram doğru
button-no-address = Adresi yok
button-nothing = Hiçbir şey
address-so-already = Zaten öyle: paket şu adrese gidiyor: <b>{ $address }</b>.
address-entrance-here-unknown = Şu adresin girişi işarette mi: { $address }?
address-pin-far-unknown = İşaret, şu adresi arayacağım yerde değil: { $address }. Kurye işarete mi gelsin?
address-torn-unknown = { $what } size { $carrier } ile bir paket gönderiyor. Adres <b>{ $address }</b>, ama göndericinin haritadaki işareti başka bir yerde. { $who } Hangisi doğru?
address-still-open = Kuryenin sizi hemen bulması için bir şey daha kaldı.
