"""Points feed: a network's own list in our words, as JSON or CSV, at an address or in a file.

JSON: a list of what `PUT /v1/lockers/{ref}` takes, each with its `ref`, alone or under "items".
CSV: the same as columns `ref,name,kind,lat,lon,address,opening_hours,S,M,L,XL,timezone,wheelchair`.
"""

from integrations.declaration import Auth, Declaration, Want, Way
from integrations.lockers.points_feed.client import PointsFeed
from integrations.peer import Peer
from integrations.point_list import Told

DECLARATION = Declaration(
    name="points-feed",
    title="A list of points in our words",
    kind="points",
    ways=frozenset({Way.POLL}),
    auth=Auth.BEARER,
    can=frozenset({"page"}),
    wants=(
        Want(name="url", says="where the list lies, or `file`", is_url=True),
        Want(name="key", says="a token, where it wants one", is_secret=True),
    ),
    every_seconds=86_400,
)


def opened(told: Told) -> PointsFeed:
    """It is read when its page is asked for. Raises ValueError."""
    if told.file is not None:
        return PointsFeed(told, None)
    headers = {"Authorization": f"Bearer {told.key}"} if told.key else {}
    return PointsFeed(told, Peer(told.name, told.must_have_url(), headers=headers))
