"""InPost Points: the lockers and counters of InPost, page by page.

Traps: in Poland it wants a token (its old public address is a relic), in Italy none; `functions`
says whether a parcel may be collected there at all; hours are "24/7" or free words.
"""

from integrations.declaration import Auth, Declaration, Want, Way
from integrations.lockers.inpost_points.client import InPostPoints
from integrations.peer import Peer
from integrations.point_list import Told

BASE = "https://api.inpost.pl"

DECLARATION = Declaration(
    name="inpost-points",
    title="InPost Points",
    kind="points",
    ways=frozenset({Way.POLL}),
    auth=Auth.BEARER,
    can=frozenset({"page"}),
    wants=(
        Want(name="url", says="the API's base address", is_url=True, default=BASE),
        Want(name="key", says="a token of the API, where it wants one", is_secret=True),
    ),
    every_seconds=86_400,
)


def opened(told: Told) -> InPostPoints:
    """It connects at its first page. Raises ValueError."""
    headers = {"Authorization": f"Bearer {told.key}"} if told.key else {}
    return InPostPoints(told, Peer(told.name, told.must_have_url(BASE), headers=headers))
