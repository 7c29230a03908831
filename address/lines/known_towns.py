"""Known towns: the world's towns by name, to tell another town from a note, and "Hki" from both."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from rapidfuzz.distance import OSA

from address.language.folding import fold

ANYWHERE_LETTERS_MIN = 8  # shorter names of far towns are words of all kinds
SLIP_LETTERS_MIN = 6
SHORT_LETTERS_MAX = 3
_OF_TWO_LETTERS = frozenset({"ii"})  # the list of the world begins at three
FAR = "*"  # cities that everybody knows, of whatever country
_SHORT = {
    country: {fold(short): fold(name) for short, name in told.items()}
    for country, told in {
        "FI": {"hki": "Helsinki", "hfors": "Helsinki", "tre": "Tampere", "tku": "Turku",
               "jkl": "Jyväskylä", "hml": "Hämeenlinna", "lpr": "Lappeenranta", "åbo": "Turku"},
        "SE": {"sthlm": "Stockholm", "gbg": "Göteborg", "gbgo": "Göteborg"},
        "NO": {"trh": "Trondheim"},
        "DK": {"kbh": "København", "cph": "København"},
        "EE": {"tln": "Tallinn", "tll": "Tallinn"},
        "DE": {"bln": "Berlin", "hh": "Hamburg", "ffm": "Frankfurt am Main", "muc": "München",
               "mchn": "München", "ddf": "Düsseldorf", "stgt": "Stuttgart"},
        "AT": {"sbg": "Salzburg", "ibk": "Innsbruck", "klgft": "Klagenfurt"},
        "CH": {"zh": "Zürich", "zrh": "Zürich"},
        "PL": {"wwa": "Warszawa", "krk": "Kraków", "wro": "Wrocław", "gda": "Gdańsk"},
        "RU": {"мск": "Москва", "msk": "Москва", "спб": "Санкт-Петербург",
               "питер": "Saint Petersburg",
               "екб": "Екатеринбург", "нск": "Новосибирск", "нн": "Нижний Новгород",
               "рнд": "Ростов-на-Дону", "чел": "Челябинск"},
        "UA": {"крр": "Кривий Ріг", "дп": "Дніпро"},
        "US": {"nyc": "New York", "philly": "Philadelphia", "sf": "San Francisco"},
        "FR": {"mars": "Marseille", "tlse": "Toulouse", "bx": "Bordeaux"},
        "ES": {"bcn": "Barcelona", "mad": "Madrid", "vlc": "Valencia"},
        "IT": {"mi": "Milano", "fi": "Firenze"},
    }.items()
}  # fmt: skip


def names_of(key: str, country: str | None) -> frozenset[str]:
    """All names of the towns that are called so, folded; none where no town is."""
    short = _SHORT.get(country or "", {}).get(key)
    if short is not None:
        plain = short.replace("-", " ")
        return frozenset({plain}) | names_of(plain, country)
    here = _towns(country) if country else {}
    names = here.get(key, frozenset()) | _towns(FAR).get(key, frozenset())
    if not names and len(key) >= ANYWHERE_LETTERS_MIN and key in _all_names():
        return frozenset({key})
    return names


def is_a_short_town(key: str) -> bool:
    """ "Ulm", "Ii": two or three letters, and no word of every day."""
    return len(key) <= SHORT_LETTERS_MAX and (key in _OF_TWO_LETTERS or key in _all_names())


def is_a_town(key: str) -> bool:
    """Whether some town of the world is called just so."""
    return key in _all_names()


def is_nearly_a_town(key: str, country: str | None) -> bool:
    """ "Tampre": a slip away from a town of this country."""
    if country is None or len(key) < SLIP_LETTERS_MIN or not key.isalpha():
        return False
    alike = _by_first_letter(country).get(key[0], ())
    return any(
        OSA.distance(key, name, score_cutoff=1) == 1
        for name in alike
        if abs(len(name) - len(key)) <= 1
    )


@cache
def _by_first_letter(country: str) -> Mapping[str, Sequence[str]]:
    """A slip is hardly ever in the first letter, and a country has thousands of towns."""
    names: dict[str, list[str]] = defaultdict(list)
    for name in filter(None, _towns(country)):
        names[name[0]].append(name)
    return names


@cache
def _all_names() -> frozenset[str]:
    lines = (files("address.lines") / "known_towns.txt").read_text().splitlines()
    told = (line.partition(":")[2] for line in lines if not line.startswith("#"))
    return frozenset(name for towns in told for name in towns.replace("=", ",").split(","))


@cache
def _towns(country: str) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    for line in (files("address.lines") / "known_towns.txt").read_text().splitlines():
        code, _, towns = line.partition(":")
        if code != country:
            continue
        for names in towns.split(","):
            together = names.split("=")
            for name in together:
                found[name] |= frozenset(together)
    return found
