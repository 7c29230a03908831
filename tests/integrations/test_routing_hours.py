"""Hours: Valhalla hears when a vehicle leaves, and what is kept of one hour is told of no other."""

from collections.abc import Sequence
from datetime import UTC, datetime

import msgspec

from core.model.location import Location
from core.model.route import Profile, at_any_hour, leaving
from integrations.routing.remembered import Remembered
from integrations.routing.valhalla.client import Action, Valhalla

HOME, SHOP, DEPOT = (Location(60.19 + step / 100, 24.9) for step in range(3))
MORNING, NOON = (
    leaving(Profile.AUTO, datetime(2026, 11, 24, hour, 40, tzinfo=UTC)) for hour in (8, 12)
)
ON_A_ROAD = {"edges": [{"way_id": 1, "correlated_lat": 60.0, "correlated_lon": 24.9}]}
SLOW_SECONDS, USUAL_SECONDS = 900, 300


class Line:
    """A Valhalla whose mornings are slow; what it is asked is written down."""

    side_max = 50

    def __init__(self) -> None:
        self.matrices: list[dict[str, object]] = []
        self.ways: list[dict[str, object]] = []
        self.located = 0

    async def ask(self, action: Action, body: bytes) -> bytes:
        asked = msgspec.json.decode(body)
        seconds, told = USUAL_SECONDS, object()
        if asked.get("date_time") == {"type": 1, "value": "2026-11-24T08:00"}:
            seconds = SLOW_SECONDS
        match action:
            case Action.LOCATE:
                self.located += 1
                return msgspec.json.encode([ON_A_ROAD] * len(asked["locations"]))
            case Action.MATRIX:
                self.matrices.append(asked)
                row = [seconds] * len(asked["targets"])
                told = {"sources_to_targets": {"durations": [row] * len(asked["sources"])}}
            case Action.ROUTE:
                self.ways.append(asked)
                summary = {"time": seconds, "length": 1.0}
                told = {"trip": {"legs": [{"summary": summary, "shape": ""}]}}
        return msgspec.json.encode(told)

    async def aclose(self) -> None: ...


async def test_what_is_kept_of_the_morning_is_not_told_of_noon() -> None:
    """Nor of a vehicle of which nobody said when it leaves; and each is asked for once."""
    line = Line()
    travel = Remembered(Valhalla(line))
    told = [
        (await travel.matrix([HOME], [SHOP], costing))[0][0]
        for costing in (MORNING, NOON, Profile.AUTO, MORNING, NOON)
    ]
    assert told == [SLOW_SECONDS, USUAL_SECONDS, USUAL_SECONDS, SLOW_SECONDS, USUAL_SECONDS]
    assert [asked.get("date_time") for asked in line.matrices] == [
        {"type": 1, "value": "2026-11-24T08:00"},
        {"type": 1, "value": "2026-11-24T12:00"},
        None,
    ]


async def test_where_a_place_lies_is_of_every_hour() -> None:
    """So the roads near it are looked for once."""
    line = Line()
    travel = Valhalla(line)
    await travel.matrix([HOME], [SHOP], MORNING)
    looked = line.located
    await travel.matrix([HOME], [SHOP], NOON)
    assert line.located == looked


async def test_of_more_places_to_leave_than_to_come_to_no_hour_is_told() -> None:
    """Valhalla would reckon the other way round, and say that it did not listen."""
    line = Line()

    async def asked(sources: Sequence[Location], targets: Sequence[Location]) -> object:
        await Valhalla(line).matrix(sources, targets, MORNING)
        return line.matrices[-1].get("date_time")

    assert await asked([HOME, SHOP], [DEPOT]) is None
    assert await asked([HOME, SHOP], [DEPOT, HOME]) is not None


async def test_a_way_is_reckoned_for_its_hour() -> None:
    """As the picture and the distance of it are."""
    line = Line()
    assert (await Valhalla(line).path([HOME, SHOP], MORNING)).seconds == SLOW_SECONDS
    assert (await Valhalla(line).path([HOME, SHOP], Profile.AUTO)).seconds == USUAL_SECONDS


def test_a_costing_with_an_hour_is_read_as_it_was_written() -> None:
    """A truck of a size, in an hour; the size stays where the hour goes."""
    truck, at = "truck 3.5 m 12 t", datetime(2026, 11, 24, 8, 59, tzinfo=UTC)
    timed = leaving(truck, at)
    assert timed == "truck 3.5 m 12 t @2026-11-24T08:00"
    assert leaving(timed, at.replace(hour=9)) == "truck 3.5 m 12 t @2026-11-24T09:00"
    assert at_any_hour(timed) == truck
