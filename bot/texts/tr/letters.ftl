letter-subject = { $shop } teslimatınız
letter-invited = { $shop } size bir paket gönderiyor. Saati seçin ve kapınızı buradan anlatın: { $link }
letter-told = { $shop }: { $what } { $more }
letter-more = Ayrıntılar ve yapabilecekleriniz: { $link }
letter-late = paketiniz söz verilenden geç gelecek.
letter-pickup-ends = paketiniz teslim noktasında yalnızca kısa bir süre daha bekliyor.
