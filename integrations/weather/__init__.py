"""Weather: who is asked whether it rains where a parcel may lie, and the one place to open it."""

from urllib.parse import urlsplit

from core.ports import Weather
from integrations.peer import Peer
from integrations.weather.open_meteo import DECLARATION
from integrations.weather.open_meteo.client import OpenMeteo

TIMEOUT_SECONDS = 3.0  # somebody waits for the question that it stands beside


def open_weather(url: str, *, key: str = "", timeout_seconds: float = TIMEOUT_SECONDS) -> Weather:
    """A server that speaks Open-Meteo's forecast API. Raises ValueError for no address."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise ValueError("wants an address that begins with http:// or https://")
    peer = Peer(DECLARATION.name, url, timeout_seconds=timeout_seconds)
    return OpenMeteo(DECLARATION.name, peer, key)
