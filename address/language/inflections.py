"""Inflections: "Kalevankadulla", "на Анненской улице": streets in the case of living there.

The case of leaving ("Kalevankadulta", "from") is none of them: nobody wants a parcel where he left.
"""

from collections.abc import Iterator

from address.language.folding import fold

STEM_LETTERS_MIN = 3
BARE_STEM_LETTERS_MIN = 5
# Finnish: the kind of way as it stands in names, and where one is or goes.
_FINNISH = {
    fold(inflected): fold(kind)
    for kind, told in {
        "katu": "kadulla kadulle kadun kadussa", "tie": "tiellä tielle tien",
        "kuja": "kujalla kujalle kujan", "polku": "polulla polulle polun",
        "kaari": "kaarella kaarelle kaaren kaaressa", "raitti": "raitilla raitille raitin",
        "rinne": "rinteellä rinteelle rinteen rinteessä",
        "ranta": "rannalla rannalle rannan rannassa", "tori": "torilla torille torin",
        "aukio": "aukiolla aukiolle aukion", "silta": "sillalla sillalle sillan",
        "puistikko": "puistikossa puistikolla puistikon", "vayla": "väylällä väylälle väylän",
        "penger": "penkereellä penkereelle penkereen", "puisto": "puistossa puistoon puiston",
    }.items()
    for inflected in told.split()
}  # fmt: skip
_FINNISH_BARE = ("lla", "lle", "ssa")  # "Bulevardilla"
# Russian and Ukrainian adjectives, by the kind of way: as inflected, as it stands in names.
_FEMININE = (("oi", "aya"), ("ei", "yaya"), ("ii", "a"))
_MASCULINE = (("om", "ii"), ("om", "oi"), ("em", "ii"))
_SLAVIC = {
    **dict.fromkeys(map(fold, ("улица", "вулиця", "набережная", "площадь", "площа", "аллея")),
                    _FEMININE),
    **dict.fromkeys(map(fold, ("проспект", "переулок", "бульвар", "проезд", "провулок")),
                    _MASCULINE),
}  # fmt: skip
_STREET = fold("улица")


def inflected_keys(stem: str, kind: str) -> Iterator[str]:
    """The keys of the names that these words may be a case of."""
    for ending, plain in _SLAVIC.get(kind, () if kind else _FEMININE):
        base = stem.removesuffix(ending)
        if base != stem and len(base) >= STEM_LETTERS_MIN:
            yield f"{base}{plain}|{kind or _STREET}"
    if kind:
        return
    for inflected, kind_of_way in _FINNISH.items():
        base = stem.removesuffix(inflected)
        if base != stem and len(base) >= STEM_LETTERS_MIN:
            yield f"{base}|{kind_of_way}"
    for ending in _FINNISH_BARE:
        base = stem.removesuffix(ending)
        if base != stem and len(base) >= BARE_STEM_LETTERS_MIN:
            yield f"{base}|"
