"""How fast we are, beside others on the same machine in the same run.

    python -m benchmarks.run [--json] [--phones 200] [--turns 5] [--rounds 5] [--starts 5]

Exit 1 where a bound is missed. Every server is a process of its own and listens on loopback only.
"""

import argparse
import asyncio
import json
from collections.abc import Sequence
from dataclasses import asdict

from benchmarks import offering, start, turns
from benchmarks.bounds import Bound, bounds_wire, exit_of, print_bounds
from benchmarks.machine import machine, named
from benchmarks.offering import Offering
from benchmarks.start import Starts
from benchmarks.turns import Side, Turns

TURNS_RATIO_MIN = 0.5
START_SECONDS_MAX = 3.0
MEMORY_MIB_MAX = 300.0
OFFER_TIMES = 200


def main(arguments: Sequence[str] | None = None) -> int:
    told = _options().parse_args(arguments)
    size = turns.Size(phones=told.phones, turns=told.turns, rounds=told.rounds)
    played = asyncio.run(turns.measured(size))
    starts = asyncio.run(start.measured(told.starts))
    offered = offering.measured(days=5, routes=10, stops=60, times=OFFER_TIMES)
    bounds = _bounds(played, starts)
    if told.json:
        print(json.dumps(_wire(played, starts, offered, bounds), indent=2))
    else:
        _print(played, starts, offered, bounds)
    return exit_of(bounds)


def _options() -> argparse.ArgumentParser:
    usual = turns.Size()
    options = argparse.ArgumentParser(prog="python -m benchmarks.run")
    options.add_argument("--json", action="store_true", help="figures for a program")
    options.add_argument("--phones", type=int, default=usual.phones, help="recipients at once")
    options.add_argument("--turns", type=int, default=usual.turns, help="each one's turns a round")
    options.add_argument("--rounds", type=int, default=usual.rounds, help="rounds of each bot")
    options.add_argument("--starts", type=int, default=5, help="starts of each kind")
    return options


def _bounds(played: Turns, starts: Sequence[Starts]) -> list[Bound]:
    heaviest = max(played.idle_mib, played.loaded_mib, *(each.idle_mib for each in starts))
    return [
        Bound(
            name="turns ÷ echoes", value=played.ratio, limit=TURNS_RATIO_MIN, unit="", least=True
        ),
        *(
            Bound(name=f"start, {each.name}", value=each.middle, limit=START_SECONDS_MAX, unit="s")
            for each in starts
        ),
        Bound(name="memory, the most", value=heaviest, limit=MEMORY_MIB_MAX, unit="MiB"),
    ]


def _print(
    played: Turns, starts: Sequence[Starts], offered: Offering, bounds: Sequence[Bound]
) -> None:
    print(named())
    print(f"\n{'':<28}{'updates/s':>12}{'p50 ms':>10}{'p99 ms':>10}{'CPU ms each':>14}")
    for name, side in (
        ("doorstep, a whole turn", played.house),
        ("python-telegram-bot, echo", played.echo),
    ):
        print(_row(name, side))
    print(f"\n{'start, seconds':<28}{'first':>12}{'median':>10}{'slowest':>10}{'MiB idle':>14}")
    for each in starts:
        slowest = max(each.seconds)
        print(
            f"{each.name:<28}{each.first_seconds:>12.2f}{each.middle:>10.2f}{slowest:>10.2f}"
            f"{each.idle_mib:>14.0f}"
        )
    print(f"\nmemory with all recipients: {played.idle_mib:.0f} MiB before the load, ", end="")
    print(f"{played.loaded_mib:.0f} MiB after it")
    print(f"announcing deliveries by API: {played.announced_per_second:.0f} a second")
    print(f"carrier's events by API: {played.events_per_second:.0f} a second")
    print(
        f"offers over {offered.days} days × {offered.routes} routes × {offered.stops} stops: "
        f"p50 {offered.p50_ms:.1f} ms, p99 {offered.p99_ms:.1f} ms, {offered.offered:.1f} windows"
    )
    print_bounds(bounds)


def _row(name: str, side: Side) -> str:
    return (
        f"{name:<28}{side.middle:>12.0f}{side.p50_ms:>10.0f}{side.p99_ms:>10.0f}"
        f"{side.cpu_ms_an_update:>14.2f}"
    )


def _wire(
    played: Turns, starts: Sequence[Starts], offered: Offering, bounds: Sequence[Bound]
) -> dict[str, object]:
    return {
        "machine": machine(),
        "turns": {**asdict(played), "ratio": played.ratio},
        "starts": [{**asdict(each), "median_seconds": each.middle} for each in starts],
        "offers": asdict(offered),
        "bounds": bounds_wire(bounds),
    }


if __name__ == "__main__":
    raise SystemExit(main())
