lead-reminder = Jutro przyjedzie paczka.
lead-reminder-visit = Jutro odbiór paczki.
lead-out-for-delivery = Paczka jest w drodze.
lead-near = { $stops ->
        [0] Teraz kolej na Państwa: kurier będzie za około { $minutes }.
        [one] Jeszcze { $stops } przystanek wcześniej: kurier będzie za około { $minutes }.
        [few] Jeszcze { $stops } przystanki wcześniej: kurier będzie za około { $minutes }.
       *[other] Jeszcze { $stops } przystanków wcześniej: kurier będzie za około { $minutes }.
    }
lead-at-the-door = Kurier jest pod drzwiami.
lead-returning = Paczka wraca do nadawcy.
lead-cancelled = Doręczenie zostało odwołane.
lead-customs-cleared = Urząd celny zwolnił paczkę: jest znów w drodze.
lead-lost = Przykro mi: firma kurierska nie może znaleźć paczki. Może się tym zająć ktoś z nas.
lead-damaged = Przykro mi: firma kurierska zgłasza, że paczka jest uszkodzona. Może się tym zająć ktoś z nas.
delivered = Doręczono. Czy wszystko w porządku?
    { $lines }
rate-what-is-wrong = Przykro mi. Co jest nie tak?
rate-thanks = Dziękuję!
damage-noted = Uszkodzenie jest zgłoszone nadawcy i firmie kurierskiej. Dalej może się tym zająć ktoś z nas.
damage-the-parcel = Czy to paczka jest uszkodzona? Tylko wtedy zgłoszę to nadawcy i firmie kurierskiej.
address-changed = { $who ->
        [sender] Nadawca zmienił
        [carrier] Firma kurierska zmieniła
       *[other] Ktoś z nas zmienił
    } adres paczki { $what }: <s>{ $old }</s> → <b>{ $new }</b>.
change-no = { $wish }: firma kurierska odmówiła, więc wszystko zostaje bez zmian. Co robimy?
status-several = W drodze jest kilka paczek. Którą pokazać?
button-stars = ★ { $stars }
button-something-wrong = Coś jest nie tak
button-damaged = Paczka jest uszkodzona
button-about-the-door = Chodzi o drzwi
button-not-here = Nie ma jej tutaj
button-parcel = { $number }. { $what }
rate-why = Dziękujemy. { $promise }Co było nie tak?
rate-promise = Obiecano { $window }, a przyszła: { $at }.{" "}
button-why-not-then = Nie o obiecanej porze
button-why-not-careful = Bez należytej dbałości
button-why-not-kind = Nieuprzejmie
button-why-other = Coś innego
