"""Between our words and OSRM's, both ways; pure."""

from collections.abc import Sequence
from itertools import groupby

from core.model.location import Location
from core.model.path import Path
from core.model.route import Costing, CostingOf, Profile
from integrations.routing.osrm import SNAP_METRES_MAX, wire

PROFILE = {
    Profile.AUTO: "driving",
    Profile.TRUCK: "driving",
    Profile.BICYCLE: "cycling",
    Profile.PEDESTRIAN: "walking",
}


def table_address(
    sources: Sequence[Location], targets: Sequence[Location], profile: Costing
) -> tuple[str, dict[str, str]]:
    """Path and query of the question."""
    query = {
        "sources": _numbers(0, len(sources)),
        "destinations": _numbers(len(sources), len(targets)),
        "annotations": "duration",
    }
    return (
        f"table/v1/{PROFILE[CostingOf.read(profile).profile]}/{_coordinates([*sources, *targets])}",
        query,
    )


def route_address(points: Sequence[Location], profile: Costing) -> tuple[str, dict[str, str]]:
    query = {"overview": "full", "geometries": "geojson", "steps": "false"}
    return f"route/v1/{PROFILE[CostingOf.read(profile).profile]}/{_coordinates(points)}", query


def seconds(answer: wire.TableAnswer) -> list[list[int | None]]:
    """Whole seconds, at least one; None where there is no way or no road near."""
    return [
        [
            max(1, round(cell)) if cell is not None and is_placed(a) and is_placed(b) else None
            for b, cell in zip(answer.destinations, row, strict=True)
        ]
        for a, row in zip(answer.sources, answer.durations, strict=True)
    ]


def path(answers: Sequence[wire.RouteAnswer]) -> Path:
    """Several ways, each from where the one before it ended, as one."""
    ways = [answer.routes[0] for answer in answers]
    line = [Location(lat, lon) for way in ways for lon, lat in way.geometry.coordinates]
    return Path(
        seconds=round(sum(way.duration for way in ways)),
        metres=round(sum(way.distance for way in ways)),
        line=tuple(at for at, _ in groupby(line)),
    )


def is_placed(point: wire.Waypoint) -> bool:
    """OSRM puts every point on some road, however far it is."""
    return point.distance is None or point.distance <= SNAP_METRES_MAX


def _coordinates(points: Sequence[Location]) -> str:
    return ";".join(f"{at.lon:.6f},{at.lat:.6f}" for at in points)


def _numbers(first: int, count: int) -> str:
    return ";".join(str(number) for number in range(first, first + count))
