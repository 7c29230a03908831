"""Lexicon: short messages that mean one thing in many languages: yes, no, not home, stop, a person.

The words lie in `words`, a file an intent, a line for each language or two: en, fi, sv, de, nl, ru,
uk, pl, fr, es, pt, it, tr, uz, ar, fa, hi, id, zh, ja; also as they are typed in Latin letters.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from importlib.resources import files

from bot.understanding.normalise import words_of
from bot.understanding.understood import Intent

WORDS_MAX = 5
WORDS_AT_AN_END_MAX = 4

_WHERE = (
    "where is it|where is my parcel|where's my parcel|where is my package|status|tracking|"
    "when|when does it come|eta|missä|missä paketti|missä se on|koska se tulee|milloin|"
    "где|где посылка|где моя посылка|когда|когда приедет|статус|wo ist mein paket|"
    "où est mon colis|dónde está mi paquete|dov'è il pacco"
)
# What stops or calls somebody goes before what is only polite.
_INTENTS = (
    Intent.STOP_MESSAGES,
    Intent.HUMAN,
    Intent.CONFIRM,
    Intent.DENY,
    Intent.ABSENT,
    Intent.THANKS,
    Intent.GREETING,
    Intent.HELP,
    Intent.LANGUAGE,
)
_EMOJI = {
    Intent.CONFIRM: "👍👌✅🆗🙆✔☑💯🤝➕",
    Intent.DENY: "👎❌🙅🚫✖",
    Intent.THANKS: "🙏❤🌹💐🫶🥰😘💖💙💛💚🎉",
    Intent.GREETING: "👋🙋",
    Intent.HELP: "🆘❓❔",
    Intent.STOP_MESSAGES: "🛑🔕",
}
_COURTESY = (Intent.GREETING, Intent.THANKS)  # said beside something else, it is the smaller part
_AT_AN_END = (Intent.THANKS, Intent.HUMAN, Intent.STOP_MESSAGES)
_JOINERS = "\ufe0f\u200d🏻🏼🏽🏾🏿"  # what only colours or joins an emoji


def _words(name: str) -> str:
    found = files("bot.understanding").joinpath("words", f"{name}.txt")
    return found.read_text(encoding="utf-8")


def _phrases(words: str) -> Iterator[str]:
    return (phrase.strip() for line in words.splitlines() for phrase in line.split("|") if phrase)


def _bare(phrase: str) -> str:
    """Without marks over the letters, as many type it."""
    apart = unicodedata.normalize("NFD", phrase.replace("ı", "i").replace("ł", "l"))
    return "".join(letter for letter in apart if not "\u0300" <= letter <= "\u036f")


def _known() -> dict[str, Intent]:
    known: dict[str, Intent] = {}
    told = (*((intent, _words(intent)) for intent in _INTENTS), (Intent.TRACK, _WHERE))
    for spelling in (" ".join, lambda words: _bare(" ".join(words))):
        for intent, words in told:
            for phrase in _phrases(words):
                known.setdefault(spelling(words_of(phrase)) or phrase, intent)
    return known


_KNOWN = _known()
_WISHES = frozenset(
    word for phrase in _phrases(_words("beside_language")) for word in words_of(phrase) or [phrase]
)
_MAYBE = frozenset(word for phrase in _phrases(_words("maybe")) for word in words_of(phrase))
_OF_EMOJI = {each: intent for intent, all_of in _EMOJI.items() for each in all_of}


def settled(plain: str) -> Intent | None:
    """What a short normalised message means as a whole; None where it says more."""
    words = words_of(plain)
    if not words:
        return _KNOWN.get(plain) or _by_emoji(plain)
    if len(words) > WORDS_MAX:
        return None
    return _KNOWN.get(" ".join(words)) or _by_parts(words)


def is_torn(plain: str) -> bool:
    """ "Yes no yes no yes no": nothing but both, in more words than a refusal has ("не, так не
    пойдёт") or with a doubt between, is neither."""
    words = words_of(plain)
    answers = [word for word in words if word not in _MAYBE]
    said = {_KNOWN.get(word) for word in answers}
    is_doubted = len(answers) < len(words) or len(words) > WORDS_MAX
    return is_doubted and said == {Intent.CONFIRM, Intent.DENY}


def said_at_an_end(plain: str) -> tuple[Intent, ...]:
    """What a longer message says in its first or last words: thanks, a person, no more messages."""
    said = dict.fromkeys(_at_an_end(plain, beside_min=2))
    return tuple(each for each in said if each in _AT_AN_END)


def spelt_out(parts: Iterable[str]) -> frozenset[Intent]:
    """What is said in so many words by a part of a message, or at an end of it."""
    told = list(parts)
    wholes = (each for part in told if (each := settled(part)) is not None)
    return frozenset((*wholes, *(each for part in told for each in _at_an_end(part))))


def _at_an_end(plain: str, beside_min: int = 1) -> Iterator[Intent]:
    """By the first and the last words, where at least so many stand beside them."""
    words = words_of(plain)
    for many in range(1, WORDS_AT_AN_END_MAX + 1):
        for part in (words[:many], words[-many:]):
            is_apart = len(words) >= many + beside_min
            if is_apart and (found := _KNOWN.get(" ".join(part))) is not None:
                yield found


def is_settled(plain: str) -> bool:
    return settled(plain) is not None


def _by_parts(words: list[str]) -> Intent | None:
    """Several phrases, each of them known: "hello, yes please"."""
    found: list[Intent] = []
    at = 0
    while at < len(words):
        ends = next((end for end in range(len(words), at, -1) if _part(words[at:end])), None)
        if ends is None:
            return _language(words)
        intent = _part(words[at:ends])
        assert intent is not None
        found.append(intent)
        at = ends
    if found[0] is Intent.THANKS and len(set(found)) > 1:
        return None  # "makasih ya": what follows may be no yes
    meant = set(found) - set(_COURTESY) or set(found) - {Intent.GREETING} or set(found)
    return meant.pop() if len(meant) == 1 else None


def _part(words: list[str]) -> Intent | None:
    return _KNOWN.get(" ".join(words))


def _language(words: list[str]) -> Intent | None:
    """A language by its name, among words of wishing: "русский пожалуйста"."""
    rest = [word for word in words if word not in _WISHES]
    return Intent.LANGUAGE if _part(rest) is Intent.LANGUAGE else None


def _by_emoji(plain: str) -> Intent | None:
    """Nothing but emoji that say one thing."""
    shown = [letter for letter in plain if letter not in _JOINERS and not letter.isspace()]
    meant = {_OF_EMOJI.get(letter) for letter in shown}
    return meant.pop() if len(meant) == 1 else None
