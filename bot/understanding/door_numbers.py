"""Door numbers: numbers of flats, floors and houses, and of how many came, which are no hours."""

import re

from bot.understanding.thing_words import any_of
from core.late_pattern import LatePattern

NUMBER_SIGN = (
    r"(?:number|numero|número|nummer|nomer|nomor|raqami|numara|номер|رقم|شماره|नंबर|नं|nr\.?|"
    r"no\.?|n\.|n°|№|is|on|è|es|est|c'est|ist|jest|应该是|應該是|是|は|#|:|=)"
)
_OF_AN_HOUR = r"\s*(?:uhr|uur|h\b|baje|बजे|時|时|点|點|am\b|pm\b|a\.m|p\.m|o'? ?clock|час|год\b)"
_OF_A_THING = LatePattern(
    rf"({any_of('flat')}|{any_of('floor')}|{any_of('numbered')})\.?\s*(?:(?:№|#|nr\.?|no\.)\s*)?"
    r"\d{1,4}[a-z]?(?:\s?(?:-|–|to|bis|à|a|al|do|до|tot|till)\s?\d{1,4}[a-z]?)?"
    rf"(?![\w:]|[.,]\d|{_OF_AN_HOUR})",
    re.I,
)
# "Neighbour from 14", "sosedka iz 12": their door, and no hour.
_OF_SOMEBODY = LatePattern(
    rf"({any_of('neighbour')}(?:\s+[^\W\d_]+)?\s+{any_of('of_a_door')})\s*\d{{1,3}}[a-z]?(?![\w:]|[.,]\d)"
    r"(?!\s*(?:-|–|to|bis|tot|till|a|à|às|al|do|до|y|and|und)\s*\d)"
    rf"|({any_of('neighbour')}(?:\s+[^\W\d_]+)?)\s+\d{{1,3}}\s?-?(?={any_of('of_a_door_behind')})",
    re.I,
)
# "House 7 to 9", "boxes 3 and 4", but "in the house 7 to 9".
_IN_A_ROW = LatePattern(
    rf"((?:(?<!\w){any_of('inside')}\s+)?)({any_of('in_a_row')})\.?\s*\d{{1,3}}[a-z]?"
    rf"\s?(?:-|–|{any_of('to')})\s?(?:{any_of('inside')}\s+)?\d{{1,3}}[a-z]?(?![\w:]|[.,]\d|{_OF_AN_HOUR})",
    re.I,
)
# "2 of 3", "3 ten 2 si": a part of what is awaited.
_PART_OF = LatePattern(
    rf"(?<![\w.,:])(\d{{1,2}})\s+{any_of('part_of')}\s+(\d{{1,2}})(?![\w:]|[.,]\d|{_OF_AN_HOUR})"
    r"|(?<![\w.,:])(\d{1,2})\s?'?t?[td][ae]n\s+(\d{1,2})\s?'?(?:s?[iıuü]|tasi)(?!\w)"
)
# "12/3 Gandhi Road", "ul. Długa 12/3": a house and a flat, and no date.
_SLASHED = r"\d{1,4}[a-z]?/\d{1,3}[a-z]?"
_OF_A_STREET = LatePattern(
    rf"(?<![\w.,:/]){_SLASHED}(?![\w/])"
    rf"(?=,?\s+(?:(?!{any_of('of_a_door')}|to\b|on\b)[^\W\d_]{{2,}}\s+){{1,2}}{any_of('street_behind')})"
    rf"|(?<![\w.,:/]){_SLASHED}(?=,?\s+{any_of('street_before')}\s)",
    re.I,
)
_IN_A_STREET = LatePattern(
    r"(?<!\w)((?:(?:ul|ulica|вул|вулиця|ул|улица|via|viale|calle|rua|jl|jalan)\.?\s+[^\W\d_]{2,}"
    r"|[^\W\d_]{2,}(?:straße|strasse|str|gasse|weg|katu|kuja|gatan|vägen|straat|laan))\.?,?\s+)"
    rf"{_SLASHED}(?![\w/])",
    re.I,
)
# "I live at 18, not 12", "18 numarada oturuyorum".
_WHERE_LIVED = LatePattern(
    rf"({any_of('living')})\s+(?:{NUMBER_SIGN}\s*)*\d{{1,3}}[a-z]?(?![\w:]|[.,]\d|{_OF_AN_HOUR})"
    rf"(?:[,\s]*(?:а\s)?(?:{any_of('not_before')}|no\b)[^\d,.;]{{0,12}}\d{{1,3}}(?![\w:]))?"
    rf"|(?<![\w.,:])\d{{1,3}}\s?({any_of('living_behind')})"
    rf"(?:[^\d,.;]{{0,12}}\d{{1,3}}(?=[^\d,.;]{{0,12}}{any_of('not_behind')}))?",
    re.I,
)
_A_UNIT = r"\s*(?:[€%$£]|min|мин|хв|dk\\b|dak|euro|kg|кг|分|मिनट|دقیق|دقيق)"
_APART = rf"(?![\w:]|[.,]\d|{_OF_AN_HOUR}|{_A_UNIT})"
_A_NUMBER, _SMALL = r"(?<![\w.,:/-])(\d{1,4})[a-z]?", r"(?:[^\W\d_]{1,3}\s+){0,2}"
# "It's 14, not 41", "41 değil 14": of two that are told apart one is too much for a day or an hour.
_TOLD_APART = LatePattern(
    rf"{_A_NUMBER}[\s,;،、，]+{_SMALL}?(?:{any_of('not_before')}|no(?!\w))\s*{_SMALL}(\d{{1,4}}){_APART}"
    rf"|(?:{any_of('not_before')}|(?<!\w)no(?!\w))\s*{_SMALL}(\d{{1,4}})(?![\w:])[^\d\n]{{1,14}}?(\d{{1,4}}){_APART}"
    rf"|{_A_NUMBER}[^\d\n]{{1,14}}?(\d{{1,4}})\s*{any_of('not_behind')}"
    rf"|{_A_NUMBER}\s*{any_of('not_behind')}[^\d\n]{{0,8}}?(\d{{1,4}}){_APART}",
    re.I,
)
_DAY_OF_A_MONTH_MAX = 31
_IS_THE = (
    r"(?:is|it's|really|the|right|correct|giusto|corretto|è|il|correcto|correcta|es|el|la|bon|est|"
    r"c'est|le|certo|correto|é|o|a|richtig\w*|ist|die|der|juiste|de|het|rätt|är|oikea|on|poprawny|to|"
    r"jest|правильн\w+|верный|вірний|это|це|doğru)"
)
# "Il civico giusto è il 16", "my bus is the 18".
_CALLED = LatePattern(
    rf"(?<!\w)((?:{any_of('house_number')}(?:\s+{_IS_THE}){{1,4}}|{any_of('line')}"
    rf"(?:\s+{_IS_THE}){{0,4}})\s+)\d{{1,3}}"
    rf"(?![\w:]|[.,]\d|{_OF_AN_HOUR})",
    re.I,
)
# "さくら町4-6", and a shop that is called by its hours.
_BLOCK = re.compile(r"(?<=[町村条區区市目])\d{1,3}(?:-\d{1,3}){1,2}(?![\d:]|\s*[時时点點])")
_SHOP = re.compile(r"7-eleven|(?<=[去到在放送寄])7-11(?!\s*[時时点點])|7-11(?=[便店門门取拿代])")


def without_their_numbers(plain: str) -> str:
    """Without the numbers of flats, floors and houses: "number 7 to 9" are no hours."""
    plain = _SHOP.sub(", ", _BLOCK.sub(", ", _CALLED.sub(lambda found: f"{found[1]}, ", plain)))
    plain = _TOLD_APART.sub(_without_two, plain)
    plain = _IN_A_STREET.sub(lambda found: f"{found[1]}, ", _OF_A_STREET.sub(", ", plain))
    plain = _WHERE_LIVED.sub(lambda found: f"{found[1] or found[2]}, ", plain)
    plain = _IN_A_ROW.sub(_without_row, _PART_OF.sub(_without_part, plain))
    told = _OF_SOMEBODY.sub(lambda found: f"{found[1] or found[2]}, ", plain)
    return _OF_A_THING.sub(lambda found: f"{found[1]}, ", told)


def _without_two(found: re.Match[str]) -> str:
    """ "It's 31, not 13" may be of days."""
    numbers = [int(each) for each in found.groups() if each]
    return ", " if max(numbers) > _DAY_OF_A_MONTH_MAX else found[0]


def _without_row(found: re.Match[str]) -> str:
    return found[0] if found[1] else f"{found[2]}, "


def _without_part(found: re.Match[str]) -> str:
    """Never more than all of them: "10 of 3" is something else."""
    part, whole = (found[1], found[2]) if found[1] else (found[4], found[3])
    return ", " if int(part) <= int(whole) else found[0]
