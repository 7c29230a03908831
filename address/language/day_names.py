"""Day names: streets that are called after a day. "Rue du 8 Mai 1945" is written du 8 mai 45, du 8
mai, du huit mai; "Via 4 Novembre" is Via IV Novembre, "ulica 3 Maja" is 3-go and Trzeciego Maja.

Whoever reads the 8, or the 45, for a house's number sends the parcel to another door.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from address.language.folding import Token, fold, tokens
from address.language.words import NUMBER_FIRST

YEAR_DIGITS, DAY_MAX = 4, 31
# Of these days everybody knows the year, and some streets tell it.
_YEARS = {(8, "mai"): "1945", (11, "novembre"): "1918", (19, "mars"): "1962"}
_BETWEEN = frozenset({"de", "di", "of", "d"})
_ENDS = frozenset({"er", "o", "a", "go", "e", "ho", "th", "st", "nd", "rd"})
_ROMAN = tuple(
    f"{ten}{one}"
    for ten in ("", "x", "xx", "xxx")
    for one in ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
)


def _folded(words: str) -> frozenset[str]:
    return frozenset(map(fold, words.split()))


@dataclass(frozen=True, slots=True)
class _Tongue:
    months: frozenset[str]
    days: tuple[str, ...]  # from the first on, in the case of the street's name
    first: str = ""  # what an 1 is called beside its number: "1er mai"
    with_end: str = ""  # "3-go Maja"
    are_roman: bool = False


def _tongue(months: str, days: str, *, first: str = "", with_end: str = "",
            are_roman: bool = False) -> _Tongue:  # fmt: skip
    return _Tongue(
        _folded(months),
        tuple(fold(day.replace("_", " ")) for day in days.split()),
        first,
        with_end,
        are_roman,
    )


_TONGUES = (
    _tongue(
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "premier deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze "
        "seize dix_sept dix_huit dix_neuf vingt vingt_et_un vingt_deux vingt_trois vingt_quatre "
        "vingt_cinq vingt_six vingt_sept vingt_huit vingt_neuf trente trente_et_un",
        first="1er",
    ),
    _tongue(
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "primero dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
        "dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés "
        "veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve treinta",
    ),
    _tongue(
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
        "dicembre",
        "primo due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici "
        "quindici sedici diciassette diciotto diciannove venti ventuno ventidue ventitré "
        "ventiquattro venticinque ventisei ventisette ventotto ventinove trenta trentuno",
        are_roman=True,
    ),
    _tongue(
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "primeiro dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze",
    ),
    _tongue(
        "januar februar märz april mai juni juli august september oktober november dezember",
        "ersten zweiten dritten vierten fünften sechsten siebten achten neunten zehnten elften "
        "zwölften dreizehnten vierzehnten fünfzehnten sechzehnten siebzehnten achtzehnten "
        "neunzehnten zwanzigsten",
    ),
    _tongue(
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października "
        "listopada grudnia",
        "pierwszego drugiego trzeciego czwartego piątego szóstego siódmego ósmego dziewiątego "
        "dziesiątego jedenastego dwunastego trzynastego czternastego piętnastego",
        with_end="go",
    ),
    _tongue(
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "первого второго третьего четвёртого пятого шестого седьмого восьмого девятого десятого",
        with_end=fold("го"),
    ),
    _tongue(
        "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
        "першого другого третього четвертого п'ятого шостого сьомого восьмого дев'ятого десятого",
        with_end=fold("го"),
    ),
)
_MONTHS = frozenset().union(*(tongue.months for tongue in _TONGUES))
# In English some are words of street names too: "12 March Road".
ENGLISH_MONTHS = _folded(
    "january february march april may june july august september october november december jan feb "
    "apr jun jul aug sep sept oct nov dec"
)
MONTHS = (_MONTHS - ENGLISH_MONTHS) | _folded(
    "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta "
    "syyskuuta lokakuuta marraskuuta joulukuuta januari februari augusti oktober "
    "jaanuar veebruar märts aprill juuni juuli detsember ocak şubat nisan mayıs haziran "
    "temmuz ağustos eylül ekim kasım aralık"
)
_ANY_MONTH = MONTHS | ENGLISH_MONTHS


def end_of_date(found: Sequence[Token], place: int) -> int | None:
    """The token behind "8 mai 1945", "5-го ноября", "1st of May"; None where no date begins."""
    first = found[place]
    is_day = first.folded.isdecimal() and len(first.folded) <= 2 and int(first.folded) <= DAY_MAX
    if not is_day or first.glued:
        return None
    month = place + 1
    for between in (_ENDS, _BETWEEN):
        month += month < len(found) and found[month].folded in between
    if month >= len(found) or found[month].folded not in _ANY_MONTH:
        return None
    year = month + 1
    year += year < len(found) and found[year].folded in _BETWEEN
    is_told = year < len(found) and found[year].is_number
    return year + 1 if is_told and len(found[year].folded) == YEAR_DIGITS else month + 1


def day_spellings(name: str, country: str | None) -> Iterator[str]:
    """How else a street is written that is called after a day; nothing for others."""
    found = tokens(name)
    words = [token.folded for token in found]
    if not _MONTHS.intersection(words):
        return
    written = [name[token.start : token.end] for token in found]
    for at, month in enumerate(words):
        if month not in _MONTHS:
            continue
        start, day = _day_before(found, at)
        if day is None:
            continue
        end, years = _years_behind(words, at + 1, day, month, country)
        between = written[at - 1 : at] if words[at - 1] in _BETWEEN else []
        for told in _days(day, month):
            for year in years:
                parts = (*written[:start], told, *between, written[at], year, *written[end:])
                yield " ".join(part for part in parts if part)


def _day_before(found: Sequence[Token], month: int) -> tuple[int, int | None]:
    """Where the day begins that stands before a month, and which it is."""
    place = month - 1
    while place > 0 and (found[place].folded in _BETWEEN or found[place].folded in _ENDS):
        place -= 1
    if place < 0:
        return 0, None
    word = found[place].folded
    if found[place].is_number:
        return place, int(word) if word.isdecimal() and len(word) <= 2 else None
    if found[month].folded in _ITALIAN.months and word in _ROMAN[1:]:
        return place, _ROMAN.index(word)
    two = f"{found[place - 1].folded} {word}" if place else ""
    for tongue in _TONGUES:
        if found[month].folded not in tongue.months:
            continue
        for start, told in ((place - 1, two), (place, word)):
            if told and told in tongue.days:
                return start, tongue.days.index(told) + 1
    return 0, None


def _years_behind(
    words: Sequence[str], place: int, day: int, month: str, country: str | None
) -> tuple[int, list[str]]:
    """The end of the date, and the years it may be written with. Where the number stands behind
    the street, "25 aprile 45" is a house."""
    after = place + (words[place : place + 1] in (["de"], ["del"]))
    told = words[after] if after < len(words) else ""
    if told.isdecimal() and len(told) == YEAR_DIGITS:
        end, year = after + 1, told
    else:
        end, year = place, _YEARS.get((day, month), "")
    short = [year[-2:]] if year and country in NUMBER_FIRST else []
    return end, list(dict.fromkeys(["", year, *short]))


def _days(day: int, month: str) -> Iterator[str]:
    yield str(day)
    for tongue in _TONGUES:
        if month not in tongue.months:
            continue
        if day <= len(tongue.days):
            yield tongue.days[day - 1]
        if day == 1 and tongue.first:
            yield tongue.first
        if tongue.with_end:
            yield f"{day} {tongue.with_end}"
        if tongue.are_roman:
            yield _ROMAN[day]


_ITALIAN = next(tongue for tongue in _TONGUES if tongue.are_roman)
