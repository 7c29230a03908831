"""A parsed address: a source's reading of a line, or what it found, before our rules looked."""

from dataclasses import dataclass

from core.model.location import Location


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedAddress:
    """Labels only: how sure a source is counts for nothing here. With a `location` it is an address
    that the source knows; without one it is a way to read the words. `interpolated`: the location
    was guessed between neighbours."""

    street: str | None = None
    house_number: str | None = None
    unit: str | None = None
    entrance: str | None = None
    floor: str | None = None
    postcode: str | None = None
    city: str | None = None
    district: str | None = None
    country: str | None = None
    location: Location | None = None
    interpolated: bool = False
