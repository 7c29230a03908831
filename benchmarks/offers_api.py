"""Offers by the API: how long the whole way takes, from a call to its answer, by real roads.

    python -m benchmarks.offers_api [--json] [--fast]

The real command in a process of its own, over the streets of central Helsinki in embedded Valhalla;
somebody else's process calls. Two days to offer: ten routes of sixty stops on each of five days,
and fifty routes of twenty stops on one. `new door`: nobody was ever asked about it, so the roads
are. `again`: the same people look once more. `at once`: many people look all the time, and now and
then one keeps what they see. Exit 1 where a bound is missed.
"""

import argparse
import asyncio
import json
import random
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import psutil

from benchmarks import house
from benchmarks.bounds import Bound, bounds_wire, exit_of, print_bounds
from benchmarks.machine import machine, named
from benchmarks.processes import Fell
from benchmarks.slots_towns import CACHE
from core.model.location import Location
from core.model.route import Profile
from integrations.routing import open_travel_times
from sandbox.own_fleet.settings import REF, carrier_wire
from sandbox.place import Place
from sandbox.town import EXTRACT, Town

FLEETS = ((5, 10, 60), (1, 50, 20))  # days, routes a day, stops a route
DOORS = 300
CALLERS = 4
SECONDS = 10.0
HOLD_EVERY = 100  # offers
SERVICE_SECONDS = (240, 600)  # at the stops, where sixty fill a day and where twenty do
SHIFT_HOURS = 12
OPENS_UTC = 6
DEPOT = Place(60.1699, 24.9384)
P99_MS_MAX = 50.0
OFFERS_A_SECOND_MIN = 200.0
QUIET_SECONDS = 2.0
_SCHEDULED = 2  # which of a process's clocks: time on the processor


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One way of asking: milliseconds of the clock, and of the house's processor for each call."""

    fleet: str
    name: str
    calls: int
    slots: float
    p50_ms: float
    p99_ms: float
    cpu_ms: float
    a_second: float


def main(arguments: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(prog="python -m benchmarks.offers_api")
    options.add_argument("--json", action="store_true")
    options.add_argument("--fast", action="store_true", help="a tenth of the calls")
    told = options.parse_args(arguments)
    share = 10 if told.fast else 1
    looks = [look for fleet in FLEETS for look in asyncio.run(measured(*fleet, share))]
    bounds = bounds_of(looks)
    if told.json:
        print(json.dumps(_wire(looks, bounds), indent=2))
    else:
        _print(looks, bounds)
    return exit_of(bounds)


async def measured(days: int, routes: int, stops: int, share: int) -> list[Look]:
    fleet = f"{days} × {routes} × {stops}"
    with tempfile.TemporaryDirectory(prefix="doorstep-offers-") as name:
        folder = Path(name)
        # A key may make so many calls a second: callers who shared one would measure that.
        secrets = [await house.key(folder) for _ in range(CALLERS)]
        settings = {"OSM_EXTRACT": str(EXTRACT), "PLANNER": "vroom"}
        async with house.running(folder, settings) as running, aiohttp.ClientSession() as session:
            callers = [_Caller(running.address, secret, session) for secret in secrets]
            server = psutil.Process(running.process.pid)
            doors = await _furnished(callers[0], days, routes, stops, DOORS // share)
            await asyncio.sleep(QUIET_SECONDS)
            looks = _Looks(callers, server, fleet)
            known, fresh = doors[: len(doors) // 2], doors[len(doors) // 2 :]
            return [
                await looks.one_by_one("new door", known),
                await looks.one_by_one("again", known),
                await looks.at_once("at once", known, SECONDS / share),
                await looks.together("new doors at once", fresh),
            ]


class _Caller:
    def __init__(self, address: str, secret: str, session: aiohttp.ClientSession) -> None:
        self._address = address
        self._headers = {"Authorization": f"Bearer {secret}"}
        self._session = session

    async def call(self, method: str, path: str, body: object = None) -> tuple[int, object]:
        async with self._session.request(
            method, self._address + path, json=body, headers=self._headers
        ) as answer:
            return answer.status, await answer.json() if answer.status != 204 else None

    async def done(self, method: str, path: str, body: object) -> dict[str, object]:
        status, said = await self.call(method, path, body)
        if status >= 300 or not isinstance(said, dict):
            raise Fell(f"{method} {path}: {status} {said}")
        return said

    async def slots(self, door: str) -> list[dict[str, object]]:
        """Asked again where the travel times are being fetched, or a key is too fast."""
        while True:
            status, said = await self.call("GET", f"/v1/deliveries/{door}/slots")
            if status == 200 and isinstance(said, dict):
                return list(said["items"])
            if status not in (202, 429):
                raise Fell(f"slots: {status} {said}")
            await asyncio.sleep(0.05)


type _Asked = Callable[[_Caller, str], Awaitable[None]]


@dataclass(slots=True)
class _Looks:
    callers: Sequence[_Caller]
    server: psutil.Process
    fleet: str

    async def one_by_one(self, name: str, doors: Sequence[str]) -> Look:
        async def play(look: _Asked) -> None:
            for door in doors:
                await look(self.callers[0], door)

        return await self._timed(name, play)

    async def together(self, name: str, doors: Sequence[str]) -> Look:
        async def play(look: _Asked) -> None:
            left = list(doors)

            async def asking(caller: _Caller) -> None:
                while left:
                    await look(caller, left.pop())

            await asyncio.gather(*map(asking, self.callers))

        return await self._timed(name, play)

    async def at_once(self, name: str, doors: Sequence[str], seconds: float) -> Look:
        """Each caller looks again as soon as they have an answer."""

        async def play(look: _Asked) -> None:
            until = time.perf_counter() + seconds
            chance = random.Random(3)

            async def asking(caller: _Caller) -> None:
                while time.perf_counter() < until:
                    door = chance.choice(doors)
                    await look(caller, door)
                    if chance.randrange(HOLD_EVERY) == 0:
                        await self._keep(caller, door)

            await asyncio.gather(*map(asking, self.callers))

        return await self._timed(name, play)

    async def _keep(self, caller: _Caller, door: str) -> None:
        slots = await caller.slots(door)
        if slots:
            wish = {"slot_id": slots[0]["slot_id"]}
            await caller.call("POST", f"/v1/deliveries/{door}/holds", wish)

    async def _timed(self, name: str, play: Callable[[_Asked], Awaitable[None]]) -> Look:
        took: list[float] = []
        found = 0

        async def look(caller: _Caller, door: str) -> None:
            nonlocal found
            begun = time.perf_counter()
            slots = await caller.slots(door)
            took.append(time.perf_counter() - begun)
            found += len(slots)

        before, begun = _cpu(self.server), time.perf_counter()
        await play(look)
        seconds, cpu = time.perf_counter() - begun, _cpu(self.server) - before
        took.sort()
        return Look(
            fleet=self.fleet,
            name=name,
            calls=len(took),
            slots=found / len(took),
            p50_ms=took[len(took) // 2] * 1e3,
            p99_ms=took[int(len(took) * 0.99)] * 1e3,
            cpu_ms=cpu / len(took) * 1e3,
            a_second=len(took) / seconds,
        )


async def _furnished(caller: _Caller, days: int, routes: int, stops: int, doors: int) -> list[str]:
    """The carrier, its routes from tomorrow on, and deliveries that nobody has looked at yet."""
    chance = random.Random(f"{days}-{routes}-{stops}")
    town = await _reached()
    await caller.done("PUT", f"/v1/carriers/{REF}", carrier_wire(days_ahead=days))
    today = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    service = SERVICE_SECONDS[0] if stops > 40 else SERVICE_SECONDS[1]
    for day in range(1, days + 1):
        for number in range(routes):
            places = [_at(chance.choice(town)) for _ in range(stops)]
            begin = today + timedelta(days=day, hours=OPENS_UTC)
            route = _route(number, begin, places, service, chance)
            await caller.done("PUT", f"/v1/routes/r-{day}-{number}", route)
    made = []
    for number in range(doors):
        place = _at(chance.choice(town))
        # Some metres away: nobody has asked about this very door.
        place = {"lat": place["lat"] + number * 1e-6, "lon": place["lon"]}
        delivery = {
            "tracking_number": f"OFFER{number:05}",
            "carrier": REF,
            "address": {"location": place},
            "service_seconds": service,
        }
        said = await caller.done("POST", "/v1/deliveries", delivery)
        made.append(str(said["id"]))
    return made


async def _reached() -> list[Place]:
    """The town's addresses that a van can come to and leave again."""
    every = [address.place for address in Town.load().addresses]
    doors = [Location(place.lat, place.lon) for place in every]
    depot = [Location(DEPOT.lat, DEPOT.lon)]
    travel = await open_travel_times("valhalla", EXTRACT, CACHE)
    try:
        (out,) = await travel.matrix(depot, doors, Profile.AUTO)
        back = await travel.matrix(doors, depot, Profile.AUTO)
    finally:
        await travel.aclose()
    return [
        place
        for place, there, (home,) in zip(every, out, back, strict=True)
        if there is not None and home is not None
    ]


def _route(
    number: int,
    begin: datetime,
    places: Sequence[dict[str, float]],
    service: int,
    chance: random.Random,
) -> dict[str, object]:
    """As full as it can be driven; every other stop has a window of two hours around it."""
    end = begin + timedelta(hours=SHIFT_HOURS)
    each = (end - begin) / (len(places) + 4)
    stops: list[dict[str, object]] = []
    for at, place in enumerate(places):
        arrival = begin + each * (at + 1)
        stop: dict[str, object] = {
            "tracking_number": f"LOAD-{number}-{at}",
            "location": place,
            "service_seconds": service,
            "arrival": arrival.isoformat(),
        }
        if chance.random() < 0.5:
            opens, closes = max(begin, arrival - timedelta(hours=1)), arrival + timedelta(hours=1)
            stop["window"] = {"start": opens.isoformat(), "end": closes.isoformat()}
        stops.append(stop)
    return {
        "version": 1,
        "date": begin.date().isoformat(),
        "carrier": REF,
        "vehicle": {
            "ref": f"van-{number}",
            "profile": "auto",
            "capacity": {"units": 4 * len(places), "weight_kg": 3000},
        },
        "start": {"location": _at(DEPOT), "at": begin.isoformat()},
        "end": {"location": _at(DEPOT), "at": end.isoformat()},
        "stops": stops,
    }


def _at(place: Place) -> dict[str, float]:
    return {"lat": place.lat, "lon": place.lon}


def _cpu(process: psutil.Process) -> float:
    """Seconds. Linux knows a clock of each process, to the nanosecond; others count in ticks of ten
    milliseconds, in which a few calls take no time."""
    if sys.platform != "linux":
        times = process.cpu_times()
        return times.user + times.system
    return time.clock_gettime((~process.pid << 3) | _SCHEDULED)


def bounds_of(looks: Sequence[Look]) -> list[Bound]:
    return [
        bound
        for look in looks
        for bound in (
            Bound(
                name=f"{look.fleet} {look.name}, p99",
                value=look.p99_ms,
                limit=P99_MS_MAX,
                unit="ms",
            ),
            Bound(
                name=f"{look.fleet} {look.name}, offers a second",
                value=look.a_second,
                limit=OFFERS_A_SECOND_MIN,
                unit="/s",
                least=True,
            ),
        )
        if look.name == "at once" or (look.name in ("new door", "again") and not bound.least)
    ]


def _print(looks: Sequence[Look], bounds: Sequence[Bound]) -> None:
    print(named())
    print(f"\n{'offers by the API':<36}{'calls':>7}{'slots':>7}{'p50 ms':>9}{'p99 ms':>9}", end="")
    print(f"{'CPU ms':>9}{'a second':>10}")
    for each in looks:
        print(
            f"{each.fleet + '  ' + each.name:<36}{each.calls:>7}{each.slots:>7.1f}"
            f"{each.p50_ms:>9.1f}{each.p99_ms:>9.1f}{each.cpu_ms:>9.1f}{each.a_second:>10.0f}"
        )
    print_bounds(bounds)


def _wire(looks: Sequence[Look], bounds: Sequence[Bound]) -> dict[str, object]:
    return {
        "machine": machine(),
        "looks": [asdict(each) for each in looks],
        "bounds": bounds_wire(bounds),
    }


if __name__ == "__main__":
    sys.exit(main())
