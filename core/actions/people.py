"""People: who of us may use the console, and as what; decided by a supervisor."""

from dataclasses import replace

from core.actions.house import House
from core.actions.keys import shut
from core.actions.prepared import Done, Prepared
from core.commands import EndKey, SetPerson, SetSecondFactor
from core.model.access import Desk
from core.model.asker import Asker, Role
from core.ports import Unit
from core.refusals import invalid, not_allowed, not_found


async def set_person(
    house: House, unit: Unit, command: SetPerson, by: Asker, prepared: Prepared
) -> Done:
    """Role and limits from the next page on; who is shut out is signed out at once.

    Raises Refused: not-found, invalid, not-allowed (wants-a-supervisor, not-yourself).
    """
    await _must_be_supervisor(unit, by)
    person = await unit.access.person_by_id(command.person)
    if person is None:
        raise not_found("agent")
    if command.role not in set(Desk):
        raise invalid("role", "is not one of " + ", ".join(Desk))
    role = Desk(command.role)
    if person.id == by.id and (role is not Desk.SUPERVISOR or command.is_shut_out):
        raise not_allowed(("not-yourself",))  # or nobody could open it again
    known = {carrier.ref for carrier in await unit.carriers.all()}
    if strange := [ref for ref in command.carriers if ref not in known]:
        raise invalid("carriers", f"{strange[0]} is none of ours")
    shut_out_at = (person.disabled_at or house.clock.wall()) if command.is_shut_out else None
    await unit.access.put_person(
        replace(
            person,
            role=role,
            carriers=command.carriers,
            merchants=command.merchants,
            disabled_at=shut_out_at,
            totp=None if command.forgets_factor else person.totp,
            totp_step=0 if command.forgets_factor else person.totp_step,
        )
    )
    return Done()


async def set_second_factor(
    house: House, unit: Unit, command: SetSecondFactor, by: Asker, prepared: Prepared
) -> Done:
    """One's own; whoever lost it asks a supervisor. Raises Refused: not-found."""
    person = await unit.access.person_by_id(command.person)
    if person is None or person.id != by.id:
        raise not_found("agent")
    await unit.access.put_person(replace(person, totp=command.secret, totp_step=command.step))
    return Done()


async def end_key(house: House, unit: Unit, command: EndKey, by: Asker, prepared: Prepared) -> Done:
    """Raises Refused: not-found, not-allowed (wants-a-supervisor)."""
    await _must_be_supervisor(unit, by)
    if await shut(unit, command.key, house.clock.now(), house.clock.wall()) is None:
        raise not_found("key")
    return Done()


async def _must_be_supervisor(unit: Unit, by: Asker) -> None:
    people = await unit.access.people() if by.role is Role.AGENT else ()
    asker = next((one for one in people if one.id == by.id), None)
    if asker is None or asker.disabled_at is not None or asker.role is not Desk.SUPERVISOR:
        raise not_allowed(("wants-a-supervisor",))
