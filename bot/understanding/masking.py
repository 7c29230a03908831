"""Masking: words without whom they are from, about and where they live; what is wanted stays.

Codes, phones, numbers, links and names go. Hours and days of a wish stay, for they lead to nobody.
What is known of the recipient goes wherever it stands; of strangers a capital in a sentence tells,
a title, a street's ending, or "my name is". A person looks at it before anything is learnt from it.
"""

import functools
import json
import re
from collections.abc import Iterable, Iterator
from importlib.resources import files

from bot.understanding.canonical import canonical
from bot.understanding.normalise import normalised
from bot.understanding.understood import SpokenTime, Understood
from core.late_pattern import LatePattern
from core.model.secret_words import VEIL, veiled

NAME = "NAME"
LETTERS_MAX = 600
KNOWN_LETTERS_MIN = 3
BRIEF_LETTERS_MAX = 4
STEM_LETTERS_MIN, ENDING_LETTERS = 4, 6  # "Ainolle", "Mannerheimintiellä"

_NOUNS_ARE_CAPITALS = frozenset({"de"})
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
# A person at the beginning of a sentence does something; one in small letters is asked or given to.
_DOES = re.compile(
    rf"(?:^|(?<=[.!?] ))(?=[A-Z]){_WORD.pattern}(?=\s+(?:is|can|could|will|lives|takes|has|here|"
    r"speaking|said|from|next|always|knows|at|ottaa|kan|tar|peut|prend|puede|pode|può|może|alır)\b)"
)
_IS_ASKED = re.compile(rf"(?:(?<=\bask )|(?<=\btell )|(?<=\bwith )){_WORD.pattern}", re.I)
_AFTER_A_WORD = re.compile(r"(?<=[^\W\d_.!?…] )[^\W\d_][\w'’-]*|(?<=, )[^\W\d_][\w'’-]*")
_AFTER_A_TITLE = re.compile(
    r"\b((?:(?:bei|von)\s+)?(?:(?:Herrn?|Frau|Dr\.|Familie|Nachbarn?|Nachbarin)\s+)+|(?:bei|von)\s+)"
    r"(?!Ih(?:nen|m|r\w{0,2})\b)[A-ZÄÖÜ][\w'’-]*"
)
_NO_NAME = re.compile(
    r"i'(?:m|ll|ve|d)|ok|id|pin|sms|qr|pdf|tv|eta|vat|iban|anda|lei|usted|ustedes|вы|вас|вам|ваш\w*|ви"
)
_CALENDAR = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|"
    r"(?:septem|novem|decem)ber|october"
)
_MY_NAME_IS = LatePattern(
    r"((?:\b(?i:my name is|name[’']?s|(?:minun |mun )?nimeni on|jag heter|mitt namn är|"
    r"ich heiße|mein name ist|je m[’']appelle|mon nom est|me llamo|mi nombre es|mi chiamo|"
    r"il mio nome è|meu nome é|me chamo|nazywam się|mam na imię|меня зовут|мене звати|моє ім[’']я|"
    r"(?:benim )?adım|ik heet|mijn naam is)|اسمي|(?i:this is)(?=\s+[A-Z]))\s+)"
    r"([^\W\d_][\w'’-]*)((?:\s+[^\W\d_][\w'’-]*)?)"
)
_MAIL = re.compile(r"\S+@\S+")
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.I)
_HANDLE = re.compile(r"(?<!\w)@\w+")
_PHONE = re.compile(r"\+?\d(?:[ ()./-]{0,2}\d){6,}")
# "JJFI60000000001", "SW1A1AA": letters and digits in one word name a thing of somebody's.
_MIXED = re.compile(r"(?<!\w)(?=\w*[^\W\d_])(?=\w*\d\w*\d\w*\d)\w{5,}(?!\w)")
_DIGITS = re.compile(r"\d+")
_NUMBER_OF_A_NAME = re.compile(rf"\b{NAME}\s+\d+|\d+[/-]{NAME}\b")
_GAP = re.compile(r"\s+")
# Of many a noun that ends like a street a number tells, or a capital.
_NUMBER = r"(?:\s+\d{1,4}(?:\s?[a-zA-Z])?\b)"
_NO_STREETS = (
    r"(?!(?:the|this|that|my|your|our|a|an|in|on|of|to|same|wrong|other|next|which|what|off|from|"
    r"main|high|left|right|back|front|bu|o|aynı|yanlış)\s)"
)
_ENDS = (
    r"(?:kat(?:u|ua)|kadu\w{1,3}|tie(?:n|llä|lle|ltä|tä)?|kuja\w{0,3}|pol(?:ku|u\w+)|väylä\w{0,3}|"
    r"raitti|gatan?|vägen|stigen|gränd|stra(?:ß|ss)e|gasse|allee|platz|weg)\b"
)
_KINDS = (
    r"(?:street|st|road|rd|avenue|ave|lane|drive|way|terrace|close|crescent|caddesi|cad|soka(?:k|ğı)|"
    r"sok)\b\.?"
)
_LEADS = (
    r"\b(?:улиц\w+|ул\.?|вулиц\w+|вул\.?|проспект\w*|пр-т|переул\w+|ul\.?|ulic\w+|al\.|rue|boulevard|"
    r"via|viale|corso|calle|avenida|avda\.?|rua|travessa)\s+"
    r"(?:(?:de|du|des|della|del|dei|la|da|do|dos)\s+)*"
)
_STREETS = tuple(
    LatePattern(pattern)
    for pattern in (
        # "mannerheimintiellä 12", "Hauptstraße"
        rf"\b(?i:[^\W\d_]{{3,}}{_ENDS}){_NUMBER}|\b[A-ZÅÄÖÜ][^\W\d_]{{2,}}{_ENDS}",
        # "22 Larch Way", "ashgrove terrace 118", "Atatürk caddesi"
        rf"\b\d{{1,4}}\s+(?i:{_NO_STREETS}[^\W\d_]{{3,}}\s+{_KINDS})|"
        rf"\b(?i:{_NO_STREETS}[^\W\d_]{{3,}}\s+{_KINDS}){_NUMBER}|"
        rf"\b{_NO_STREETS}[A-ZÇĞİÖŞÜ][^\W\d_]{{2,}}\s+(?i:{_KINDS})",
        # "улица Ленина 5", "rue de Rivoli", "ul. długa 7"
        rf"(?i:{_LEADS}[^\W\d_]{{3,}}){_NUMBER}|(?i:{_LEADS})[A-ZÀ-ÞŁŚŻА-ЯІЇЄҐ][^\W\d_]{{2,}}",
    )
)


def unnamed(text: str, read: Understood, known: Iterable[str] = ()) -> str:
    """The words as anybody may read them. `known` is what is known of their writer."""
    words = _GAP.sub(" ", text[:LETTERS_MAX]).strip()
    words = _MAIL.sub("MAIL", _LINK.sub("LINK", words))
    words = _HANDLE.sub(NAME, words)
    words = veiled(words).replace(VEIL, "0000")
    told = read.entities
    if told.gate_code is not None:
        code = re.compile(re.escape(told.gate_code), re.I)
        words = code.sub(_with_noughts, words)
    words = _PHONE.sub(_with_noughts, words)
    words = _MIXED.sub(_with_noughts, words)
    for street in _STREETS:
        words = street.sub(_without_street, words)
    words = _MY_NAME_IS.sub(_introduced, _without_known(words, known))
    words = _NUMBER_OF_A_NAME.sub(_without_digits, words)
    if told.neighbour is not None:
        words = re.sub(re.escape(told.neighbour), _without_strangers, words, flags=re.I)
    words = without_names(words, read.language)
    words = _IS_ASKED.sub(_unless_written_before, _DOES.sub(_unless_written_before, words))
    own = (told.flat, told.house_number, told.floor)
    hours = _said(told.time) - {
        int(number) for each in own for number in _DIGITS.findall(each or "")
    }
    return _DIGITS.sub(lambda found: _unless_of_time(found[0], hours), words)


def without_names(words: str, language: str | None) -> str:
    """A capital in the middle of a sentence is a name; where all nouns have one, a title tells."""
    if language in _NOUNS_ARE_CAPITALS:
        return _AFTER_A_TITLE.sub(rf"\1{NAME}", words)
    return words if words.isupper() else _AFTER_A_WORD.sub(_hidden_name, words)


def _hidden_name(found: re.Match[str]) -> str:
    """ "I" and "Tuesday" are none."""
    word = found[0]
    is_brief = word.isupper() and len(word) <= BRIEF_LETTERS_MAX  # "COD", "TGV"
    is_shouted = word.isupper() and word.casefold() in written_before()
    if not word[0].isupper() or is_brief or is_shouted or _is_no_name(word):
        return word
    return NAME


def _is_no_name(word: str) -> bool:
    plain = normalised(word)
    is_day = _CALENDAR.fullmatch(canonical(plain)) is not None
    return is_day or _NO_NAME.fullmatch(plain) is not None


def _without_known(words: str, known: Iterable[str]) -> str:
    """Without what is known of them, in whichever form it stands."""
    names = {
        name.casefold()
        for told in known
        for name in _WORD.findall(told)
        if len(name) >= KNOWN_LETTERS_MIN
    }
    return _WORD.sub(lambda found: NAME if _is_known(found[0], names) else found[0], words)


def _is_known(word: str, names: Iterable[str]) -> bool:
    said = word.casefold()
    if word[0].islower() and said in written_before():
        return False  # a common word that is somebody's name too
    return any(_is_form(said, name) for name in names)


def _is_form(said: str, name: str) -> bool:
    stem = name[: max(STEM_LETTERS_MIN, len(name) - 2)]
    is_longer = len(name) > KNOWN_LETTERS_MIN and said.startswith(stem)
    return said == name or (is_longer and len(said) <= len(name) + ENDING_LETTERS)


def _without_strangers(found: re.Match[str]) -> str:
    """Of a neighbour's words those that nobody wrote before: "the lady downstairs" stays."""
    return _WORD.sub(_unless_written_before, found[0])


def _introduced(found: re.Match[str]) -> str:
    """The name, and another one behind it."""
    second = _WORD.search(found[3])
    is_name = second is not None and _unless_written_before(second) == NAME
    return f"{found[1]}{NAME}" + (f" {NAME}" if is_name else found[3])


def _unless_written_before(found: re.Match[str]) -> str:
    word = found[0]
    is_common = word.casefold() in written_before() or _is_no_name(word)
    return word if is_common or len(word) < KNOWN_LETTERS_MIN else NAME


def _without_street(found: re.Match[str]) -> str:
    return f"{NAME} {_noughts(number[0])}" if (number := _DIGITS.search(found[0])) else NAME


def _without_digits(found: re.Match[str]) -> str:
    return _DIGITS.sub(_with_noughts, found[0])


def _with_noughts(found: re.Match[str]) -> str:
    return _noughts(found[0])


def _noughts(told: str) -> str:
    """As long as it was, so that it still looks like what it is."""
    return "".join(
        "0" if letter.isdigit() else "A" if letter.isalpha() else letter for letter in told
    )


def _unless_of_time(number: str, hours: set[int]) -> str:
    return number if int(number) in hours else "0" * len(number)


def _said(time: SpokenTime | None) -> set[int]:
    """The numbers of a wish: its days, hours and minutes, by either clock."""
    if time is None:
        return set()
    found: set[int] = set()
    for day in filter(None, (time.day, time.day_to)):
        found |= {day.day, day.month, day.year}
    for hour in filter(None, (time.start, time.end)):
        found |= {hour.hour, hour.hour % 12, hour.minute, hour.hour * 100 + hour.minute}
    for other in (*time.or_else, *time.but_not):
        found |= _said(other)
    return found


@functools.cache
def written_before() -> frozenset[str]:
    """Every word that stands in small letters in the lines that were learnt from."""
    return frozenset(
        word.casefold() for text in _texts() for word in _WORD.findall(text) if word.islower()
    )


def _texts() -> Iterator[str]:
    folder = files("bot.understanding").joinpath("lines")
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir(), key=lambda each: each.name):
        if path.name.endswith(".jsonl"):
            for row in path.read_text(encoding="utf-8").splitlines():
                yield str(json.loads(row)["text"])
