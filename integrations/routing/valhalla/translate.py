"""Between our words and Valhalla's, both ways; pure."""

from collections.abc import Sequence
from itertools import groupby

import msgspec

from core.model.location import Location
from core.model.path import Path
from core.model.route import Costing, CostingOf, Profile
from core.model.truck import Truck
from integrations.routing.valhalla import SNAP_METRES_MAX, wire

COSTING = {
    Profile.AUTO: "auto",
    Profile.TRUCK: "truck",
    Profile.BICYCLE: "bicycle",
    Profile.PEDESTRIAN: "pedestrian",
}
POLYLINE_PRECISION = 1e6
METRES_IN_KILOMETRE = 1000


def matrix_question(
    sources: Sequence[wire.At], targets: Sequence[wire.At], profile: Costing, truck: Truck
) -> wire.MatrixQuestion:
    """The hour goes along where it may: of more sources than targets Valhalla reckons the other way
    round, by when one comes, and does not hear when they leave."""
    named, options = _told(profile, truck)
    leaves = _leaves(profile) if len(sources) <= len(targets) else msgspec.UNSET
    return wire.MatrixQuestion(
        list(sources), list(targets), named, costing_options=options, date_time=leaves
    )


def route_question(
    points: Sequence[Location], profile: Costing, truck: Truck
) -> wire.RouteQuestion:
    named, options = _told(profile, truck)
    return wire.RouteQuestion(
        places(points), named, costing_options=options, date_time=_leaves(profile)
    )


def locate_question(
    points: Sequence[wire.At], profile: Costing, truck: Truck
) -> wire.LocateQuestion:
    named, options = _told(profile, truck)
    return wire.LocateQuestion(list(points), named, costing_options=options)


def _leaves(costing: Costing) -> wire.Leaves | msgspec.UnsetType:
    hour = CostingOf.read(costing).leaves
    return wire.Leaves(hour) if hour is not None else msgspec.UNSET


def _told(costing: Costing, truck: Truck) -> tuple[str, wire.Options | msgspec.UnsetType]:
    """Their name for it, and the vehicle's size where it was told; of a truck else the fleet's.
    Without any, Valhalla takes a car of 1.6 m and a lorry of 4.11 m and 21.8 t."""
    asked = CostingOf.read(costing)
    named = COSTING[asked.profile]
    size = wire.Measures(height=asked.height_m, weight=asked.weight_t)
    if asked.profile is Profile.TRUCK:
        size = wire.Measures(
            height=truck.height_m if asked.height_m is None else asked.height_m,
            width=truck.width_m,
            length=truck.length_m,
            weight=truck.weight_t if asked.weight_t is None else asked.weight_t,
        )
    return named, msgspec.UNSET if size == wire.Measures() else {named: size}


def places(points: Sequence[Location]) -> list[wire.At]:
    return [wire.At(round(at.lat, 6), round(at.lon, 6), SNAP_METRES_MAX) for at in points]


def on_any_road(places: Sequence[wire.At]) -> list[wire.At]:
    """Where it does not matter how far one comes from the nearest road: Valhalla need not try, and
    that is half of its work."""
    return [msgspec.structs.replace(at, minimum_reachability=0) for at in places]


def seconds(answer: wire.MatrixAnswer) -> list[list[int | None]]:
    """Whole seconds, at least one: two doors of one house are still two doors."""
    table = answer.sources_to_targets
    if isinstance(table, wire.Table):
        return [[_whole(cell) for cell in row] for row in table.durations]
    return [[_whole(cell.time) for cell in row] for row in table]


def path(answers: Sequence[wire.RouteAnswer]) -> Path:
    """Several ways, each from where the one before it ended, as one."""
    legs = [leg for answer in answers for leg in answer.trip.legs]
    return Path(
        seconds=round(sum(leg.summary.time for leg in legs)),
        metres=round(sum(leg.summary.length for leg in legs) * METRES_IN_KILOMETRE),
        line=tuple(at for at, _ in groupby(point for leg in legs for point in decoded(leg.shape))),
    )


def is_placed(located: wire.Located) -> bool:
    return bool(located.edges or located.nodes)


def decoded(polyline: str) -> list[Location]:
    """The encoded polyline format, with six digits after the point."""
    points: list[Location] = []
    numbers = [0, 0]
    which = value = shift = 0
    for letter in polyline:
        chunk = ord(letter) - 63
        value |= (chunk & 0x1F) << shift
        shift += 5
        if chunk >= 0x20:
            continue
        numbers[which] += ~(value >> 1) if value & 1 else value >> 1
        if which:
            lat, lon = (number / POLYLINE_PRECISION for number in numbers)
            points.append(Location(lat, lon))
        which, value, shift = 1 - which, 0, 0
    return points


def _whole(cell: float | None) -> int | None:
    return None if cell is None else max(1, round(cell))
