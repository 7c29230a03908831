"""Commands for care: what is wrong, what the bot understands, the figures, and being forgotten."""

import asyncio
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Annotated, Any

import typer

from app.cli_address import questions
from app.settings import WrongSetting, load

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def add_to(cli: typer.Typer) -> None:
    cli.command("doctor")(doctor)
    cli.command("understand")(understand)
    cli.command("kpi")(kpi)
    cli.command("erase")(erase)


def doctor(as_json: Json = False) -> None:
    """Look at settings, database, Telegram, address model, planner and carriers: a line each."""
    from app.doctor import examine

    try:
        settings = load()
    except WrongSetting as wrong:
        print(f"✗ settings: {wrong}")
        raise typer.Exit(1) from None
    findings = asyncio.run(examine(settings))
    if as_json:
        print(json.dumps([finding.as_dict() for finding in findings]))
    else:
        for finding in findings:
            print(finding.line)
    if any(finding.is_problem for finding in findings):
        raise typer.Exit(1)


def understand(
    text: Annotated[str | None, typer.Argument(help="What somebody wrote.")] = None,
    at: Annotated[str | None, typer.Option(help="When, with its offset (RFC 3339).")] = None,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help='Read {"id","text","at"} a line on standard input.')
    ] = False,
) -> None:
    """Print what the bot understands."""
    from app.understanding import understood

    if jsonl:
        for asked in questions(_lines()):
            print(_written(understood(asked, None)), flush=True)
        return
    if text is None:
        print("doorstep: say what to understand, or use --jsonl", file=sys.stderr)
        raise typer.Exit(2)
    told = understood({"text": text}, _time(at))
    print(json.dumps(told, ensure_ascii=False, indent=2))


def kpi(
    since: Annotated[str | None, typer.Option(help="From this day on (YYYY-MM-DD).")] = None,
    carrier: Annotated[str | None, typer.Option(help="Of one carrier.")] = None,
    as_json: Json = False,
) -> None:
    """The figures: what share came at the first attempt, which promises were kept, and the rest."""
    from app.figures import figures, rendered

    found: dict[str, Any] = asyncio.run(figures(load(), since, carrier))
    print(json.dumps(found) if as_json else rendered(found))


def erase(
    recipient: Annotated[str, typer.Option(help="A conversation's id, or a phone number.")],
) -> None:
    """Erase a person's data; what was counted stays."""
    from app.erasing import erase_person

    erased = asyncio.run(erase_person(load(), recipient))
    if erased is None:
        print("doorstep: nobody is known by that", file=sys.stderr)
        raise typer.Exit(1)
    print(f"erased: {erased} deliveries")


def _lines() -> Iterator[str]:
    """Standard input, a line at a time; bytes that are no UTF-8 become halves of letters, which
    nobody reads, so that one bad line never ends the run."""
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", "surrogateescape").lstrip("\ufeff")


def _written(told: dict[str, object]) -> str:
    """One line of JSON, in letters where they can be written."""
    line = json.dumps(told, ensure_ascii=False)
    try:
        line.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return json.dumps(told)
    return line


def _time(text: str | None) -> datetime:
    if text is None:
        return datetime.now(UTC)
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        at = None
    if at is None or at.utcoffset() is None:
        print("doorstep: --at wants a time such as 2026-11-23T10:00:00+02:00", file=sys.stderr)
        raise typer.Exit(2)
    return at
