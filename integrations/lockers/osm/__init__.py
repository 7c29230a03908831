"""OpenStreetMap: the parcel lockers of an extract (`amenity=parcel_locker`), read from the file.

Traps: whose a locker is stands in `operator`, `brand` or nowhere; it tells no compartments; many
have no hours. Made by volunteers (ODbL): a network's own list, where there is one, is better.
"""

from integrations.declaration import Auth, Declaration, Want, Way
from integrations.lockers.osm.client import OsmLockers
from integrations.point_list import Told

DECLARATION = Declaration(
    name="osm",
    title="Parcel lockers of OpenStreetMap",
    kind="points",
    ways=frozenset({Way.POLL}),
    auth=Auth.NONE,
    can=frozenset({"page"}),
    wants=(Want(name="file", says="an extract; else DOORSTEP_OSM_EXTRACT"),),
    every_seconds=86_400,
)


def opened(told: Told) -> OsmLockers:
    """Raises ValueError."""
    if told.file is None:
        raise ValueError("file: wants an OSM extract, or DOORSTEP_OSM_EXTRACT")
    return OsmLockers(told, told.file)
