"""Normalise: one spelling for rules to read. The raw words are kept for people."""

import re
import unicodedata

TEXT_LETTERS_MAX = 1000  # what lies beyond is not read by rules
_APOSTROPHES = str.maketrans({"’": "'", "ʻ": "'", "ʼ": "'", "`": "'", "´": "'", "‘": "'"})
_RUNS = re.compile(r"([^\W\d_])\1{2,}")
_SPACE = re.compile(r"\s+")


def normalised(text: str) -> str:
    """Lower case, one kind of apostrophe and digit, no long runs of a letter, single spaces."""
    whole = "".join(letter for letter in text[:TEXT_LETTERS_MAX] if not _is_lone(letter))
    # The Turkish capital İ would fall apart into an i and a dot that no word is written with.
    composed = unicodedata.normalize("NFKC", whole).replace("İ", "i")
    plain = composed.casefold().translate(_APOSTROPHES)
    plain = "".join(_digit(letter) for letter in plain).replace("ё", "е")
    return _SPACE.sub(" ", _RUNS.sub(r"\1", plain)).strip()


def words_of(plain: str) -> list[str]:
    """The words without marks."""
    return re.findall(r"[^\W_]+(?:'[^\W_]+)?", plain)


def _is_lone(letter: str) -> bool:
    """Half of a pair: cannot be written as UTF-8."""
    return "\ud800" <= letter <= "\udfff"


def _digit(letter: str) -> str:
    return str(unicodedata.decimal(letter)) if letter.isdecimal() else letter
