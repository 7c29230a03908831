"""Lists of pickup points that others keep: read once a day, and closed rather than lost."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from core.actions.places import near, put_point
from core.actions.point_feeds import DAY_SECONDS, Brought, Fed, sync_points
from core.model.asker import HOUSE
from core.model.ids import DeliveryId, PointRef
from core.model.location import Location
from core.model.parcel import Size
from core.model.pickup_point import PickupPoint, Reservation
from core.model.sync import Sync
from core.ports import FeedPage, Unavailable
from tests.core.town import Town, a_delivery

HERE = Location(60.17, 24.94)


def a_locker(number: int, **told: object) -> PickupPoint:
    return replace(
        PickupPoint(
            ref=PointRef(f"net-{number}"),
            name=f"Locker {number}",
            location=Location(60.17 + number / 1000, 24.94),
            compartments={Size.M: 2},
            feed="net",
        ),
        **told,  # type: ignore[arg-type]
    )


@dataclass
class Net:
    """A list, two points a page."""

    points: Sequence[PickupPoint]
    name: str = "net"
    ill: str = ""
    unknown: frozenset[str] = frozenset()
    asked: list[str | None] = field(default_factory=list)

    async def page(self, cursor: str | None) -> FeedPage:
        self.asked.append(cursor)
        if self.ill:
            raise Unavailable(self.ill)
        start = int(cursor or "0")
        more = start + 2 < len(self.points)
        return FeedPage(
            points=self.points[start : start + 2],
            cursor=str(start + 2) if more else None,
            unknown=self.unknown,
        )

    async def aclose(self) -> None: ...


@pytest.fixture
def net() -> Net:
    return Net([a_locker(number) for number in range(5)])


async def read(town: Town, net: Net, *, days: float = 1.0) -> Brought | None:
    """A reading, as long after the last as the feed is read."""
    brought = await sync_points(town.house, Fed(feed=net), "here")
    town.clock.at += timedelta(days=days)
    return brought


async def row(town: Town) -> Sync:
    async with town.house.store.read() as unit:
        found = await unit.syncs.get("points:net")
    assert found is not None
    return found


async def open_refs(town: Town) -> list[str]:
    async with town.house.store.read() as unit:
        return [point.ref for point in await unit.points.all() if not point.is_closed]


async def test_a_list_is_read_whole_and_once_a_day(town: Town, net: Net) -> None:
    """Page by page; the row says when it worked last."""
    assert await read(town, net, days=0) == Brought(listed=5, changed=5)
    assert net.asked == [None, "2", "4"]
    assert await read(town, net, days=0) is None
    done = await row(town)
    assert (done.last_success, done.last_error) == (town.clock.at, None)
    assert done.due_at == town.clock.at + timedelta(seconds=DAY_SECONDS)
    town.clock.at += timedelta(days=1)
    assert await read(town, net) == Brought(listed=5)


async def test_what_is_gone_is_closed_and_what_is_there_can_be_fetched(
    town: Town, net: Net
) -> None:
    """Nothing more is brought there; its compartments stay taken; it opens when it is back."""
    await read(town, net)
    async with town.house.store.begin() as unit:
        kept = Reservation(
            point=PointRef("net-4"),
            delivery=DeliveryId("dlv_1"),
            size=Size.M,
            made_at=town.clock.at,
        )
        assert await unit.points.reserve(kept)
    every, net.points = net.points, net.points[:4]
    assert (await read(town, net)) == Brought(listed=4, closed=1)
    assert "net-4" not in await open_refs(town)
    assert "net-4" not in {one.point.ref for one in await near(town.house, HERE, Size.M, 9)}
    async with town.house.store.read() as unit:
        assert (await unit.points.available(PointRef("net-4")))[Size.M] == 1
        assert list(await unit.points.reserved_at(PointRef("net-4"))) == ["dlv_1"]
    assert await read(town, net) == Brought(listed=4)
    net.points = every
    assert await read(town, net) == Brought(listed=5, changed=1)
    assert "net-4" in await open_refs(town)


async def test_a_list_that_is_suddenly_short_closes_nothing(town: Town, net: Net) -> None:
    """It is broken, not they."""
    await read(town, net)
    net.points = net.points[:2]
    assert await read(town, net) is None
    assert len(await open_refs(town)) == 5
    assert "2 of 5 points" in ((await row(town)).last_error or "")


async def test_an_ill_list_is_asked_again_soon(town: Town, net: Net) -> None:
    """Long before the next day; then the row says since when it is well."""
    net.ill = "net answered 502"
    assert await read(town, net, days=0) is None
    failed = await row(town)
    assert (failed.last_error, failed.errors_in_a_row) == ("Unavailable: net answered 502", 1)
    assert failed.due_at == town.clock.at + timedelta(minutes=1)
    town.clock.at += timedelta(minutes=2)
    net.ill = ""
    assert (await read(town, net)) == Brought(listed=5, changed=5)
    assert (await row(town)).last_error is None


async def test_what_was_told_to_us_stays_as_it_was_told(town: Town, net: Net) -> None:
    """The owner's own word counts more than a list, and no list closes it."""
    await read(town, net)
    ours = a_locker(1, feed="", name="Ours by now")
    await put_point(town.house, ours, HOUSE)
    net.points = [a_locker(number, name="Renamed") for number in (0, 1, 2, 3)]
    assert (await read(town, net)) == Brought(listed=4, changed=3, closed=1)
    async with town.house.store.read() as unit:
        assert await unit.points.get(ours.ref) == ours
    net.points = [one for one in net.points if one.ref != ours.ref]
    await read(town, net)
    assert ours.ref in await open_refs(town)


async def test_words_that_nobody_knows_are_told(town: Town, net: Net) -> None:
    """Where whoever runs the house looks."""
    net.unknown = frozenset({"Dreaming"})
    await read(town, net)
    assert (await row(town)).last_error == "words that nobody knows: Dreaming"


async def test_hours_that_nobody_can_read_are_left_out(town: Town, net: Net) -> None:
    """The point is as good as any other."""
    net.points = [a_locker(1, opening_hours="PN-PT 8-18"), a_locker(2, opening_hours="24/7")]
    await read(town, net)
    async with town.house.store.read() as unit:
        assert [one.opening_hours for one in await unit.points.all()] == [None, "24/7"]


async def test_whoever_has_a_place_there_is_looked_after(town: Town, net: Net) -> None:
    """An alert in the timeline of each that is on its way."""
    await read(town, net)
    delivery = a_delivery(1)
    await town.furnish(delivery)
    async with town.house.store.begin() as unit:
        await unit.points.reserve(
            Reservation(
                point=PointRef("net-0"), delivery=delivery.id, size=Size.M, made_at=town.clock.at
            )
        )
    net.points = net.points[1:]
    await read(town, net)
    async with town.house.store.read() as unit:
        said = [one.what for one in await unit.timeline.of(delivery.id) if one.kind == "alert"]
    assert said == ["the pickup point net-0 is closed"]


async def test_the_nearest_are_found_among_many(town: Town) -> None:
    """Near by first, and farther only where there are none: then as far as it takes."""
    far = [a_locker(number, location=Location(-33.8 + number / 1000, 151.2)) for number in range(9)]
    close = [a_locker(100 + n, location=Location(60.17, 24.94 + n / 1e4)) for n in range(25)]
    for point in far:
        await put_point(town.house, point, HOUSE)
    assert len(await near(town.house, HERE, Size.M, 20)) == 9
    for point in close:
        await put_point(town.house, point, HOUSE)
    await put_point(town.house, a_locker(200, location=Location(60.9, 24.94)), HOUSE)
    found = {one.point.ref for one in await near(town.house, HERE, Size.M, 99)}
    assert found == {one.ref for one in close[:20]}
    async with town.house.store.read() as unit:
        around = await unit.points.around(Location(-33.8, 151.2), 500)
        assert {one.ref for one in around} == {"net-0", "net-1", "net-2", "net-3", "net-4"}
        assert list(await unit.points.around(Location(0, 179.999), 5_000)) == []
