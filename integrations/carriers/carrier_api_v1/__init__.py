"""Carrier API v1: a carrier whose HTTP API speaks our own shapes, for us to call."""

from integrations.carrier_kit.http import Caller
from integrations.carrier_kit.settings import Told
from integrations.carriers.carrier_api_v1.adapter import CarrierApiV1
from integrations.carriers.carrier_api_v1.client import Client
from integrations.carriers.carrier_api_v1.points import Points
from integrations.declaration import Auth, Can, Declaration, Want, Way

DECLARATION = Declaration(
    name="carrier-api-v1",
    title="Carrier API v1",
    kind="carrier",
    ways=frozenset({Way.POLL, Way.PUSH}),
    auth=Auth.BEARER,
    can=frozenset({Can.CHANGES, Can.OPTIONS, Can.LISTS, Can.ROUTES, Can.POINTS}),
    wants=(
        Want(name="url", says="the base address of its API", is_required=True, is_url=True),
        Want(name="key", says="the key that it gave us", is_secret=True),
        Want(name="points", says='"yes" where its pickup points shall be known too'),
        Want(name="calls_a_second", says="how many calls a second it takes of all our processes"),
    ),
    hook="Standard Webhooks, our own events",
)


def opened(told: Told) -> CarrierApiV1:
    """An adapter; it connects at its first call."""
    headers = {"Authorization": f"Bearer {told['key']}"}
    client = Client(Caller(url=told["url"], headers=headers, pace=told.pace))
    points = Points(told.own_points(), client) if told.wants("points") else None
    return CarrierApiV1(told.ref, client, points)
