"""Wish words: what may lead to an address that a parcel shall go to. Beside any other word before
it ("my friend lives at", "I moved from") an address is only mentioned."""

from address.language.folding import fold
from address.language.talk_words import TALK_WORDS
from address.language.words import (
    ADDRESS_NOUNS,
    BEFORE_A_NUMBER,
    NUMBER_MARKS,
    STREET_TYPES,
    THANKS,
)


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split())


WISH_WORDS = (
    _folded(
        "be will ll should would could like want need wish have now new current home delivery into "
        "ill gonna work workplace office job today shipping destination "
        "right correct real actually mean meant hereby drop leave change set "
        "update put parcel package packet order them everything us d ve bringing delivered sent "
        "moving is find located road ring call "
        "vaihdan vaihdamme osoitteen osoitteeksi tulisi "
        "töihin töissä työpaikalle työpaikka työpaikkani toimistolle tänään "
        "tuo tuokaa tuoda toimita toimittakaa toimittaa toimitus laheta lahettakaa vie viekaa "
        "muuta muuttakaa vaihda vaihtakaa uusi uuteen osoitteeseen osoitteena nykyinen oikea "
        "kotiosoite kotiosoitteeni toimitusosoite toimitusosoitteeni voitko voisitko voitteko "
        "voisitteko voiko haluan haluaisin haluamme paketti paketin pakettini lähetys lähetyksen "
        "osoitteemme sen minulle meille tänne kotiin kotona olemme ollaan nyt nykyään olisi "
        "pitäisi asumme jätä "
        "jättäkää ovelle kadulla numerossa numeroon katu kotini soita "
        "jobbet jobb arbetet arbetsplatsen kontoret idag "
        "bo leverera leverans lämna skicka ta kom kan kunde du ni ska skulle vill paketet paket "
        "mitt nya ny nytt hem hemma hemadress leveransadress nu vara rätt rätta snälla gärna att "
        "få ha har hit mig oss heter till "
        "arbeit arbeitsplatz arbeitsstelle büro firma heute "
        "bring bringen bringt liefern liefert lieferung schicken schickt senden könnt können "
        "kannst könnten könntest kann sie ihr paket neue neuer neues lautet lieferadresse "
        "anschrift hausanschrift zu zur zum nach der die den an am wohnhaft jetzt möchte will "
        "habe haben bin hätte gern gerne zustellen abgeben soll sollte sein richtige korrekte "
        "heißt mir uns "
        "работу работе работа офис сегодня "
        "привезите привези везите вези доставьте доставить доставка доставку доставки отправьте "
        "принесите ко мне нам новый новая теперь сейчас хочу хотел хотела бы можно можете могли "
        "посылку посылка заказ дом домой домашний правильный верный улице нахожусь находимся буду "
        "проживаю у нас меня "
        "привезіть доставте доставка доставити надішліть принесіть мені нам прошу ласка нова новий "
        "тепер зараз можна можете хочу мешкаю проживаю вдома посилку "
        "livrez livrer livraison apportez apporter envoyez envoyer s il vous te plait svp nouvelle "
        "maintenant actuelle désormais j pouvez peux tu voudrais veux colis paquet moi chez à la "
        "ai avons aux le l ma vis réside domicile correcte bonne de du "
        "entregue entregar entreguen entrega lleve llevar traiga traer traigan envíe enviar por "
        "favor nueva actual ahora quiero quisiera puede pueden puedes podría el paquete calle casa "
        "correcta he hemos estoy estamos a lo domicilio "
        "tooge too toimetage saatke palun pakk paki uus praegune nüüd kas saate saaksite võite "
        "võiksite elame asun aadressil aadressile koju siia kodune "
        "consegnare consegnate portate portare nuovo vorrei il pacco per favore adesso "
        "proszę dostarczyć przywieźć nowy paczkę teraz chcę pod ulicy mieszkamy"
    )
    | TALK_WORDS
    | THANKS
    | ADDRESS_NOUNS
    | NUMBER_MARKS
    | BEFORE_A_NUMBER
    | frozenset(word for word in STREET_TYPES if len(word) > 1)
)
# "I moved to": a new address. "I moved", "I moved from": an old one.
MOVED_WORDS = _folded(
    "moved relocated relocating flyttade flyttat flyttar umgezogen gezogen переехал переехала "
    "переехали переезжаю переїхав переїхала переїхали déménagé déménage mudé mudado mudamos mudo "
    "trasferito przeprowadziłem muutin muutimme muutamme muutettu muuttanut muuttaneet kolisin "
    "kolisime kolin"
)
MOVED_NEEDS_NO_TO = _folded("muutin muutimme muutamme kolisin kolisime kolin")
TO_WORDS = _folded("to into till на в у до nach in ins zur à au aux en a kohta")
MOVED_AWAY = _folded("pois sieltä ära away out härifrån ausgezogen weg")
OLD_WORDS = _folded(
    "old former previous past last vanha entinen edellinen aikaisempi aiempi gamla förra tidigare "
    "alte alter frühere ehemalige vorherige старый прежний бывший предыдущий старая стара стара "
    "попередня колишня vana endine eelmine ancienne précédente antigua anterior vecchio poprzedni"
)
OLD_NOUNS = _folded(
    "address addr home flat apartment place house osoite osoitteeni osoitetta kotini asunto "
    "adress adressen hem lägenhet adresse anschrift wohnung адрес квартира адреса дом aadress "
    "kodu domicile dirección casa piso indirizzo adres"
)
# After an address these say what it is, and mostly that it is not meant.
NO_LONGER_WORDS = _folded(
    "was were isn isnt wasn does doesn doesnt has hasn used oli olivat ei en var inte är ej "
    "stämmer gäller gilt passt päde war nicht kein stimmt не ні был была было було était n ne est "
    "era fue no pole oli hat gibt "
    "finns existe existiert belongs kuuluu tillhör gehört належить принадлежит appartient "
    "pertenece appartiene należy gibts"
)
CAN_WORDS = _folded(
    "can could would may voitko voisitko voitteko voisitteko voiko saisiko kan kunde kann kannst "
    "könnt können könnten könntest можно можете можешь могли можна pouvez peux peut pourriez puede "
    "pueden puedes podría podrían saate saaksite võite võiksite puoi potete może"
)
# "Bulevardi 10 is my address" after all.
OURS_WORDS = _folded(
    "is it on är ist est es это är my our mine right correct the home new now minun meidän kotini "
    "oikea oikein uusi min vår rätt mein meine unsere richtig stimmt neue мой моя наш правильный "
    "верный новый адрес дом mon notre ma la bonne nouvelle mi nuestra correcta nueva see on minu "
    "meie õige uus моя це наша вірна det där that this jest mój мой"
)
# "if I am not home, Mikonkatu 17": then, and only then.
IF_WORDS = _folded(
    "if unless jos ellei mikäli om ifall wenn falls если якщо si cuando se jeśli jeżeli eğer kui"
)
# "Mikonkatu 17 där bor min bror": behind an address these tell whose it is, unless that is I.
LIVES_WORDS = _folded(
    "lives asuu asuvat bor wohnt wohnen живет живёт живут мешкає живе habite habitent vive viven "
    "abita abitano mieszka mieszkają mora elab oturuyor"
)
# "... I don't live there": with a not, whoever it is.
LIVE_WORDS = LIVES_WORDS | _folded(
    "live living asu asun asuta asuttu bo wohne живу живем живём мешкаю habite habitons vivo "
    "vivimos abito mieszkam mieszkamy moro"
)
I_WORDS = _folded("i we jag vi minä me mä ich wir я мы ми je nous yo io ja ma eu ben")
# What an I does behind a number: there it is no staircase.
I_VERBS = _folded("am m do don have ve ll d will would live can could need want was work")
