"""AfterShip: tracks the parcels of carriers that have no adapter here; it changes nothing."""

from integrations.carrier_kit.http import Caller
from integrations.carrier_kit.settings import Told
from integrations.carrier_kit.zone import zone_of
from integrations.carriers.aftership.adapter import AfterShip
from integrations.carriers.aftership.client import Client
from integrations.carriers.aftership.translate import Reader
from integrations.carriers.aftership.webhook import hook_of
from integrations.declaration import Auth, Can, Declaration, Want, Way

DECLARATION = Declaration(
    name="aftership",
    title="AfterShip",
    kind="carrier",
    ways=frozenset({Way.POLL, Way.PUSH}),
    auth=Auth.BEARER,
    can=frozenset({Can.TRACKS, Can.RECEIVES}),
    wants=(
        Want(name="key", says="an API key of your account", is_required=True, is_secret=True),
        Want(name="slug", says="AfterShip's name for the carrier, such as dhl", is_required=True),
        Want(
            name="url",
            says="the base address of the API, with its version",
            is_url=True,
            default="https://api.aftership.com/tracking/2025-07",
        ),
        Want(name="key_header", says="the header of the key", default="as-api-key"),
        Want(name="timezone", says="where a time without an offset is", default="UTC"),
        Want(name="portal", says="the carrier's page, with {tracking_number} in it"),
    ),
    hook="aftership-hmac-sha256: HMAC-SHA256 in base64 under the secret of the webhook",
    calls_a_second=8,  # the account has 10, and others call there too
    every_seconds=900,
)


def opened(told: Told) -> AfterShip:
    """An adapter; it connects at its first call. Raises ValueError."""
    caller = Caller(url=told["url"], headers={told["key_header"]: told["key"]}, pace=told.pace)
    reader = Reader(told.ref, zone_of(told["timezone"]), told["slug"], told["portal"])
    return AfterShip(Client(caller), reader, hook_of(told.hook_secrets, reader))
