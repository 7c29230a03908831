"""Door words: what stands between a fact of the door and its word, what counts something else, and
codes that open no door."""

from address.language.folding import fold
from address.language.words import CODE_WORDS


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split())


# "flat number 5", "asunto nro 5", "floor no. 3"
COUNTING_WORDS = _folded(
    "nr no n nro num number numero numerot nummer numer numeris номер ном numéro número"
)
# "pääovikoodi", "rappukoodi", "Haustürcode"; not "postikoodi", "seurantakoodi".
CODE_ENDS = _folded("koodi koodin koodina code kod koden kood код")
NO_DOOR_CODE_BEGINS = _folded(
    "post posti postal zip bar qr viiva promo alennus alekoodi rabatt seuranta nouto haku tilaus "
    "lähetys paketti pakke paket sändnings sparnings spårnings hämt hämtnings utlämnings "
    "avhämtnings "
    "suunta maa lands riktnummer tracking pickup abhol sendungs vorwahl area country order saate "
    "штрих промо"
)
# "tracking code 12345", "area code 09", "код отслеживания 123"
NO_DOOR_CODE_WORDS = _folded(
    "tracking track pickup pick up collection collect area country postal post zip order booking "
    "parcel package locker promo discount coupon voucher qr bar dialling dial reference ref "
    "delivery seuranta noudon tilauksen lähetyksen paketin suuntanumero "
    "отслеживания получения города страны посылки заказа почтовый индекс трек товара скидки "
    "відстеження отримання міста postal suivi colis retrait commande postiindeks seguimiento "
    "recogida pedido"
)
# "tilaus 12345", "order no 12345": numbers of papers, and no postcodes.
PAPER_WORDS = _folded(
    "order booking parcel package tracking invoice reference ref receipt ticket customer "
    "tilaus tilausnumero tilauksen lähetys lähetysnumero lähetyksen paketin viite viitenumero "
    "lasku asiakasnumero seurantanumero "
    "order ordernr ordernummer beställning faktura kundnummer paketnummer sändning "
    "bestellung bestellnummer auftrag rechnung sendung sendungsnummer kundennummer "
    "заказ заказа номер накладная трек счет посылка замовлення "
    "commande facture colis pedido factura ordine fattura zamówienie sipariş fatura tellimus"
) - _folded("номер")
# "postal code 00120", "PLZ 1010": what a postcode is called, the longer name first.
POSTCODE_LABELS = tuple(
    tuple(fold(word) for word in name.split())
    for name in (
        "postal code", "post code", "zip code", "code postal", "código postal", "codigo postal",
        "kod pocztowy", "codice postale", "почтовый индекс", "поштовий індекс", "posta kodu",
        "postcode", "zipcode", "zip", "postinumero", "postikoodi", "postnummer", "postnr",
        "postleitzahl", "plz", "cap", "sihtnumber", "postiindeks", "индекс", "індекс",
    )
)  # fmt: skip
# "2 kpl", "8 kg": counted, and no house.
MEASURES = _folded(
    "kpl pkt paketti pakettia colli kolli parcel parcels package packages box boxes pcs pc pieces "
    "colis paquet paquets stk stück pakete paket шт посылки посылка посылок коробки "
    "kg kilo kilos kiloa кг lb lbs eur euro euros euroa € min mins minutes minuuttia minuten minut "
    "minuter мин минут"
)
# "ring 24", "soita 24": whose bell it is.
BELL_WORDS = _folded(
    "ring bell doorbell buzz dring soita soittakaa soittaa ovikello ovikelloa pimpota ringa "
    "ringklocka ringklockan klingeln klingel klingelt klingle läuten läute sonner sonnez sonnette "
    "timbre llamar llame campanello suonare dzwonek dzwonić dzwoń uksekell helista kelluke "
    "звонить звоните звони позвонить позвоните позвони звонок дзвінок дзвонити дзвоніть"
)
BELL_WORDS_NOT_OF = dict.fromkeys(("DE", "AT", "CH", "LI", "NL", "BE", "LU"), _folded("ring"))
LEADS_TO_A_BELL = _folded(
    "bell doorbell no nr nro number numero numeroon numerosta nummer номер at to the på hos bei an "
    "auf au à chez al a na pod nappi napista knappen в на у"
)
# "code 1234 and 5678"
AND_WORDS = _folded("or tai eller oder или або ou lub "
                    "and then ja sitten och sedan sen und dann и потом затем та потім et puis y "
                    "luego e poi i potem plus")  # fmt: skip
# "4521 is the code", "4521 on ovikoodi"
IS_THE_WORDS = _folded(
    "is s the a my our on se är det ist der die das est le la c es el это è il to jest see on"
)


def is_code_word(word: str) -> bool:
    """ "koodi", and "rappukoodi"; of "postikoodi" nobody opens a door."""
    if word in CODE_WORDS:
        return True
    return any(
        word.endswith(end) and len(word) > len(end) + 1 for end in CODE_ENDS
    ) and not word.startswith(tuple(NO_DOOR_CODE_BEGINS))
