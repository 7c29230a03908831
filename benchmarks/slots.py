"""Slots: what inserting, putting in order, solving anew and counting accept, and how fast we offer.

    python -m benchmarks.slots [--json] [--seeds 5] [--towns 3]

All in one run, so that ratios are of the same machine at the same time; exit 1 where a bound is
missed. Towns are made by `benchmarks.slots_towns`. Most of the time is VROOM's; one order of
arrival in two towns takes some minutes, and says of a share of customers only what it is to two
points or so. What is done so far is told on stderr.
"""

import argparse
import asyncio
import json
import random
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from statistics import fmean
from zoneinfo import ZoneInfo

import msgspec

from app.progress import told_on_a_terminal
from app.replay.booking import Booked
from app.replay.deciders import Inserting, Kind, planner_here
from app.replay.replay import Replayed, Setting, mean, replayed
from app.replay.town import Town
from benchmarks import offering
from benchmarks.bounds import Bound, bounds_wire, exit_of, print_bounds
from benchmarks.machine import machine, named
from benchmarks.slots_noise import CALM, RUSHED, Streets, late_share, reported
from benchmarks.slots_towns import town
from core.model.route import Costing, Profile
from integrations.planners.vroom import translate
from integrations.planners.vroom.solver import solver
from slots.buffer import NO_BUFFER, Buffer
from slots.driven import driven, noise_of
from slots.insertion import choices
from slots.legs import Legs

TOWNS = ((200, 4), (330, 6), (460, 8))  # customers, vehicles: scarce, so that somebody must leave
WINDOWS = 6
BUFFERS = {
    "none": NO_BUFFER,
    **{f"{minutes} min": Buffer(seconds=minutes * 60) for minutes in (10, 20, 25, 30)},
    **{f"for {late} in 100": Buffer.for_late(late) for late in (10, 5, 3)},
}
BUFFER = "for 3 in 100"  # the one that is held to the bound
LEARNT_DAYS = 14  # of each route, before a town with a rush is promised anything
BEFORE_SEED = 1_000  # none of those that are measured
UTC_ZONE = ZoneInfo("UTC")
FLEETS = ((50, 20, 300), (500, 20, 60))  # routes, stops of each, offers asked
OFFER_MS_MAX = {1_000: 0.3, 10_000: 5.0}
RESOLVE_RATIO_MIN = 1_000.0
ACCEPTED_MIN = 1.02  # of what solving anew accepts
SOLVING_MAX = 1 / 20  # of the processor's time that solving anew takes
COUNTER_MIN = 1.4  # of a counter that breaks nothing
LATE_MAX = 0.03
BUFFER_COSTS_MAX = 0.08  # of the bookings
OFFERS_FOR_RATIO = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """All windows of a request, the ways at hand: of the clock, and of the processor."""

    routes: int
    stops: int
    windows: int
    offered: float
    p50_ms: float
    p99_ms: float
    p99_cpu_ms: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A town booked by every decider, the mean of the same days."""

    name: str
    days: dict[Kind, Replayed]
    full: Replayed  # a counter that is set to all that the day takes, whatever it breaks

    def ratio(self, one: Kind, other: Kind) -> float:
        return self.days[one].accepted / self.days[other].accepted

    @property
    def solving(self) -> float:
        return self.days[Kind.REOPTIMISE].reoptimise_s / self.days[Kind.RESOLVE].reoptimise_s


@dataclass(frozen=True, slots=True, kw_only=True)
class Buffered:
    name: str
    accepted: float
    late: float


def main(arguments: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(prog="python -m benchmarks.slots")
    options.add_argument("--json", action="store_true", help="figures for a program")
    options.add_argument("--seeds", type=int, default=5, help="days of each town")
    options.add_argument(
        "--towns", type=int, default=len(TOWNS), help="how many of them, at most three"
    )
    told = options.parse_args(arguments)
    speeds = [speed(*size) for size in FLEETS]
    ratio = resolve_ratio()
    seeds = range(1, told.seeds + 1)
    towns = [
        (Town.of(town(customers, seed=customers), WINDOWS), vehicles)
        for customers, vehicles in TOWNS[: told.towns]
    ]
    compared = [asyncio.run(compare(*one, seeds)) for one in towns]
    buffered = asyncio.run(buffers(towns, seeds))
    bounds = _bounds(speeds, ratio, compared, buffered)
    if told.json:
        print(json.dumps(_wire(speeds, ratio, compared, buffered, bounds), indent=2))
    else:
        _print(speeds, ratio, compared, buffered, bounds)
    return exit_of(bounds)


def speed(routes: int, stops: int, times: int) -> Speed:
    asked = offering.Asked(routes, stops)
    clock: list[float] = []
    processor: list[float] = []
    offered = 0
    for _ in range(times):
        stop, ways = asked.another()
        begun, begun_cpu = time.perf_counter(), time.thread_time()
        offered += len(choices(asked.table, ways, stop, asked.windows))
        clock.append(time.perf_counter() - begun)
        processor.append(time.thread_time() - begun_cpu)
    return Speed(
        routes=routes,
        stops=routes * stops,
        windows=len(asked.windows),
        offered=offered / times,
        p50_ms=_at(clock, 0.5) * 1e3,
        p99_ms=_at(clock, 0.99) * 1e3,
        p99_cpu_ms=_at(processor, 0.99) * 1e3,
    )


def resolve_ratio() -> float:
    """How many requests, of all windows, we answer while VROOM plans one anew: one window, its
    quickest search, 300 stops on 15 routes, from the routes as they stand."""
    asked = offering.Asked(15, 20)
    stop, ways = asked.another()
    routes = [run.route for run in asked.table.runs]
    legs: dict[Costing, Legs] = {Profile.AUTO: asked.all_legs(stop)}
    problem = msgspec.to_builtins(translate.fleet_problem(routes, legs, (stop,)))
    solve = solver(0)
    begun = time.process_time()
    solve(problem)
    vroom = time.process_time() - begun
    begun = time.process_time()
    for _ in range(OFFERS_FOR_RATIO):
        choices(asked.table, ways, stop, asked.windows)
    return vroom / ((time.process_time() - begun) / OFFERS_FOR_RATIO)


async def compare(made: Town, vehicles: int, seeds: Iterable[int]) -> Compared:
    days = {}
    name = f"{len(made.instance.customers)} on {vehicles}"
    for kind in Kind:
        setting = Setting(vehicles=vehicles, decider=kind)
        days[kind] = mean([await replayed(made, setting, seed, _watched) for seed in seeds])
        print(f"{name}, {kind}: {days[kind].accepted:.1f} accepted", file=sys.stderr)
    setting = Setting(
        vehicles=vehicles, decider=Kind.COUNTER, counter_share=1.0, counter_breaks=True
    )
    full = mean([await replayed(made, setting, seed, _watched) for seed in seeds])
    print(f"{name}, counter set to all: {full.broken_promises} broken", file=sys.stderr)
    return Compared(name=name, days=days, full=full)


async def buffers(towns: Sequence[tuple[Town, int]], seeds: Sequence[int]) -> list[Buffered]:
    """The same days, planned with a buffer and driven with noise: the mean of all towns."""
    planned = [(name, buffer, CALM) for name, buffer in BUFFERS.items()]
    found = [await _buffered(towns, seeds, *one) for one in planned]
    usual = BUFFERS[BUFFER]
    made, vehicles = towns[0]
    before = await _booked(made, vehicles, BEFORE_SEED, usual)
    days = reported(made, before.routes, BEFORE_SEED, RUSHED, LEARNT_DAYS)
    known = driven([(one, made.legs[Profile.AUTO]) for one in days], UTC_ZONE)
    learnt = replace(usual, noise=noise_of(known, UTC_ZONE))
    found.append(await _buffered(towns, seeds, "a rush, not known", usual, RUSHED))
    found.append(await _buffered(towns, seeds, "a rush, learnt", learnt, RUSHED))
    return found


async def _buffered(
    towns: Sequence[tuple[Town, int]],
    seeds: Sequence[int],
    name: str,
    buffer: Buffer,
    streets: Streets,
) -> Buffered:
    days = [
        (made, await _booked(made, vehicles, seed, buffer))
        for made, vehicles in towns
        for seed in seeds
    ]
    return Buffered(
        name=name,
        accepted=fmean(len(day.stops()) for _, day in days),
        late=fmean(late_share(made, day.routes, 1, streets) for made, day in days),
    )


async def _booked(made: Town, vehicles: int, seed: int, buffer: Buffer) -> Booked:
    booked = Booked(made, made.vans(vehicles), buffer=buffer)
    deciding = Inserting(booked, planner_here())
    order = list(made.instance.customers)
    random.Random(seed).shuffle(order)
    for customer in order:
        await deciding.given(customer)
    return booked


def _bounds(
    speeds: Sequence[Speed],
    ratio: float,
    compared: Sequence[Compared],
    buffered: Sequence[Buffered],
) -> list[Bound]:
    accepted = fmean(one.ratio(Kind.REOPTIMISE, Kind.RESOLVE) for one in compared)
    solving = fmean(one.solving for one in compared)
    counter = fmean(one.ratio(Kind.REOPTIMISE, Kind.COUNTER) for one in compared)
    broken = sum(day.broken_promises for one in compared for day in one.days.values())
    none, kept = buffered[0], next(one for one in buffered if one.name == BUFFER)
    cost = 1 - kept.accepted / none.accepted
    return [
        *(
            Bound(
                name=f"offer, {one.stops:,} stops, p99",
                value=one.p99_cpu_ms,
                limit=OFFER_MS_MAX[one.stops],
                unit="ms",
            )
            for one in speeds
        ),
        Bound(name="VROOM ÷ offer", value=ratio, limit=RESOLVE_RATIO_MIN, unit="", least=True),
        Bound(name="accepted ÷ resolve", value=accepted, limit=ACCEPTED_MIN, unit="", least=True),
        Bound(name="solving ÷ resolve", value=solving, limit=SOLVING_MAX, unit=""),
        Bound(name="accepted ÷ counter", value=counter, limit=COUNTER_MIN, unit="", least=True),
        Bound(name="broken promises", value=broken, limit=1, unit=""),
        Bound(name=f"late, planned {kept.name}", value=kept.late, limit=LATE_MAX, unit=""),
        Bound(name="which costs of bookings", value=cost, limit=BUFFER_COSTS_MAX, unit=""),
    ]


def _print(
    speeds: Sequence[Speed],
    ratio: float,
    compared: Sequence[Compared],
    buffered: Sequence[Buffered],
    bounds: Sequence[Bound],
) -> None:
    print(named())
    print(f"\n{'offers, ms':<28}{'p50':>10}{'p99':>10}{'p99 CPU':>10}{'windows':>10}")
    for each in speeds:
        name = f"{each.stops:,} stops, {each.routes} routes"
        print(
            f"{name:<28}{each.p50_ms:>10.3f}{each.p99_ms:>10.3f}{each.p99_cpu_ms:>10.3f}"
            f"{each.offered:>10.1f}"
        )
    print(f"VROOM plans one window anew while we answer {ratio:,.0f} requests")
    print(f"\n{'booked':<20}{'accepted':>10}{'÷ resolve':>10}{'wished':>10}{'broken':>8}", end="")
    print(f"{'solving s':>11}{'way s each':>12}")
    for town_ in compared:
        for kind, day in town_.days.items():
            print(
                f"{town_.name + ' ' + kind:<20.20}{day.accepted:>10.1f}"
                f"{town_.ratio(kind, Kind.RESOLVE):>10.2f}{day.wished:>10.1f}"
                f"{day.broken_promises:>8}{day.reoptimise_s:>11.2f}"
                f"{day.travel_s / max(day.accepted, 1):>12.0f}"
            )
        name = town_.name + " counter, all"
        print(
            f"{name:<20.26}{town_.full.accepted:>10.1f}"
            f"{town_.full.accepted / town_.days[Kind.RESOLVE].accepted:>10.2f}"
            f"{town_.full.wished:>10.1f}{town_.full.broken_promises:>8}"
        )
    print(f"\n{'clear of the end':<28}{'accepted':>10}{'late':>10}")
    for one in buffered:
        print(f"{one.name:<28}{one.accepted:>10.1f}{one.late:>10.1%}")
    print_bounds(bounds)


def _wire(
    speeds: Sequence[Speed],
    ratio: float,
    compared: Sequence[Compared],
    buffered: Sequence[Buffered],
    bounds: Sequence[Bound],
) -> dict[str, object]:
    return {
        "machine": machine(),
        "offers": [asdict(each) for each in speeds],
        "vroom_to_offer": ratio,
        "towns": {
            one.name: {kind: day.as_json() for kind, day in one.days.items()}
            | {"counter set to all": one.full.as_json()}
            for one in compared
        },
        "buffers": [asdict(one) for one in buffered],
        "bounds": bounds_wire(bounds),
    }


def _at(figures: Sequence[float], share: float) -> float:
    return sorted(figures)[int(len(figures) * share)]


def _watched(items: Sequence[int], what: str) -> Iterable[int]:
    return told_on_a_terminal(items, "booking", what)


if __name__ == "__main__":
    raise SystemExit(main())
