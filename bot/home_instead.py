"""Home instead: a parcel that goes to a pickup point is wished back to the door, no time told:
"bring it home instead", "doch lieber nach Hause". The free times are the answer (`home_again`).
"""

import re

from bot.facts import Facts
from bot.understanding.denial_words import NOT
from core.late_pattern import LatePattern


def _any(*words: str) -> LatePattern:
    return LatePattern(r"(?<!\w)(?:" + "|".join(words) + r")(?!\w)", re.I)


# To the door: what is said with a word for bringing, or with one for "rather".
_HOME = (
    r"(?:back )?home|(?:back )?to (?:my|our|the) (?:own )?(?:door|house|place|flat|home|address)|"
    r"at (?:my|our|the) (?:own )?(?:door|house|place)|to my place|"
    r"(?:nach|zu) ?hause|zu mir|zu uns|an die (?:haus|wohnungs)?tür|zur (?:haus|wohnungs)?tür|"
    r"an meine (?:adresse|tür)|"
    r"a (?:mi |la )?casa|en (?:mi )?casa|a domicilio|a mi puerta|a la puerta|"
    r"à (?:la maison|domicile|mon adresse|ma porte|la porte)|chez (?:moi|nous)|"
    r"(?:a|in) casa(?: mia| nostra)?|a domicilio|alla (?:mia )?porta|"
    r"do domu|w domu|pod drzwi|na (?:mój )?adres|"
    r"(?:a|em|para|pra) (?:minha )?casa|ao domicílio|à (?:minha )?porta|"
    r"вдома|додому|до дому|до дверей|на (?:мою )?адресу|"
    r"дома|домой|до двери|до дома|на дом|на (?:мой )?адрес|"
    r"kotona|kotiin(?:i)?|kotiovelle|ovelle(?:ni)?|"
    r"hemma|hem(?: till (?:mig|oss))?|till (?:min |vår )?dörr\w*|hem(?:adress\w*)|"
    r"ev(?:e|de|ime|imize)|kapıma|kapıya|adresime|"
    r"naar huis|thuis|bij mij|aan de deur|"
    r"(?:إلى|الى|على|لل|ل)? ?(?:البيت|المنزل|بيتي|لبيتي|للبيت|للمنزل)|"
    r"(?:عند|إلى|الى) (?:باب(?:ي)?|الباب)"
)
_BRING = (
    r"bring|deliver|send|want it|have it|"
    r"bring\w*|liefer\w*|zustell\w*|schick\w*|"
    r"tra[ei]\w*|traig\w*|entreg\w*|env[ií]\w*|mand\w*|"
    r"livr\w*|apport\w*|envoy\w*|amen\w*|remett\w*|"
    r"port\w*|consegn\w*|rec?apit\w*|spedi\w*|"
    r"przywie\w*|dostarcz\w*|przynie\w*|wyśl\w*|"
    r"trag\w*|traz\w*|mand\w*|levem?|"
    r"привез\w*|достав\w*|принес\w*|везіть|надішл\w*|"
    r"везите|отправ\w*|пришл\w*|"
    r"tuokaa|tuo|tuoda|toimit\w*|lähettä\w*|tuotaisiinko|haluan|"
    r"lever\w*|kör|skicka|leverans|"
    r"getir\w*|gönder\w*|teslim|bırak\w*|gelsin|"
    r"breng\w*|bezorg\w*|lever\w*|stuur\w*|"
    r"(?:جيب|جيبو|وصل|وصلو|أرسل|ارسل|أحضر|احضر|هات|هاتو|رجع|رجعو)\w*|توصيل\w*"
)
_RATHER = (
    r"instead|after all|again|rather|prefer|"
    r"doch|lieber|stattdessen|wieder|"
    r"mejor|al final|prefiero|en vez|"
    r"plutôt|finalement|préfère|"
    r"piuttosto|alla fine|preferisco|meglio|invece|"
    r"jednak|lepiej|wolę|zamiast|"
    r"afinal|melhor|prefiro|em vez|"
    r"все ж|все-таки|краще|натомість|таки|"
    r"всё-таки|все-таки|лучше|всё же|все же|"
    r"sittenkin|mieluummin|ennemmin|kuitenkin|"
    r"ändå|hellre|istället|i stället|"
    r"yerine|daha iyi|vazgeçtim|aslında|"
    r"toch|liever|in plaats|"
    r"أفضل|افضل|الأفضل|الافضل|بدل|بدلا|بدلًا|أحسن|احسن|بالأحسن"
)
_SAYS_HOME, _SAYS_BRING = _any(_HOME), _any(_BRING)
_SAYS_RATHER = _any(_RATHER)
# "No locker after all": where the door is not named, it is the only other way.
_NO_POINT = _any(
    r"(?:no|not?|don['’]?t want (?:the|a|it in (?:the|a))?) (?:the |to the |a )?"
    r"(?:locker|pick-?up point)",
    r"(?:keine?|doch nicht (?:in|an|zu)\w*) ?\w* "
    r"(?:packstation|paketautomat\w*|abholpunkt|paketshop)",
    r"(?:no|ya no) (?:a la |en la |la )?(?:taquilla|punto de recogida)",
    r"pas (?:de|au|en|le) (?:casier|consigne|point relais)",
    r"niente (?:locker|armadietto|punto di ritiro)|non (?:al|nel) (?:locker|punto di ritiro)",
    r"nie (?:do |chcę )?(?:paczkomat\w*|punkt\w* odbioru)",
    r"n[ãa]o (?:quero )?(?:no |o |ao )?(?:cacifo|ponto de recolha)",
    r"не (?:у |в |треба )?(?:поштомат\w*|постамат\w*)",
    r"не (?:надо )?(?:в )?(?:постамат\w*|пункт\w*)",
    r"ei (?:sittenkään )?(?:automaat\w*|pakettiautomaat\w*|noutopiste\w*)",
    r"inte (?:till )?(?:paketbox\w*|ombud\w*|skåp\w*)",
    r"(?:dolaba|dolap|teslim noktas\w*) (?:olmasın|istemiyorum)",
    r"(?:لا|مش|ما) ?\w* (?:الخزانة|خزانة|نقطة الاستلام)",
)
# "No, bring it home": that no is to what was asked.
_OPENING_NO = re.compile(
    r"^\W*(?:no (?=bring|deliver|send)|nope\b|nah\b|nein\b|нет\b|ні\b|hayır\b|nee\b|nej\b)", re.I
)
_CLAUSE = re.compile(r"[,.;:!?…\n،؛]+|\s[-–—]\s")
_INSTEAD_OF = LatePattern(
    r"(?<!\w)(?:instead of|rather than|(?:an)?statt|en (?:vez|lugar) de|au lieu d[e’']|"
    r"plutôt qu\w*|"
    r"(?:invece|piuttosto) (?:di|che)|zamiast|em vez d[eao]|замість|вместо|i ?stället för|"
    r"in plaats van|بدل\w*(?: من)?)(?: \w+)?\s*$",
    re.I,
)


def says_home_after_all(text: str) -> bool:
    """ "Alla fine a casa", "doch zu Hause": the door, after something else was thought of."""
    found = _SAYS_HOME.search(text)
    is_said = found is not None and _SAYS_RATHER.search(text) is not None
    return is_said and found is not None and NOT.search(text[: found.start()]) is None


def wants_it_home(text: str, facts: Facts) -> bool:
    """Whether it goes to a point, and is wished to the door."""
    delivery = facts.delivery
    goes_there = delivery is not None and delivery.pickup is not None and not delivery.is_over
    return goes_there and wishes_home(text)


def wishes_home(text: str) -> bool:
    """Whether it is wished to the door in so many words; or away from a point, which is the same
    where one was spoken of."""
    found = _SAYS_HOME.search(text)
    if found is None:
        return _SAYS_RATHER.search(text) is not None and _NO_POINT.search(text) is not None
    is_wish = _SAYS_BRING.search(text) is not None or _SAYS_RATHER.search(text) is not None
    before = _OPENING_NO.sub("", _without_point(text[: found.start()]))
    clause = _CLAUSE.split(before)[-1]
    return is_wish and NOT.search(clause) is None and _INSTEAD_OF.search(clause) is None


def _without_point(text: str) -> str:
    """ "Not the locker, bring it home": that no is to the point."""
    return _NO_POINT.compiled.sub(" ", text)
