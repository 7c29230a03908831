"""Few questions to the roads and to the database, and answers that are as true as with many."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from core.actions.etas import recompute_etas
from core.actions.slots import slots_of
from core.commands import BookWindow, HoldSlot
from core.model.location import Location
from core.model.path import Path
from core.model.route import Costing, Profile, Route, Stop
from core.model.sync import Position
from core.model.window import Window
from integrations.routing.remembered import Remembered
from storage.store import SqlStore
from tests.core.town import CARRIER, TODAY, Town, a_delivery, a_town, a_van, wrong_with

AINO, VILLE = a_delivery(1), a_delivery(2)
STOPS = 40
VANS = 4


@dataclass
class StraightRoads:
    """Ten metres a second in a straight line; a truck comes nowhere near Aino. Counts what it is
    asked."""

    name: str = "straight"
    pairs: int = 0
    barred: dict[Costing, Location] = field(default_factory=dict)

    async def matrix(
        self, sources: Sequence[Location], targets: Sequence[Location], profile: Costing
    ) -> list[list[int | None]]:
        self.pairs += len(sources) * len(targets)
        no = self.barred.get(profile)
        return [
            [None if no in (a, b) else 5 + round(a.metres_to(b) / 10) for b in targets]
            for a in sources
        ]

    async def path(self, points: Sequence[Location], profile: Costing) -> Path:
        raise NotImplementedError

    async def aclose(self) -> None: ...


@pytest.fixture
def roads() -> StraightRoads:
    return StraightRoads()


@pytest.fixture
def near(town: Town, roads: StraightRoads) -> Town:
    """A town where the straight line is a good guess, as it is in towns."""
    return replace(town, house=replace(town.house, travel=Remembered(roads)))


def a_full_van(number: int, day: int = 0, profile: Profile = Profile.AUTO) -> Route:
    """Forty stops all over the town, each in a window of two hours around its time."""
    van = a_van(number, units=200, day=TODAY + timedelta(days=day))
    stops = []
    for place in range(STOPS):
        at = van.start.at + timedelta(minutes=16 * (place + 1))
        stops.append(
            Stop(
                key=f"X{number}-{day}-{place}",
                location=Location(
                    60.15 + (37 * place + 11 * number) % 50 / 1000,
                    24.90 + (23 * place + 7 * day) % 50 / 500,
                ),
                service_seconds=300,
                window=Window(at - timedelta(hours=1), at + timedelta(hours=1)),
                arrival=at,
                units=1,
            )
        )
    return replace(van, stops=tuple(stops), vehicle=replace(van.vehicle, profile=profile))


async def offered(town: Town) -> list[tuple[Window, str]]:
    return [(one.window, one.route_ref) for one in await slots_of(town.house, AINO.id)]


async def test_an_offer_asks_about_few_ways(near: Town, roads: StraightRoads) -> None:
    """Of the more than six hundred between the door and what the vans do on four days."""
    vans = [a_full_van(number, day) for number in range(1, VANS + 1) for day in range(2)]
    await near.furnish(*vans, VILLE, AINO)
    await slots_of(near.house, VILLE.id)  # the routes' own legs
    before = roads.pairs
    assert len(await offered(near)) > 6
    assert roads.pairs - before < 60
    again = roads.pairs
    await slots_of(near.house, AINO.id)
    assert roads.pairs == again


async def test_what_is_offered_can_be_had(near: Town, store: SqlStore) -> None:
    """Every window at once, by somebody of their own at the same door."""
    people = [replace(a_delivery(number), address=AINO.address) for number in range(10, 16)]
    await near.furnish(*(a_full_van(number) for number in range(1, VANS + 1)), AINO, *people)
    windows = [window for window, _ in await offered(near)]
    for window, person in zip(windows, people, strict=False):
        await near.ask(BookWindow(person.id, window))
    assert len(windows) > 3


async def test_another_process_is_seen_at_once(near: Town, store: SqlStore) -> None:
    """What it booked fills the van here too; nothing was told to us but the row."""
    van = a_van(1, units=1)
    await near.furnish(van, AINO, VILLE)
    assert await offered(near)
    other = a_town(store, "other")
    done = await other.ask(HoldSlot(VILLE.id, (await offered(near))[0][0]))
    assert done.hold is not None
    assert await offered(near) == []
    assert await wrong_with(store, [AINO.id, VILLE.id]) == []


async def test_what_was_rolled_back_is_not_remembered(near: Town) -> None:
    """A transaction sees its own full van; nobody else ever does."""
    van = a_van(1)
    await near.furnish(van, AINO)
    full = replace(van, vehicle=replace(van.vehicle, units=0), revision=1)
    with pytest.raises(ZeroDivisionError):
        async with near.house.store.begin() as unit:
            await unit.routes.put(full)
            await near.house.timetables.routes(unit, CARRIER, TODAY, TODAY)
            raise ZeroDivisionError
    assert await offered(near)


async def test_a_truck_is_not_promised_where_it_may_not_enter(
    near: Town, roads: StraightRoads
) -> None:
    """Its own roads count: the van beside it comes, the truck never does."""
    assert AINO.address.location is not None
    roads.barred[Profile.TRUCK] = AINO.address.location
    truck = a_van(1)
    truck = replace(truck, vehicle=replace(truck.vehicle, profile=Profile.TRUCK))
    await near.furnish(truck, AINO)
    assert await offered(near) == []
    await near.furnish(a_van(2))
    assert {ref for _, ref in await offered(near)} == {a_van(2).ref}


async def test_an_eta_asks_about_the_legs_that_are_driven(near: Town, roads: StraightRoads) -> None:
    """And about the way from where the van is to its next stop; not about every other one."""
    van = a_full_van(1)
    aino = replace(van.stops[3], key=AINO.id, delivery=AINO.id, promised=True)
    van = replace(van, stops=(*van.stops[:3], aino, *van.stops[4:]))
    await near.furnish(van, AINO)
    near.clock.at = van.start.at + timedelta(minutes=5)
    async with near.house.store.begin() as unit:
        here = Location(60.16, 24.93)
        await unit.positions.add([Position(route=van.ref, at=near.clock.at, location=here)])
    before = roads.pairs
    assert await recompute_etas(near.house) == 1
    assert roads.pairs - before < 10 * STOPS
    eta = (await near.delivery(AINO.id)).eta
    assert eta is not None
    assert van.start.at < eta.start < van.start.at + timedelta(hours=3)
