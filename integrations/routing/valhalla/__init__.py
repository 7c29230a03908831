"""Valhalla: travel times and ways from OpenStreetMap, embedded in the process or on a server.

https://valhalla.github.io/valhalla/api/ says what goes over the wire. Here a point that has no
road within SNAP_METRES_MAX lies nowhere; Valhalla's own limit is 35 km.
"""

from integrations.declaration import Auth, Declaration, Way

NAME = "valhalla"
SNAP_METRES_MAX = 350

DECLARATION = Declaration(
    name=NAME,
    title="Valhalla",
    kind="routing",
    ways=frozenset({Way.POLL}),
    auth=Auth.NONE,
    can=frozenset({"matrix", "path"}),
    features=frozenset({"profiles", "truck", "hours"}),
)
