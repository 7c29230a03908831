"""A parsed address: a second opinion's reading of a line, before any gazetteer looked at it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedAddress:
    """Labels only: the parser does not say how sure it is."""

    street: str | None = None
    house_number: str | None = None
    unit: str | None = None
    entrance: str | None = None
    floor: str | None = None
    postcode: str | None = None
    city: str | None = None
    district: str | None = None
    country: str | None = None
