"""Things: codes, floors, flats, house numbers and phones named in a message, by rules."""

import functools
import re
import unicodedata

from bot.understanding.door_numbers import NUMBER_SIGN
from bot.understanding.floors import FLOOR_WORD, FLOORS, IBERIAN, floor_in, without_floor
from bot.understanding.normalise import TEXT_LETTERS_MAX
from bot.understanding.places import named_place
from bot.understanding.thing_words import any_of, words
from bot.understanding.time_lexicon import Kind, time_words
from core.late_pattern import LatePattern

_CODE_LENGTH_MIN, _CODE_DIGITS_MIN = 3, 2
_NEAR_LETTERS = 24
# "2", "2 pm on Friday": what is left of "leave at 2".
_AN_HOUR = LatePattern(r"\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?|o'?clock)?(?:\s+on\s+\w+day)?", re.I)
_PHONE_DIGITS_MIN, _PHONE_DIGITS_MAX = 7, 15

_CODE = (
    r"(?<![\dA-Za-zА-Яа-я#*/+])([#*]?[A-Za-zА-Яа-я]?\d[\dA-Za-zА-Яа-я]{0,7}(?:[#*]\d{1,6})*[#*]?)"
    r"(?![\dA-Za-zА-Яа-я#*]|[:.,/]\d|[ -]?\d)"
)
_CODE_WORD = (
    rf"(?:{any_of('code')}|"
    r"(?<![^\W\d_])[^\W\d_]{1,30}(?:code|kod|koden|koodi|safe)(?![^\W\d_]))"
)
_CODE_AFTER = LatePattern(rf"{_CODE_WORD}[^\d#*\n]{{0,24}}?{_CODE}", re.I)
_CODE_BRIEF = LatePattern(rf"{_CODE_WORD}[\s:=]*{_CODE}", re.I)  # "code 77"
_CODE_OPENS = LatePattern(rf"{any_of('opens')}[^\d#*\n]{{0,14}}?{_CODE}", re.I)
_CODE_BEFORE = LatePattern(rf"{_CODE}[^\d#*\n,.;]{{0,12}}?{_CODE_WORD}(?!\W{{0,3}}\d)", re.I)
_CODE_MARKED = re.compile(
    r"(?<![\w#*])((?:\d[\dA-Za-zА-Яа-я]{0,5}[#*])+\d{0,6}|\*\d{2,6}|#\d{3,4}(?!\d))(?!\w)"
)
_NO_CODE = LatePattern(any_of("no_code"), re.I)
_SPELT = re.compile(r"(?<![\w#*])(?:\d ){2,7}\d(?!\w)")  # "4 4 7 1"
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")

_FLAT_NUMBER = (
    r"(\d{1,4}(?-i:[ ][A-ZА-Я]|[A-Za-zА-Яа-я])?(?![\w])|"
    r"(?<!['\w])[A-Za-z][- ]?\d{1,4}(?!\w)|\d{1,4}|"
    r"(?-i:[A-HJ-Z])(?![\w'.]))"
)
_FLAT = LatePattern(
    rf"{any_of('flat')}\.?\s*(?:{NUMBER_SIGN}\s*)*{_FLAT_NUMBER}(?!\.\s*{FLOOR_WORD})",
    re.I,
)
_FLAT_LEFT_OUT = LatePattern(
    rf"(?:{any_of('flat')}[^\d\n]{{0,24}}?{any_of('left_out')}|"
    rf"{any_of('left_out')}[^\d\n]{{0,24}}?{any_of('flat')})[^\d\n]{{0,14}}?(?<!\w){_FLAT_NUMBER}",
    re.I,
)
_FLAT_BEHIND = LatePattern(
    rf"(?<![\d.,:])(\d{{1,4}})[-. ]?(?:я|ю|й|ї|-?я)?\s*{any_of('flat_behind')}", re.I
)
# Where no word is needed: "7階702", "5º B", "Koivutie 9 C 38", "D:12".
_FLAT_BY_PLACE = (
    LatePattern(r"(?:[楼樓座栋棟幢梯元]|階の?)\s*(\d{3,4})(?![\d号號])"),
    LatePattern(r"[楼樓層层階][,，、]\s?(\d{3,4})(?![\d号號])"),
    LatePattern(r"(?i:\b(?:bajo|entresuelo|ático|atico|principal|rés-do-chão|r/c))\s([A-H])(?!\w)"),
    LatePattern(r"(?:部屋番号|部屋|房号|房號|房间|房間)(?:は|が|是|:)?\s*(\d{2,4})(?!\d)"),
    LatePattern(r"(?<!\d)\d{1,2}\.?[oa]\.?[\s-]?([A-H])(?!\w)"),
    LatePattern(rf"\b(?:{IBERIAN})\s([A-H])(?!\w)"),
    LatePattern(r"(?<![^\W\d_])[^\W\d_]{4,30}\s\d{1,3}\s?[A-H]\s(\d{1,3})(?![\d\w])"),
    LatePattern(r"(?<!\w)D[:.]\s?(\d{1,4})"),
)
_FINNISH = re.compile(r"kerro|rapp?u|porra|asu[nt]|katu|tie\b|soita|hissi|summeri|ovi", re.I)
_FINNISH_FLAT = LatePattern(
    r"(?:^|[\s,])[A-H](?:-?(?:rappu|porras)\w*)?,?\s?(\d{1,3})(?![\d\w:]|[.,]\d|\.?\s?(?:krs|kerro))"
)
_HOUSE_NUMBER = (
    r"(?<![\d.,-])(?<!\d:)(\d{1,4}(?:/(?:\d{1,3}|[A-Za-z](?!\w))|[- ]?(?:bis|ter)(?!\w)|"
    r"[кkсc]\d{1,2}(?!\w)|(?-i:\s[A-ZА-Я]|[A-Za-zА-Яа-я])(?![\w']|\s*\d))?)(?![\dA-Za-zА-Яа-я]|:\d|[.,-]\d)"
)
_HOUSE = LatePattern(
    rf"{any_of('house')}\.?\s*(?:{NUMBER_SIGN}\s*)*{_HOUSE_NUMBER}"
    rf"|{any_of('house_number')}(?:\s+[^\W\d_]+){{1,3}}?\s+{_HOUSE_NUMBER}"
    rf"|(?<!\d)(\d{{1,4}})\s?-?\s?{any_of('house_behind')}",
    re.I,
)
_HOUSE_LEFT_OUT = LatePattern(
    rf"(?:(?:{any_of('house')}|{any_of('house_number')})[^\d\n]{{0,24}}?{any_of('left_out')}|"
    rf"{any_of('left_out')}[^\d\n]{{0,24}}?(?:{any_of('house')}|{any_of('house_number')}))"
    rf"[^\d\n]{{0,14}}?(?<!\w){_HOUSE_NUMBER}",
    re.I,
)
# "Deliver to 210 Kingsway": a name that no word for a street belongs to.
_SENT_TO = LatePattern(
    rf"\b(?i:deliver|send|bring|ship|take|livre[zr]?|apporte[zr]?)\w*\s+(?i:(?:it|them|plutôt)\s+)?"
    rf"(?i:to|at|au)\s+{_HOUSE_NUMBER}\s+[A-Z][^\W\d_]{{2,}}"
)
# "The new address is 112 Kingsway".
_ADDRESS_IS = LatePattern(
    r"(?i:(?<![^\W\d_])(?:address|adresse|adres|osoite|adress|indirizzo|dirección|endereço|адрес\w*))"
    rf"\W{{0,3}}(?:(?i:is|now|ist|est|è|es|é|on|är|to|теперь)\W{{1,3}}){{0,2}}{_HOUSE_NUMBER},?\s+"
    r"[A-ZА-Я][^\W\d_]{2,}"
)
_STREET_BEHIND = LatePattern(
    rf"(?<![\d.,:])(\d{{1,4}}(?:/\d{{1,3}}|[A-Za-z]|\s?(?:bis|ter))?),?\s+(?:(?:[A-Z][\w'’.-]+\s+){{1,3}}?(?i:{any_of('street_behind')})"
    rf"|(?i:{any_of('street_before')}))",
)
_STREET = LatePattern(
    rf"((?<![\w'’])[^\W\d_][\w'’.-]{{2,}}),?\s+{_HOUSE_NUMBER}(?!\s*(?:min|мин|kg|кг|€|%))"
)
# "桜町5-8", and not the one that is wrong.
_JAPANESE_HOUSE = re.compile(
    r"(?<![\d-])(\d{1,3}(?:-\d{1,3}){1,2})(?![\d-])(?!\s*(?:号室|では|じゃ|は間違))"
)
_KANA = re.compile(r"[\u3040-\u30ff]")
_STREET_NAMED = LatePattern(
    r"(?<!\w)(?:rua|avenida|av|travessa|alameda|praça|calle|c/|paseo|plaza|camino|via|viale|corso|piazza|"
    r"vicolo|rue|avenue|boulevard|ulica|ul|aleja|вул|вулиця|ул|улица|проспект|пр|jl|jalan|gang)\.?\s+"
    rf"(?:[^\W\d_][\w'’.-]*,?\s+){{1,4}}?(?:n[.ºo°]*\s*)?{_HOUSE_NUMBER}",
    re.I,
)
_NO_STREET = LatePattern(rf"(?:{any_of('no_street')}|{any_of('not_before')})\.?", re.I)
_NOT = any_of("not_before")
_NOT_IT = any_of("not_behind")
# "Mine is 12", with no other number there; or with others, a few words between.
_MINE_ALONE = LatePattern(rf"{any_of('mine')}\s*(?:{NUMBER_SIGN}\s*)*{_HOUSE_NUMBER}", re.I)
_MINE = LatePattern(rf"{any_of('mine')}[^\d.;!?\n]{{0,24}}?{_HOUSE_NUMBER}", re.I)
_CORRECT = LatePattern(rf"{any_of('correct')}[^\d.;!?\n]{{0,14}}?{_HOUSE_NUMBER}", re.I)
_CONTRAST = LatePattern(
    rf"{_HOUSE_NUMBER}\D{{0,22}}?{_NOT}[^\d,.;]{{0,16}}\d"
    rf"|{_HOUSE_NUMBER}[,،]?\s+(?:y\s+)?(?:no|ej|لا)\s+(?:el\s+|la\s+)?\d",
    re.I,
)
_CONTRAST_BEHIND = LatePattern(
    rf"(?<!\d)\d{{1,6}}[-\w]{{0,6}}?\s*{_NOT_IT}[,\s]*\D{{0,12}}?{_HOUSE_NUMBER}", re.I
)
_NOT_THIS = LatePattern(rf"{_NOT}[^\d,.;]{{0,14}}$", re.I)
_NOT_NUMBER = LatePattern(rf"{_NOT}[^\d,.;]{{0,14}}\d{{1,6}}\w?[^\d]{{1,24}}?{_HOUSE_NUMBER}", re.I)
_CONTRASTS = (
    _CONTRAST,
    _CONTRAST_BEHIND,
    LatePattern(rf"{_HOUSE_NUMBER}\D{{1,22}}?\d{{1,6}}\w?\s*{_NOT_IT}", re.I),
    _NOT_NUMBER,
    LatePattern(
        rf"(?<!\w)no\s+(?:el\s+|la\s+)?\d{{1,6}}\w?,?\s+(?:sino|mejor)\s+\D{{0,4}}{_HOUSE_NUMBER}",
        re.I,
    ),
)
_NUMBER = re.compile(_HOUSE_NUMBER)
_DENIED_BEFORE = LatePattern(
    rf"(?:{_NOT}[^\d,.;]{{0,14}}|{any_of('written')}[^\d,.;]{{0,10}})$", re.I
)
_WRITTEN_BEFORE = LatePattern(rf"{any_of('written')}[^\d,.;]{{0,10}}$", re.I)
_DENIED_BEHIND = LatePattern(
    rf"[-\w]{{0,6}}?\s*(?:{_NOT_IT}|[^\d,.;、，]{{0,4}}{any_of('written')})", re.I
)
# Signs without a width, inside a number.
_IN_A_NUMBER = re.compile(r"(?<=\d)[\u200b-\u200f\u2060-\u2064\ufeff]+(?=\d)")
_PHONE = LatePattern(
    r"(?<![\dA-Za-zА-Яа-я#*/.-])(\+?\(?\d(?:[\s().–-]{0,2}\d){6,14})(?![\dA-Za-zА-Яа-я#*/])"
)
_NO_PHONE = LatePattern(rf"{any_of('no_phone')}\W*(?:no|nr|№|#|n)?\W*$", re.I)
_THEIRS = LatePattern(rf"{any_of('neighbour')}|give it to|\bguy in\b", re.I)
_LOCKER = re.compile(
    r"\b((?:packstation|smartpost|постамат\w*|paczkomat\w*)\s+[\w-]*\d[\w-]*)"
    r"|\blocker\s+([A-Z][\w-]*(?:\s[A-Z][\w-]*)?|\w*\d\w*)",
)


def gate_code(text: str) -> str | None:
    told = _with_digits(_plain(text))
    told = _SPELT.sub(lambda found: found[0].replace(" ", ""), told)
    for pattern in (_CODE_AFTER, _CODE_BRIEF, _CODE_MARKED, _CODE_OPENS, _CODE_BEFORE):
        for found in pattern.finditer(told):
            is_code = pattern is _CODE_BRIEF and found[1].isdigit() and len(found[1]) > 1
            is_denied = _NO_CODE.search(told[: found.start(1)][-24:])
            if (is_code or _is_code(found[1])) and not is_denied:
                return found[1].replace(" ", "")
    return None


def floor(text: str) -> str | None:
    return floor_in(_FLAT_BEHIND.sub(", ", _FLAT.sub(", ", _plain(text))))


def _not_denied(told: str) -> str | None:
    """Of several numbers the only one that nobody denies: "it says 41, but 14 is right"."""
    numbers = list(_NUMBER.finditer(told))
    kept = [
        found
        for found in numbers
        if not _DENIED_BEFORE.search(told[: found.start()])
        and not _DENIED_BEHIND.match(told[found.end() :])
    ]
    if not kept and len(numbers) == 2 and _WRITTEN_BEFORE.search(told[: numbers[0].start()]):
        kept = numbers[1:]  # "they put 91 instead of 19"
    if len(kept) != 1 or len(numbers) == 1:
        return None
    return str(kept[0][1]).replace(" ", "")


def _said_right(told: str) -> str | None:
    """The number that is called right, or one's own among others."""
    has_others = len(_NUMBER.findall(told)) > 1
    for pattern in (_CORRECT, _MINE if has_others else _MINE_ALONE):
        for found in pattern.finditer(told):
            if not _NOT_THIS.search(told[: found.start(1)]):
                return str(found[1]).replace(" ", "")
    return None


def flat(text: str) -> str | None:
    """A flat of one's own: those of neighbours are theirs, and a door's code is no flat."""
    told = _plain(text)
    for pattern in (_FLAT, _FLAT_BEHIND, _FLAT_LEFT_OUT):
        for found in pattern.finditer(told):
            if _is_theirs(told, found):
                return None
            number = found[1].replace(" ", "").replace("-", "")
            is_code = number == gate_code(text) and told.count(number) == 1
            if not is_code and not _NOT_THIS.search(told[: found.start()]):
                return number.upper()
    if _THEIRS.search(told):
        return None
    by_place = (*_FLAT_BY_PLACE, *((_FINNISH_FLAT,) if _FINNISH.search(told) else ()))
    for pattern in by_place:
        if (found := pattern.search(told)) and not _NOT_THIS.search(told[: found.start(1)]):
            return str(found[1])
    if denied := _FLAT.search(told):
        after = re.search(r"\d{1,4}[A-Za-z]?", told[denied.end() :])
        return after[0].upper() if after else None
    return None


def _is_theirs(told: str, found: re.Match[str]) -> bool:
    """Of a neighbour who is named before it, or right behind it."""
    behind = re.split(r"[,.;]", told[found.end() : found.end() + _NEAR_LETTERS])[0]
    return bool(_THEIRS.search(told[: found.start()]) or _THEIRS.search(behind))


def house_number(text: str) -> str | None:
    """The right one, where two are told apart; not the flat's, the floor's or an hour."""
    told = _plain(text)
    if not any(letter.isdigit() for letter in told):
        return None
    has_flat = any(any(map(str.isdigit, found[1])) for found in _FLAT.finditer(told))
    if _KANA.search(told) and (found := _JAPANESE_HOUSE.search(told)):
        return str(found[1])
    if code := gate_code(text):
        told = told.replace(code, ", ")
    told = without_floor(told)
    for pattern in (_FLAT, _FLAT_BEHIND, _FLAT_LEFT_OUT, *FLOORS, _PHONE, *_FLAT_BY_PLACE[-1:]):
        told = pattern.sub(", ", told)
    if (right := _said_right(told) or _not_denied(told)) is not None:
        return right
    for pattern in () if has_flat else _CONTRASTS:
        if found := pattern.search(told):
            return next(group for group in found.groups() if group).replace(" ", "")
    for pattern in (_STREET_BEHIND, _SENT_TO, _ADDRESS_IS, _HOUSE_LEFT_OUT):
        if found := pattern.search(told):
            return str(found[1]).replace(" ", "")
    streets = [
        m
        for m in _STREET.finditer(told)
        if not _NO_STREET.fullmatch(m[1])
        and (m[1][0].isupper() or not has_flat or told[m.end() :].lstrip().startswith(","))
    ]
    for found in _HOUSE.finditer(told):
        if not _NOT_THIS.search(told[: found.start()]):
            return next(group for group in found.groups() if group).replace(" ", "")
    if streets:
        return streets[-1][2].replace(" ", "")
    named = _STREET_NAMED.search(told)
    is_only_one = len(_NUMBER.findall(told)) == 1  # of several nobody knows which is right
    return str(named[1]).replace(" ", "") if named and is_only_one else None


def phone(text: str) -> str | None:
    told = _plain(text)
    for found in _PHONE.finditer(told):
        digits = re.sub(r"[^\d+]", "", found[1])
        is_long = _PHONE_DIGITS_MIN <= len(digits.lstrip("+")) <= _PHONE_DIGITS_MAX
        if is_long and not _NO_PHONE.search(told[: found.start()]):
            return digits
    return None


def _plain(text: str) -> str:
    """Every script's digits as ASCII, one kind of apostrophe; letters as they were typed."""
    told = unicodedata.normalize("NFKC", text[:TEXT_LETTERS_MAX].encode("utf-8", "ignore").decode())
    told = _IN_A_NUMBER.sub("", told.replace("’", "'").replace("ʼ", "'"))
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in told)


def _is_code(told: str) -> bool:
    digits = sum(letter.isdigit() for letter in told)
    is_marked = "#" in told or "*" in told
    return (len(told) >= _CODE_LENGTH_MIN and digits >= _CODE_DIGITS_MIN) or is_marked


def _with_digits(told: str) -> str:
    """ "Four four seven one" in digits."""
    digits = _digits()
    spelt: list[str] = []
    spans: list[tuple[int, int]] = []
    for found in _WORD.finditer(told):
        number = digits.get(found[0].casefold())
        is_next = bool(spans) and told[spans[-1][1] : found.start()] in (" ", ", ", "-")
        if number is None or not is_next:
            if len(spelt) >= _CODE_LENGTH_MIN:
                break
            spelt, spans = [], []
        if number is not None:
            spelt.append(number)
            spans.append(found.span())
    if len(spelt) < _CODE_LENGTH_MIN:
        return told
    return told[: spans[0][0]] + "".join(spelt) + told[spans[-1][1] :]


@functools.cache
def _digits() -> dict[str, str]:
    """The words for nought to nine, in all languages."""
    return {
        word: phrase.says
        for word, phrases in time_words().by_word.items()
        for phrase in phrases
        if phrase.kind is Kind.NUMBER and len(phrase.words) == 1 and len(phrase.says) == 1
    } | dict.fromkeys(words("zero"), "0")


def locker(text: str) -> str | None:
    found = _LOCKER.search(text)
    return (found[1] or found[2]) if found else named_place(text, "locker")


def safe_place(text: str) -> str | None:
    """None where it is an hour: "I have to leave at 2"."""
    place = named_place(text, "safe")
    return None if place is None or _AN_HOUR.fullmatch(place) else place


def neighbour(text: str) -> str | None:
    return named_place(text, "neighbour")
