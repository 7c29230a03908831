"""Onfleet: dispatch of one's own fleet; its tasks are listed, changed in place, and pushed."""

from base64 import b64encode

from integrations.carrier_kit.http import Caller
from integrations.carrier_kit.settings import Told
from integrations.carrier_kit.zone import zone_of
from integrations.carriers.onfleet.adapter import Onfleet
from integrations.carriers.onfleet.client import Client
from integrations.carriers.onfleet.translate import Reader
from integrations.carriers.onfleet.webhook import hook_of
from integrations.declaration import Auth, Can, Declaration, Want, Way

DECLARATION = Declaration(
    name="onfleet",
    title="Onfleet",
    kind="carrier",
    ways=frozenset({Way.POLL, Way.PUSH}),
    auth=Auth.BASIC,
    can=frozenset({Can.CHANGES, Can.OPTIONS, Can.LISTS, Can.RECEIVES}),
    wants=(
        Want(name="key", says="an API key of your organisation", is_required=True, is_secret=True),
        Want(
            name="url",
            says="the base address of the API",
            is_url=True,
            default="https://onfleet.com/api/v2",
        ),
        Want(name="timezone", says="where its drivers are", default="UTC"),
        Want(
            name="reference",
            says="the name of the metadata that holds the tracking number; else it is the shortId",
        ),
    ),
    hook="X-Onfleet-Signature: HMAC-SHA512 under the hexadecimal secret of your account",
    calls_a_second=10,  # the organisation has 20, and others call there too
    every_seconds=300,
)


def opened(told: Told) -> Onfleet:
    """An adapter; it connects at its first call. Raises ValueError."""
    word = b64encode(f"{told['key']}:".encode()).decode()
    caller = Caller(url=told["url"], headers={"Authorization": f"Basic {word}"}, pace=told.pace)
    reader = Reader(told.ref, zone_of(told["timezone"]), told["reference"])
    return Onfleet(Client(caller), reader, hook_of(told.hook_secrets, reader))
