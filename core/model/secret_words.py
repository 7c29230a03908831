"""Secret words: what looks like the code of a door in what people write.

A card has one field for one code; a second one, or one in a tongue that nobody reads yet, stays
among the words of a note. Whoever drives there reads them whole, all others with a veil over it.
"""

import re

VEIL = "•••"
_LEFT_RIGHT = "\u200e\u200f"

# What is nothing but a code, in the tongues that people write to us.
_CODE = (
    r"\w*codes?|pin|passcode|password|\w*koodi\w*|\w*kood|\w*kod(?:e|en|in|u|ul|as|s|om|em)?|kód\w*|"
    r"\w*код\w*|пин\w*|парол\w*|c[óo]digo\w*|codice|digicode|clave|senha|[şs]ifre\w*|"
    r"combinations?|combo|kombin\w+|yhdistelmä\w*|комбинац\w*|"
    r"\w*קוד\w*|\w*צופן|\w*רמז|\w*רמز|\w*رمز\w*|\w*كود\w*|\w*شفرة\w*|کد"
)
# What a code opens.
_LOCK = (
    r"gates?|doors?|\w*keys?|keypad|key ?box|key ?safe|lock ?box|\w*lock|alarm\w*|entry|entrance|"
    r"buzzer|intercom|porch|garage|shed|"
    r"port(?:ti|in|ille|illa|ista|it|tia)\w*|ovi|ove[nls]\w*|avain\w*|avaim\w*|hälyt\w*|summeri\w*|lukko\w*|"
    r"двер\w*|ворот\w*|калитк\w*|ключ\w*|сигнализ\w*|домофон\w*|зам(?:ок|к\w+)|сейф\w*|"
    r"port(?:en)?|grind\w*|dörr\w*|nyckel\w*|larm\w*|lås\w*|dør\w*|nøgle\w*|nøkkel\w*|"
    r"tür\w*|tor|schlüssel\w*|porte|portail|cl[ée]f?|cadenas|puerta|llave|porta|portão|chave|"
    r"cancello|chiave|uks\w*|värav\w*|võti|durvis|vārti|durys|vartai|drzwi|bram\w*|klucz\w*|"
    r"dveř\w*|brán\w*|kap[ıi]\w*|anahtar\w*|"
    r"\w*שער|\w*דלת|\w*מפתח\w*|\w*אזעקה|\w*כספת|\w*باب\w*|\w*بوابة\w*|\w*مفتاح\w*|\w*إنذار\w*"
)
# Written without spaces between the words.
_UNSPACED = r"密码|密碼|门禁|門禁|口令|钥匙|暗証|コード|鍵|비밀번호|코드"
_NAMES_CODE = re.compile(rf"\b(?:{_CODE}|{_LOCK})\b|{_UNSPACED}", re.I)
# Of these numbers another thing is said.
_OTHER = (
    r"(?:zip|postal|post) codes?|post\w*code|"
    r"(?:fla?t|apt|apartment|room|unit|house|phone|tel|call|text|ring|"
    r"asunto|as|huone|puh|puhelin|soita|talo|кв|квартир\w*|тел\w*|звон\w*|дом|lgh|tfn|ring|hus)\b\.?|"
    r"\w*(?:katu|kadun|tie|tien|kuja|street|road|avenue|gatan|vägen|stra(?:ß|ss)e)|улиц\w*|ул"
)
_IS_OTHER = re.compile(rf"\b(?:{_OTHER})\W*$", re.I)
# 1234, 12к34, B4471, 44 71: three to eight digits, and no longer number around them.
_NUMBER = re.compile(
    r"(?<![\w+])(?<!\d[ -])(?:[^\W\d_]?\d(?:[ -]?\d|[^\W\d_](?=\d)){2,8}[^\W\d_]?)(?!\w)(?![ -]?\d)"
    r"(?!\s*(?:kg|cm|mm|m|€|eur|min)\b)"
)
# Beside a code's own word a shorter one is a code too.
_AFTER_CODE = re.compile(
    rf"(?<!zip )(?<!post )(?<!postal )\b(?:{_CODE})\b[\s:=.,-]*(?:(?:is|on|это|är|הוא)\s+)?"
    r"(?P<code>\w{0,2}\d\w{0,8})(?!\w)",
    re.I,
)
_WITH_SIGN = re.compile(
    r"(?<!\w)(?:[*#]{0,2}\d[\d*#]{0,9}[^\W\d_]?[*#]+|[*#]{1,2}\d{3,8}[*#]*)(?!\w)"
)
_CLAUSES = re.compile(r"([,;\n]|[.!?](?=\s|$))")
# "…, then 5678 upstairs" goes on with the doors.
_GOES_ON = re.compile(
    r"(?:then|and|or|upstairs|downstairs|inside|inner|outer|second|first|next|for|the|at|after|on|is|"
    r"sitten|ja|tai|sisä\w*|ylä\w*|toinen|ensin|seuraava\w*|потом|затем|и|или|внутри|наверху|"
    r"втор\w+|перв\w+|на|sedan|och|eller|inne|uppe|andra|in|\W)*",
    re.I,
)


def veiled(words: str) -> str:
    """The words with what looks like a code of a door hidden; all else as it was written."""
    told = _WITH_SIGN.sub(VEIL, words.translate({ord(mark): None for mark in _LEFT_RIGHT}))
    parts, is_of_doors = [], False
    for part in _CLAUSES.split(told):
        goes_on = is_of_doors and _GOES_ON.fullmatch(_NUMBER.sub(" ", part)) is not None
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
