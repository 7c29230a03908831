"""Group people: who of us somebody in the agents' group is, by a code that is used once."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from core.actions.baton import hand_back
from core.actions.house import House
from core.actions.prepared import NOTHING, Done, Prepared
from core.agent_commands import BindTelegram, HandBack, OfferTelegram, UnbindTelegram
from core.model.access import Person
from core.model.asker import Asker, Role
from core.model.conversation import Holder
from core.model.ids import AgentId
from core.ports import Unit
from core.refusals import not_allowed, not_found

CODE_MINUTES = 15
# Read aloud or typed by hand, none of them is taken for another.
CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
CODE_LENGTH = 10
HELD_MAX = 500


def code_hash(code: str) -> str:
    """However it is typed."""
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    return hashlib.sha256(plain.encode()).hexdigest()


async def offer_telegram(
    house: House, unit: Unit, command: OfferTelegram, by: Asker, prepared: Prepared
) -> Done:
    """A code for oneself; the house gives one to anybody. The one before is worth nothing then.

    Raises Refused: not-found, not-allowed (look-only).
    """
    person = await unit.access.person_by_id(command.person)
    if person is None or person.disabled_at is not None or not _may(by, person.id):
        raise not_found("agent")
    if not person.may_act:
        raise not_allowed(("look-only",))
    await unit.access.put_person(offered(person, command.code_hash, house.clock.wall()))
    return Done()


async def bind_telegram(
    house: House, unit: Unit, command: BindTelegram, by: Asker, prepared: Prepared
) -> Done:
    """Somebody is one of us: whoever was it with this telephone before is not any more.

    Raises Refused: not-found for a code that nobody has, has any more, or may use.
    """
    wall, people = house.clock.wall(), await unit.access.people()
    found = next((one for one in people if one.telegram_code == command.code_hash), None)
    if found is None or found.telegram_code_until is None or wall >= found.telegram_code_until:
        raise not_found("code")
    if found.disabled_at is not None or not found.may_act:
        raise not_found("code")
    for other in people:
        if other.telegram_id == command.telegram_id and other.id != found.id:
            await unit.access.put_person(replace(other, telegram_id=None))
    await unit.access.put_person(connected(found, command.telegram_id))
    return Done()


async def unbind_telegram(
    house: House, unit: Unit, command: UnbindTelegram, by: Asker, prepared: Prepared
) -> Done:
    """Whoever has a page of the console open goes on there. Raises Refused: not-found."""
    person = await unit.access.person_by_id(command.person)
    if person is None or not _may(by, person.id):
        raise not_found("agent")
    await unit.access.put_person(connected(person, None))
    wall = house.clock.wall()
    sessions = await unit.access.sessions(wall)
    if any(one.person == person.id and one.is_live(wall) for one in sessions):
        return Done()
    held = await unit.conversations.page(holder=Holder.AGENT, after=None, limit=HELD_MAX)
    for talk in held:
        if talk.is_held_by(person.id):
            await hand_back(house, unit, HandBack(talk.id), Asker(Role.AGENT, person.id), NOTHING)
    return Done()


def offered(person: Person, digest: str, wall: datetime) -> Person:
    """They may write the code of this hash until then; the one before is worth nothing."""
    until = wall + timedelta(minutes=CODE_MINUTES)
    return replace(person, telegram_code=digest, telegram_code_until=until)


def connected(person: Person, telegram_id: int | None) -> Person:
    """A code is used once."""
    return replace(person, telegram_id=telegram_id, telegram_code=None, telegram_code_until=None)


def known_as(people: Iterable[Person], telegram_id: int) -> Person | None:
    """Who of us somebody in the group is; nobody who was shut out."""
    return next(
        (one for one in people if one.telegram_id == telegram_id and one.disabled_at is None), None
    )


def _may(by: Asker, person: AgentId) -> bool:
    return by.role is Role.HOUSE or by == Asker(Role.AGENT, person)
