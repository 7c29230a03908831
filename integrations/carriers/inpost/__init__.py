"""InPost: lockers and couriers; parcels are tracked by number, and changed on its own pages."""

from integrations.carrier_kit.http import Caller
from integrations.carrier_kit.settings import Told
from integrations.carrier_kit.zone import zone_of
from integrations.carriers.inpost.adapter import InPost
from integrations.carriers.inpost.client import Client
from integrations.carriers.inpost.translate import Reader
from integrations.carriers.inpost.webhook import hook_of
from integrations.declaration import Auth, Can, Declaration, Want, Way
from integrations.lockers import inpost_points

DECLARATION = Declaration(
    name="inpost",
    title="InPost",
    kind="carrier",
    ways=frozenset({Way.POLL, Way.PUSH}),
    auth=Auth.BEARER,
    can=frozenset({Can.TRACKS, Can.POINTS, Can.RECEIVES}),
    wants=(
        Want(name="key", says="a ShipX token, where your country's API wants one", is_secret=True),
        Want(
            name="url",
            says="the base address of the API of your country",
            is_url=True,
            default="https://api-shipx-pl.easypack24.net",
        ),
        Want(
            name="timezone", says="where its times are, if they have none", default="Europe/Warsaw"
        ),
        Want(
            name="portal",
            says="its page for recipients, with {tracking_number} in it",
            default="https://inpost.pl/sledzenie-przesylek?number={tracking_number}",
        ),
        Want(
            name="points_url",
            says="the address of its list of points, where its lockers shall be known too: "
            f"{inpost_points.BASE}",
            is_url=True,
        ),
        Want(name="points_key", says="a token of that list, where it wants one", is_secret=True),
        Want(
            name="hook_networks",
            says="the networks that its pushes come from, where no proxy stands before us",
        ),
    ),
    hook="unsigned: hook_secret is the token in the address /hooks/REF?token=..., and a push is a "
    "hint to look",
    calls_a_second=5,
    every_seconds=600,
    portal="https://inpost.pl/sledzenie-przesylek",
)


def opened(told: Told) -> InPost:
    """An adapter; it connects at its first call. Raises ValueError."""
    headers = {"Authorization": f"Bearer {told['key']}"} if told["key"] else {}
    caller = Caller(url=told["url"], headers=headers, pace=told.pace)
    reader = Reader(told.ref, zone_of(told["timezone"]), told["portal"])
    hook = hook_of(told.hook_secrets, told.listed("hook_networks"))
    url, key = told["points_url"], told["points_key"]
    points = inpost_points.opened(told.own_points(url, key)) if url else None
    return InPost(Client(caller), reader, hook, points)
