"""Clauses: the parts of a message, each of which may ask for something of its own.

"Nobody is in, give it to the porter" has two. Marks part them, and between words "and", "but" and
the like of the message's own language: "en" is "and" in Dutch and "in" in Spanish.
"""

import re

CLAUSES_MAX = 4
_LETTERS_MIN, _SIGNS_MIN = 3, 2  # of a clause; Chinese and Japanese need fewer
_SIGN = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_MARKS = r"(?<!\d\.\d)(?<!\d\.\d\d)[.!?;:\n。！？；…]+(?!\d)|[,،、，](?!\d)|\s[-–—]\s"
_AROUND = " ,.;:!?-–—'\"()"
_JOINING = {
    "ar": "و|لكن|بس|ولكن|وكمان|كمان|وإذا|واذا|وإلا|والا",
    "de": "und|aber|außerdem|sondern|sonst|übrigens|ansonsten|nebenbei|allerdings",
    "en": "and|but|also|plus|then|otherwise|besides|though|fyi|btw|if not",
    "es": "y|pero|además|si no|por cierto|también|aunque|de paso|eso sí",
    "fa": "و|ولی|اما|وگرنه|ضمنا|راستی|همچنین",
    "fi": "ja|mutta|sekä|muuten|lisäksi|samalla|tosin|paitsi että",
    "fr": "et|mais|puis|sinon|aussi|d'ailleurs|par contre|en plus|au fait",
    "hi": "और|लेकिन|वरना|साथ ही|aur|lekin|warna|varna|nahi to|waise|sath mein",
    "id": "dan|tapi|terus|trus|kalau tidak|kalo gak|oh iya|sekalian|selain itu",
    "it": "e|ma|però|anche|poi|altrimenti|inoltre|già che ci siete|sennò",
    "ja": "それと|それから|そして|ただし|ついでに|けど|ので",
    "nl": "en|anders|verder|trouwens|daarnaast",
    "pl": "i|a|ale|oraz|inaczej|poza tym|przy okazji|a jak nie",
    "pt": "e|mas|também|senão|aliás|além disso|de resto|aproveita e|só que",
    "ru": "и|но|а|еще|иначе|кстати|заодно|также|i|a|no|esche|eshe|inache|kstati|zaodno",
    "sv": "och|men|samt|annars|dessutom|förresten",
    "tr": "ve|ama|fakat|ayrıca|yoksa|bir de|bu arada|olmazsa",
    "uk": "і|й|та|але|а|інакше|до речі|заразом|також|ще|i|a|ale|ta|inakshe",
    "uz": "va|lekin|ammo|ва|bo'lmasa|aytgancha|бўлмаса|лекин",
    "zh": "另外|还有|而且|但是|不过|顺便|否则|不然|以及|對了|对了|還有",
}
_UNSPACED = ("ja", "zh")  # no gaps tell where a word of theirs ends
_ANY_MARK = re.compile(_MARKS)
_PARTING = {
    language: re.compile(
        rf"{_MARKS}|(?:{words})"
        if language in _UNSPACED
        else rf"{_MARKS}|(?<![^\W\d_'])(?:{words})(?![^\W\d_'])"
    )
    for language, words in _JOINING.items()
}


def clauses_of(plain: str, language: str | None) -> tuple[str, ...]:
    """The parts of a normalised message; none where it is of one piece."""
    parting = _PARTING.get(language or "", _ANY_MARK)
    parts = [part.strip(_AROUND) for part in parting.split(plain)]
    kept = [part for part in parts if _says_something(part)]
    return tuple(kept[:CLAUSES_MAX]) if len(kept) > 1 else ()


def _says_something(part: str) -> bool:
    letters = sum(letter.isalpha() for letter in part)
    return letters >= (_SIGNS_MIN if _SIGN.search(part) else _LETTERS_MIN)
