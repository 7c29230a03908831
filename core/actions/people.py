"""People: who of us may use the console, and as what; decided by a supervisor."""

from dataclasses import replace
from datetime import datetime

from core.actions.house import House
from core.actions.keys import shut
from core.actions.opening import is_readable
from core.actions.prepared import Done, Prepared
from core.house_commands import (
    EmployPerson,
    EndKey,
    EndSessions,
    Entry,
    SetLanguage,
    SetPassword,
    SetPerson,
    SetSecondFactor,
)
from core.model.access import Desk, Person
from core.model.asker import Asker, Role
from core.model.duty import Duty
from core.model.ids import AgentId, CarrierRef
from core.ports import Unit
from core.refusals import invalid, not_allowed, not_found


async def employ_person(
    house: House, unit: Unit, command: EmployPerson, by: Asker, prepared: Prepared
) -> Done:
    """Raises Refused: invalid, not-allowed (wants-a-supervisor)."""
    await _must_be_supervisor(unit, by)
    email = command.email.strip().lower()
    if "@" not in email.strip("@") or " " in email:
        raise invalid("email", "is no e-mail address")
    if await unit.access.person(email) is not None:
        raise invalid("email", "belongs to somebody who is here already")
    if not command.name.strip():
        raise invalid("name", "is blank")
    await _must_be_ours(unit, command.carriers)
    _must_be_readable(command.duty)
    await unit.access.put_person(
        Person(
            id=AgentId(house.new_id("agt")),
            email=email,
            name=command.name.strip(),
            role=command.role,
            password_hash=command.password_hash,
            created_at=house.clock.now(),
            carriers=command.carriers,
            merchants=command.merchants,
            duty=command.duty,
        )
    )
    return Done()


async def set_person(
    house: House, unit: Unit, command: SetPerson, by: Asker, prepared: Prepared
) -> Done:
    """Role and limits from the next page on; who is shut out is signed out at once.

    Raises Refused: not-found, invalid, not-allowed (wants-a-supervisor, not-yourself).
    """
    await _must_be_supervisor(unit, by)
    person = await _person(unit, command.person)
    if command.role not in set(Desk):
        raise invalid("role", "is not one of " + ", ".join(Desk))
    role = Desk(command.role)
    if person.id == by.id and (role is not Desk.SUPERVISOR or command.entry is Entry.SHUT_OUT):
        raise not_allowed(("not-yourself",))  # or nobody could open it again
    await _must_be_ours(unit, command.carriers)
    _must_be_readable(command.duty)
    await unit.access.put_person(
        replace(
            person,
            role=role,
            carriers=command.carriers,
            merchants=command.merchants,
            duty=command.duty,
            disabled_at=_shut_out_at(person, command.entry, house.clock.wall()),
            totp=None if command.forgets_factor else person.totp,
            totp_step=0 if command.forgets_factor else person.totp_step,
        )
    )
    return Done()


def _shut_out_at(person: Person, entry: Entry, wall: datetime) -> datetime | None:
    """Since when somebody is shut out; who says nothing of it changes nothing of it."""
    match entry:
        case Entry.AS_IT_IS:
            return person.disabled_at
        case Entry.SHUT_OUT:
            return person.disabled_at or wall
        case Entry.LET_IN:
            return None


async def set_second_factor(
    house: House, unit: Unit, command: SetSecondFactor, by: Asker, prepared: Prepared
) -> Done:
    """One's own; whoever lost it asks a supervisor. Raises Refused: not-found."""
    person = await _person(unit, command.person)
    if person.id != by.id:
        raise not_found("agent")
    await unit.access.put_person(replace(person, totp=command.secret, totp_step=command.step))
    return Done()


async def set_password(
    house: House, unit: Unit, command: SetPassword, by: Asker, prepared: Prepared
) -> Done:
    """One's own, or by a supervisor. Raises Refused: not-found, not-allowed
    (wants-a-supervisor)."""
    if command.person != by.id:
        await _must_be_supervisor(unit, by)
    person = await _person(unit, command.person)
    await unit.access.put_person(replace(person, password_hash=command.password_hash))
    await unit.access.end_sessions(person.id, house.clock.wall(), but=command.keeps)
    return Done()


async def set_language(
    house: House, unit: Unit, command: SetLanguage, by: Asker, prepared: Prepared
) -> Done:
    """One's own: nobody else reads it. Raises Refused: not-found."""
    person = await _person(unit, command.person)
    if person.id != by.id:
        raise not_found("agent")
    await unit.access.put_person(replace(person, language=command.language))
    return Done()


async def end_sessions(
    house: House, unit: Unit, command: EndSessions, by: Asker, prepared: Prepared
) -> Done:
    """One's own, or by a supervisor. Raises Refused: not-found, not-allowed
    (wants-a-supervisor)."""
    if command.person != by.id:
        await _must_be_supervisor(unit, by)
    person = await _person(unit, command.person)
    await unit.access.end_sessions(person.id, house.clock.wall())
    return Done()


async def end_key(house: House, unit: Unit, command: EndKey, by: Asker, prepared: Prepared) -> Done:
    """Raises Refused: not-found, not-allowed (wants-a-supervisor)."""
    await _must_be_supervisor(unit, by)
    if await shut(unit, command.key, house.clock.now(), house.clock.wall()) is None:
        raise not_found("key")
    return Done()


async def must_run_the_house(unit: Unit, by: Asker) -> None:
    """A supervisor or an operator. Raises Refused: not-allowed (wants-an-operator)."""
    if await _desk(unit, by) not in (Desk.SUPERVISOR, Desk.OPERATOR):
        raise not_allowed(("wants-an-operator",))


async def _must_be_supervisor(unit: Unit, by: Asker) -> None:
    if await _desk(unit, by) is not Desk.SUPERVISOR:
        raise not_allowed(("wants-a-supervisor",))


async def _desk(unit: Unit, by: Asker) -> Desk | None:
    """What whoever asks may do; None of somebody who is none of us, or shut out."""
    person = await unit.access.person_by_id(AgentId(by.id)) if by.role is Role.AGENT else None
    return None if person is None or person.disabled_at is not None else person.role


async def _person(unit: Unit, id: AgentId) -> Person:
    person = await unit.access.person_by_id(id)
    if person is None:
        raise not_found("agent")
    return person


def _must_be_readable(duty: Duty) -> None:
    if duty.hours and not is_readable(duty.hours):
        raise invalid("hours", "are not written as OpenStreetMap writes them")


async def _must_be_ours(unit: Unit, carriers: tuple[CarrierRef, ...]) -> None:
    known = {carrier.ref for carrier in await unit.carriers.all()}
    if strange := [ref for ref in carriers if ref not in known]:
        raise invalid("carriers", f"{strange[0]} is none of ours")
