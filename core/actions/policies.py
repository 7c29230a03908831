"""Policies: which one says how a delivery's notices are told, and who sets it."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from core.actions.house import House
from core.actions.people import must_run_the_house
from core.actions.prepared import Done, Prepared
from core.house_commands import DropNotices, SetNotices
from core.model.asker import Asker
from core.model.delivery import Delivery
from core.model.notice_policy import USUAL_POLICY, NoticePolicy, PolicyOf, day_of
from core.ports import Store, Unit
from core.refusals import not_found


def ladder_of(whose: PolicyOf) -> tuple[PolicyOf, ...]:
    """Whose policy counts, the nearest first: who announces before the operator, for this merchant
    before for all."""
    owner, merchant = whose.owner, whose.merchant
    found = (whose, PolicyOf(owner=owner), PolicyOf(merchant=merchant), PolicyOf())
    return tuple(dict.fromkeys(found))


def policy_among(told: Mapping[PolicyOf, NoticePolicy], delivery: Delivery) -> NoticePolicy:
    """The one that counts for a delivery, of those that were told."""
    return _first(told, _of(delivery))


async def policy_of(unit: Unit, delivery: Delivery) -> NoticePolicy:
    return await policy_in_force(unit, _of(delivery))


async def policy_in_force(unit: Unit, whose: PolicyOf) -> NoticePolicy:
    return _first(await unit.notice_policies.around(whose), whose)


def _of(delivery: Delivery) -> PolicyOf:
    return PolicyOf(owner=delivery.announced_by, merchant=delivery.merchant or "")


def _first(told: Mapping[PolicyOf, NoticePolicy], whose: PolicyOf) -> NoticePolicy:
    return next((told[one] for one in ladder_of(whose) if one in told), USUAL_POLICY)


async def pinged_on_day(unit: Unit, delivery: Delivery, at: datetime, zone: ZoneInfo) -> int:
    """How often the delivery rings on the day of `at`, by the clock of its place."""
    first, following = day_of(at, zone)
    return await unit.pings.count(delivery.id, first, following)


async def set_policy(store: Store, whose: PolicyOf, policy: NoticePolicy) -> bool:
    """It counts from the next notice on; True where none was told before."""
    async with store.begin() as unit:
        known = await unit.notice_policies.around(whose)
        await unit.notice_policies.put(whose, policy)
    return whose not in known


async def drop_policy(store: Store, whose: PolicyOf) -> None:
    """The next one on the way to the usual counts again. Raises Refused: not-found."""
    async with store.begin() as unit:
        if not await unit.notice_policies.remove(whose):
            raise not_found("policy")


async def set_notices(
    house: House, unit: Unit, command: SetNotices, by: Asker, prepared: Prepared
) -> Done:
    """Raises Refused: not-allowed (wants-an-operator)."""
    await must_run_the_house(unit, by)
    await unit.notice_policies.put(PolicyOf(merchant=command.merchant), command.policy)
    return Done()


async def drop_notices(
    house: House, unit: Unit, command: DropNotices, by: Asker, prepared: Prepared
) -> Done:
    """Raises Refused: not-found, not-allowed (wants-an-operator)."""
    await must_run_the_house(unit, by)
    if not await unit.notice_policies.remove(PolicyOf(merchant=command.merchant)):
        raise not_found("policy")
    return Done()
