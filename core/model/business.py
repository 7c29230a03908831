"""A business by its name: the legal form that it is written with, as each country writes it.

A personal name must never be taken for one, so a form of two letters counts only in its own
country, in its own letters and where such a form stands: at the end of a name, or at its beginning.
"""

import re

# Nobody is called so, wherever they live; also in the middle of a line without commas.
_ANYWHERE = (
    "oy",
    "oyj",
    "gmbh",
    "mbh",
    "ltd",
    "llc",
    "llp",
    "plc",
    "inc",
    "sarl",
    "kft",
    "zrt",
    "sp z oo",
    "sp zoo",
    "aps",
    "pty",
    "oü",
    "tmi",
    "ооо",
    "оао",
    "зао",
    "пао",
    "тов",
    "тоо",
    "фоп",
    "еоод",
)
# At the end of a name, in whatever letters: longer words that are forms and nothing else.
_AT_THE_END = (
    "aktiebolag",
    "osakeyhtiö",
    "osuuskunta",
    "limited",
    "corporation",
    "corp",
    "gesellschaft",
    "aktiengesellschaft",
    "ltda",
    "lda",
    "srl",
    "eurl",
    "kommandiittiyhtiö",
    "säätiö",
)
# Only with their points: without them they are somebody's initials.
_DOTTED = ("s.a.", "s.l.", "b.v.", "n.v.", "s.r.o.", "a.s.", "d.o.o.", "s.p.a.", "e.v.", "a/s")
# Short ones, letter by letter as they are written there.
_AT_THE_END_IN: dict[str, tuple[str, ...]] = {
    "FI": ("Ab", "AB", "ry", "Osk"),
    "SE": ("AB", "HB", "KB", "Ek för"),
    "NO": ("AS", "ASA", "ANS"),
    "DK": ("IVS", "AmbA"),
    "DE": ("AG", "KG", "UG", "OHG", "GbR", "eG", "eV", "KGaA", "SE"),
    "AT": ("AG", "KG", "OG", "eU"),
    "CH": ("AG", "SA", "Sagl"),
    "FR": ("SA", "SAS", "SASU", "SCI", "SNC"),
    "BE": ("SA", "NV", "BV", "SRL"),
    "LU": ("SA",),
    "NL": ("NV", "BV", "VOF"),
    "ES": ("SL", "SLU", "SA"),
    "IT": ("SpA", "SNC", "SAS"),
    "PL": ("SA",),
    "EE": ("AS",),
    "LT": ("UAB",),
    "TR": ("AŞ",),
}
_AT_THE_BEGINNING_IN: dict[str, tuple[str, ...]] = {
    "RU": ("АО", "ИП", "НКО"),
    "BY": ("ОДО", "ЧУП", "ИП"),
    "KZ": ("ИП", "АО"),
    "UA": ("ПП", "АТ"),
    "BG": ("ЕТ",),
    "EE": ("AS",),
    "LV": ("SIA", "AS"),
    "LT": ("UAB", "MB", "AB"),
    "FI": ("Ab",),
}
_ELSEWHERE = ("株式会社", "有限会社", "有限公司", "주식회사")  # written without spaces around them
# "Acme, Inc." is one name.
_BEFORE_A_FORM = re.compile(
    r",\s+(?=(?:inc|ltd|llc|llp|plc|s\.a|s\.l|gmbh|oy)\b\.?\s*(?:$|[,;\n]))", re.I
)
_PIECES = re.compile(r"[,;\n]|\s[-–|]\s")  # a dash is what people type
_WORD = re.compile(r"[^\W_]+(?:[/&'’-][^\W_]+)*")  # so is this apostrophe
LETTERS_MAX = 500  # of what is looked at: nobody's name is longer


def names_a_business(told: str | None, country: str | None) -> bool:
    """Whether a name, or a line with an address in it, names a company."""
    line = (told or "")[:LETTERS_MAX]
    if any(form in line for form in _ELSEWHERE):
        return True
    pieces = _PIECES.split(_BEFORE_A_FORM.sub(" ", line))
    return any(_is_one(piece.strip(), (country or "").upper()) for piece in pieces)


def _is_one(piece: str, country: str) -> bool:
    words = _WORD.findall(piece.replace(".", ""))
    if sum(any(c.isalpha() for c in word) for word in words) < 2:
        return False  # a form alone, or a name alone
    low = [word.casefold() for word in words]
    if any(_stands(form.split(), low) for form in _ANYWHERE):
        return True
    ends, begins = _AT_THE_END_IN.get(country, ()), _AT_THE_BEGINNING_IN.get(country, ())
    return (
        any(_ends(form.split(), low) for form in _AT_THE_END)
        or any(_has_points(form, piece.casefold()) for form in _DOTTED)
        or any(_ends(form.split(), words) for form in ends)
        or any(words[: len(form.split())] == form.split() for form in begins)
    )


def _ends(form: list[str], words: list[str]) -> bool:
    return len(words) > len(form) and words[-len(form) :] == form


def _stands(form: list[str], words: list[str]) -> bool:
    size = len(form)
    return any(words[at : at + size] == form for at in range(len(words) - size + 1))


def _has_points(form: str, piece: str) -> bool:
    """At the end, with the name before it."""
    bare = re.escape(form.rstrip("."))
    return re.search(rf"\w\s+{bare}\.?$", piece) is not None
