"""Commands for secrets: those in the database, sealed by DOORSTEP_SECRET_KEY."""

import asyncio
import json
import sys
from typing import Annotated

import typer

from app.settings import Settings, WrongSetting, load

secrets = typer.Typer(help="Secrets that lie in the database.", no_args_is_help=True)


def add_to(cli: typer.Typer) -> None:
    cli.add_typer(secrets, name="secrets")


@secrets.command("seal")
def seal(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Count, and change nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Seal by the first key of DOORSTEP_SECRET_KEY what is plain, or sealed by another of them."""
    from storage.sealing import Spoilt

    try:
        found = asyncio.run(_counted(load()) if dry_run else _sealed(load()))
    except Spoilt as spoilt:
        print(f"doorstep: {spoilt}; the rows before it are sealed", file=sys.stderr)
        raise typer.Exit(1) from None
    if as_json:
        print(json.dumps(found))
        return
    print(", ".join(f"{name.replace('_', ' ')}: {count}" for name, count in found.items()))


async def _counted(settings: Settings) -> dict[str, int]:
    from app.compose import opened_store
    from storage.resealing import tally
    from storage.sealing import State

    _check(settings)
    async with opened_store(settings) as store:
        found = await tally(store)
    return {
        "to_seal": found[State.PLAIN] + found[State.OLDER],
        "sealed_already": found[State.NEWEST],
        "spoilt": found[State.SPOILT],
    }


async def _sealed(settings: Settings) -> dict[str, int]:
    from app.compose import opened_store
    from storage.resealing import reseal

    _check(settings)
    async with opened_store(settings) as store:
        return {"sealed": await reseal(store)}


def _check(settings: Settings) -> None:
    if not settings.secret_keys:
        raise WrongSetting("DOORSTEP_SECRET_KEY: is not set: there is nothing to seal by")
