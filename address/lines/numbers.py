"""House numbers: one key for the many ways of writing the same one, and what a key stands for."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from address.language.folding import Token, fold, tokens
from address.language.words import FLOOR_WORDS

RANGE_MAX = 40  # "1-5" is a range; "1-500" is something else
JOINED_TOKENS_MAX = 7

# What stands between two parts of a number, and is not part of it.
_PARTS = {
    fold(word): sign
    for sign, words in (
        ("k", "к кор корп корпус корпуса corpus"),
        ("s", "с стр строен строение строения stroyeniye stroyenie"),
        ("so", "соор сооружение"),
    )
    for word in words.split()
}
_LITERA = frozenset(map(fold, ("лит", "литер", "литера", "литеры", "літ", "літера", "liter")))
_GLUED_LITERA = re.compile(r"^лит(?:ера?)?([а-я])$")
_HALF = "half"  # "12½"
_TAILS = frozenset({"bis", "ter", "quater", "rear", _HALF})
PLOT = "v"  # "в" for "владение"
_NAMED = frozenset({"block", "blk", "lot", "plot", "no", "nr", "house", "dom", "vlad"})
# "вл.4": a plot; the number is what counts.
_LEADERS = frozenset(map(fold, ("вл", "влд", "владение", "двлд", "домовладение")))
# "c/o Huber", "z. Hd. Huber": no letters of a house.
_CARE_OF = frozenset({("c", "o"), ("p", "a"), ("z", "hd"), ("z", "h")})
_LOOK_ALIKE = str.maketrans({"v": "b", "r": "p", "n": "h"})  # в, р, н typed on a Latin keyboard
# "8, корпус 2" is one number, "36, 38" are two.
_COMMA_IN_ONE = re.compile(
    r"\s*,\s*(?=(?:к|корп|корпус|с|стр|строен|строение|соор|сооружение)\.?\s*\d|лит)",
    re.IGNORECASE,
)
_LETTER_RANGE = re.compile(r"^(\d+)([a-z])-([a-z])$")
_NUMBER_RANGE = re.compile(r"^(\d+)-(\d+)$")
_BASE = re.compile(r"^\d+")
# "No. 12", "дом 4": a source that writes so writes all so, and nobody types it.
_LABEL = re.compile(r"^(?:[№#]\s*|(?:no|nr|num|nro|d|д|дом|dom)(?:\.\s*|\s+))(?=\d)", re.IGNORECASE)


@lru_cache(maxsize=65_536)
@lru_cache(maxsize=65_536)
def key_of(number: str) -> str:
    """The key of a number written alone: "12 a", "12A", "12-А" are "12a"; empty if it is none."""
    found = tokens(number)
    while found and (found[0].folded in _LEADERS or _is_glued_leader(found)):
        found = found[1:]
    if not found or not any(token.is_number for token in found):
        return ""
    if not found[0].is_number:
        return "".join(token.folded for token in found)
    keys = [key for key, end in joined(number, found, 0) if end == len(found)]
    return keys[0] if keys else _plain(number, found)


def _is_glued_leader(found: Sequence[Token]) -> bool:
    """ "в27А": a plot too."""
    return len(found) > 1 and found[0].folded == PLOT and found[1].is_number and found[1].glued


def _plain(text: str, found: Sequence[Token]) -> str:
    parts = [found[0].folded.lstrip("0") or "0"]
    for before, token in pairwise(found):
        parts.append(_between(text, before, token) + token.folded)
    return "".join(parts)


def joined(text: str, found: Sequence[Token], start: int) -> list[tuple[str, int]]:
    """The numbers that may be read from `found[start]` on, longest first, each with its end.

    "12 A 5" may be 12a5, 12a or 12: which one is meant, the street knows.
    """
    key = found[start].folded.lstrip("0") or "0"
    read = [(key, start + 1)]
    position = start + 1
    while position < len(found) and position - start < JOINED_TOKENS_MAX:
        token = found[position]
        between = text[found[position - 1].end : token.start]
        word = token.folded
        if len(between.strip(" ")) > 2 or any(sign in between for sign in "\n;>→⇒"):
            break
        follows_number = position + 1 < len(found) and found[position + 1].is_number
        names_part = names_a_part(text, found, position)
        if "," in between and not token.is_letter and not names_part:
            break
        if is_care_of(text, found, position) or _begins_a_word(text, found, position):
            break
        if between == ":" and word == "n":
            break  # "12:n edessä"
        if between.startswith(" ") and "-" in between and _is_a_floor(found, position):
            break  # "17 -1 krs", "17 - 3 krs - as 6"
        if token.is_number:
            slash_or_dash = any(sign in between for sign in "/-–—")
            if not slash_or_dash and key[-1].isdigit() and not _is_half(text, found, position):
                break
            key += _between(text, found[position - 1], token) + word
        elif word in _PARTS and follows_number:
            key += _PARTS[word]
        elif word in _LITERA:
            position += 1
            continue
        elif litera := _glued_litera(text, token):
            key += litera
            read.append((key, position + 1))
        elif token.is_letter:
            dash = "-" if "-" in between and key[-1].isalpha() else ""
            key += dash + word
        elif word == _HALF:
            key += "-1/2"
        elif word in _TAILS:
            key += word
        else:
            break
        position += 1
        if token.is_number or token.is_letter or word in _TAILS:  # "8 корпус" is not yet a number
            read.append((key, position))
    return read[::-1]


def names_a_part(text: str, found: Sequence[Token], place: int) -> bool:
    """Whether a part of a house begins here: "корпус 2", "стр. 1", "литера А"."""
    token = found[place]
    if _glued_litera(text, token):
        return True
    if place + 1 >= len(found):
        return False
    if token.folded in _LITERA:
        return found[place + 1].is_letter
    return token.folded in _PARTS and found[place + 1].is_number


def _begins_a_word(text: str, found: Sequence[Token], place: int) -> bool:
    """The K of "K-kauppa", the B of "B-rappu": no letter of the house."""
    if not found[place].is_letter or place + 1 >= len(found):
        return False
    word = found[place + 1]
    gap = text[found[place].end : word.start]
    return gap == "-" and not word.is_number and len(word.folded) > 1


def _is_a_floor(found: Sequence[Token], place: int) -> bool:
    word, after = place + 1, place + 2
    if not found[place].is_number or word >= len(found) or found[word].folded not in FLOOR_WORDS:
        return False
    return after >= len(found) or not found[after].is_number  # "14 - 16, krs 2"


def _glued_litera(text: str, token: Token) -> str:
    """ "литА": its letter; empty where it is none."""
    found = _GLUED_LITERA.match(text[token.start : token.end].casefold())
    return fold(found[1]) if found and token.folded not in _LITERA else ""


def is_care_of(text: str, found: Sequence[Token], place: int) -> bool:
    """ "c/o Huber" begins here: whose letter box it is."""
    if place + 1 >= len(found):
        return False
    gap = text[found[place].end : found[place + 1].start].strip()
    return gap in ("/", ".") and (found[place].folded, found[place + 1].folded) in _CARE_OF


def _is_half(text: str, found: Sequence[Token], position: int) -> bool:
    """ "226 1/2": the fraction belongs to the number."""
    if position + 1 >= len(found) or found[position].folded != "1":
        return False
    slash = text[found[position].end : found[position + 1].start].strip()
    return slash in ("/", "⁄") and found[position + 1].folded in ("2", "3", "4")


def _between(text: str, before: Token, token: Token) -> str:
    gap = text[before.end : token.start]
    if "/" in gap or "⁄" in gap:
        return "/"
    if before.is_number and token.is_number:
        return "-"
    return ""


@lru_cache(maxsize=65_536)
def stands_for(number: str) -> tuple[str, ...]:
    """All keys under which a written number is found, its own first: "1-5" is also 1, 3 and 5."""
    keys: dict[str, None] = {}
    for part in _split(number):
        key = key_of(part)
        if not key:
            continue
        keys[key] = None
        for more in _members(key):
            keys.setdefault(more)
        if not part.isascii() and re.search(r"\d+[а-я]$", part.casefold()):
            keys.setdefault(fold(key).translate(_LOOK_ALIKE))
    return tuple(keys)


def _split(number: str) -> list[str]:
    return re.split(r"[;,]", _COMMA_IN_ONE.sub(" ", number))


def _members(key: str) -> list[str]:
    if found := _LETTER_RANGE.match(key):
        base, first, last = found.groups()
        return [f"{base}{chr(code)}" for code in range(ord(first), ord(last) + 1)]
    if found := _NUMBER_RANGE.match(key):
        first_number, last_number = int(found[1]), int(found[2])
        if first_number < last_number <= first_number + RANGE_MAX:
            step = 2 if (last_number - first_number) % 2 == 0 else 1
            return [str(number) for number in range(first_number, last_number + 1, step)]
        return []
    if "/" in key and (found := _BASE.match(key)) and not key.endswith(("-1/2", "/2")):
        return [found[0]]
    return []


@lru_cache(maxsize=65_536)
def cleaned(number: str) -> str | None:
    """What of a source's number is one: "7, Floors 1-3" is 7. None where nothing is."""
    parts = [_LABEL.sub("", part.strip()) for part in _split(number)]
    kept = [part for part in parts if _is_a_number(part)]
    return ";".join(kept) or None


def _is_a_number(part: str) -> bool:
    found = tokens(part)
    if not any(token.is_number for token in found) or set(part) == {"0"}:
        return False
    first = found[0]
    return first.is_number or len(first.folded) <= 2 or first.folded in _NAMED


def base_of(key: str) -> int | None:
    """The leading number: 12 for "12a"; None where there is none."""
    found = _BASE.match(key)
    return int(found[0][:9]) if found else None
