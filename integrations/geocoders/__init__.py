"""Geocoders: who knows addresses that our gazetteer does not, and the one place that knows all."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import urlsplit

from core.ports import Geocoder
from integrations.declaration import Declaration
from integrations.geocode_json import TIMEOUT_SECONDS, Dialect, GeocodeJson
from integrations.geocoders import addok, nominatim, pelias, photon
from integrations.peer import Peer

AGENT = "Doorstep (delivery coordination)"  # geocoders of the public want to know who asks


@dataclass(frozen=True, slots=True)
class Kind:
    declaration: Declaration
    dialect: Dialect
    key_name: str | None = None  # where its key goes into the question; else into a header


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        kind.declaration.name: kind
        for kind in (
            Kind(nominatim.DECLARATION, nominatim.DIALECT),
            Kind(photon.DECLARATION, photon.DIALECT),
            Kind(pelias.DECLARATION, pelias.DIALECT, pelias.KEY_NAME),
            Kind(addok.DECLARATION, addok.DIALECT),
        )
    }
)


def open_geocoder(
    name: str,
    adapter: str,
    url: str,
    *,
    key: str = "",
    contact: str = "",
    pause_seconds: float = 1.0,
    countries: Collection[str] = (),
    timeout_seconds: float = TIMEOUT_SECONDS,
) -> Geocoder:
    """The geocoder that a setting names. Raises ValueError with what is wrong in the setting."""
    kind = KINDS.get(adapter)
    if kind is None:
        raise ValueError(f"adapter {adapter} is unknown; known: {', '.join(sorted(KINDS))}")
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise ValueError("url wants an address that begins with http:// or https://")
    headers = {"User-Agent": f"{AGENT} {contact}".strip()}
    if key and kind.key_name is None:
        headers["Authorization"] = f"Bearer {key}"
    return GeocodeJson(
        name,
        Peer(name, url, timeout_seconds=timeout_seconds, headers=headers),
        kind.dialect,
        pause_seconds=pause_seconds,
        countries=frozenset(country.upper() for country in countries),
        always={kind.key_name: key} if key and kind.key_name is not None else {},
    )
