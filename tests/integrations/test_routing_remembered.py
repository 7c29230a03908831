"""Travel times are asked for once; only what is missing goes to the engine."""

from collections.abc import Sequence

from core.model.location import Location
from core.model.path import Path
from core.model.route import Costing, Profile
from integrations.routing.remembered import Remembered

STOPS = [Location(60.0 + n / 100, 25.0) for n in range(8)]
NEW = Location(61.0, 25.0)
FAR = Location(0.0, 0.0)


class Counting:
    """An engine that tells how many sources and targets it was asked for."""

    name = "counting"

    def __init__(self) -> None:
        self.asked: list[tuple[int, int]] = []

    async def matrix(
        self, sources: Sequence[Location], targets: Sequence[Location], profile: Costing
    ) -> list[list[int | None]]:
        self.asked.append((len(sources), len(targets)))
        return [[None if FAR in (a, b) else _seconds(a, b) for b in targets] for a in sources]

    async def path(self, points: Sequence[Location], profile: Costing) -> Path:
        return Path(1, 1, tuple(points))

    async def aclose(self) -> None:
        self.asked.clear()


def _seconds(a: Location, b: Location) -> int:
    return round(a.metres_to(b)) + round(a.lat)


async def test_the_same_matrix_is_asked_once() -> None:
    """An offer, a hold and a promise need the same legs."""
    engine = Counting()
    travel = Remembered(engine)
    first = await travel.matrix(STOPS, STOPS, Profile.AUTO)
    assert await travel.matrix(STOPS, STOPS, Profile.AUTO) == first
    assert engine.asked == [(8, 8)]


async def test_one_point_more_asks_for_its_row_and_its_column() -> None:
    """Sixteen pairs, not eighty-one."""
    engine = Counting()
    travel = Remembered(engine)
    await travel.matrix(STOPS, STOPS, Profile.AUTO)
    more = [*STOPS, NEW]
    matrix = await travel.matrix(more, more, Profile.AUTO)
    assert matrix[8][:8] == (await Counting().matrix([NEW], STOPS, Profile.AUTO))[0]
    assert [row[8] for row in matrix] == [*(_seconds(stop, NEW) for stop in STOPS), 0]
    assert sorted(engine.asked[1:]) == [(1, 8), (8, 1)]


async def test_no_way_is_remembered_as_well() -> None:
    """It is an answer like another."""
    engine = Counting()
    travel = Remembered(engine)
    assert await travel.matrix([STOPS[0]], [FAR], Profile.AUTO) == [[None]]
    assert await travel.matrix([STOPS[0]], [FAR], Profile.AUTO) == [[None]]
    assert engine.asked == [(1, 1)]


async def test_profiles_are_kept_apart() -> None:
    """A way for feet is none for a truck."""
    engine = Counting()
    travel = Remembered(engine)
    await travel.matrix(STOPS[:1], STOPS[1:], Profile.AUTO)
    await travel.matrix(STOPS[:1], STOPS[1:], Profile.TRUCK)
    assert engine.asked == [(1, 7), (1, 7)]


async def test_scattered_gaps_are_asked_in_one_matrix() -> None:
    """A few pairs asked twice cost less than many small questions."""
    engine = Counting()
    travel = Remembered(engine)
    for n in range(6):
        await travel.matrix([STOPS[n]], [STOPS[n + 1]], Profile.AUTO)
    engine.asked.clear()
    await travel.matrix(STOPS, STOPS, Profile.AUTO)
    assert engine.asked == [(8, 8)]


async def test_the_oldest_are_forgotten_first() -> None:
    """Memory has an end, and the answers stay right."""
    engine = Counting()
    travel = Remembered(engine, pairs_max=21)
    for stop in STOPS[:4]:
        await travel.matrix([stop], [NEW, FAR, *STOPS[4:]], Profile.AUTO)
    engine.asked.clear()
    await travel.matrix([STOPS[3]], [NEW, FAR], Profile.AUTO)
    assert engine.asked == []
    await travel.matrix([STOPS[0]], [NEW, FAR], Profile.AUTO)
    assert engine.asked == [(1, 2)]


async def test_a_matrix_larger_than_the_memory_is_answered_whole() -> None:
    """What is forgotten meanwhile is still in this answer."""
    travel = Remembered(Counting(), pairs_max=3)
    matrix = await travel.matrix(STOPS, [NEW], Profile.AUTO)
    assert matrix == await Counting().matrix(STOPS, [NEW], Profile.AUTO)
