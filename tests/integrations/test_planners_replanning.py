"""Routes that bookings have lengthened are put into order before they start, once, and told."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

import msgspec
import pytest

from core.actions.house import House
from core.actions.replanning import EVERY_SECONDS, LEAD_MINUTES, replan, replan_due
from core.actions.slots import slots_of
from core.model.access import Webhook
from core.model.carrier import all_allowed
from core.model.delivery import Delivery, DeliveryAddress
from core.model.ids import CarrierRef, DeliveryId, PromiseId, RouteRef, WaitingId, WebhookId
from core.model.parcel import Parcel, Size
from core.model.post import Channel
from core.model.promise import Promise
from core.model.route import Costing, Route
from core.model.waiting import Waiting
from core.model.window import Window
from core.ports import Planner, Unavailable
from integrations.planners import open_planner
from integrations.routing.straight_line.client import StraightLine
from slots.legs import Legs
from storage.store import SqlStore, open_store
from tests.bot.building import Clock, Ids, KnownAddresses
from tests.integrations.planner_peers import (
    EIGHT,
    Scripted,
    between,
    place,
    route,
    stop,
    zigzag,
)
from tests.peers import Bell

FLEET = CarrierRef("own-fleet")
DAY = date(2026, 11, 24)
R1, R2 = RouteRef("r1"), RouteRef("r2")
ROUND: dict[RouteRef, Sequence[str]] = {R1: ["r1-1", "r1-3", "r1-5", "r1-7", "r1-9", "r1-11"]}


class Busy(Scripted):
    """While it thinks, somebody books: they come last, as yet."""

    def __init__(self, orders: Mapping[RouteRef, Sequence[str]], store: SqlStore) -> None:
        super().__init__(orders)
        self._store = store

    async def orders(
        self, routes: Sequence[Route], legs: Mapping[Costing, Legs]
    ) -> Mapping[RouteRef, Sequence[str]]:
        async with self._store.begin() as unit:
            route = await unit.routes.lock(R1)
            assert route is not None
            late = replace(stop("late", 11, between(0, 240)), booked=True)
            await unit.routes.put(route.with_stops((*route.stops, late)))
        return await super().orders(routes, legs)


class Ill(Scripted):
    """Out of order."""

    async def orders(
        self, routes: Sequence[Route], legs: Mapping[Costing, Legs]
    ) -> Mapping[RouteRef, Sequence[str]]:
        await super().orders(routes, legs)
        raise Unavailable("no answer")


@pytest.fixture
async def store(sqlite_url: str) -> AsyncIterator[SqlStore]:
    opened = await open_store(sqlite_url)
    yield opened
    await opened.aclose()


@pytest.fixture
async def house(store: SqlStore) -> House:
    """Two hours before the route r1 starts; its last stop was booked, the others planned."""
    house = House(
        store=store,
        clock=Clock(EIGHT - timedelta(hours=2)),
        new_id=Ids(),
        travel=StraightLine(),
        addresses=KnownAddresses(),
        bell=Bell(),
    )
    async with store.begin() as unit:
        await unit.carriers.put(all_allowed(FLEET))
        await unit.routes.put(booked(zigzag("r1")))
        hook = Webhook(
            id=WebhookId("whk_1"),
            url="https://fleet.example/hook",
            events=("route.changed",),
            secret="whsec_x",
            carrier=FLEET,
            created_at=EIGHT,
        )
        await unit.webhooks.put(hook)
    return house


def booked(route: Route) -> Route:
    *planned, last = route.stops
    return replace(route, stops=(*planned, replace(last, booked=True)))


async def keys(house: House, ref: RouteRef = R1) -> list[str]:
    async with house.store.read() as unit:
        route = await unit.routes.get(ref)
    assert route is not None
    return [stop.key for stop in route.stops]


async def told(store: SqlStore) -> list[dict[str, object]]:
    """What was published, oldest first."""
    found = []
    for lease in await store.lanes.claim_out(Channel.WEBHOOK, "test", EIGHT, 10):
        for row in await store.lanes.next_out(lease, EIGHT, 10):
            found.append(msgspec.json.decode(row.outgoing.body)["event"]["data"])
    return found


async def put(house: House, *routes: Route) -> None:
    async with house.store.begin() as unit:
        for route in routes:
            await unit.routes.put(route)


def turn(house: House, **by: float) -> None:
    assert isinstance(house.clock, Clock)
    house.clock.at += timedelta(**by)


async def test_a_better_order_is_taken_and_told(house: House, store: SqlStore) -> None:
    """Whoever drives hears the new order with its revision."""
    assert await replan(house, Scripted(ROUND), FLEET, DAY) == 1
    assert await keys(house) == ROUND[R1]
    (data,) = await told(store)
    assert (data["route_ref"], data["revision"]) == ("r1", 1)
    assert isinstance(data["stops"], list)
    assert [stop["delivery"] for stop in data["stops"]] == ROUND[R1]


async def test_the_same_again_changes_nothing(house: House, store: SqlStore) -> None:
    """An order that is no shorter is not taken."""
    await replan(house, Scripted(ROUND), FLEET, DAY)
    assert await replan(house, Scripted(ROUND), FLEET, DAY) == 0
    assert len(await told(store)) == 1


async def test_vroom_is_believed_where_it_is_right(house: House) -> None:
    """The real planner, once."""
    planner = open_planner("vroom")
    assert await replan(house, planner, FLEET, DAY) == 1
    assert await replan(house, planner, FLEET, DAY) == 0


async def test_who_books_meanwhile_is_put_in(house: House, store: SqlStore) -> None:
    """The plan knew nothing of them; they stand in it where it costs least, as one new revision."""
    assert await replan(house, Busy(ROUND, store), FLEET, DAY) == 1
    now = await keys(house)
    assert [key for key in now if key != "late"] == ROUND[R1]
    assert "late" in now
    (data,) = await told(store)
    assert data["revision"] == 2


@pytest.mark.parametrize("order", [["r1-1"], [], [*ROUND[R1], "r1-1"], list("abcdef")])
async def test_nonsense_from_a_planner_changes_nothing(house: House, order: list[str]) -> None:
    """Its word is a proposal."""
    before = await keys(house)
    assert await replan(house, Scripted({R1: order}), FLEET, DAY) == 0
    assert await keys(house) == before


async def test_a_route_about_to_start_is_not_asked_about(house: House) -> None:
    """It is being loaded, in the order that stands."""
    turn(house, hours=2, minutes=-LEAD_MINUTES)
    planner = Scripted(ROUND)
    assert await replan(house, planner, FLEET, DAY) == 0
    assert planner.asked == []


async def test_a_plan_that_nobody_booked_into_is_the_planners_own(house: House) -> None:
    """Nothing is known better here."""
    await put(house, zigzag("r1"))
    planner = Scripted(ROUND)
    assert await replan(house, planner, FLEET, DAY) == 0
    assert planner.asked == []


async def test_a_look_covers_the_days_ahead_and_asks_once(house: House) -> None:
    """What has not changed since is not asked about again."""
    tomorrow = booked(zigzag("r2"))
    later = timedelta(days=1)
    await put(
        house,
        replace(
            tomorrow,
            date=DAY + later,
            start=replace(tomorrow.start, at=EIGHT + later),
            end=replace(tomorrow.end, at=tomorrow.end.at + later),
        ),
    )
    planner = Scripted(ROUND)
    assert await replan_due(house, planner) == 1
    assert [route.ref for route in planner.asked] == [R1, R2]
    turn(house, seconds=EVERY_SECONDS + 1)
    assert await replan_due(house, planner) == 0
    assert len(planner.asked) == 2


async def test_a_booking_since_is_asked_about(house: House) -> None:
    """And only the route it went into."""
    planner = Scripted({})
    await replan_due(house, planner)
    async with house.store.begin() as unit:
        route = await unit.routes.lock(R1)
        assert route is not None
        await unit.routes.put(route.with_stops(route.stops))
    turn(house, seconds=EVERY_SECONDS + 1)
    await replan_due(house, planner)
    assert [route.revision for route in planner.asked] == [0, 1]


async def test_nobody_looks_twice_at_a_time(house: House) -> None:
    """A look is a row: due, and one process's."""
    planner = Scripted(ROUND)
    assert await replan_due(house, planner) == 1
    assert await replan_due(house, planner) == 0
    assert len(planner.asked) == 1


async def test_an_ill_planner_is_asked_again_later(house: House) -> None:
    """The routes stand as they are; the row says what is wrong."""
    assert await replan_due(house, Ill(ROUND)) == 0
    async with house.store.read() as unit:
        sync = await unit.syncs.get("planner:scripted")
    assert sync is not None
    assert (sync.last_error, sync.errors_in_a_row) == ("no answer", 1)
    turn(house, seconds=EVERY_SECONDS + 1)
    planner: Planner = Scripted(ROUND)
    assert await replan_due(house, planner) == 1


EAST, WEST, NORTH = 3, 9, 12  # by the clock's face around the depot


def a_delivery(key: str, hour: float) -> Delivery:
    return Delivery(
        id=DeliveryId(key),
        tracking_number=key,
        carrier=FLEET,
        parcel=Parcel(size=Size.S),
        address=DeliveryAddress(text="Testikatu 1", location=place(hour)),
        created_at=EIGHT,
        updated_at=EIGHT,
    )


def there_and_back(ref: str, first: int, second: int) -> Route:
    """Six people at two ends of the town in turn, all of them promised the first two hours; the
    van has two minutes left."""
    stops = [
        replace(
            stop(f"{ref}-{number}", (first, second)[number % 2] + number / 50, between(0, 120)),
            booked=True,
        )
        for number in range(6)
    ]
    return route(*stops, ref=ref, hours=110 / 60)


async def crossing(house: House) -> list[Route]:
    """Two such vans, each promise in the ledger, and somebody in the north who was told nothing."""
    routes = [there_and_back("r1", EAST, WEST), there_and_back("r2", WEST, EAST)]
    await put(house, *routes)
    async with house.store.begin() as unit:
        await unit.deliveries.add(a_delivery("wish", NORTH))
        for planned in routes:
            for each in planned.stops:
                assert each.delivery is not None
                assert each.window is not None
                promise = Promise(
                    id=PromiseId(f"prm-{each.key}"),
                    delivery=each.delivery,
                    window=each.window,
                    made_at=EIGHT,
                    changeable_until=None,
                    route_ref=planned.ref,
                )
                await unit.promises.put(promise)
                known = a_delivery(each.key, EAST)
                known = replace(known, address=replace(known.address, location=each.location))
                await unit.deliveries.add(replace(known, promise=promise))
    return routes


async def wished(house: House) -> list[Window]:
    offered = await slots_of(house, DeliveryId("wish"), DAY, DAY)
    return [offer.window for offer in offered]


@pytest.mark.parametrize("name", ["vroom", "pyvrp"])
async def test_a_refused_wish_becomes_possible(house: House, name: str) -> None:
    """The vans share the town: each drives one end, and there is time for the north."""
    routes = await crossing(house)
    assert await wished(house) == []
    assert await replan_due(house, open_planner(name)) == 2
    assert await wished(house) == [between(0, 120)]
    now = [await keys(house, one.ref) for one in routes]
    assert sorted(key for each in now for key in each) == sorted(
        each.key for one in routes for each in one.stops
    )
    async with house.store.read() as unit:
        for one, stood in zip(routes, now, strict=True):
            for key in stood:
                delivery = await unit.deliveries.get(DeliveryId(key))
                assert delivery is not None
                assert delivery.promised is not None
                assert delivery.promised.route_ref == one.ref


async def test_who_waits_in_vain_has_the_day_looked_at_again(house: House) -> None:
    """Nothing was booked since; the wish alone is a reason, once."""
    await crossing(house)
    planner = Scripted({})
    await replan_due(house, planner)
    asked = len(planner.asked)
    async with house.store.begin() as unit:
        await unit.waitlist.put(
            Waiting(
                id=WaitingId("wtg_1"),
                delivery=DeliveryId("wish"),
                carrier=FLEET,
                day=DAY,
                window=between(0, 120),
                asked_at=house.clock.now(),
            )
        )
    for _ in range(2):
        turn(house, seconds=EVERY_SECONDS + 1)
        await replan_due(house, planner)
    assert len(planner.asked) == 2 * asked


async def a_day_that_cannot_be_kept(house: House) -> None:
    """The promise at the far end is over before anybody can be there."""
    async with house.store.begin() as unit:
        await unit.deliveries.add(a_delivery("b", 7))
        lost = replace(stop("b", 7, between(0, 1)), booked=True)
        await unit.routes.put(route(stop("a", 1, between(0, 1)), lost))


async def alerts(house: House) -> list[str]:
    async with house.store.read() as unit:
        return [one.what for one in await unit.timeline.of(DeliveryId("b")) if one.kind == "alert"]


@pytest.mark.parametrize("name", ["vroom", "pyvrp"])
async def test_who_fits_into_no_plan_is_told_of(house: House, name: str) -> None:
    """An alert in the timeline, once, whatever else happens on the route."""
    await a_day_that_cannot_be_kept(house)
    planner = open_planner(name)
    await replan_due(house, planner)
    (alert,) = await alerts(house)
    assert "its window is over by then" in alert
    async with house.store.begin() as unit:
        day = await unit.routes.lock(R1)
        assert day is not None
        await unit.routes.put(day.with_stops(day.stops))
    turn(house, seconds=EVERY_SECONDS + 1)
    await replan_due(house, planner)
    assert await alerts(house) == [alert]


async def test_a_day_that_is_kept_raises_no_alarm(house: House) -> None:
    """Though no better order is found."""
    scripted = Scripted({})
    await replan(house, scripted, FLEET, DAY)
    async with house.store.read() as unit:
        assert await unit.timeline.of(DeliveryId("r1-11")) == []
