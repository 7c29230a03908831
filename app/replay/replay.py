"""The replay of a day: customers come in a random order, each takes the nearest window offered."""

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

from app.replay.booking import Booked, Took
from app.replay.checks import broken, planned_at_last, travel_seconds
from app.replay.deciders import (
    SAFE_SHARE,
    SHARE_STEP,
    Counting,
    Decider,
    Inserting,
    Kind,
    Resolving,
    planner_here,
)
from app.replay.town import Town
from core.model.window import Window
from slots.buffer import NO_BUFFER, Buffer

type Watched = Callable[[Sequence[int], str], Iterable[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """`vehicles` of a kind, who decides, and how clear of its end a promise is planned."""

    vehicles: int
    decider: Kind = Kind.INSERT
    buffer: Buffer = NO_BUFFER
    counter_share: float = SAFE_SHARE
    counter_breaks: bool = False  # it is left as it is, whatever it breaks


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """What came of one day, or of several on average: `broken_promises` are those of all days."""

    customers: int
    vehicles: int
    windows: int
    accepted: float
    wished: float
    broken_promises: int
    offers: tuple[float, ...]  # seconds of the processor, each
    holds: tuple[float, ...]
    reoptimise_s: float  # of the processor: all that a planner was asked, and what came of it
    travel_s: float

    def as_json(self) -> dict[str, object]:
        return {
            "customers": self.customers,
            "vehicles": self.vehicles,
            "windows": self.windows,
            "accepted": _plain(self.accepted),
            "wished": _plain(self.wished),
            "broken_promises": self.broken_promises,
            "offer_ms": _spread_ms(self.offers),
            "hold_ms": _spread_ms(self.holds),
            "reoptimise_s": round(self.reoptimise_s, 3),
            "travel_s": _plain(self.travel_s),
        }


async def replayed(town: Town, setting: Setting, seed: int, watched: Watched) -> Replayed:
    """One day. The seed decides the order in which customers come, and nothing else."""
    vans = town.vans(setting.vehicles)
    order = list(town.instance.customers)
    random.Random(seed).shuffle(order)
    booked = Booked(town, vans, buffer=setting.buffer)
    if setting.decider is Kind.COUNTER:
        return await _counted(town, setting, seed, order, booked, watched)
    told = await _told(_decider(setting.decider, booked), order, watched)
    return _result(town, setting, told, booked)


def mean(days: Sequence[Replayed]) -> Replayed:
    return replace(
        days[0],
        accepted=fmean(day.accepted for day in days),
        wished=fmean(day.wished for day in days),
        broken_promises=sum(day.broken_promises for day in days),
        offers=tuple(seconds for day in days for seconds in day.offers),
        holds=tuple(seconds for day in days for seconds in day.holds),
        reoptimise_s=fmean(day.reoptimise_s for day in days),
        travel_s=fmean(day.travel_s for day in days),
    )


def _decider(kind: Kind, booked: Booked) -> Decider:
    match kind:
        case Kind.RESOLVE:
            return Resolving(booked)
        case Kind.REOPTIMISE:
            return Inserting(booked, planner_here())
        case _:
            return Inserting(booked)


async def _told(decider: Decider, order: Sequence[int], watched: Watched) -> dict[int, Window]:
    """Who was promised what."""
    told = {}
    for customer in watched(order, "customers"):
        if (window := await decider.given(customer)) is not None:
            told[customer] = window
    return told


async def _counted(
    town: Town,
    setting: Setting,
    seed: int,
    order: Sequence[int],
    booked: Booked,
    watched: Watched,
) -> Replayed:
    """First the day as routes would book it tells what the counter may be set to; then it is set
    lower, as long as something breaks."""
    whole = replace(setting, decider=Kind.REOPTIMISE)
    possible = (await replayed(town, whole, seed, watched)).accepted
    share = setting.counter_share
    while True:
        counting = Counting(booked, int(share * possible))
        told = await _told(counting, order, watched)
        booked.replace(planned_at_last(town, town.vans(setting.vehicles), told))
        found = _result(town, setting, told, booked)
        if not found.broken_promises or setting.counter_breaks or share <= SHARE_STEP:
            return found
        share -= SHARE_STEP


def _result(town: Town, setting: Setting, told: Mapping[int, Window], booked: Booked) -> Replayed:
    took: Took = booked.took
    routes = booked.routes
    wished = [one for one, window in told.items() if window == town.windows[town.wishes[one]]]
    return Replayed(
        customers=len(town.instance.customers),
        vehicles=setting.vehicles,
        windows=len(town.windows),
        accepted=len(told),
        wished=len(wished),
        broken_promises=len(broken(town, told, routes)),
        offers=tuple(took.offers),
        holds=tuple(took.holds),
        reoptimise_s=took.solving,
        travel_s=travel_seconds(town, routes),
    )


def _spread_ms(seconds: Sequence[float]) -> dict[str, float]:
    inorder = sorted(seconds) or [0.0]
    return {
        "p50": round(inorder[len(inorder) // 2] * 1e3, 4),
        "p99": round(inorder[int(len(inorder) * 0.99)] * 1e3, 4),
    }


def _plain(value: float) -> float | int:
    return int(value) if float(value).is_integer() else round(value, 2)
