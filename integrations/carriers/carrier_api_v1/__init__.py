"""Carrier API v1: a carrier whose HTTP API speaks our own shapes, for us to call."""

from core.model.ids import CarrierRef
from integrations.carriers.carrier_api_v1.adapter import CarrierApiV1
from integrations.carriers.carrier_api_v1.client import Client
from integrations.declaration import Auth, Declaration, Way

DECLARATION = Declaration(
    name="carrier-api-v1",
    title="Carrier API v1",
    kind="carrier",
    ways=frozenset({Way.POLL, Way.PUSH}),
    auth=Auth.BEARER,
    can=frozenset(
        {"request", "read_back", "state_of", "withdraw", "about", "deliveries", "routes"}
    ),
)


def opened(ref: CarrierRef, url: str, key: str) -> CarrierApiV1:
    """An adapter; it connects at its first call."""
    return CarrierApiV1(ref, Client(url, key))
