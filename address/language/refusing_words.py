"""Refusing words: what people say who do not want the parcel at the address beside it, or do not
know whether it is the right one. With them an address is asked about, never confirmed."""

from address.language.folding import fold

type Phrases = frozenset[tuple[str, ...]]


def _phrases(*said: str) -> Phrases:
    return frozenset(tuple(fold(word) for word in one.split()) for one in said)


REFUSING = _phrases(
    "refuse", "refused", "refusing", "dont want", "don t want", "do not want", "wont take",
    "won t take", "will not take", "not accept", "send back", "send it back", "take it back",
    "return it", "return to sender", "no thanks", "no thank", "never heard", "never ordered",
    "en ota", "emme ota", "en halua", "emme halua", "ei kiitos", "palauttakaa", "palauta",
    "en tilannut", "kieltäydyn", "ei käy", "en tunne",
    "tar inte", "tar ej", "vill inte", "nej tack", "skicka tillbaka", "skicka det tillbaka",
    "går inte", "funkar inte", "vägrar", "avböjer", "aldrig hört",
    "nein danke", "nicht annehmen", "nehme nicht", "will nicht", "zurückschicken", "zurück senden",
    "verweigere", "nie gehört", "geht nicht",
    "нет спасибо", "не возьму", "не нужно", "не нужна", "не нужен", "не буду", "отказываюсь",
    "верните", "вернуть", "не заказывал", "не заказывала", "не принимаю",
    "ні дякую", "не візьму", "не потрібно", "не потрібна", "відмовляюсь", "відмовляюся",
    "поверніть",
    "ei aitäh", "ei võta", "ei taha", "keeldun",
    "non merci", "je refuse", "ne veux pas", "retournez", "no gracias", "no quiero", "rechazo",
    "no grazie", "non voglio", "rifiuto", "nie dziękuję", "nie chcę", "odmawiam",
)  # fmt: skip
DOUBTING = _phrases(
    "or wherever", "or whatever", "tai missä vaan", "tai missä vain", "tai muualle",
    "eller var som helst", "eller nån annanstans", "oder wo auch immer", "oder sonst wo",
    "или где угодно", "или куда угодно", "или где нибудь", "ou n importe où", "o donde sea",
    "could be", "might be", "may be", "maybe", "perhaps", "probably", "possibly", "i think",
    "i guess", "or so", "or something", "or thereabouts", "tai jotain", "tai sinne päin",
    "eller något", "eller nåt", "oder so", "или около", "или вроде",
    "voi olla", "saattaa olla", "ehkä", "varmaan", "luultavasti", "muistaakseni",
    "kan vara", "kanske", "antagligen", "förmodligen", "tror jag", "jag tror",
    "kann sein", "könnte sein", "vielleicht", "vermutlich", "wahrscheinlich", "glaube ich",
    "может быть", "наверное", "наверно", "возможно", "кажется", "вроде", "вероятно",
    "може бути", "мабуть", "можливо", "здається", "võib olla",
    "peut être", "sans doute", "je crois", "puede ser", "quizás", "tal vez", "creo que",
    "forse", "può essere", "credo", "może być", "chyba",
)  # fmt: skip
