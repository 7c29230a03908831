"""Pasted messages: a delivery message that was copied into the chat, to hear whether it is ours.

Not forwarded, it does not say who wrote it: judged is where its links lead, and what it wants.
"""

import re

from bot.scam_signs import wants_money
from core.late_pattern import LatePattern

_LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>\"']+|(?<![\w@.])(?:[\w-]{1,40}\.){1,4}[a-z]{2,10}/[^\s<>\"']*", re.I
)
# A map is a place that somebody shows, and what was written beside it is about that place.
_MAP = re.compile(
    r"maps?\.|goo\.gl|/maps?\b|openstreetmap|osm\.org|yandex\.\w+/(?:maps|navi)|2gis|waze|"
    r"what3words|w3w\.|"
    r"plus\.codes|here\.com|mapy\.|geo\.",
    re.I,
)
_OF_DELIVERY = LatePattern(
    r"\b(?:parcel|package|packet|deliver\w*|redeliver\w*|shipment|courier|customs|"
    r"track(?:ing)?|fee|pay\w*|"
    r"card|verif\w*|suspend\w*|confirm\w*|address|"
    r"paket\w*|lieferung\w*|zustell\w*|sendung\w*|zoll\w*|gebühr\w*|bezahl\w*|zahl\w*|"
    r"paquete|env[íi]o|entrega\w*|aduana\w*|pag\w+|tarifa|"
    r"colis|livraison|douane\w*|frais|payer|paiement|"
    r"pacco|spedizione|consegna|dogana\w*|pagamento|"
    r"paczk\w*|przesy[łl]k\w*|dostaw\w*|c[łl][oa]|op[łl]at\w*|zap[łl]a\w*|dop[łl]a\w*|"
    r"encomenda|entrega|alf[âa]ndega|taxa|"
    r"посилк\w*|доставк\w*|відправлення|митн\w*|оплат\w*|сплат\w*|"
    r"посылк\w*|отправлени\w*|таможн\w*|"
    r"paket(?:ti|in|tisi|tia)\w*|lähety\w*|toimitu\w*|tulli\w*|maksu\w*|maksa\w*|"
    r"försändelse\w*|leverans\w*|tull\w*|avgift\w*|betal\w*|"
    r"kargo\w*|gönderi\w*|teslimat\w*|gümrük\w*|ücret\w*|öde\w*)|"
    r"(?:طرد|شحن|توصيل|جمارك|رسوم|دفع)",
    re.I,
)


def is_pasted(text: str) -> bool:
    """Whether these are words of somebody who wants a link opened, about a parcel or for money."""
    links = [each for each in _LINK.findall(text) if _MAP.search(each) is None]
    if not links:
        return False
    words = _LINK.sub(" ", text)
    return wants_money(words) or _OF_DELIVERY.search(words) is not None


def leads_only_here(text: str, bot_name: str | None) -> bool:
    """Whether its links open this very chat, and it wants no money."""
    if not bot_name or wants_money(text):
        return False
    here = re.compile(rf"(?:https?://)?t\.me/{re.escape(bot_name)}(?:[/?#].*)?", re.I)
    return all(here.fullmatch(each.rstrip(".,;!)")) for each in _LINK.findall(text))
