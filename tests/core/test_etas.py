"""ETAs on the day: told when they move, measured when somebody comes, learned from at the door."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import msgspec
from sqlalchemy import select

from core.actions.counted import gather
from core.actions.etas import Ways, recompute_etas
from core.actions.events import EventReport, record_events
from core.actions.figures import figures
from core.actions.measuring import VISITS_MIN, door_seconds, place_of
from core.model.delivery import Delivery
from core.model.event import CarrierEvent
from core.model.ids import PromiseId
from core.model.location import Location
from core.model.notice import Notice, NoticeKind
from core.model.promise import Promise
from core.model.reason import Reason
from core.model.route import Costing, Route, Stop, leaving
from core.model.status import EventType, Status
from core.model.sync import Position
from core.model.window import Window
from storage.store import SqlStore
from storage.tables import inbox
from tests.core.talks import chats, talk_of
from tests.core.town import PLANNER, Town, a_van

PEOPLE = tuple(replace(chats(number), status=Status.OUT_FOR_DELIVERY) for number in range(1, 7))
VAN = a_van()
EIGHT = VAN.start.at


def a_full_van() -> Route:
    stops = []
    for number, person in enumerate(PEOPLE):
        assert person.address.point is not None
        stops.append(
            Stop(
                key=person.id,
                delivery=person.id,
                location=person.address.point,
                service_seconds=300,
                arrival=EIGHT + timedelta(minutes=20 * (number + 1)),
            )
        )
    return replace(VAN, stops=tuple(stops))


async def on_the_road(town: Town) -> Ways:
    await town.furnish(a_full_van(), *PEOPLE)
    async with town.house.store.begin() as unit:
        for number in range(1, len(PEOPLE) + 1):
            await unit.conversations.put(talk_of(number))
    town.clock.at = EIGHT
    return Ways()


async def happens(town: Town, person: Delivery, kind: EventType, at: datetime) -> None:
    town.clock.at = at
    event = CarrierEvent(event_id=f"{person.id}/{kind}", type=kind, occurred_at=at)
    await record_events(
        town.house, [EventReport(event=event, body_hash="1", delivery=person.id)], PLANNER
    )


async def notices(store: SqlStore) -> list[Notice]:
    query = select(inbox.c.body).where(inbox.c.source == "house").order_by(inbox.c.seq)
    bodies = await store.database.look(lambda db: db.scalars(query).all())
    return [msgspec.json.decode(body, type=Notice) for body in bodies]


async def test_everybody_ahead_has_an_eta_and_hears_nothing_twice(
    town: Town, store: SqlStore
) -> None:
    """A second look a moment later moves nothing, in this process and in another one."""
    ways = await on_the_road(town)
    assert await recompute_etas(town.house, ways) == len(PEOPLE)
    told = len(await notices(store))
    town.clock.at += timedelta(seconds=30)
    assert await recompute_etas(town.house, ways) == 0
    assert await recompute_etas(town.house, Ways()) == 0
    assert len(await notices(store)) == told


async def test_only_the_next_few_hear_that_the_courier_is_near(town: Town, store: SqlStore) -> None:
    """Each of them once, also where their range does not move any more."""
    ways = await on_the_road(town)
    await recompute_etas(town.house, ways)
    near = {n.delivery for n in await notices(store) if n.kind is NoticeKind.NEAR}
    assert near == {person.id for person in PEOPLE[:3]}
    assert (await town.delivery(PEOPLE[0].id)).status is Status.ARRIVING
    assert (await town.delivery(PEOPLE[3].id)).status is Status.OUT_FOR_DELIVERY


async def test_a_late_van_moves_everybodys_range(town: Town) -> None:
    """An hour later nobody has been served, and everybody behind hears so."""
    ways = await on_the_road(town)
    await recompute_etas(town.house, ways)
    last = (await town.delivery(PEOPLE[-1].id)).eta
    town.clock.at = EIGHT + timedelta(hours=2)
    assert await recompute_etas(town.house, ways) == len(PEOPLE)
    later = (await town.delivery(PEOPLE[-1].id)).eta
    assert last is not None and later is not None
    assert later.start > last.start + timedelta(minutes=30)


async def test_only_what_was_reported_begins_a_visit(town: Town) -> None:
    """The second is handed over without a word before, and the first one after it: neither has a
    beginning of its own, and a planned one is no report."""
    await on_the_road(town)
    first, second, third = PEOPLE[:3]
    at = [EIGHT + timedelta(minutes=minutes) for minutes in (25, 33, 50, 54)]
    await happens(town, second, EventType.DELIVERED, at[0])
    await happens(town, first, EventType.DELIVERED, at[1])
    await happens(town, third, EventType.ARRIVED, at[2])
    await happens(town, third, EventType.ATTEMPT_FAILED, at[3])
    stops = (await town.route(VAN.ref)).stops[:3]
    assert [(stop.arrival, stop.left) for stop in stops] == [
        (at[1], at[1]),
        (at[0], at[0]),
        (at[2], at[3]),
    ]


async def test_each_arrival_is_set_beside_what_was_told(town: Town) -> None:
    """The figures say how far off we were, and how often inside."""
    ways = await on_the_road(town)
    await recompute_etas(town.house, ways)
    first, second = PEOPLE[:2]
    eta = (await town.delivery(first.id)).eta
    assert eta is not None
    await happens(town, first, EventType.ARRIVED, eta.middle)
    await happens(town, first, EventType.DELIVERED, eta.middle + timedelta(minutes=4))
    far_off = (await town.delivery(second.id)).eta
    assert far_off is not None
    await happens(town, second, EventType.DELIVERED, far_off.end + timedelta(minutes=30))
    async with town.house.store.read() as unit:
        material = await gather(unit, None, None)
    misses, counted = material.misses, figures(material)
    assert sorted(miss.inside for miss in misses) == [False, True]
    assert counted["eta_inside_range"] == 0.5
    error = counted["eta_error_minutes"]
    assert isinstance(error, dict) and error["p90"] > 30


async def test_an_arrival_that_nobody_told_is_a_visit_before_its_end(town: Town) -> None:
    """The carrier tells only of hand-overs, and everything goes as was told."""
    ways = await on_the_road(town)
    await recompute_etas(town.house, ways)
    first = await town.delivery(PEOPLE[0].id)
    assert first.eta is not None
    over = first.eta.middle + timedelta(seconds=first.stop_seconds)
    await happens(town, first, EventType.DELIVERED, over)
    async with town.house.store.read() as unit:
        (miss,) = (await gather(unit, None, None)).misses
    assert (miss.off_seconds, miss.inside) == (0, True)


async def test_a_door_that_takes_long_is_known_after_a_few_visits(town: Town) -> None:
    """The median of what was measured there, and nothing before there is enough of it."""
    await on_the_road(town)
    house, there = town.house, PEOPLE[0].address.point
    assert there is not None
    route = a_full_van()
    for visit in range(VISITS_MIN):
        async with house.store.begin() as unit:
            assert await door_seconds(unit, route) == {}
            await unit.door_times.add(place_of(there), 600 + 60 * visit, town.clock.at)
    async with house.store.read() as unit:
        assert await door_seconds(unit, route) == {PEOPLE[0].id: 660}


async def test_the_hand_over_teaches_how_long_the_door_takes(town: Town) -> None:
    """From the courier's coming to the parcel's; never from a report that came late."""
    await on_the_road(town)
    await happens(town, PEOPLE[0], EventType.ARRIVED, EIGHT + timedelta(minutes=10))
    await happens(town, PEOPLE[0], EventType.DELIVERED, EIGHT + timedelta(minutes=17))
    await happens(town, PEOPLE[1], EventType.ARRIVED, EIGHT + timedelta(minutes=20))
    await happens(town, PEOPLE[1], EventType.DELIVERED, EIGHT + timedelta(hours=9))
    points = [person.address.point for person in PEOPLE[:2]]
    places = [place_of(point) for point in points if point is not None]
    async with town.house.store.read() as unit:
        assert await unit.door_times.of(places) == {places[0]: [420]}


async def test_a_position_moves_the_next_stop(town: Town) -> None:
    """The newest one of each route counts."""
    ways = await on_the_road(town)
    await recompute_etas(town.house, ways)
    before = (await town.delivery(PEOPLE[0].id)).eta
    now = EIGHT + timedelta(minutes=40)
    town.clock.at = now
    old = Position(route=VAN.ref, at=now - timedelta(minutes=10), location=VAN.start.location)
    new = Position(route=VAN.ref, at=now, location=Location(60.2, 24.95))
    async with town.house.store.begin() as unit:
        await unit.positions.add([old, new])
        assert await unit.positions.newest_of([VAN.ref]) == {VAN.ref: new}
    await recompute_etas(town.house, ways)
    after = (await town.delivery(PEOPLE[0].id)).eta
    assert before is not None and after is not None and after.start >= now > before.start


async def test_the_way_to_the_next_stop_is_asked_for_its_hour(town: Town) -> None:
    """By the clock where the carrier drives; the plan's own ways are of no hour."""
    asked: list[Costing] = []
    roads = town.house.travel

    class Listening:
        name = roads.name
        path, aclose = roads.path, roads.aclose

        async def matrix(
            self, sources: Sequence[Location], targets: Sequence[Location], profile: Costing
        ) -> Sequence[Sequence[int | None]]:
            asked.append(profile)
            return await roads.matrix(sources, targets, profile)

    town.house = replace(town.house, travel=Listening())
    ways = await on_the_road(town)
    now = town.clock.at = EIGHT + timedelta(minutes=40)
    async with town.house.store.begin() as unit:
        carrier = await unit.carriers.get(VAN.carrier)
        await unit.positions.add([Position(route=VAN.ref, at=now, location=Location(60.2, 24.95))])
    await recompute_etas(town.house, ways)
    assert carrier is not None
    assert asked[-1] == leaving(VAN.vehicle.costing, now.astimezone(carrier.zone))
    assert set(asked[:-1]) == {VAN.vehicle.costing}


async def test_a_door_that_the_van_has_left_is_behind_it(town: Town) -> None:
    """Nobody reported anything; whoever comes next is told from where the van is."""
    ways = await on_the_road(town)
    await recompute_etas(town.house, ways)
    told = (await town.delivery(PEOPLE[0].id)).eta
    door = PEOPLE[0].address.point
    assert told is not None and door is not None
    came, left = EIGHT + timedelta(minutes=100), EIGHT + timedelta(minutes=103)
    stood = [(came, door), (left, Location(door.lat - 0.01, door.lon))]
    async with town.house.store.begin() as unit:
        await unit.positions.add(
            [Position(route=VAN.ref, at=at, location=where) for at, where in stood]
        )
    town.clock.at = left
    assert await recompute_etas(town.house, ways) > 0
    assert ways.tracks[VAN.ref].left[0] == (PEOPLE[0].id, came, left)
    first = await town.delivery(PEOPLE[0].id)
    assert (first.eta, first.status is Status.DELIVERED) == (told, False)


async def test_a_van_that_reports_later_than_others_is_heard(town: Town) -> None:
    """Its positions are older than the newest one of another van."""
    ways = await on_the_road(town)
    door = PEOPLE[0].address.point
    assert door is not None
    other, far = replace(a_full_van(), ref=a_van(2).ref, stops=()), VAN.start.location
    idle = Stop(key="X", location=Location(60.3, 24.9), service_seconds=60)
    came, left = EIGHT + timedelta(minutes=10), EIGHT + timedelta(minutes=12)
    async with town.house.store.begin() as unit:
        await unit.routes.put(replace(other, stops=(idle,)))
        newest = Position(route=other.ref, at=left + timedelta(seconds=30), location=far)
        await unit.positions.add([newest])
    town.clock.at = newest.at
    await recompute_etas(town.house, ways)
    stood = [(came, door), (left, Location(door.lat - 0.01, door.lon))]
    async with town.house.store.begin() as unit:
        await unit.positions.add([Position(route=VAN.ref, at=at, location=to) for at, to in stood])
    town.clock.at += timedelta(seconds=30)
    await recompute_etas(town.house, ways)
    assert ways.tracks[VAN.ref].left[0] == (PEOPLE[0].id, came, left)


async def test_only_who_is_next_sees_the_courier_move(town: Town, store: SqlStore) -> None:
    """The three whose courier is near, once for each place that was told."""
    ways = await on_the_road(town)
    await recompute_etas(town.house, ways)
    await tells_where(town, EIGHT)
    await recompute_etas(town.house, ways)
    await recompute_etas(town.house, ways)
    await recompute_etas(town.house, Ways())
    moved = [n for n in await notices(store) if n.kind is NoticeKind.COURIER_MOVED]
    assert {n.delivery for n in moved} == {person.id for person in PEOPLE[:3]}
    assert len(moved) == 3
    await happens(town, PEOPLE[0], EventType.ARRIVED, EIGHT + timedelta(minutes=1))
    came = [n for n in await notices(store) if n.kind is NoticeKind.COURIER_CAME]
    assert [n.delivery for n in came] == [PEOPLE[0].id]


async def test_who_was_passed_by_sees_the_courier_no_more(town: Town, store: SqlStore) -> None:
    """At other people's doors they are nobody's to watch: the map ends, once, and whoever is still
    ahead goes on seeing it."""
    ways = await on_the_road(town)
    await recompute_etas(town.house, ways)
    await tells_where(town, EIGHT)
    await recompute_etas(town.house, ways)
    await happens(town, PEOPLE[1], EventType.DELIVERED, EIGHT + timedelta(minutes=3))
    before = len(await notices(store))
    for minutes in (4, 5):
        town.clock.at = EIGHT + timedelta(minutes=minutes)
        await tells_where(town, town.clock.at)
        await recompute_etas(town.house, ways)
        await recompute_etas(town.house, Ways())
    told = (await notices(store))[before:]
    moved = [n.delivery for n in told if n.kind is NoticeKind.COURIER_MOVED]
    assert PEOPLE[0].id not in moved and PEOPLE[2].id in moved
    assert [n.delivery for n in told if n.kind is NoticeKind.COURIER_CAME] == [PEOPLE[0].id]


async def test_a_place_that_was_told_long_ago_is_shown_to_nobody(
    town: Town, store: SqlStore
) -> None:
    """Their vehicle has told nothing for ten minutes."""
    ways = await on_the_road(town)
    await recompute_etas(town.house, ways)
    await tells_where(town, EIGHT)
    town.clock.at += timedelta(minutes=10)
    await recompute_etas(town.house, ways)
    assert not [n for n in await notices(store) if n.kind is NoticeKind.COURIER_MOVED]


async def tells_where(town: Town, at: datetime) -> None:
    async with town.house.store.begin() as unit:
        await unit.positions.add([Position(route=VAN.ref, at=at, location=VAN.start.location)])


async def test_a_late_courier_is_told_of_before_the_window_is_over(
    town: Town, store: SqlStore
) -> None:
    """With the cause that the carrier gave; the same hour again only edits the card."""
    ways = await on_the_road(town)
    async with town.house.store.begin() as unit:
        last = await unit.deliveries.get(PEOPLE[-1].id)
        assert last is not None
        promise = Promise(
            id=PromiseId("prm_late"),
            delivery=last.id,
            window=Window(EIGHT, EIGHT + timedelta(minutes=30)),
            made_at=EIGHT,
            changeable_until=None,
        )
        await unit.deliveries.save(
            replace(last, promise=promise, delayed_by=Reason.VEHICLE_BREAKDOWN)
        )
    await recompute_etas(town.house, ways)
    await recompute_etas(town.house, Ways())
    late = [n for n in await notices(store) if n.kind is NoticeKind.LATE]
    assert [(n.delivery, n.ref) for n in late] == [(PEOPLE[-1].id, Reason.VEHICLE_BREAKDOWN)]


async def test_a_late_courier_comes_near_too(town: Town, store: SqlStore) -> None:
    """Who heard that it gets later hears once that the courier is a few stops away, as anybody."""
    ways = await on_the_road(town)
    async with town.house.store.begin() as unit:
        last = await unit.deliveries.get(PEOPLE[-1].id)
        assert last is not None
        promise = Promise(
            id=PromiseId("prm_late"),
            delivery=last.id,
            window=Window(EIGHT, EIGHT + timedelta(minutes=30)),
            made_at=EIGHT,
            changeable_until=None,
        )
        await unit.deliveries.save(replace(last, promise=promise))
    await recompute_etas(town.house, ways)
    for number, person in enumerate(PEOPLE[:4], start=1):
        await happens(town, person, EventType.DELIVERED, EIGHT + timedelta(minutes=20 * number))
        await recompute_etas(town.house, ways)
    told = [n for n in await notices(store) if n.delivery == PEOPLE[-1].id]
    assert NoticeKind.LATE in {n.kind for n in told}
    assert [n.ref for n in told if n.kind is NoticeKind.NEAR] == ["2"]


async def test_a_leg_that_no_road_knows_leaves_nobody_without_a_time(town: Town) -> None:
    """One shut gate, and everybody behind it still hears when the courier comes."""
    gate = PEOPLE[2].address.point
    assert gate is not None
    town.roads.shut.add(gate)
    ways = await on_the_road(town)
    assert await recompute_etas(town.house, ways) == len(PEOPLE)
