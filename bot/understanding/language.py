"""Language: which one a message is written in, by its script and its small words."""

import re

from bot.understanding.normalise import words_of

LETTERS_MIN = 13  # shorter messages never switch a language

_WORDS: dict[str, frozenset[str]] = {
    "en": frozenset(
        [
            "the",
            "is",
            "are",
            "my",
            "a",
            "to",
            "of",
            "and",
            "it",
            "in",
            "on",
            "for",
            "you",
            "i",
            "can",
            "be",
            "at",
            "was",
            "not",
            "please",
            "where",
            "when",
            "what",
            "with",
            "this",
            "that",
            "have",
            "has",
            "do",
            "does",
            "will",
            "parcel",
            "package",
            "home",
            "door",
        ]
    ),
    "fi": frozenset(
        [
            "on",
            "ei",
            "ja",
            "en",
            "se",
            "että",
            "mutta",
            "olen",
            "ole",
            "mikä",
            "missä",
            "koska",
            "milloin",
            "voi",
            "voiko",
            "minun",
            "paketti",
            "paketin",
            "kotona",
            "kiitos",
            "hei",
            "joo",
            "kyllä",
            "huomenna",
            "tänään",
            "osoite",
            "ovi",
            "kerros",
            "sen",
            "tuo",
            "tämä",
            "kun",
            "niin",
            "jos",
            "sopii",
            "ovat",
            "mitä",
            "sain",
        ]
    ),
    "sv": frozenset(
        [
            "och",
            "är",
            "inte",
            "jag",
            "det",
            "att",
            "en",
            "på",
            "med",
            "kan",
            "var",
            "när",
            "paket",
            "hem",
            "tack",
        ]
    ),
    "de": frozenset(
        [
            "der",
            "die",
            "das",
            "ist",
            "nicht",
            "ich",
            "und",
            "ein",
            "zu",
            "mit",
            "wo",
            "wann",
            "paket",
            "bitte",
        ]
    ),
    "es": frozenset(
        [
            "el",
            "la",
            "los",
            "es",
            "no",
            "que",
            "de",
            "en",
            "y",
            "por",
            "mi",
            "dónde",
            "cuándo",
            "paquete",
            "hola",
        ]
    ),
    "fr": frozenset(
        [
            "le",
            "la",
            "les",
            "est",
            "pas",
            "je",
            "de",
            "et",
            "un",
            "une",
            "où",
            "quand",
            "mon",
            "colis",
            "bonjour",
        ]
    ),
}
_FINNISH = re.compile(r"(ää|öö|yy|uu|ii|ssa\b|ssä\b|lla\b|llä\b|lle\b|sta\b|stä\b|kaa\b|kää\b)")
_SCRIPTS = (
    ("uk", re.compile(r"[іїєґ]", re.I)),
    ("ru", re.compile(r"[а-яё]", re.I)),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
)


def language_of(plain: str, hint: str | None) -> str | None:
    """The language of the words; the hint where they do not tell."""
    for code, script in _SCRIPTS:
        if script.search(plain):
            return code
    words = words_of(plain)
    scores = {code: sum(word in known for word in words) for code, known in _WORDS.items()}
    scores["fi"] += len(_FINNISH.findall(plain))
    best = max(scores, key=lambda code: scores[code])
    second = max(score for code, score in scores.items() if code != best)
    if scores[best] == 0 or scores[best] == second:
        return hint
    return best


def told_by_letters(plain: str) -> bool:
    """The letters themselves are of few languages: nobody writes English in them."""
    return any(script.search(plain) for _, script in _SCRIPTS)


def is_telling(plain: str) -> bool:
    """Long enough to be believed about its language."""
    return sum(letter.isalpha() for letter in plain) >= LETTERS_MIN
