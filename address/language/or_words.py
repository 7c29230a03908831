"""Words for "or" and "and": of two numbers with one between them, either may be meant."""

from address.language.folding import fold


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split())


OR_WORDS = _folded(  # and what people say who mend a number: "6, no sorry 8"
    "or tai vai taikka sekä oder eller или либо або чи ou oppure lub albo czy veya ya yahut "
    "tahi maybe ehkä kenties kanske vielleicht может можливо może peut quizás quizá forse talvez "
    "belki and ja und och и та et y oraz ve plus bzw beziehungsweise resp sowie "
    "no sorry i mean meant rather actually eiku eikun ei siis anteeksi vaan nein nej nejdå quatsch "
    "ich meine menar jag нет ой точнее простите pardon plutôt"
)
# One letter, as it is written: there is hardly a staircase O, U or Y.
OR_LETTERS = frozenset({"o", "u", "y", "и", "і", "و", "أو"})
# A small one between two numbers: Italian, Portuguese, Polish; capitals are staircases.
SMALL_OR_LETTERS = frozenset({"e", "i"})
# "ya da 19", "ou bien 19", "или же 19", "ou peut-être 19"
BESIDE_AN_OR = _folded("da bien alors être też же ж")
