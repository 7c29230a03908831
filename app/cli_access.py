"""Commands for access: API keys, and people who may use the console."""

import asyncio
import getpass
import json
import sys
from dataclasses import replace
from datetime import timedelta
from typing import Annotated

import typer

from app.settings import load
from core.actions.group_people import CODE_MINUTES
from core.model.access import PASSWORD_LETTERS_MIN, Desk, Scope
from core.model.ids import AgentId, ApiKeyId, CarrierRef

apikey = typer.Typer(help="Keys for the HTTP API.", no_args_is_help=True)
agent = typer.Typer(help="People who may use the console.", no_args_is_help=True)
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
OVERLAP_DAYS = 7.0  # in which a carrier's programs learn their new secret


def add_to(cli: typer.Typer) -> None:
    cli.add_typer(apikey, name="apikey")
    cli.add_typer(agent, name="agent")


@apikey.command("create")
def create_key(
    name: str,
    scope: Annotated[Scope, typer.Option(help="What the key may do.")],
    carrier: Annotated[str | None, typer.Option(help="The carrier it belongs to.")] = None,
    days: Annotated[
        float | None, typer.Option(help="It ends by itself after so many days.", min=0)
    ] = None,
    as_json: Json = False,
) -> None:
    """Make a key. Its secret is shown now and never again."""
    if scope is Scope.CARRIER and not carrier:
        print("doorstep: a carrier's key wants --carrier", file=sys.stderr)
        raise typer.Exit(1)
    _show(
        asyncio.run(_create_key(name, scope, CarrierRef(carrier) if carrier else None, days)),
        as_json,
    )


@apikey.command("rotate")
def rotate_key(
    id: str,
    days: Annotated[
        float, typer.Option(help="How long the old secret stays in force.", min=0)
    ] = OVERLAP_DAYS,
    as_json: Json = False,
) -> None:
    """A new secret for the same owner; both are in force until the old one ends."""
    made = asyncio.run(_rotate(ApiKeyId(id), days))
    if made is None:
        print(f"doorstep: there is no key {id} in force", file=sys.stderr)
        raise typer.Exit(1)
    _show(made, as_json)


def _show(made: tuple[str, str], as_json: bool) -> None:
    if as_json:
        print(json.dumps({"id": made[0], "secret": made[1]}))
    else:
        print(f"{made[0]}\nsecret (shown only now): {made[1]}")


@apikey.command("list")
def list_keys(as_json: Json = False) -> None:
    """The keys there are, without their secrets."""
    keys = asyncio.run(_keys())
    if as_json:
        print(json.dumps(keys))
        return
    for key in keys:
        until = f"  until {key['expires_at']}" if key["expires_at"] else ""
        used = f"  last used {key['last_used_at']}" if key["last_used_at"] else "  never used"
        ends = "  revoked" if key["revoked_at"] else until + used
        print(f"{key['id']}  {key['scope']:<8}  {key['carrier'] or '-':<16}  {key['name']}{ends}")


@apikey.command("revoke")
def revoke_key(id: str) -> None:
    """Make a key useless from now on."""
    ended = asyncio.run(_revoke(ApiKeyId(id)))
    if ended is None:
        print(f"doorstep: there is no key {id}", file=sys.stderr)
        raise typer.Exit(1)
    print("revoked" + (f", and with it {ended} webhooks that it made" if ended else ""))


@agent.command("create")
def create_agent(
    email: str,
    role: Annotated[Desk, typer.Option(help="What the person may do.")] = Desk.AGENT,
    name: Annotated[str | None, typer.Option(help="What recipients are told.")] = None,
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="Read the password from standard input.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Let somebody use the console."""
    if "@" not in email.strip("@ "):
        print(f"doorstep: {email} is no e-mail address", file=sys.stderr)
        raise typer.Exit(1)
    password = sys.stdin.readline().rstrip("\n") if password_stdin else _asked_twice()
    if len(password) < PASSWORD_LETTERS_MIN:
        print(
            f"doorstep: a password wants {PASSWORD_LETTERS_MIN} characters or more", file=sys.stderr
        )
        raise typer.Exit(1)
    id = asyncio.run(_create_agent(email, role, name, password))
    print(json.dumps({"id": id, "email": email, "role": role}) if as_json else id)


@agent.command("list")
def list_agents(as_json: Json = False) -> None:
    """Who may use the console."""
    people = asyncio.run(_people())
    if as_json:
        print(json.dumps(people))
        return
    for person in people:
        disabled = "  disabled" if person["disabled_at"] else ""
        print(f"{person['id']}  {person['role']:<10}  {person['email']}{disabled}")


@agent.command("disable")
def disable_agent(email: str) -> None:
    """Shut somebody out, at once."""
    if not asyncio.run(_disable(email)):
        print(f"doorstep: there is nobody with the e-mail {email}", file=sys.stderr)
        raise typer.Exit(1)
    print("disabled")


@agent.command("telegram")
def connect_agent(
    email: str,
    end: Annotated[bool, typer.Option("--end", help="They are nobody there any more.")] = False,
    as_json: Json = False,
) -> None:
    """Make somebody known in the agents' group: a code that they write there, once."""
    code = asyncio.run(_connect(email, end=end))
    if code is None:
        print(f"doorstep: nobody who may answer has the e-mail {email}", file=sys.stderr)
        raise typer.Exit(1)
    if end:
        print("not known there any more")
    elif as_json:
        print(json.dumps({"code": code, "minutes": CODE_MINUTES}))
    else:
        print(f"write in the agents' group, within {CODE_MINUTES} minutes:  /agent {code}")


def _asked_twice() -> str:
    password = getpass.getpass("Password: ")
    if getpass.getpass("Once more: ") != password:
        print("doorstep: the two passwords differ", file=sys.stderr)
        raise typer.Exit(1)
    return password


async def _create_key(
    name: str, scope: Scope, carrier: CarrierRef | None, days: float | None
) -> tuple[str, str]:
    from app.compose import opened_store, system_clock
    from app.ids import new_id
    from core.model.carrier import all_allowed
    from web.api.keys import create_key as made

    settings, now = load(), system_clock().now()
    ends = now + timedelta(days=days) if days is not None else None
    async with opened_store(settings) as store, store.begin() as unit:
        if carrier is not None and await unit.carriers.get(carrier) is None:
            await unit.carriers.put(replace(all_allowed(carrier), timezone=settings.timezone))
        key, secret = made(new_id, name, scope, carrier, now, ends)
        await unit.access.put_key(key)
    return key.id, secret


async def _rotate(id: ApiKeyId, days: float) -> tuple[str, str] | None:
    from app.compose import opened_store, system_clock
    from app.ids import new_id
    from web.api.keys import successor

    now = system_clock().now()
    async with opened_store(load()) as store, store.begin() as unit:
        old = await unit.access.key(id)
        if old is None or not old.is_live(now):
            return None
        key, secret = successor(new_id, old, now)
        await unit.access.put_key(key)
        ends = now + timedelta(days=days)
        if old.expires_at is None or ends < old.expires_at:
            await unit.access.put_key(replace(old, expires_at=ends))
    return key.id, secret


async def _keys() -> list[dict[str, str | None]]:
    from app.compose import opened_store

    async with opened_store(load()) as store, store.read() as unit:
        keys = await unit.access.keys()
    return [
        {
            "id": key.id,
            "name": key.name,
            "scope": key.scope,
            "carrier": key.carrier,
            "created_at": key.created_at.isoformat(),
            "expires_at": key.expires_at.isoformat() if key.expires_at else None,
            "last_used_at": key.last_used_at.isoformat() if key.last_used_at else None,
            "revoked_at": key.revoked_at.isoformat() if key.revoked_at else None,
        }
        for key in keys
    ]


async def _revoke(id: ApiKeyId) -> int | None:
    from app.compose import opened_store, system_clock
    from core.actions.keys import shut

    now = system_clock().now()
    async with opened_store(load()) as store, store.begin() as unit:
        return await shut(unit, id, now, now)


async def _create_agent(email: str, role: Desk, name: str | None, password: str) -> AgentId:
    from app.compose import opened_store, system_clock
    from app.ids import new_id
    from core.model.access import Person
    from web.console.passwords import hashed

    email = email.strip().lower()
    async with opened_store(load()) as store, store.begin() as unit:
        known, now = await unit.access.person(email), system_clock().now()
        person = known or Person(
            id=AgentId(new_id("agt")),
            email=email,
            name=email.split("@")[0].capitalize(),
            role=role,
            password_hash="",
            created_at=now,
        )
        # Whom they see, and their second factor, a new password changes nothing about.
        person = replace(
            person,
            name=name or person.name,
            role=role,
            password_hash=hashed(password),
            disabled_at=None,
        )
        await unit.access.put_person(person)
        await unit.access.end_sessions(person.id, now)
    return person.id


async def _connect(email: str, *, end: bool) -> str | None:
    """The code, "" where the connection was ended; None where there is nobody."""
    from app.compose import opened_store, system_clock
    from core.actions.group_people import code_hash, connected, offered
    from web.console.passwords import group_code

    async with opened_store(load()) as store, store.begin() as unit:
        person = await unit.access.person(email.strip().lower())
        if person is None or person.disabled_at is not None or not person.may_act:
            return None
        if end:
            await unit.access.put_person(connected(person, None))
            return ""
        code = group_code()
        await unit.access.put_person(offered(person, code_hash(code), system_clock().wall()))
    return code


async def _people() -> list[dict[str, str | None]]:
    from app.compose import opened_store

    async with opened_store(load()) as store, store.read() as unit:
        people = await unit.access.people()
    return [
        {
            "id": person.id,
            "email": person.email,
            "name": person.name,
            "role": person.role,
            "disabled_at": person.disabled_at.isoformat() if person.disabled_at else None,
        }
        for person in people
    ]


async def _disable(email: str) -> bool:
    from app.compose import opened_store, system_clock

    async with opened_store(load()) as store, store.begin() as unit:
        person = await unit.access.person(email.strip().lower())
        if person is None:
            return False
        await unit.access.put_person(replace(person, disabled_at=system_clock().now()))
    return True
