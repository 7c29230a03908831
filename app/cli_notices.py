"""Commands for notices: what recipients are told, how, and how often, by merchant."""

import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from app.settings import Settings, load

if TYPE_CHECKING:
    from core.model.notice_policy import NoticePolicy

notices = typer.Typer(help="What recipients are told, and how often.", no_args_is_help=True)
Merchant = Annotated[str, typer.Option(help="Of one merchant alone; else of all.")]


def add_to(cli: typer.Typer) -> None:
    cli.add_typer(notices, name="notices")


@notices.command("show")
def show(merchant: Merchant = "") -> None:
    """Print the policy in force as JSON. What a sender told for its own deliveries goes before."""
    print(asyncio.run(_shown(load(), merchant)))


@notices.command("set")
def put(
    file: Annotated[str, typer.Argument(help="A JSON file as `show` prints it, - for stdin.")],
    merchant: Merchant = "",
) -> None:
    """Take a policy; what it does not name is as usual."""
    from core.model.notice_policy import NoticePolicy

    told = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    try:
        policy = msgspec.json.decode(told, type=NoticePolicy)
    except msgspec.DecodeError as problem:
        print(f"doorstep: {problem}", file=sys.stderr)
        raise typer.Exit(1) from None
    asyncio.run(_put(load(), merchant, policy))
    print("set")


@notices.command("reset")
def reset(merchant: Merchant = "") -> None:
    """Back to the usual."""
    asyncio.run(_dropped(load(), merchant))
    print("reset")


async def _shown(settings: Settings, merchant: str) -> str:
    from app.compose import opened_store
    from core.actions.policies import policy_in_force
    from core.model.notice_policy import PolicyOf

    async with opened_store(settings) as store, store.read() as unit:
        policy = await policy_in_force(unit, PolicyOf(merchant=merchant))
    told = msgspec.json.encode(policy, order="deterministic")
    return msgspec.json.format(told, indent=2).decode()


async def _put(settings: Settings, merchant: str, policy: "NoticePolicy") -> None:
    from app.compose import opened_store
    from core.actions.policies import set_policy
    from core.model.notice_policy import PolicyOf

    async with opened_store(settings) as store:
        await set_policy(store, PolicyOf(merchant=merchant), policy)


async def _dropped(settings: Settings, merchant: str) -> None:
    from app.compose import opened_store
    from core.actions.policies import drop_policy
    from core.model.notice_policy import PolicyOf

    async with opened_store(settings) as store:
        await drop_policy(store, PolicyOf(merchant=merchant))
