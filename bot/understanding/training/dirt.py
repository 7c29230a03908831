"""Dirt: how people really type, put upon clean lines: slips of a finger, no accents, other letters.

Every slip is drawn from the line itself, so that the same lines always give the same dirt.
"""

import random
import unicodedata
import zlib

from bot.understanding.romanised import in_cyrillic, in_latin

SLIPS_FROM_LETTERS = 25  # a line this long gets a second slip
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю")


def slipped(plain: str) -> str | None:
    """One or two slips of a finger; None where there is nothing to mistype."""
    chance = _chance(plain)
    letters = list(plain)
    wanted = 1 + (len(plain) >= SLIPS_FROM_LETTERS and chance.random() < 0.5)
    for _ in range(wanted):
        inside = [
            at
            for at in range(1, len(letters) - 1)
            if _is_typed(letters[at]) and _is_typed(letters[at - 1]) and _is_typed(letters[at + 1])
        ]
        if not inside:
            return None
        _slip(letters, chance.choice(inside), chance)
    return "".join(letters)


def unaccented(plain: str) -> str | None:
    """Without the marks over and under Latin letters; None where there are none."""
    apart = unicodedata.normalize("NFD", plain.replace("ı", "i").replace("ł", "l"))
    bare = "".join(letter for letter in apart if not "\u0300" <= letter <= "\u036f")
    bare = unicodedata.normalize("NFC", bare)
    return bare if bare != plain and not _has_cyrillic(bare) else None


def romanised(plain: str) -> str | None:
    """Cyrillic typed on Latin keys, and read back as the pipeline reads it."""
    latin = latinised(plain)
    return in_cyrillic(latin) if latin is not None else None


def latinised(plain: str) -> str | None:
    """Cyrillic typed on Latin keys."""
    if not _has_cyrillic(plain):
        return None
    return in_latin(plain, other_habit=_chance(plain).random() < 0.5)


def _slip(letters: list[str], at: int, chance: random.Random) -> None:
    match chance.randrange(4):
        case 0:
            letters[at], letters[at + 1] = letters[at + 1], letters[at]
        case 1:
            letters[at] = ""
        case 2:
            letters[at] += letters[at]
        case _:
            letters[at] = _beside(letters[at], chance)


def _beside(letter: str, chance: random.Random) -> str:
    """The key beside it."""
    row = next((row for row in _ROWS if letter in row), None)
    if row is None:
        return letter + letter
    at = row.index(letter) + chance.choice((-1, 1))
    return row[min(max(at, 0), len(row) - 1)]


def _is_typed(letter: str) -> bool:
    """A letter that stands on a key of its own."""
    return letter.isalpha() and (letter < "\u0600" or letter in "’'")


def _has_cyrillic(plain: str) -> bool:
    return any("а" <= letter <= "ӿ" for letter in plain)


def _chance(plain: str) -> random.Random:
    return random.Random(zlib.crc32(plain.encode()))
