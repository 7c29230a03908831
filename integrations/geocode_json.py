"""GeocodeJSON: addresses as GeoJSON features. What geocoders answer, each in its own dialect.

The four that we speak differ in how a question is put and in what the properties are called; how a
collection is read, and how the question travels, is the same for all.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus

import msgspec

from address.parser.parsed_address import ParsedAddress
from core.model.location import Location
from core.ports import Found, Unavailable
from integrations.peer import Answer, Peer, understood

ADDRESSES_MAX = 5
STREET = "street"
TIMEOUT_SECONDS = 4.0


class Point(msgspec.Struct):
    """`coordinates`: longitude first."""

    type: str
    coordinates: list[float]


class Feature(msgspec.Struct):
    geometry: Point
    properties: msgspec.Raw


class About(msgspec.Struct):
    """What a GeocodeJSON answer says of itself."""

    attribution: str = ""
    licence: str = ""


class Collection(msgspec.Struct):
    """Features are read one by one: a strange one spoils no other."""

    features: list[msgspec.Raw]
    attribution: str = ""
    licence: str = ""
    geocoding: About = msgspec.field(default_factory=About)


type Read = Callable[[msgspec.Raw, Location], ParsedAddress | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How one geocoder is asked, and how it answers. `read` may raise msgspec's errors."""

    path: str
    question: Callable[[str, str | None], Mapping[str, str]]
    read: Read
    licence: str  # where its answers name none


class GeocodeJson:
    """A geocoder asked over HTTP. `pause_seconds` and `countries` are as its owner wants them."""

    def __init__(
        self,
        name: str,
        peer: Peer,
        dialect: Dialect,
        *,
        pause_seconds: float,
        countries: frozenset[str],
        always: Mapping[str, str],
    ) -> None:
        self.name = name
        self.pause_seconds = pause_seconds
        self.countries = countries
        self._peer = peer
        self._dialect = dialect
        self._always = always  # what goes with every question, such as a key

    async def find(self, line: str, country: str | None) -> Found:
        asked = {**self._dialect.question(line, country), **self._always}
        answer = await self._peer.get(self._dialect.path, asked)
        if answer.status != HTTPStatus.OK:
            raise Unavailable(f"{self.name} answered {answer.status}")
        return found(self.name, answer, self._dialect)

    async def aclose(self) -> None:
        await self._peer.aclose()


def found(name: str, answer: Answer, dialect: Dialect) -> Found:
    """Raises Unavailable where it is no collection of features."""
    told = understood(name, answer, Collection)
    known = [one for raw in told.features[:ADDRESSES_MAX] if (one := _read(raw, dialect.read))]
    return Found(addresses=known, licence=_licence(told) or dialect.licence)


def first(*said: object) -> str | None:
    """The first that says anything; numbers are said as they are."""
    return next((text for one in said if one is not None and (text := str(one).strip())), None)


class Named(msgspec.Struct):
    """What Nominatim and Photon call the parts of a place, as OpenStreetMap does. `type` is house,
    street, locality, district, city and the like."""

    type: str | None = None
    name: str | None = None
    housenumber: str | int | None = None
    street: str | None = None
    locality: str | None = None
    postcode: str | int | None = None
    city: str | None = None
    district: str | None = None


def house_or_street(told: Named, country: str | None, at: Location) -> ParsedAddress | None:
    """None for what is neither. A street is called by its name; a house in a village without
    streets by the village's."""
    number = first(told.housenumber)
    street = first(told.street, told.name if told.type == STREET else None)
    if street is None and number is not None:
        street = first(told.locality, told.district, told.city)
    if street is None:
        return None
    return ParsedAddress(
        street=street,
        house_number=number,
        postcode=first(told.postcode),
        city=first(told.city),
        district=first(told.district),
        country=(country or "").upper() or None,
        location=at,
    )


def _read(raw: msgspec.Raw, read: Read) -> ParsedAddress | None:
    try:
        feature = msgspec.json.decode(raw, type=Feature)
        lon, lat = feature.geometry.coordinates[:2]
        return read(feature.properties, Location(lat, lon))
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError):
        return None


def _licence(told: Collection) -> str:
    said: Sequence[str] = (
        told.licence or told.geocoding.licence,
        told.attribution or told.geocoding.attribution,
    )
    return ", ".join(dict.fromkeys(part for part in said if part))[:300]
