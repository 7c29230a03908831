"""Carriers that we call: one folder for each API, and the one place that knows them all."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from urllib.parse import urlsplit

from core.model.ids import CarrierRef
from core.ports import CarrierAdapter
from integrations.carriers import carrier_api_v1

Opened = Callable[[CarrierRef, str, str], CarrierAdapter]

ADAPTERS: Mapping[str, Opened] = MappingProxyType(
    {carrier_api_v1.DECLARATION.name: carrier_api_v1.opened}
)


def open_carrier(ref: CarrierRef, adapter: str, url: str, key: str) -> CarrierAdapter:
    """The adapter that a setting names. Raises ValueError with what is wrong in the setting."""
    opened = ADAPTERS.get(adapter)
    if opened is None:
        raise ValueError(f"adapter {adapter} is unknown; known: {', '.join(sorted(ADAPTERS))}")
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise ValueError("url wants an address that begins with http:// or https://")
    return opened(ref, url, key)
