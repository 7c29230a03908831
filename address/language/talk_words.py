"""Talk words: what people say to whoever reads them, and no courier needs. A part of a line that
is nothing but such words is no note; among others they stay."""

from address.language.folding import fold


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split())


TALK_WORDS = _folded(
    "hi hello hey heya yo lol haha hehe can you come please pls ok okay well um uh oh so sorry "
    "thx ty cheers im i m am me "
    "my mine our we were its it is s this that thats the a an at in on to of for and live lives "
    "living stay staying address deliver send bring here "
    "hei heippa moi moikka terve moro morjens niin siis joo juu okei kiitos minä mä olen oon "
    "asun asutaan minun mun se on tämä osoite osoitteeni osoitteessa ja "
    "hej hejsan tja god dag jag vi är bor på det min vår adress adressen och tack "
    "hallo guten tag morgen abend moin servus ich wir bin wohne wohnen meine mein adresse ist das "
    "es und danke also "
    "привет здравствуйте добрый день вечер утро я мы живу живем живём мой моя наш это адрес в на "
    "по и спасибо ну так ладно "
    "привіт вітаю добрий мій моя живу адреса дякую я ми це в у на "
    "bonjour salut bonsoir je nous suis habite habitons mon notre c est adresse au a merci voila "
    "hola buenas buenos dias yo vivo vivimos mi es direccion gracias en "
    "ciao buongiorno buonasera salve abito sono mio indirizzo grazie "
    "czesc dzien dobry mieszkam moj adres jestem dziekuje to "
    "tere elan minu aadress aitah see"
)
# What leads to a floor, a flat, a code; on its own it says nothing.
LEADING_WORDS = _folded(
    "on at in the to im auf in der die das au à la le l en el w na nr pl på i till на в во у з"
)
# What a firm's name ends with: no town is called so.
COMPANY_WORDS = _folded(
    "oy oyj ab ry tmi ky ay rf gmbh ag kg ohg ug ltd llc inc plc corp co company sarl sas sa snc "
    "srl spa sl sp zoo ou ооо оао зао ао ип тов фоп hb as aps bv nv kft sro"
)
# "dont know the flat number", "en muista asunnon numeroa": said where nobody says which flat.
NOT_KNOWN = tuple(
    tuple(fold(word) for word in words.split())
    for words in (
        "dont know", "don t know", "do not know", "dont no", "don t no", "not know", "not sure",
        "dont remember", "don t remember", "do not remember", "cant remember", "can t remember",
        "forgot", "unknown", "idk", "no idea", "en tiedä", "en muista", "ei tiedossa",
        "en osaa sanoa", "vet inte", "vet ej", "minns inte", "kommer inte ihåg", "weiß nicht",
        "weiss nicht", "weiß ich nicht", "unbekannt", "kenne nicht", "не знаю", "не помню",
        "неизвестен", "неизвестно", "забыл", "забыла", "не памятаю", "sais pas", "connais pas",
        "inconnu", "no se", "no recuerdo", "non so", "non ricordo", "nie wiem", "nie pamietam",
        "ei tea", "ei maleta",
    )
)  # fmt: skip
FLAT_WORDS = _folded(
    "flt flat flats apartment apartments apt unit flatnumber asunto asunnon asuntoa asuntonumeroa "
    "asuntonumero asunnonnumero huoneisto huoneiston huoneistoa huoneistonumero lägenhet "
    "lägenheten lägenhetens lägenhetsnummer lägenhetsnumret wohnung wohnungsnummer whg "
    "türnummer квартира квартиры квартиру кв квартири appartement appt appartements piso "
    "apartamento interno appartamento mieszkanie mieszkania korter korteri"
)
# Beside these in the same breath: "I don't know *what the number of my* flat *is*".
AROUND_A_FLAT = _folded(
    "i we my our the a of no nr number numbers its it is what which was yet and but which s for "
    "numero numeroa numeron mikä minkä se on mun minun numret numret nummer nummern vilken vilket "
    "jag ich die der das meine meiner welche номер номера номеру мой моей моя я мы numéro le la l "
    "de du je ne numero del della numer numeru ja ma ni en"
)
