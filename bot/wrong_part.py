"""Wrong part: "the flat is wrong", "väärä numero": the rest stands, and that part is asked for."""

import re
from dataclasses import replace

from bot.draft import Draft, country_of, standing
from bot.facts import Facts
from bot.understanding.answer_words import NOT, WRONG
from core.late_pattern import LatePattern
from core.model.address import AddressQuery

_FLAT = (
    r"(?:the |my |our |your |die |meine |mon |notre |l['’]\s?|le |d['’]\s?)?"
    r"(?:fla?ts?|apt|apartment|unit|door number|asunto\w*|asunno\w*|huoneisto\w*|"
    r"lägenhet\w*|lgh|wohnung\w*|appartements?|appart|квартир\w*|кв)\.?"
)
_NUMBER_OF = (
    r"(?:number|no|nr|nro|numero\w*|nummer\w*|numret|номер\w*|num[ée]ro)\.?"
    r"(?:\s+(?:of|de|d['’]|der|på|av))?"
)
_OF_FLAT = (
    rf"(?:the |my |our |das |die |le )?(?:{_NUMBER_OF}\s*)?{_FLAT}(?:(?:'s|’s)?\s+{_NUMBER_OF})?"
)
_WRONG_BEFORE = (
    rf"{WRONG}|not (?:the )?(?:right|correct|my|our)|another|a different|other|old|"
    r"eri|toinen|vanha|ei (?:ole )?(?:oikea|minun)|"
    r"inte (?:rätt|min)|annan|gammal|"
    r"nicht (?:die )?(?:richtige|meine)|andere|alte|"
    rf"(?:le |la ){WRONG}|pas (?:le |la )?(?:bon(?:ne)?|mon)|autre|"
    r"не т(?:а|от|у|ой)|не моя|друг\w+|ошиб\w+ в"
)
_WRONG_AFTER = (
    r"(?:(?:is|was|it|that|['’]s|se|on|är|ist|est|это)\s+)*(?:off|missing|"
    r"(?:not|isn['’]?t|isnt) (?:right|correct|there|it)|no good|mistaken|different|forgotten|"
    rf"{WRONG}|"
    r"puuttuu|eri|ei (?:ole )?(?:oikein|oikea|täsmää)|"
    r"saknas|inte rätt|stämmer inte|"
    r"fehlt|stimmt nicht|nicht richtig|"
    r"incorrecte?|n['’]est pas (?:bon(?:ne)?|correcte?)|"
    r"pas (?:bon|correct)|manque|"
    r"(?:указана\s+)?не (?:та|тот|правильн\w+|верн\w+|указана?)|"
    rf"(?:указана\s+)?(?:{WRONG}|друг\w+))"
)
_FORGOTTEN = (
    r"(?:you|they|he|she|i|we|sender|shop)\s+(?:have\s+|has\s+)?(?:forgot(?:ten)?|missed|"
    r"left out|omitted)|"
    r"(?:unohd\w+|unohtu\w+)|(?:ni |du )?glömde|(?:вы |ты )?забыл\w*(?: указать)?|"
    r"(?:sie )?(?:haben )?vergessen|(?:vous )?(?:avez )?oubli[ée]\w*"
)
_LEAD = (
    r"(?:(?:no|nope|yes|hi|hello|hey|sorry|but|almost|nearly|only|just|it|its|it['’]?s|is|the|this|"
    r"that|that['’]?s|address|in|with|has|have|"
    r"ei|moi|hei|mutta|melkein|vain|osoitteessa|on|se|tässä|"
    r"нет|да|но|почти|это|в|адресе|указана|"
    r"nej|men|nästan|det|är|i|adressen|nein|ja|aber|fast|das|ist|die|non|oui|mais|presque|ce|"
    r"c['’]est|n['’]est)[\s,.:;!–-]+)*"
)
_OF_HOUSE = (
    r"(?:the |my |our |its |das |die |le )?(?:house\s?|street\s?|building\s?|talon\s?|hus|haus)?"
    r"(?:number|numero\w*|nro|nummer\w*|numret|номер(?:\s+дома)?|"
    r"num[ée]ro(?:\s+de\s+(?:la\s+)?(?:rue|maison))?)"
)
_RIGHT_ONE = (
    r"[\s,.:;!–-]*(?:(?:it['’]?s|its|it is|is|it|should|must|be|the right one|correct|right|"
    r"on|se|siis|oikea|pitä\w+|olla|vaan|"
    r"должна|быть|это|а|правильная|det|är|ska|vara|rätt|"
    r"sie|es|ist|muss|sein|richtig|c['’]est|le|la|bon|est)\s+)*"
)
_A_FLAT = rf"(?:{_FLAT}\s*(?:{_NUMBER_OF}\s*)?)?((?:[^\W\d_]\s?)?\d{{1,4}}\s?[^\W\d_]?)\b\W*"
_A_NUMBER = r"(\d{1,4}\s?[^\W\d_]?)\b\W*"


def _said_of(part: str) -> str:
    """That a part is wrong, or was forgotten."""
    return (
        rf"\W*{_LEAD}(?:(?:{_WRONG_BEFORE})\s+{part}|{part}\s+{_WRONG_AFTER}|"
        rf"(?:{_FORGOTTEN})\s+{part}|(?:missing|puuttuu|saknas|fehlt|manque)\s+{part})"
    )


_FLAT_IS_WRONG = LatePattern(rf"{_said_of(_OF_FLAT)}\W*", re.I)
_FLAT_PUT_RIGHT = LatePattern(rf"{_said_of(_OF_FLAT)}{_RIGHT_ONE}{_A_FLAT}", re.I)
_NUMBER_IS_WRONG = LatePattern(rf"{_said_of(_OF_HOUSE)}\W*", re.I)
_NUMBER_PUT_RIGHT = LatePattern(rf"{_said_of(_OF_HOUSE)}{_RIGHT_ONE}{_A_NUMBER}", re.I)
_OF_A_PHONE = re.compile(
    r"\b(?:my|minun|min|mitt|мой|meine|mon|phone|puhelin\w*|телефон\w*)\b", re.I
)
# "as 14": nothing else, so no hour is meant, and no word of another language.
_SHORT = re.compile(
    r"\W*(?:(?:se|on|siis|ei kun|vaan|eiku|ehkä|kai)\s+)*as\.?\s*(\d{1,4}\s?[a-zåäö]?)\W*", re.I
)
_OF_A_FLAT = LatePattern(rf"\b{_FLAT}(?!\w)", re.I)
_MINE = (
    r"(?:ole|the|my|our|mine|ours|right|correct|minun|meidän|oikea|моя|наша|та|min|vår|rätt|meine?|"
    r"richtige?|le|bon|mon|mi|mia|mío|mój|moje|meu|benim)"
)
_NOT_THAT_FLAT = LatePattern(
    rf"\W*{_LEAD}(?:{_FLAT}\s*)?(\d{{1,4}}\s?[^\W\d_]?)\W+(?:(?:is|on|är|ist|est|es|è|jest|é)\W+)?"
    rf"(?:{NOT}\W+(?:{_MINE}\W+)*(?:{_MINE}|{_FLAT})|{WRONG})\W*",
    re.I,
)
_AS_IS_AT = "pt"  # where "as 14" is an hour


def flat_named(text: str, facts: Facts) -> str | None:
    """ "Wrong flat, it's 14", "as 14": the number is the flat's, whatever stands before it."""
    found = _FLAT_PUT_RIGHT.fullmatch(text)
    if found is None and facts.conversation.language != _AS_IS_AT:
        found = _SHORT.fullmatch(text)
    return found[1].strip() if found is not None else None


def number_named(text: str) -> str | None:
    """ "Wrong number, it's 8": the right one of the house."""
    found = _NUMBER_PUT_RIGHT.fullmatch(text)
    return found[1].strip() if found is not None else None


def without_wrong_part(text: str, draft: Draft, facts: Facts) -> Draft | None:
    """The address without the part that was said to be wrong, which is asked for; None where no
    part was, or no house stands."""
    base = draft if draft.has_street or facts.delivery is None else standing(facts.delivery)
    if base.verdict is None or not base.verdict.is_located:
        return None
    parts, door = base.verdict.components, draft.door
    if _FLAT_IS_WRONG.fullmatch(text) or _denies_flat(text, parts.unit):
        left = replace(parts, unit=None)
        asked = Draft(door=replace(door, unit=None), is_unit_wanted=True, asked=draft.asked)
    elif _NUMBER_IS_WRONG.fullmatch(text) and not _OF_A_PHONE.search(text):
        left = replace(parts, house_number=None, postcode=None)
        asked = Draft(door=door, asked=draft.asked)
    else:
        return None
    query = AddressQuery(components=left, country=country_of(facts), pin=base.pin)
    query = replace(query, text=facts.verdict(query).formatted)
    return replace(asked, query=query, verdict=facts.verdict(query))


def _denies_flat(text: str, unit: str | None) -> bool:
    """ "3 is not my flat", where 3 is the flat that stands."""
    found = _NOT_THAT_FLAT.fullmatch(text)
    is_it = found is not None and unit is not None and _bare(found[1]) == _bare(unit)
    return is_it and _OF_A_FLAT.search(text) is not None


def _bare(unit: str) -> str:
    return re.sub(r"\W", "", unit).casefold()
