"""Commands that run the house: production, the demo, and the newest schema."""

import asyncio
import json
from typing import Annotated

import typer

from app.roles import RunRole
from app.settings import load


def add_to(cli: typer.Typer) -> None:
    cli.command("demo")(demo)
    cli.command("run")(run)
    cli.command("migrate")(migrate)


def demo(
    port: Annotated[int, typer.Option(help="Where the demo page is served.")] = 8080,
    speed: Annotated[float, typer.Option(min=1, help="Played seconds in a real second.")] = 60,
    browser: Annotated[bool, typer.Option(help="Open the page.")] = True,
    headless_seconds: Annotated[
        int | None, typer.Option(min=20, help="Play a whole day in so many seconds, and check it.")
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="With --headless-seconds: print JSON.")
    ] = False,
) -> None:
    """A working day on this machine, without any account."""
    from app.demo import play, show

    if headless_seconds is not None:
        played = asyncio.run(play(headless_seconds))
        print(json.dumps(played.wire()) if as_json else played.render())
        raise typer.Exit(0 if played.ok else 1)
    asyncio.run(show(port, speed, "open" if browser else "serve"))


def run(
    role: Annotated[RunRole, typer.Option(help="What this process does.")] = RunRole.ALL,
) -> None:
    """Production, by the settings of the environment."""
    from app.serve import serve

    asyncio.run(serve(load(), role))


def migrate() -> None:
    """Bring the database to the newest schema."""
    from storage.migrate import to_newest

    asyncio.run(to_newest(load().database_url))
    print("The database has the newest schema.")
