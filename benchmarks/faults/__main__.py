"""Plays the fault scenarios and prints what held: scenario by guarantee.

    python -m benchmarks.faults [NUMBER or part of a name …] [--database sqlite] [--seed 1]
                                [--long] [--json] [--planted]

Exit 1 where a guarantee did not hold, or where a planted bug was not caught.
"""

import argparse
import asyncio
import json
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from app.progress import worked_on_a_terminal
from benchmarks.faults import (
    carriers,
    crashes,
    deploys,
    moments,
    oddities,
    storages,
    strangers,
    telegrams,
)
from benchmarks.faults.databases import Kind
from benchmarks.faults.scenario import Case, NotRun, Scenario, Seen
from benchmarks.machine import named
from sandbox.table import table

FAMILIES = (crashes, telegrams, carriers, storages, moments, strangers, deploys, oddities)
ALL: tuple[Scenario, ...] = tuple(
    sorted((one for each in FAMILIES for one in each.SCENARIOS), key=lambda one: one.number)
)
QUICK_SECONDS_MAX, LONG_SECONDS_MAX = 1_200.0, 3_600.0
BOTH: tuple[Kind, ...] = ("sqlite", "postgresql")


@dataclass(frozen=True, slots=True)
class Result:
    """One scenario on one database. `not_run` says why there is nothing to say of it; `fell` that
    the harness itself could not play it to its end."""

    scenario: Scenario
    case: Case
    seconds: float
    seen: Seen
    not_run: str = ""
    fell: str = ""

    @property
    def is_wrong(self) -> bool:
        return bool(self.fell) or (not self.not_run and not self.seen.is_good)

    def said(self) -> str:
        """In a word, for the table."""
        if self.not_run:
            return f"not run: {self.not_run}"
        if self.fell:
            return f"not played to its end: {self.fell}"
        return "wrong" if self.is_wrong else "ok"

    def wire(self) -> dict[str, object]:
        return {
            "number": self.scenario.number,
            "name": self.scenario.name,
            "database": self.case.kind,
            "seed": self.case.seed,
            "bug": self.case.bug or None,
            "result": self.said(),
            "seconds": round(self.seconds, 1),
            "guarantees": {f"G{g}": wrong for g, wrong in sorted(self.seen.wrong.items())},
            "notes": self.seen.notes,
        }


def main(arguments: Sequence[str] | None = None) -> int:
    told = _options().parse_args(arguments)
    wanted = chosen(told.wanted)
    if not wanted:
        print("there is no such scenario", file=sys.stderr)
        return 2
    kinds = BOTH if told.database == "both" else (told.database,)
    # Told to end, it ends its processes too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    plays = [
        (one, kind, bug)
        for one in wanted
        for kind in kinds
        if kind in one.kinds
        for bug in (one.catches if told.planted else ("",))
    ]
    found = []
    for scenario, kind, bug in plays:
        with worked_on_a_terminal(f"{scenario.number} {scenario.name} ({kind})"):
            result = asyncio.run(played(scenario, kind, told, bug))
        found.append(result)
        if not told.json:
            _say(result)
    if told.json:
        print(json.dumps([one.wire() for one in found]))
    else:
        print(f"\n{_head(told.seed)}\n\n{tabled(found)}")
    if told.planted:
        return 1 if any(not one.is_wrong or one.fell for one in found) else 0
    return 1 if any(one.is_wrong for one in found) else 0


def chosen(words: Sequence[str]) -> list[Scenario]:
    """By number or by part of the name; all of them where nothing is said."""
    if not words:
        return list(ALL)
    return [
        one
        for one in ALL
        if any(
            word == str(one.number) or (not word.isdigit() and word in one.name) for word in words
        )
    ]


async def played(scenario: Scenario, kind: Kind, told: argparse.Namespace, bug: str = "") -> Result:
    begun = time.monotonic()
    limit = LONG_SECONDS_MAX if told.long else QUICK_SECONDS_MAX
    with tempfile.TemporaryDirectory(prefix="doorstep-faults-") as name:
        case = Case(kind=kind, seed=told.seed, folder=Path(name), bug=bug, is_long=told.long)
        result = Result(scenario, case, 0.0, Seen())
        try:
            async with asyncio.timeout(limit):
                result = replace(result, seen=await scenario.play(case))
        except NotRun as why:
            result = replace(result, not_run=str(why))
        except Exception as fell:  # noqa: BLE001 (whatever it is, the next one is played)
            traceback.print_exc()
            result = replace(result, fell=f"{type(fell).__name__} {fell}"[:200])
        log = case.folder / "house.log"
        if told.log is not None and log.exists():
            (told.log / f"{scenario.number}-{kind}-{bug or 'house'}.log").write_bytes(
                log.read_bytes()
            )
    return replace(result, seconds=time.monotonic() - begun)


def tabled(found: Sequence[Result]) -> str:
    """A row for each play: every guarantee that it looked at."""
    guarantees = sorted({g for one in found for g in one.seen.wrong})
    head = ("#", "scenario", "database", *(f"G{g}" for g in guarantees), "result", "what there was")
    rows = [
        (
            str(one.scenario.number),
            one.scenario.name + (f" [{one.case.bug}]" if one.case.bug else ""),
            one.case.kind,
            *(_mark(one.seen, g) for g in guarantees),
            one.said(),
            "; ".join(one.seen.notes),
        )
        for one in found
    ]
    return table(head, rows)


def _mark(seen: Seen, guarantee: int) -> str:
    wrong = seen.wrong.get(guarantee)
    return "" if wrong is None else "WRONG" if wrong else "ok"


def _say(one: Result) -> None:
    print(f"{one.scenario.number} {one.scenario.name} ({one.case.kind}): {one.said()}", flush=True)
    for guarantee, wrong in sorted(one.seen.wrong.items()):
        for words in wrong[:10]:
            print(f"    G{guarantee}: {words}", flush=True)


def _head(seed: int) -> str:
    now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    return f"{now}, seed {seed}\n{named()}"


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(prog="python -m benchmarks.faults")
    options.add_argument("wanted", nargs="*", help="numbers, or parts of names")
    options.add_argument("--database", choices=[*BOTH, "both"], default="both")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--long", action="store_true", help="the many rounds, not the few")
    options.add_argument("--json", action="store_true", help="for a program")
    options.add_argument("--planted", action="store_true", help="bugs that it must find")
    options.add_argument("--log", type=Path, help="a folder for what the house logged")
    return options


if __name__ == "__main__":
    sys.exit(main())
