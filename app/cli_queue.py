"""Commands for the post by hand: what waits or lies undelivered, and what becomes of it."""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Any

import typer

from app.settings import load

if TYPE_CHECKING:
    from storage.care import Care, Moved, Row, Uncertain

ROWS_SHOWN = 50
ROWS_MAX = 10_000
DAYS_KEPT = 14
PUSH_DAYS = 3  # how long pushes are kept as they came

queue = typer.Typer(help="What waits and what lies undelivered, by hand.", no_args_is_help=True)
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Queue = Annotated[
    str | None,
    typer.Option("--queue", help="Of one queue: inbox, outbox:telegram, outbox:carrier …"),
]
Limit = Annotated[int, typer.Option(min=1, max=ROWS_MAX, help="How many at most.")]
Names = Annotated[list[str], typer.Argument(help="Rows as the lists name them: in:17, out:17.")]
Days = Annotated[int, typer.Option(min=1, max=DAYS_KEPT, help="Not older than so many days.")]
Risky = Annotated[
    bool, typer.Option("--uncertain", help="Also what may have arrived: ask the person first.")
]
What = Annotated[
    str | None,
    typer.Argument(help="telegram, topic, mail, sms, voice, carrier:REF, webhook:ID; else: list."),
]


def add_to(cli: typer.Typer) -> None:
    cli.add_typer(queue, name="queue")
    cli.command("pause")(pause)
    cli.command("resume")(resume)


@queue.command("list")
def waiting(which: Queue = None, limit: Limit = ROWS_SHOWN, as_json: Json = False) -> None:
    """What waits, the oldest first: where, since when, how often it was tried, and why not yet."""
    _print(_cared(lambda care: care.waiting(_known(which), limit)), as_json)


@queue.command("dead")
def dead(
    which: Queue = None, days: Days = DAYS_KEPT, limit: Limit = ROWS_SHOWN, as_json: Json = False
) -> None:
    """What could not be sent or read, the oldest first, and why. It rises by `retry`."""
    _print(_cared(lambda care: care.buried(_known(which), _since(days), limit)), as_json)


@queue.command("retry")
def retry(names: Names, uncertain: Risky = False) -> None:
    """Try rows now: those that wait, and those that lie undelivered."""
    _each(names, lambda care, name: care.retry(name, _wish(uncertain)))


@queue.command("skip")
def skip(names: Names) -> None:
    """Lay aside rows that wait, so that those behind them go on. They can rise by `retry`."""
    _each(names, lambda care, name: care.skip(name))


@queue.command("park")
def park(
    names: Names,
    minutes: Annotated[int, typer.Option(min=1, max=DAYS_KEPT * 1440, help="From now on.")],
) -> None:
    """Let rows wait, and what lies behind them in their lanes with them."""
    until = datetime.now(UTC) + timedelta(minutes=minutes)
    _each(names, lambda care, name: care.park(name, until))


@queue.command("replay")
def replay(
    which: Queue = None,
    days: Days = DAYS_KEPT,
    limit: Limit = ROWS_MAX,
    uncertain: Risky = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do it; else it is only shown.")] = False,
) -> None:
    """Show what lies undelivered and would be tried again; with --yes, do it."""
    from storage.care import Moved

    def is_meant(row: "Row") -> bool:
        return not row.is_blank and (uncertain or row.state != "unknown")

    async def done(care: "Care") -> tuple[list["Row"], list["Row"]]:
        found = await care.buried(_known(which), _since(days), limit)
        meant = [row for row in found if is_meant(row)]
        if yes:
            meant = [
                row for row in meant if await care.retry(row.name, _wish(uncertain)) is Moved.DONE
            ]
        return meant, [row for row in found if not is_meant(row)]

    meant, left = _cared(done)
    _print(meant, as_json=False)
    print(f"{len(meant)} {'are tried again' if yes else 'would be tried again: --yes does it'}")
    if left:
        print(f"{len(left)} are left: erased, or uncertain (see --uncertain)")


@queue.command("pushes")
def pushes(
    carrier: Annotated[str, typer.Argument(help="Its name in DOORSTEP_CARRIERS.")],
    days: Annotated[int, typer.Option(min=1, max=PUSH_DAYS, help="Not older.")] = PUSH_DAYS,
    yes: Annotated[bool, typer.Option("--yes", help="Record it; else it is only shown.")] = False,
) -> None:
    """Read again what a carrier pushed, as its adapter understands it today: what means something
    else now, as after a mended mapping, is recorded beside what was read before."""
    from app.pushes import read_again

    try:
        found = asyncio.run(read_again(load(), carrier, _since(days), is_meant=yes))
    except ValueError as no:
        raise _wrong(no) from None
    for one in found:
        if one.trouble or one.new_events:
            said = one.trouble or f"{one.new_events} of {one.events} events mean something else now"
            print(f"push:{one.push.seq}  {one.push.received_at:%Y-%m-%d %H:%M:%S}  {said}")
    new = sum(one.new_events for one in found)
    done = "are recorded" if yes else "would be recorded: --yes does it"
    print(f"{len(found)} pushes read, {new} events {done}")


def pause(what: What = None) -> None:
    """Carry nothing there until `resume`; what people write is taken in, and answers wait."""
    if what is None:
        for one in _cared(lambda care: care.pauses()):
            print(f"{one.queue}  {one.begins or 'all'}  since {one.since:%Y-%m-%d %H:%M} UTC")
        return
    new = _paused(what, lambda care, at: care.pause(*at))
    print(f"{what} is paused" if new else f"{what} was paused already")


def resume(what: Annotated[str, typer.Argument(help="As it was paused.")]) -> None:
    """Carry again, at once."""
    if not _paused(what, lambda care, at: care.resume(*at)):
        print(f"doorstep: {what} is not paused", file=sys.stderr)
        raise typer.Exit(1)
    print(f"{what} goes on")


def _cared[Result](work: Callable[["Care"], Awaitable[Result]]) -> Result:
    from app.compose import opened_store
    from storage.care import Care

    async def done() -> Result:
        async with opened_store(load()) as store:
            return await work(Care(store.database, datetime.now(UTC)))

    return asyncio.run(done())


def _paused(what: str, work: Callable[["Care", tuple[str, str]], Awaitable[bool]]) -> bool:
    """Whether anything changed."""
    from app.compose import opened_store
    from app.pausing import lanes_of
    from storage.care import Care

    async def done() -> bool:
        async with opened_store(load()) as store:
            async with store.read() as unit:
                places = await lanes_of(what, unit)
            care = Care(store.database, datetime.now(UTC))
            return any([await work(care, place) for place in places])

    try:
        return asyncio.run(done())
    except ValueError as no:
        raise _wrong(no) from None


def _each(names: Sequence[str], work: Callable[["Care", str], Awaitable["Moved"]]) -> None:
    """A line each; 1 where one of them was not done."""
    from storage.care import Moved

    async def done(care: "Care") -> list["Moved"]:
        return [await work(care, name) for name in names]

    try:
        moved = _cared(done)
    except ValueError as no:
        raise _wrong(no) from None
    for name, one in zip(names, moved, strict=True):
        if one is Moved.DONE:
            print(f"{name}: {one}")
        else:
            print(f"doorstep: {name}: {one}", file=sys.stderr)
    if any(one is not Moved.DONE for one in moved):
        raise typer.Exit(1)


def _print(rows: Sequence["Row"], as_json: bool) -> None:
    if as_json:
        print(json.dumps([_told(row) for row in rows]))
        return
    for row in rows:
        due = f"  not before {row.not_before:%Y-%m-%d %H:%M:%S}" if row.not_before else ""
        print(
            f"{row.name}  {row.queue}  {row.lane}  {row.state}  since"
            f" {row.since:%Y-%m-%d %H:%M:%S}  {row.tries} tries{due}  {row.error}".rstrip()
        )


def _told(row: "Row") -> dict[str, Any]:
    return {
        "row": row.name,
        "queue": row.queue,
        "lane": row.lane,
        "state": row.state,
        "tries": row.tries,
        "since": row.since.isoformat(),
        "not_before": row.not_before.isoformat() if row.not_before else None,
        "error": row.error,
        "erased": row.is_blank,
    }


def _known(which: str | None) -> str | None:
    from app.pausing import QUEUES

    if which is not None and which not in QUEUES:
        raise _wrong(ValueError(f"--queue wants one of {', '.join(QUEUES)}"))
    return which


def _wish(uncertain: bool) -> "Uncertain":
    from storage.care import Uncertain

    return Uncertain.SENT if uncertain else Uncertain.LEFT


def _since(days: int) -> datetime:
    return datetime.now(UTC) - timedelta(days=days)


def _wrong(no: Exception) -> typer.Exit:
    print(f"doorstep: {no}", file=sys.stderr)
    return typer.Exit(2)
