"""Known towns: the world's towns by name, to tell another town from a note, and "Hki" from both."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from address.language.folding import fold

FAR = "*"  # cities that everybody knows, of whatever country
_SHORT = {
    country: {fold(short): fold(name) for short, name in told.items()}
    for country, told in {
        "FI": {"hki": "Helsinki", "hfors": "Helsinki", "tre": "Tampere", "tku": "Turku",
               "jkl": "Jyväskylä", "hml": "Hämeenlinna", "lpr": "Lappeenranta"},
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
    return here.get(key, frozenset()) | _towns(FAR).get(key, frozenset())


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
