"""Next door words: the little that a neighbour hears, and the link by which they hear it."""

import re

from address.language.folding import fold
from address.language.neighbour_words import NEIGHBOUR_WORDS
from bot.understanding.handed import is_filling
from bot.wording import Digits, Text
from core.model.window import Window

NAME_MAX = 120
_AROUND = re.compile(
    r"^(?:w/?|with|to|at)\s+|,?\s+(?:next door|across the hall|"
    r"(?:in|from|at) (?:flat|apartment|apt)\b.*)$",
    re.I,
)


def door_text(flat: str, house: str) -> Text:
    """ "flat 27B", "number 14", or nothing but next door."""
    if flat:
        return Text("neighbour-flat", {"value": Digits(flat)})
    if house:
        return Text("neighbour-house", {"value": Digits(house)})
    return Text("neighbour-house-unknown")


def when_text(window: Window | None) -> Text:
    if window is None:
        return Text("neighbour-some-day")
    return Text("neighbour-when", {"window": window})


def link_to(bot_name: str | None, token: str) -> str:
    return f"https://t.me/{bot_name or ''}?start={token}"


def link_of(token: str, app_url: str | None, bot_name: str | None) -> str | None:
    """For a phone without our chat: the page, else the chat; None where neither can be opened."""
    if app_url is not None:
        return f"{app_url}/neighbour/{token}"
    return link_to(bot_name, token) if bot_name else None


def e164(told: str | None) -> str:
    """A number with its country; without one nobody knows whose it is."""
    digits = re.sub(r"[^\d+]", "", told or "")
    return digits if digits.startswith("+") else ""


_FILLING_WORDS = (
    "a the my our any one of next door to w with at by for der die das dem den meiner meinem bei "
    "beim le la les mon ma chez el los las mi un una con il lo mio mia dal o os as meu minha com "
    "u у моей моему моїй моєму min mina hos till en ett benim bir "
    "zum zur lieber doch bitte please anyone anybody whoever someone irgendwem irgendwer jemand "
    "plutot quelqu importe qui qualcuno chiunque meglio cualquiera alguien mejor lepiej ktokolwiek "
    "ktos qualquer alguem melhor краще будь хто хтось лучше кто кому нибудь mieluummin joku kuka "
    "tahansa jollekin hellre nagon vem helst herhangi biri"
)
_FILLING = frozenset(_FILLING_WORDS.split())


def is_any_neighbour(name: str) -> bool:
    """ "My neighbour" is no name: whom shall we ask?"""
    told = re.findall(r"[^\W\d_]+", name)
    if any(fold(each) in NEIGHBOUR_WORDS for each in told):  # a reception is somebody by itself
        told = [each for each in told if not is_filling(each)]
    rest_of = [each for each in map(fold, told) if each not in NEIGHBOUR_WORDS | _FILLING]
    return not rest_of and not re.search(r"\d", name)


def called(name: str) -> str:
    """ "neighbour Olga" is Olga, and so is "w Olga next door"."""
    name = _AROUND.sub("", name.strip())
    first, _, rest_of = name.partition(" ")
    is_neighbour = fold(first) in NEIGHBOUR_WORDS and rest_of[:1].isupper()
    return rest_of if is_neighbour else name
