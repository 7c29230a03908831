"""A town to book in: real storage and actions, few small vans, and roads without a triangle
inequality. `wrong_with` replays what was written, by itself, and names whatever is not kept.
"""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zlib import crc32

from core.actions.ask import ask
from core.actions.house import House, Limits
from core.actions.prepared import Done
from core.commands import Command
from core.model.asker import Asker, Role
from core.model.carrier import all_allowed
from core.model.delivery import Delivery, DeliveryAddress
from core.model.ids import CarrierRef, DeliveryId, HoldId, RouteRef
from core.model.location import Location
from core.model.parcel import Parcel, Size
from core.model.path import Path
from core.model.promise import Hold
from core.model.route import Costing, Route, Stop, StopState, Terminus, Vehicle
from core.model.window import Window
from core.ports import Store, Unavailable, Unit
from core.refusals import Refused
from slots.buffer import NO_BUFFER
from slots.windows import windows_of_day
from tests.peers import Bell, NoAddresses

FLEET = CarrierRef("own-fleet")
CARRIER = replace(all_allowed(FLEET), name="Own Fleet", timezone="Europe/Helsinki", days_ahead=3)
NOW = datetime(2026, 11, 24, 4, tzinfo=UTC)  # a Tuesday, six in the morning in Helsinki
TODAY = date(2026, 11, 24)
DEPOT = Location(60.17, 24.90)
RECIPIENT = Asker(Role.RECIPIENT, "cnv_1")
PLANNER = Asker(Role.PLANNER, "key_1")
TRIES_MAX = 60  # so often somebody presses again whom the house asked to wait


def windows(day: date = TODAY) -> tuple[Window, ...]:
    return windows_of_day(CARRIER.windows, day, CARRIER.zone)


def window(hour: int, day: date = TODAY) -> Window:
    """The carrier's window that begins at this hour in Helsinki."""
    return next(each for each in windows(day) if each.start.astimezone(CARRIER.zone).hour == hour)


def door(number: int) -> Location:
    return Location(60.18 + number / 10_000, 24.95)


def seconds_between(a: Location, b: Location) -> int:
    """One-ways and detours, always the same: a leg says nothing about the way back."""
    if a == b:
        return 0
    return 60 + crc32(f"{a.lat:.5f} {a.lon:.5f} {b.lat:.5f} {b.lon:.5f}".encode()) % 1500


class CrookedRoads:
    """Tells travel times, a moment later; `is_ill` when it does not. No way leads to what is
    `shut`; who asks of what is `broken` finds a bug."""

    name = "crooked"

    def __init__(self) -> None:
        self.is_ill = False
        self.shut: set[Location] = set()
        self.broken: set[Location] = set()

    async def matrix(
        self, sources: Sequence[Location], targets: Sequence[Location], profile: Costing
    ) -> Sequence[Sequence[int | None]]:
        if self.is_ill:
            raise Unavailable("no roads today")
        await asyncio.sleep(0)
        if not self.broken.isdisjoint([*sources, *targets]):
            raise RuntimeError("a bug about this place")
        return [
            [None if b in self.shut and a != b else seconds_between(a, b) for b in targets]
            for a in sources
        ]

    async def path(self, points: Sequence[Location], profile: Costing) -> Path:
        raise NotImplementedError

    async def aclose(self) -> None: ...


@dataclass
class Clock:
    at: datetime = NOW

    def now(self) -> datetime:
        return self.at

    def wall(self) -> datetime:
        return self.at

    def patience(self, seconds: float) -> timedelta:
        return timedelta(seconds=seconds)


@dataclass
class Ids:
    """`mark` tells the processes of a test apart."""

    mark: str = ""
    count: int = 0

    def __call__(self, prefix: str) -> str:
        self.count += 1
        return f"{prefix}_{self.mark}{self.count:010d}"


def a_van(number: int = 1, *stops: Stop, units: int = 12, day: date = TODAY) -> Route:
    """On the road from eight to eight in Helsinki."""
    begin = datetime(day.year, day.month, day.day, 6, tzinfo=UTC)
    return Route(
        ref=RouteRef(f"van-{number}-{day.isoformat()}"),
        carrier=FLEET,
        date=day,
        version=1,
        vehicle=Vehicle(ref=f"van-{number}", units=units),
        start=Terminus(location=DEPOT, at=begin),
        end=Terminus(location=DEPOT, at=begin + timedelta(hours=12)),
        stops=stops,
        body_hash="1",
    )


def a_delivery(number: int, size: Size = Size.S) -> Delivery:
    return Delivery(
        id=DeliveryId(f"dlv_{number:020d}"),
        tracking_number=f"JJFI{number:011d}",
        carrier=FLEET,
        parcel=Parcel(size=size, weight_kg=1.0),
        address=DeliveryAddress(text=f"Testikatu {number}", location=door(number)),
        created_at=NOW,
        updated_at=NOW,
    )


@dataclass
class Town:
    """`ask` is what a chat or the API does, pressing again where it is asked to wait."""

    house: House
    clock: Clock
    roads: CrookedRoads
    waits: int = 0
    said: Counter[str] = field(default_factory=Counter)

    async def furnish(self, *things: Route | Delivery) -> None:
        async with self.house.store.begin() as unit:
            await unit.carriers.put(CARRIER)
            for thing in things:
                if isinstance(thing, Route):
                    await unit.routes.put(thing)
                else:
                    await unit.deliveries.add(thing)

    async def ask(self, command: Command) -> Done:
        """Raises Refused."""
        for pause in range(TRIES_MAX):
            try:
                done = await ask(self.house, command, RECIPIENT)
            except Unavailable:
                self.waits += 1
                await asyncio.sleep(pause / 500)
            except Refused as refused:
                self.said[refused.refusal.code] += 1
                raise
            else:
                self.said[type(command).__name__] += 1
                return done
        raise AssertionError(f"{command} was never answered")

    async def answer(self, command: Command) -> Done | str:
        """What was done, or the code of the no."""
        try:
            return await self.ask(command)
        except Refused as refused:
            return refused.refusal.code

    async def route(self, ref: RouteRef) -> Route:
        async with self.house.store.read() as unit:
            found = await unit.routes.get(ref)
        assert found is not None
        return found

    async def delivery(self, id: DeliveryId) -> Delivery:
        async with self.house.store.read() as unit:
            found = await unit.deliveries.get(id)
        assert found is not None
        return found

    async def hold(self, id: HoldId) -> Hold:
        async with self.house.store.read() as unit:
            found = await unit.holds.get(id)
        assert found is not None
        return found

    async def keys_on(self, ref: RouteRef) -> list[str]:
        return [stop.key for stop in (await self.route(ref)).stops]


def a_town(store: Store, mark: str = "", clock: Clock | None = None) -> Town:
    clock, roads = clock or Clock(), CrookedRoads()
    house = House(
        store=store,
        clock=clock,
        new_id=Ids(mark),
        travel=roads,
        addresses=NoAddresses(),
        bell=Bell(),
        limits=Limits(hold_seconds=300, promise_buffer=NO_BUFFER),
    )
    return Town(house, clock, roads)


async def wrong_with(store: Store, deliveries: Sequence[DeliveryId]) -> list[str]:
    """Everything that is not as people were told; empty where all is well."""
    async with store.read() as unit:
        routes = [route for day in range(4) for route in await _of_day(unit, day)]
        known = [found for id in deliveries if (found := await unit.deliveries.get(id))]
        holds = [hold for id in deliveries if (hold := await unit.holds.standing(id))]
        waits = [hold for id in deliveries if (hold := await unit.holds.standby(id))]
    wrong = [complaint for route in routes for complaint in not_driven(route)]
    stops = [(route.ref, stop) for route in routes for stop in route.stops]
    for delivery in known:
        visits = [(ref, each) for ref, each in stops if each.key == delivery.id and _ahead(each)]
        promise = delivery.promised
        if promise is not None:
            told = [(ref, each.window, each.promised) for ref, each in visits]
            if told != [(promise.route_ref, promise.window, True)]:
                wrong.append(f"{delivery.id} was promised {promise.window}, stands as {told}")
        elif any(each.promised for _, each in visits):
            wrong.append(f"{delivery.id} has a promised stop and no promise")
    for hold in holds:
        kept = [(ref, each.window) for ref, each in stops if each.hold == hold.id]
        if kept != [(hold.route_ref, hold.window)]:
            wrong.append(f"{hold.id} stands as {kept}")
    standing = {hold.id for hold in (*holds, *waits)}
    wrong += [
        f"{each.key} is held by nobody" for _, each in stops if each.hold not in {None, *standing}
    ]
    return wrong


def not_driven(route: Route) -> list[str]:
    """Drive it, stop by stop: whom the van fails."""
    wrong = []
    here, now = route.start.location, route.start.at
    for stop in route.stops:
        now += timedelta(seconds=seconds_between(here, stop.location))
        if stop.window is not None:
            now = max(now, stop.window.start)
            if now >= stop.window.end and (stop.promised or stop.hold):
                wrong.append(f"{route.ref} comes to {stop.key} at {now}, not in {stop.window}")
        now += timedelta(seconds=stop.service_seconds)
        here = stop.location
    if now + timedelta(seconds=seconds_between(here, route.end.location)) > route.end.at:
        wrong.append(f"{route.ref} is not home in time")
    parcels = {stop.delivery or stop.key: stop.units for stop in route.stops}
    if sum(parcels.values()) > route.vehicle.units:
        wrong.append(f"{route.ref} carries {sum(parcels.values())}")
    if any(a.key == b.key for a, b in pairwise(sorted(route.stops, key=lambda each: each.key))):
        wrong.append(f"{route.ref} has a key twice")
    return wrong


def _ahead(stop: Stop) -> bool:
    return stop.state is StopState.PLANNED


async def _of_day(unit: Unit, days: int) -> Sequence[Route]:
    day = TODAY + timedelta(days=days)
    return await unit.routes.of_days(FLEET, day, day)
