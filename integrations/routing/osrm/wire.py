"""What goes over OSRM's wire, of it what we use."""

import msgspec


class Waypoint(msgspec.Struct):
    """Where a point was put on a road, and how many metres away that is."""

    distance: float | None = None


class Geometry(msgspec.Struct):
    coordinates: list[tuple[float, float]]  # longitude, latitude


class Way(msgspec.Struct):
    duration: float
    distance: float
    geometry: Geometry


class TableAnswer(msgspec.Struct):
    durations: list[list[float | None]]
    sources: list[Waypoint]
    destinations: list[Waypoint]


class RouteAnswer(msgspec.Struct):
    routes: list[Way]
    waypoints: list[Waypoint]


class Problem(msgspec.Struct):
    code: str
    message: str = ""
