"""Secret words: what looks like the code of a door in what people write.

A card has one field for one code; a second one, or one in a tongue that nobody reads yet, stays
among the words of a note, and a third may stand there alone. Whoever drives there reads them whole,
all others with a veil over them.
"""

import re

from core.late_pattern import LatePattern

VEIL = "•••"
_LEFT_RIGHT = "\u200e\u200f"

# What is nothing but a code, in the tongues that people write to us.
_CODE = (
    r"\w*codes?|pin|passcode|password|\w*koodi\w*|\w*kood|\w*kod(?:e|en|in|u|ul|as|s|om|em)?|kód\w*|"
    r"\w*код\w*|пин\w*|парол\w*|c[óo]digo\w*|codice|digicode|clave|senha|[şs]ifre\w*|"
    r"combinations?|combo|kombin\w+|yhdistelmä\w*|комбинац\w*|"
    r"\w*קוד\w*|\w*צופן|\w*רמז|\w*רמز|\w*رمز\w*|\w*كود\w*|\w*شفرة\w*|کد"
)
# What a code opens, and the place beside it where one is typed.
_LOCK = (
    r"(?:ala|ylä|etu|taka|ulko|sisä|väli|pää|sivu|piha|katu|rappu|porras)-?"
    r"(?:ovi|ove[nls]\w*|port(?:ti|in|ille|illa|ista|it|tia)\w*)|"
    r"\w*rap(?:pu|ussa)|porras|"
    r"stair(?:s|case|well)?|hallway|lobby|подъезд\w*|під.?їзд\w*|uppgång\w*|trapphus\w*|"
    r"\w*aufgang|stiege|haustor|hoftor|gartentor|deur\w*|\w*deur|poort\w*|"
    r"klatk\w*|domofon\w*|interkom\w*|interphone|citofono|portero|zil[ei]?|двері|"
    r"дверцят\w*|хвіртк\w*|"
    r"gates?|doors?|\w*keys?|keypad|key ?box|key ?safe|lock ?box|\w*lock|alarm\w*|entry|entrance|"
    r"buzzer|intercom|porch|garage|shed|"
    r"port(?:ti|in|ille|illa|ista|it|tia)\w*|ovi|ove[nls]\w*|avain\w*|avaim\w*|hälyt\w*|summeri\w*|lukko\w*|"
    r"двер\w*|ворот\w*|калитк\w*|ключ\w*|сигнализ\w*|домофон\w*|зам(?:ок|к\w+)|сейф\w*|"
    r"port(?:en)?|grind\w*|\w*dörr\w*|nyckel\w*|larm\w*|lås\w*|\w*dør\w*|nøgle\w*|nøkkel\w*|"
    r"tür\w*|\w*tür(?:en?)?|tor|schlüssel\w*|porte|portail|cl[ée]f?|cadenas|puerta|llave|porta|"
    r"portão|chave|cancello|chiave|uks\w*|värav\w*|võti|durvis|vārti|durys|vartai|drzwi|bram\w*|klucz\w*|"
    r"dveř\w*|brán\w*|kap[ıi]\w*|anahtar\w*|"
    r"\w*שער|\w*דלת|\w*מפתח\w*|\w*אזעקה|\w*כספת|\w*باب\w*|\w*بوابة\w*|\w*مفتاح\w*|\w*إنذار\w*"
)
# Written without spaces between the words.
_UNSPACED = r"密码|密碼|门禁|門禁|口令|钥匙|暗証|コード|鍵|비밀번호|코드"
_NAMES_CODE = LatePattern(rf"\b(?:{_CODE}|{_LOCK})\b|{_UNSPACED}", re.I)
# Of these numbers another thing is said.
_OTHER = (
    r"(?:zip|postal|post) codes?|post\w*code|"
    r"(?:fla?t|apt|apartment|room|unit|house|building|bldg|office|suite|top|phone|tel|call|text|"
    r"ring|klo|kl|um|uhr|bus|"
    r"asunto|as|huone|puh|puhelin|soita|talo|кв|квартир\w*|тел\w*|звон\w*|дом|lgh|tfn|ring|hus)\b\.?|"
    r"\w*(?:katu|kadun|tie|tien|kuja|street|road|avenue|gatan|vägen|stra(?:ß|ss)e)|улиц\w*|ул"
)
_IS_OTHER = LatePattern(rf"\b(?:{_OTHER})\W*$", re.I)
# 1234, 12к34, B4471, 44 71: three to eight digits, and no longer number around them; no hour of a
# clock, and no day.
_HOUR = r"(?:[01]?\d|2[0-4])(?:[0-5][05])?"
_HOURS = rf"{_HOUR} ?- ?{_HOUR}(?!\w)"
_NUMBER = LatePattern(
    rf"(?<![\w+])(?<!\d[ -])(?<!\d[:.])(?!{_HOURS})"
    r"(?:[^\W\d_]?\d(?:[ -]?\d|[^\W\d_]{1,2}(?=\d)){2,8}[^\W\d_]?)(?!\w)(?![ -]?\d)(?![:.]\d)"
    r"(?!\s*(?:kg|cm|mm|m|€|eur|min|h)\b)"
)
# Beside a code's own word a shorter one is a code too.
_AFTER_CODE = LatePattern(
    rf"(?<!zip )(?<!post )(?<!postal )\b(?:{_CODE})\b[\s:=.,-]*(?:(?:is|on|это|är|הוא)\s+)?"
    r"(?P<code>\w{0,2}\d\w{0,8}(?:-\d{1,8})*)(?!\w)",
    re.I,
)
_WITH_SIGN = re.compile(
    r"(?<!\w)(?:[*#]{0,2}\d[\d*#]{0,9}[^\W\d_]?[*#]+|[*#]{1,2}\d{3,8}[*#]*)(?!\w)"
)
_CLAUSES = re.compile(r"([,;\n]|[.!?](?=\s|$))")
# "…, then 5678 upstairs" goes on with the doors.
_GOES_ON = LatePattern(
    r"(?:then|and|or|upstairs|downstairs|inside|inner|outer|second|first|next|for|the|at|after|on|is|"
    r"also|else|alternatively|another|lower|upper|below|above|"
    r"sitten|ja|tai|sisä\w*|ylä\w*|ylh\w*|alh\w*|ala\w*|toinen|ensin|seuraava\w*|joko|vaihtoehto\w*|"
    r"потом|затем|и|или|либо|внутри|наверху|внизу|втор\w+|перв\w+|на|або|чи|та|потім|друг\w+|"
    r"sedan|och|eller|inne|uppe|nere|andra|in|dann|und|oder|oben|unten|innen|zweite\w*|erste\w*|"
    r"puis|ou|et|ensuite|deuxième|luego|después|segund\w+|poi|oppure|second[oa]|depois|"
    r"potem|lub|albo|oraz|drug\w+|sonra|veya|ya da|ikinci|siis|või|dan|of|of wel|tweede|"
    r"o|e|y|i|ve|en|أو|ثم|و|או|ואז|\W)*",
    re.I,
)


def veiled(words: str) -> str:
    """The words with what looks like a code of a door hidden; all else as it was written."""
    return _veiled(words, is_at_a_door=False)


def veiled_note(words: str) -> str:
    """The same of words that are told for a door: a number alone may be a further code of it."""
    return _veiled(words, is_at_a_door=True)


def veiled_code(words: str, code: str) -> str:
    """The words without a code that is known. It stands behind the address: a house number that
    happens to be the same stays."""
    for told in (code,) if _places_of(code, words) else code.split():
        for found in _places_of(told, words)[-1:]:
            words = words[: found.start()] + VEIL + words[found.end() :]
    return words


def _places_of(code: str, words: str) -> list[re.Match[str]]:
    return list(re.finditer(rf"(?<!\w){re.escape(code)}(?!\w)", words))


def _veiled(words: str, *, is_at_a_door: bool) -> str:
    told = _WITH_SIGN.sub(VEIL, words.translate({ord(mark): None for mark in _LEFT_RIGHT}))
    parts, is_of_doors = [], False
    for part in _CLAUSES.split(told):
        says_no_more = _GOES_ON.fullmatch(_NUMBER.sub(" ", part)) is not None
        goes_on = says_no_more and (is_of_doors or is_at_a_door)
        is_of_doors = goes_on or VEIL in part or _NAMES_CODE.search(part) is not None
        parts.append(_NUMBER.sub(_hidden, part) if is_of_doors else part)
    found = _AFTER_CODE.sub(_behind_its_word, "".join(parts))
    return words if found == words else found


def _hidden(found: re.Match[str]) -> str:
    is_other = _IS_OTHER.search(found.string[: found.start()]) is not None
    return found[0] if is_other else VEIL


def _behind_its_word(found: re.Match[str]) -> str:
    begin = found.start("code") - found.start()
    return found[0][:begin] + VEIL
