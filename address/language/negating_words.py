"""Negating words: what makes of a number one that is not meant: "not 21", "instead of 17", "10 а не
12", "12 değil"."""

from address.language.folding import fold


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split())


NOT_WORDS = _folded(
    "not nicht kein keine ei eikä inte ikke pas ne non não nao nem не ні niet nie never dont isnt "
    "ega ليس وليس ولا مش bukan 不是"
)
# Folded to a letter or two, which are a staircase or another word in Latin ones.
NOT_AS_WRITTEN = frozenset({"لا", "مو", "مب", "نه"})
NOT_AFTER = _folded(  # "26 değil 28"
    "değil degildir değildir emas эмас nahi nahin نیست ではなく ではありません ではない じゃなく "
    "じゃなくて じゃない じゃないです じゃありません"
)
NOT_AFTER_AS_WRITTEN = frozenset({"नह"})  # a token has no signs: "41 नहीं"
ASKS_AFTER_NOT = _folded("mi mı mu mü")  # "26 değil mi?"
SHORTENED_NOT = _folded("don isn doesn aren wasn")  # before a "t" of its own
NOT_BEFORE_A_VERB = {
    "en": _folded("asu ole"),
    "no": _folded("longer es"),
    "ala": _folded("tuo tule toimita"),
}
# "no 26" is number 26, and "10, no 12" a correction; "y no 26", "no 26 sino 28" say no, and so does
# "10, no el 12".
NO_OR_NUMBER = "no"
BEFORE_NO = _folded("y e pero but and i")
BEHIND_NO = _folded("sino mas")
BEFORE_A_NOT = _folded(
    "i we do does am ich wir wohne jag vi bor leverera minä en я мы je nous il "
    "and och und et ja ve and but aber men mutta mais pero ale но але ama mas lecz ma"
)
# One letter each, and a staircase in capitals: "10 a nie 12", "10 y no 12", "10 а не 12".
ONE_LETTER_AND = {
    "nie": frozenset("ai"), "non": frozenset("e"), "nao": frozenset("e"), "no": frozenset("yei"),
    "ne": frozenset("аиіae"), "ni": frozenset("аиі"),
}  # fmt: skip
BUT_WORDS = _folded(
    "but vaan sondern utan а но mais sino ma mas tylko lecz ale pero але a بل ama mutta vaid "
    "maar tapi tetapi melainkan balki بلکه bensì"
)
NO_MORE = _folded("any more anymore enää mehr längre больше plus")
INSTEAD_BEFORE = tuple(
    tuple(fold(word) for word in words.split())
    for words in (
        "instead of", "rather than", "statt", "anstatt", "anstelle von", "вместо", "замість",
        "i stället för", "istället för", "au lieu de", "au lieu du", "en lugar de", "en vez de",
        "invece di", "zamiast", "en place de", "in place of", "em vez de", "ao invés de",
        "بدلا من", "بدل", "in plaats van", "ipv", "i p v", "به جای", "بجای", "daripada",
    )
)  # fmt: skip
INSTEAD_AFTER = _folded("sijaan sijasta asemel yerine")
