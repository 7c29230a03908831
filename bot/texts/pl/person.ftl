person-asked = Prośba o pomoc jest przekazana. { $before ->
    [0] Nikt inny nie czeka
    [one] W kolejce czeka jeszcze jedna osoba
    [few] W kolejce czekają jeszcze { $before } osoby
   *[other] W kolejce czeka jeszcze { $before } osób
    }; proszę napisać, o co chodzi, wszystko zostanie przeczytane.{ $wait }
person-usual-wait = {" "}Ostatnio trwało to około { $wait }.
person-back-at = {" "}Teraz nikogo nie ma; wracamy: { $at }.
person-still = Ktoś z nas już o tym wie i dołączy. Do tego czasu milczę.
person-noted = Zapisane: zostanie przeczytane. Do tego czasu milczę.
person-joined = { $name } jest już tutaj. Teraz milczę.
person-said = <b>{ $name }:</b> { $text }
person-left = { $name } kończy rozmowę; znowu tu jestem.
person-back = Znowu tu jestem. Nic nie zginęło.
person-late = Przykro mi, nikt nie jest jeszcze wolny. Można poczekać dalej albo kontynuować ze mną.
person-bot-failed = Przepraszam, coś poszło u mnie nie tak. Ktoś z nas obejrzy tę wiadomość.
person-not-now = W tej chwili nie można nikogo poprosić. Proszę spróbować za kilka minut.
person-not-waiting = To rozmowa z botem. W czym mogę pomóc?
button-back = Wróć do bota
button-person = Pomoc człowieka
address-granted = Ktoś z nas to sprawdził: paczka pojedzie pod nowy adres, a firma kurierska już o tym wie.
address-declined = Ktoś z nas to sprawdził i przez czat nie można wysłać paczki pod inny adres. Nadal przyjedzie tutaj: { $address }. Co robimy?
agreed-is-it-so = { $name } kończy rozmowę; znowu tu jestem. Ustalono:
    { $lines }
    Czy to się zgadza?
agreed-line = { $wish }: { $value }
agreed-taken-back = { $wish }: wycofano
agreed-of = { $parcel } · { $line }
agreed-good = Dobrze, tak zostaje.
