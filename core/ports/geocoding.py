"""Ports of geocoding: who knows addresses far away, and what they answered before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from address.parser.parsed_address import ParsedAddress


@dataclass(frozen=True, slots=True, kw_only=True)
class Geocoded:
    """What a geocoder knows of a line: addresses, best first, and whose they are by what licence.

    `key` is a digest of who was asked what: the line itself is not kept.
    """

    key: str
    source: str
    licence: str
    asked_at: datetime
    addresses: tuple[ParsedAddress, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An answer: addresses, best first, with the licence that they come under."""

    addresses: Sequence[ParsedAddress]
    licence: str


class Geocoder(Protocol):
    """Knows addresses from far away. It hears an address and nothing else of a person.

    Raises Unavailable. `pause_seconds` is how long all our processes together leave it alone
    between two questions; `countries` are those that it is asked about, all where there are none.
    """

    name: str
    pause_seconds: float
    countries: frozenset[str]

    async def find(self, line: str, country: str | None) -> Found: ...
    async def aclose(self) -> None: ...


class Geocodes(Protocol):
    """What geocoders answered before."""

    async def get(self, key: str) -> Geocoded | None: ...
    async def put(self, answer: Geocoded) -> None: ...
