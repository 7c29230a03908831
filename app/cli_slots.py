"""Commands for slots: a benchmark instance booked through the code that serves recipients."""

import asyncio
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
DECIDERS = "insert | insert+reoptimise | counter | resolve"


def add_to(cli: typer.Typer) -> None:
    slots = typer.Typer(help="What the planned routes can still take.", no_args_is_help=True)
    slots.callback()(_group)
    slots.command("replay")(replay)
    cli.add_typer(slots, name="slots")


def _group() -> None:
    """What the planned routes can still take."""


def replay(
    instance: Annotated[
        Path, typer.Argument(help="VRPLIB or Solomon text with time windows, also packed as .xz.")
    ],
    vehicles: Annotated[int, typer.Option(min=1, max=2000, help="The fleet.")],
    windows: Annotated[int, typer.Option(min=1, max=96, help="Equal windows of the day.")] = 6,
    seed: Annotated[int, typer.Option(help="In which order the customers come.")] = 1,
    seeds: Annotated[int, typer.Option(min=1, max=1000, help="Days, of which the mean.")] = 1,
    decider: Annotated[str, typer.Option(help=DECIDERS)] = "insert",
    buffer: Annotated[
        int, typer.Option(min=0, help="Seconds that a promise keeps clear of its window's end.")
    ] = 0,
    late: Annotated[
        float,
        typer.Option(
            min=0, max=50, help="Of a hundred promises so many may be late; 0: not asked."
        ),
    ] = 0,
    as_json: Json = False,
) -> None:
    """Book an instance customer by customer in random order: each wishes the window that holds the
    middle of its own, takes the nearest that is offered, else leaves."""
    from app.replay.deciders import Kind
    from app.replay.instance import NotAnInstance, read
    from app.replay.replay import Setting, mean, replayed
    from app.replay.town import Town
    from slots.buffer import NO_BUFFER, Buffer

    if decider not in list(Kind):
        print(f"doorstep: --decider wants one of {DECIDERS}", file=sys.stderr)
        raise typer.Exit(2)
    careful = Buffer.for_late(late) if late else NO_BUFFER
    careful = replace(careful, seconds=max(buffer, careful.seconds))
    setting = Setting(vehicles=vehicles, decider=Kind(decider), buffer=careful)
    try:
        town = Town.of(read(instance), windows)
        days = [
            asyncio.run(replayed(town, setting, number, _watched))
            for number in range(seed, seed + seeds)
        ]
    except NotAnInstance as no:
        print(f"doorstep: {no}", file=sys.stderr)
        raise typer.Exit(1) from None
    found = mean(days).as_json()
    if as_json:
        print(json.dumps(found))
    else:
        for name, value in found.items():
            print(f"{name:<16} {value}")


def _watched(items: Sequence[int], what: str) -> Iterable[int]:
    """The items, with a bar on a terminal."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, description=what, console=Console(stderr=True), transient=True)
