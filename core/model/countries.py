"""Countries: which codes name one."""

from functools import cache

from babel import Locale

# What Unicode's names have beside the countries: unions, islands of others, the unknown.
_NO_COUNTRIES = frozenset(
    ["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"]
)


def is_country(code: str) -> bool:
    """A code of ISO 3166-1, in whatever case, or Kosovo's, which all who deliver there use."""
    return code.upper() in _countries()


@cache
def _countries() -> frozenset[str]:
    return frozenset(Locale("en").territories) - _NO_COUNTRIES
