"""OSRM: travel times and ways from a server whose profile was chosen when its data was built.

https://project-osrm.org/docs/ says what goes over the wire. One server knows one
profile: it answers the same for a van and for somebody on foot.
"""

from integrations.declaration import Auth, Declaration, Way

NAME = "osrm"
SNAP_METRES_MAX = 350  # a point farther from any road lies nowhere

DECLARATION = Declaration(
    name=NAME,
    title="OSRM",
    kind="routing",
    ways=frozenset({Way.POLL}),
    auth=Auth.NONE,
    can=frozenset({"matrix", "path"}),
)
