"""Crashes: processes that are killed, that fall between two commits, and that are told to end."""

import asyncio
import signal
import time
from collections.abc import Sequence
from contextlib import suppress

from benchmarks.faults.judge import judge_changes, judge_talks
from benchmarks.faults.load import (
    Parcel,
    Talk,
    announced,
    answered,
    asked_for,
    chatter,
    sender,
    talks,
    until,
)
from benchmarks.faults.scenario import Case, Scenario, Seen
from benchmarks.faults.stand import Fell, Part, Stand, stand, with_keys
from core.fail_points import KILLED, FailPoint

PEOPLE = 6
SETTLED_SECONDS_MAX = 120.0
AFTERWARDS_SECONDS = 2.0  # in which an answer too many would still come
END_SECONDS_MAX = 10.0
FELL_SECONDS_MAX = 90.0
PATIENCE_SECONDS = 900.0  # while one process after another falls
# What nobody comes by in a house that writes, reports and asks: each has to be reached to count.
PLACES = tuple(point for point in FailPoint if point is not FailPoint.BEFORE_RENEW)


async def killed_under_load(case: Case) -> Seen:
    """Whoever it hits, in the middle of whatever it does, again and again."""
    seen, kills = Seen(), case.times(4, 50)
    async with stand(case.kind, case.folder, case.seed, bug=case.bug) as house:
        await with_keys(house)
        await house.start()
        people = talks(house, PEOPLE)
        parcels: list[Parcel] = []
        over = asyncio.Event()
        async with asyncio.TaskGroup() as group:
            group.create_task(chatter(people, over.is_set))
            group.create_task(_announcing(house, parcels, over))
            for _ in range(kills):
                await asyncio.sleep(house.chance.uniform(0.5, 3.0))
                await _killed_and_back(house)
            over.set()
        await _settled(house, seen, people)
        judge_talks(seen, people, extra_each=kills)
        await judge_changes(seen, sender(house), house, parcels)
        _must_not_have_fallen(seen, house)
        seen.note(f"{kills} kills")
    return seen


async def fallen_between_commits(case: Case) -> Seen:
    """One process after another falls at a named place; the next one finds what it left."""
    seen = Seen()
    places = list(PLACES)
    async with stand(case.kind, case.folder, case.seed, bug=case.bug) as house:
        if not case.is_long and case.kind == "postgresql":  # each waits for a lease there
            places = house.chance.sample(places, 3)
        await with_keys(house)
        await house.start("all")
        people = talks(house, PEOPLE)
        parcels = [await announced(sender(house), f"FP{n:05}") for n in range(PEOPLE)]
        await answered(people, SETTLED_SECONDS_MAX)
        await house.stop()
        async with asyncio.TaskGroup() as askers:  # who ask on until somebody answers
            fallen = []
            for place in places:
                if await _falls_at(house, place, people, parcels, askers):
                    fallen.append(place)
            await house.start("all")
        await _settled(house, seen, people)
        judge_talks(seen, people, extra_each=len(places))
        await judge_changes(seen, sender(house), house, parcels)
        not_met = sorted(set(places) - set(fallen))
        seen.must(3, not not_met, f"never fell at {', '.join(not_met)}")
        seen.note(f"fell at {len(fallen)} places")
    return seen


async def told_to_end(case: Case) -> Seen:
    """SIGTERM under load, some of them twice: it ends in time and with a good code, and nobody
    hears anything twice."""
    seen, rounds = Seen(), case.times(3, 20)
    async with stand(case.kind, case.folder, case.seed, bug=case.bug) as house:
        await house.start()
        people = talks(house, PEOPLE)
        over = asyncio.Event()
        async with asyncio.TaskGroup() as group:
            group.create_task(chatter(people, over.is_set))
            for turn in range(rounds):
                await asyncio.sleep(house.chance.uniform(0.5, 2.0))
                await _ends_well(house, seen, twice=turn % 2 == 1)
            over.set()
        await _settled(house, seen, people)
        judge_talks(seen, people, extra_each=0)
        _must_not_have_fallen(seen, house)
        seen.note(f"{rounds} ends")
    return seen


async def _announcing(house: Stand, parcels: list[Parcel], over: asyncio.Event) -> None:
    """Parcels, and a word for the courier of each, asked until it was acknowledged."""
    shop = sender(house)
    while not over.is_set():
        parcel = await announced(shop, f"K{len(parcels):05}")
        await asked_for(shop, parcel, f"ring {len(parcels)} times")
        parcels.append(parcel)
        await asyncio.sleep(house.chance.uniform(0.1, 0.5))


async def _killed_and_back(house: Stand) -> None:
    victim = house.chance.choice([part for part in house.parts if part.is_alive])
    await house.kill(victim)
    await house.start(victim.role)


async def _falls_at(
    house: Stand,
    place: FailPoint,
    people: Sequence[Talk],
    parcels: Sequence[Parcel],
    askers: asyncio.TaskGroup,
) -> bool:
    """Whether a process did fall there, under everything that leads by its places."""
    house.extra = {"FP": f"{place}:exit@{house.chance.randint(1, 3)}"}
    try:
        part = await house.begin("all")
    finally:
        house.extra = {}
    with suppress(Fell):  # one that falls while it begins has fallen too
        await house.until_ready(part)
    writing = asyncio.create_task(chatter(people, lambda: not part.is_alive, (0.5, 1.5)))
    askers.create_task(_asking(house, parcels, part))
    try:
        async with asyncio.timeout(FELL_SECONDS_MAX):
            code = await part.process.wait()
    except TimeoutError:
        await house.kill(part)
        code = 0
    await writing
    return code == KILLED


async def _asking(house: Stand, parcels: Sequence[Parcel], part: Part) -> None:
    """Changes and news of parcels, as long as somebody is there to hear them."""
    shop = sender(house, PATIENCE_SECONDS)
    for parcel in parcels:
        if part.is_alive:
            await asked_for(shop, parcel, f"ring {len(parcel.changes)} times")


async def _ends_well(house: Stand, seen: Seen, *, twice: bool) -> None:
    part = house.chance.choice([one for one in house.parts if one.is_alive])
    begun = time.monotonic()
    part.send(signal.SIGTERM)
    if twice:
        await asyncio.sleep(0.1)
        part.send(signal.SIGTERM)
    try:
        async with asyncio.timeout(END_SECONDS_MAX + 5.0):
            code = await part.process.wait()
        took = time.monotonic() - begun
        seen.must(11, code == 0, f"{part.role} ended with {code}")
        seen.must(11, took <= END_SECONDS_MAX, f"{part.role} took {took:.1f} s to end")
    except TimeoutError:
        seen.look(11, [f"{part.role} did not end when it was told"])
        await house.kill(part)
    await house.start(part.role)


async def _settled(house: Stand, seen: Seen, people: Sequence[Talk]) -> None:
    """Until everything is answered, and a little longer."""
    await answered(people, SETTLED_SECONDS_MAX)
    carriers = house.carriers.values()
    counts = [-1]

    def is_quiet() -> bool:
        now = [len(one.asked) for one in carriers]
        before, counts[:] = list(counts), now
        return before == now

    await asyncio.sleep(AFTERWARDS_SECONDS)
    await until(is_quiet, 5.0)


def _must_not_have_fallen(seen: Seen, house: Stand) -> None:
    fell = [one.role for one in house.parts if one.process.returncode not in (None, 0, -9)]
    seen.must(11, not fell, f"fell by themselves: {', '.join(fell)}")


SCENARIOS = (
    Scenario(
        number=1,
        name="kill -9 under load",
        play=killed_under_load,
        catches=("acknowledged-before-stored", "sent-before-sending"),
    ),
    Scenario(number=2, name="fallen between two commits", play=fallen_between_commits),
    Scenario(number=29, name="told to end, again and again", play=told_to_end),
)
