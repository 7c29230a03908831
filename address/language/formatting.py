"""Formatting: an address in one line, as letters are addressed in its country."""

from address.language.words import NUMBER_FIRST
from core.model.address import Components

_NUMBER_AFTER_COMMA = frozenset({"RU", "UA", "BY", "KZ"})
_STAIRCASE_AND_FLAT = frozenset({"FI", "SE", "NO", "DK", "EE", "IS"})
_CITY_THEN_POSTCODE = frozenset({"GB", "IE", "US", "CA", "AU", "NZ", "RU", "UA", "BY", "KZ", "IN"})
_UNIT_WORD = {"RU": "кв. ", "UA": "кв. ", "US": "Apt ", "GB": "Flat ", "IE": "Flat ", "AT": "Top ",
              "DE": "Whg. ", "CH": "Whg. ", "LI": "Whg. ", "FR": "appt ", "AU": "Unit ",
              "CA": "Unit "}  # fmt: skip
_FLAT_WORD = {"FI": "as. ", "SE": "lgh ", "NO": "leil. ", "EE": "-", "IS": "íb. "}
# "12 B 24", but "12 rappu 3 as. 24": three numbers would be read as anything.
_STAIRCASE_WORD = {"FI": "rappu ", "SE": "trappa ", "NO": "oppgang ", "DK": "opgang ",
                   "EE": "trepikoda ", "IS": "stigagangur "}  # fmt: skip
_ENTRANCE_WORD = {
    "RU": "подъезд ",
    "UA": "під'їзд ",
    "AT": "Stiege ",
    "FR": "bât. ",
    "DE": "Eingang ",
}


def formatted(components: Components) -> str:
    """One line; parts that are unknown are left out."""
    country = components.country or ""
    parts = [_street_line(components, country), *_door(components, country)]
    parts += _town_line(components, country)
    return ", ".join(part for part in parts if part)


def _street_line(components: Components, country: str) -> str:
    street, number = components.street or "", components.house_number or ""
    if country in _STAIRCASE_AND_FLAT and number:
        unit, entrance = components.unit, components.entrance
        if entrance and entrance[0].isdigit():
            entrance = f"{_STAIRCASE_WORD.get(country, '')}{entrance}"
        is_lettered = number[-1].isalpha() or (entrance is not None and entrance[-1].isalpha())
        bare = not is_lettered
        if unit and bare and not _has_a_word(unit):
            unit = f"{_FLAT_WORD.get(country, '')}{unit}"  # "12 B 24", but "12 as. 24"
        staircase = (number, entrance, unit)
        number = " ".join(part for part in staircase if part)
    if not number:
        return street
    if country in _NUMBER_AFTER_COMMA:
        return f"{street}, {number}"
    return f"{number} {street}" if country in NUMBER_FIRST else f"{street} {number}"


def _door(components: Components, country: str) -> list[str]:
    if country in _STAIRCASE_AND_FLAT:
        return []
    entrance = components.entrance
    unit = components.unit
    return [
        f"{_ENTRANCE_WORD.get(country, '')}{entrance}" if entrance else "",
        f"{'' if _has_a_word(unit) else _UNIT_WORD.get(country, '#')}{unit}" if unit else "",
    ]


def _has_a_word(unit: str) -> bool:
    """ "офис 302" says itself what it is."""
    return " " in unit and unit[0].isalpha()


def _town_line(components: Components, country: str) -> list[str]:
    city, postcode = components.city or "", components.postcode or ""
    if country in _CITY_THEN_POSTCODE:
        return [city, f"{components.region or ''} {postcode}".strip()]
    return [f"{postcode} {city}".strip()]
