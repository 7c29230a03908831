"""Family words: somebody of theirs opens the door, so that nobody rings at a neighbour's.

"My wife will come down" names a person who may have the parcel, as "leave it with my wife" does;
what the person does tells the two apart.
"""

import re

from bot.coming_words import NOT
from core.late_pattern import LatePattern

_WHO = (
    r"wife|husband|hubby|partner|boyfriend|girlfriend|mum|mom|mother|dad|father|son|daughter|"
    r"brother|sister|flatmate|roommate|housemate|grandma|grandpa|someone|somebody|"
    r"frau|mann|mutter|vater|sohn|tochter|bruder|schwester|mitbewohner\w*|freundin|freund|jemand|"
    r"mujer|marido|esposa|esposo|madre|padre|hijo|hija|hermano|hermana|alguien|"
    r"femme|mari|mère|père|fils|fille|frère|sœur|soeur|coloc\w*|quelqu['’]un|"
    r"moglie|marito|madre|padre|figlio|figlia|fratello|sorella|qualcuno|"
    r"żona|mąż|mama|tata|syn|córka|brat|siostra|ktoś|"
    r"mulher|mãe|pai|filho|filha|irmão|irmã|alguém|"
    r"дружина|чоловік|мама|тато|син|донька|дочка|брат|сестра|хтось|"
    r"жена|муж|папа|сын|дочь|кто-то|кто-нибудь|"
    r"vaimo\w*|mies|mieheni|äiti\w*|isä\w*|poika\w*|tytär\w*|veli|veljeni|sisko\w*|kämppis|joku|"
    r"fru|man|sambo|mamma|pappa|dotter|bror|syster|någon|"
    r"eşim|karım|kocam|annem|babam|oğlum|kızım|kardeşim|ablam|ağabeyim|birisi|biri|"
    r"زوجتي|زوجي|أمي|أبي|ابني|ابنتي|أخي|أختي|أحد"
)
_DOES = (
    r"(?:will |can |could |is |['’]s |are )?(?:open\w*|com(?:e|es|ing)(?: down| out)?|"
    r"let (?:you|him|her|them) in|"
    r"answer\w*|go(?:es|ing)? down|meet\w*|home|there|inside|down|on (?:his|her|the) way)|"
    r"(?:macht|öffnet|kommt|geht)(?: \w+)?(?: auf| runter| herunter| raus)?|"
    r"ist (?:da|zu ?hause|daheim)|"
    r"abre|abrirá|baja|bajará|sale|está (?:en casa|ahí)|va a (?:abrir|bajar)|"
    r"(?:vous |t['’])?ouvre|va (?:vous |t['’])?ouvrir|descend|est (?:là|à la maison|chez moi)|"
    r"apre|aprirà|scende|scenderà|è (?:in|a) casa|"
    r"otworzy|otwiera|zejdzie|schodzi|wyjdzie|jest w domu|"
    r"vai abrir|abrirá|desce|vai descer|está em casa|"
    r"відчинить|відкриє|спуститься|вийде|(?:є )?вдома|"
    r"откроет|спустится|выйдет|(?:сейчас )?дома|"
    r"avaa|tulee(?: alas)?|on kotona|"
    r"öppnar|kommer(?: ner)?|går ner|är hemma|"
    r"aç(?:ar|acak|ıyor)|in(?:er|ecek|iyor)|geliyor|evde|"
    r"(?:س)?[يت](?:فتح|نزل)|نازل[ةه]?|في البيت"
)
_OPENS = LatePattern(rf"(?<!\w)(?:{_WHO})(?!\w)[^.!?;\n]{{0,24}}?(?<!\w)(?:{_DOES})(?!\w)", re.I)


def opens_for_them(text: str) -> bool:
    """Nobody is asked to open next door, and the courier waits for who comes."""
    return _OPENS.search(text) is not None and NOT.search(text) is None
