"""A national carrier's peak hour: events, updates and messages at once, then twice as many.

    python -m benchmarks.load [--database sqlite|postgresql] [--seconds 600] [--fast] [--json]

The house runs as it is meant to on each database: one process on SQLite; web, worker and scheduler
on PostgreSQL. A pretend Telegram in a process of its own has the people. Calls are made at their
moments, whether or not those before were answered. After the peak the same comes twice as fast for
a while: what cannot be taken must be refused, what was taken must not be lost, and the usual pace
must be served again soon. Exit 1 where a bound is missed.
"""

import argparse
import asyncio
import json
import math
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from app.progress import worked_on_a_terminal
from benchmarks.bounds import Bound, bounds_wire, exit_of, print_bounds
from benchmarks.faults.databases import Kind
from benchmarks.load_traffic import NO_ANSWER, SENDS_EACH, TOLD, Call, at_pace, recipients_of
from benchmarks.load_world import World, world
from benchmarks.machine import machine, named

EVENTS, UPDATES, SENDS = 463.0, 75.0, 60.0  # a second
AUDIBLE = SENDS * len(TOLD) / SENDS_EACH  # of the events
EVENT_P99_MS_MAX = 250.0
REPLY_P95_MS_MAX = 300.0
MEMORY_MIB_MAX = 500.0
CPU_SHARE_MAX = 0.85
RECOVERY_SECONDS_MAX = 60.0
SENT_SHARE_MIN = 0.98
WINDOW_SECONDS = 5.0  # the pace is as usual again where so long a piece of it is
TALKERS = 300
SHED = (429, 503)
DRAIN_SECONDS_MAX = 120.0
DRAIN_LOOK_SECONDS = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """`sent` of `due` messages came to phones by its end; CPU as a share of all cores."""

    name: str
    seconds: float
    events: int
    statuses: dict[int, int]
    event_p50_ms: float
    event_p99_ms: float
    updates: int
    unanswered: int
    reply_p50_ms: float
    reply_p95_ms: float
    due: int
    sent: int
    cpu_share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    database: Kind
    phases: Sequence[Phase]
    heaviest_mib: float
    recovered_seconds: float
    drained_seconds: float
    lost: int
    accepted: int

    @property
    def peak(self) -> Phase:
        return self.phases[0]


def main(arguments: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(prog="python -m benchmarks.load")
    options.add_argument("--database", choices=("sqlite", "postgresql"), help="both, else")
    options.add_argument("--seconds", type=float, default=600.0, help="of the peak")
    options.add_argument("--double", type=float, default=120.0, help="seconds of twice the load")
    options.add_argument("--fast", action="store_true", help="20 and 10 seconds")
    options.add_argument("--json", action="store_true")
    told = options.parse_args(arguments)
    seconds, double = (20.0, 10.0) if told.fast else (told.seconds, told.double)
    kinds: Sequence[Kind] = (told.database,) if told.database else ("sqlite", "postgresql")
    found = []
    for kind in kinds:
        with worked_on_a_terminal(f"the peak hour on {kind}"):
            found.append(asyncio.run(measured(kind, seconds, double)))
    bounds = [bound for load in found for bound in bounds_of(load)]
    if told.json:
        print(json.dumps(_wire(found, bounds), indent=2))
    else:
        _print(found, bounds)
    return exit_of(bounds)


async def measured(kind: Kind, seconds: float, double: float) -> Load:
    listeners = recipients_of(AUDIBLE * (seconds + 2 * double + RECOVERY_SECONDS_MAX))
    with tempfile.TemporaryDirectory(prefix="doorstep-load-") as name:
        async with world(kind, Path(name), TALKERS, listeners) as here:
            watching = asyncio.create_task(here.watch_memory())
            peak, _ = await _phase(here, "peak", 1.0, seconds)
            twice, _ = await _phase(here, "twice", 2.0, double)
            after, calls = await _phase(here, "after", 1.0, RECOVERY_SECONDS_MAX)
            drained = await _drained(here)
            watching.cancel()
            return Load(
                database=kind,
                phases=(peak, twice, after),
                heaviest_mib=here.heaviest_mib,
                recovered_seconds=recovered(calls, RECOVERY_SECONDS_MAX),
                drained_seconds=drained,
                lost=len(await here.lost()),
                accepted=len(here.reports.accepted),
            )


async def _phase(
    here: World, name: str, times: float, seconds: float
) -> tuple[Phase, Sequence[Call]]:
    reports = here.reports
    letters, due = await here.letters(), reports.messages_due
    cpu, begun = here.cpu_seconds(), time.perf_counter()
    quiet, told, replies = await asyncio.gather(
        at_pace((EVENTS - AUDIBLE) * times, seconds, reports.quietly),
        at_pace(AUDIBLE * times, seconds, reports.audibly),
        here.updates(UPDATES * times, seconds),
    )
    took = time.perf_counter() - begun
    calls = [*quiet, *told]
    taken = sorted(each.took for each in calls if 200 <= each.status < 300)
    phase = Phase(
        name=name,
        seconds=took,
        events=len(calls),
        statuses=dict(sorted(Counter(each.status for each in calls).items())),
        event_p50_ms=_share(taken, 0.5) * 1e3,
        event_p99_ms=_share(taken, 0.99) * 1e3,
        updates=replies.answered + replies.unanswered,
        unanswered=replies.unanswered,
        reply_p50_ms=_share(replies.latency_seconds, 0.5) * 1e3,
        reply_p95_ms=_share(replies.latency_seconds, 0.95) * 1e3,
        due=reports.messages_due - due,
        sent=await here.letters() - letters,
        cpu_share=(here.cpu_seconds() - cpu) / took / (os.cpu_count() or 1),
    )
    return phase, calls


def recovered(calls: Sequence[Call], longest: float) -> float:
    """How long after the flood a piece of the usual pace was all taken, and as fast as it is to be;
    `longest` where none was."""
    for number in range(int(longest / WINDOW_SECONDS)):
        begin = number * WINDOW_SECONDS
        piece = [each for each in calls if begin <= each.due < begin + WINDOW_SECONDS]
        taken = sorted(each.took for each in piece if 200 <= each.status < 300)
        is_fast = _share(taken, 0.99) * 1e3 < EVENT_P99_MS_MAX
        if piece and len(taken) == len(piece) and is_fast:
            return begin
    return longest


async def _drained(here: World) -> float:
    """How long after everything phones still received messages."""
    begun = last = time.perf_counter()
    letters = await here.letters()
    while time.perf_counter() - begun < DRAIN_SECONDS_MAX:
        await asyncio.sleep(DRAIN_LOOK_SECONDS)
        now = await here.letters()
        if now == letters:
            break
        letters, last = now, time.perf_counter()
    return last - begun


def _share(ordered: Sequence[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else math.inf


def bounds_of(load: Load) -> list[Bound]:
    peak, on = load.peak, load.database
    statuses = sum((Counter(each.statuses) for each in load.phases), Counter[int]())
    failed = sum(
        count
        for status, count in statuses.items()
        if status == NO_ANSWER or (status >= 300 and status not in SHED)
    )
    refused = sum(count for status, count in peak.statuses.items() if not 200 <= status < 300)
    at_most = [
        ("events, p99", peak.event_p99_ms, EVENT_P99_MS_MAX, "ms"),
        ("replies, p95", peak.reply_p95_ms, REPLY_P95_MS_MAX, "ms"),
        ("memory of a process", load.heaviest_mib, MEMORY_MIB_MAX, "MiB"),
        ("processor, house and database", peak.cpu_share * 100, CPU_SHARE_MAX * 100, "%"),
        ("refused at the peak", refused, 1, ""),
        ("updates without an answer", sum(each.unanswered for each in load.phases), 1, ""),
        ("neither taken nor refused", failed, 1, ""),
        ("taken and lost", load.lost, 1, ""),
        ("back at the usual pace", load.recovered_seconds, RECOVERY_SECONDS_MAX, "s"),
    ]
    sent = peak.sent / peak.due * 100 if peak.due else 0.0
    return [
        *(
            Bound(name=f"{on} {name}", value=value, limit=limit, unit=unit)
            for name, value, limit, unit in at_most
        ),
        Bound(
            name=f"{on} messages sent in time",
            value=sent,
            limit=SENT_SHARE_MIN * 100,
            unit="%",
            least=True,
        ),
    ]


def _print(loads: Sequence[Load], bounds: Sequence[Bound]) -> None:
    print(named())
    print(f"\n{'':<20}{'events':>8}{'p50 ms':>8}{'p99 ms':>8}{'updates':>9}{'p50 ms':>8}", end="")
    print(f"{'p95 ms':>8}{'due':>8}{'sent':>8}{'CPU %':>7}  answers")
    for load in loads:
        for each in load.phases:
            print(
                f"{load.database + ' ' + each.name:<20}{each.events:>8}{each.event_p50_ms:>8.0f}"
                f"{each.event_p99_ms:>8.0f}{each.updates:>9}{each.reply_p50_ms:>8.0f}"
                f"{each.reply_p95_ms:>8.0f}{each.due:>8}{each.sent:>8}{each.cpu_share * 100:>7.0f}"
                f"  {', '.join(f'{count} × {status}' for status, count in each.statuses.items())}"
            )
        print(
            f"{load.database}: {load.accepted} events taken, {load.lost} lost; messages came for "
            f"{load.drained_seconds:.0f} s after the end; {load.heaviest_mib:.0f} MiB"
        )
    print_bounds(bounds)


def _wire(loads: Sequence[Load], bounds: Sequence[Bound]) -> dict[str, object]:
    return {
        "machine": machine(),
        "loads": [asdict(each) for each in loads],
        "bounds": bounds_wire(bounds),
    }


if __name__ == "__main__":
    sys.exit(main())
