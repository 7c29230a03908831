"""Time: clocks that jump, leaders that were asleep, a loop that stands still."""

import asyncio
import os
import signal
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from benchmarks.faults.judge import judge_talks
from benchmarks.faults.load import Talk, answered, chatter, say_each, talks, until
from benchmarks.faults.scenario import Case, NotRun, Scenario, Seen
from benchmarks.faults.stand import stand

SETTLED_SECONDS_MAX = 120.0
AFTERWARDS_SECONDS = 2.0
JUMPS = ("+3600s", "-3600s", "+0s", "+30d", "+0s")
FAKERS = (
    "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1",
    "/usr/lib/faketime/libfaketime.so.1",
)
WANTED = "FAULTS_LIBFAKETIME"
PAUSED_SECONDS = 32.0  # longer than any lease that a leader has
STILL_SECONDS = 4.0


async def clock_jumps(case: Case) -> Seen:
    """An hour on, an hour back, a month on and back: nobody is answered twice, nobody waits, and
    what a process held that was killed before the jump is free soon after it."""
    library = _faker()
    seen = Seen()
    async with stand(case.kind, case.folder, case.seed, bug=case.bug) as house:
        told = case.folder / "clock"
        told.write_text("+0s")
        house.extra = {
            "LD_PRELOAD": str(library),
            "FAKETIME_TIMESTAMP_FILE": str(told),
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "FAKETIME_NO_CACHE": "1",
        }
        await house.start()
        people = talks(house, 6)
        await say_each(people, 2)
        await _settled(people)
        for jump in JUMPS:
            told.write_text(jump)
            await say_each(people, 3)
            seen.must(14, await _settled(people), f"after a jump to {jump} somebody waits")
        told.write_text("+3600s")
        await say_each(people, 1)
        await _settled(people)
        workers = house.of("worker")
        await say_each(people, 1)
        for worker in workers:  # amid their work, by a clock that will have been wrong
            await house.kill(worker)
        told.write_text("+0s")
        for worker in workers:
            await house.start(worker.role)
        seen.must(14, await _settled(people), "what was held by a wrong clock is held for ever")
        judge_talks(seen, people, extra_each=1)
        seen.note(f"{len(JUMPS) + 2} jumps")
    return seen


async def leader_asleep(case: Case) -> Seen:
    """Whoever leads is stopped, another takes over, and the sleeper awakes with old ideas."""
    seen = Seen()
    async with stand(case.kind, case.folder, case.seed, bug=case.bug) as house:
        await house.start("web", "worker", "worker", "scheduler", "scheduler")
        people = talks(house, 6)
        over = asyncio.Event()
        async with asyncio.TaskGroup() as group:
            group.create_task(chatter(people, over.is_set, (0.2, 0.8)))
            for _ in range(case.times(1, 4)):
                await asyncio.sleep(2.0)
                asleep = [house.chance.choice(house.of(role)) for role in ("worker", "scheduler")]
                for part in asleep:
                    part.send(signal.SIGSTOP)
                await asyncio.sleep(PAUSED_SECONDS)
                for part in asleep:
                    part.send(signal.SIGCONT)
            await asyncio.sleep(2.0)
            over.set()
        await _settled(people)
        judge_talks(seen, people, extra_each=case.times(1, 4))
        fell = [part.role for part in house.parts if not part.is_alive]
        seen.must(14, not fell, f"fell when they awoke: {', '.join(fell)}")
    return seen


async def stands_still(case: Case) -> Seen:
    """Something computes for seconds where everybody waits: it says that it is not ready, says so
    in its log, and goes on."""
    seen = Seen()
    async with stand(case.kind, case.folder, case.seed, bug="loop-stands-still") as house:
        await house.start()
        people = talks(house, 4)
        await say_each(people, 1)
        await _settled(people)
        people[0].phone.text("please stand still")
        await say_each(people[1:], 2)
        statuses: list[int] = []

        async def look() -> None:
            while True:
                told = await asyncio.gather(*(house.health(part) for part in house.of("worker")))
                statuses.extend(told)
                await asyncio.sleep(0.05)

        looking = asyncio.create_task(look())
        await until(lambda: 503 in statuses, STILL_SECONDS * 3)
        looking.cancel()
        with suppress(asyncio.CancelledError):
            await looking
        seen.must(10, 503 in statuses, f"it said {sorted(set(statuses))} while it stood still")
        seen.must(10, await _settled(people[1:]), "the others were not answered")
        log = (case.folder / "house.log").read_text()
        seen.must(10, "the loop stood still" in log, "nothing stands in the log")
        for part in house.of("worker"):
            await house.until_ready(part)
        judge_talks(seen, people[1:], extra_each=0)
    return seen


def _faker() -> Path:
    """The library that fakes clocks. Raises NotRun."""
    named = os.environ.get(WANTED)
    for place in [named] if named else FAKERS:
        if Path(place).is_file():
            return Path(place)
    raise NotRun(f"there is no libfaketime (apt install faketime, or {WANTED}=FILE)")


async def _settled(people: Sequence[Talk]) -> bool:
    done = await answered(people, SETTLED_SECONDS_MAX)
    await asyncio.sleep(AFTERWARDS_SECONDS)
    return done


SCENARIOS = (
    Scenario(number=18, name="clocks jump", play=clock_jumps),
    Scenario(
        number=20,
        name="leaders asleep",
        play=leader_asleep,
        kinds=("postgresql",),
        catches=("leases-ignored",),
    ),
    Scenario(number=22, name="the loop stands still", play=stands_still),
)
