"""Interrupting: whether a notice makes the phone ring, and the ledger that counts it.

Judged in the transaction that writes the letter, in the chat's own lane: so a notice that comes
twice, or beside another one, is counted once, and the day's budget is never overdrawn.
"""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.heard import Told
from bot.quiet import quiet_until
from bot.turn import Say
from core.actions.asking import carrier_of
from core.actions.house import House
from core.actions.policies import pinged_on_day, policy_of
from core.model.notice import Notice, NoticeKind
from core.model.notice_policy import Manner, Ping, is_counted, is_outlived
from core.ports import Unit


async def heard_as(house: House, unit: Unit, notice: Notice) -> Told | None:
    """The notice as the scenes hear it, loud or quiet; None where it is not told at all: by its
    shop's policy, or because something newer has happened since."""
    delivery = await unit.deliveries.get(notice.delivery) if notice.delivery is not None else None
    if delivery is None:
        return Told(notice)
    if is_outlived(notice.kind, delivery):
        return None
    zone = (await carrier_of(unit, delivery)).zone
    leaves = _leaves(house, notice.kind, zone)
    policy = await policy_of(unit, delivery)
    pinged = await pinged_on_day(unit, delivery, leaves, zone)
    match policy.manner(notice.kind, pinged):
        case Manner.NEVER:
            return None
        case found:
            return Told(notice, quietly=found is Manner.QUIETLY)


def rings(says: Sequence[Say]) -> bool:
    """Whether any of it is a new message, and not an edit of one that stands."""
    return any(said.fresh or said.slot is None for said in says)


async def count(house: House, unit: Unit, notice: Notice, zone: ZoneInfo) -> None:
    """One interruption into the ledger, at the time when the phone will ring."""
    if notice.delivery is not None and is_counted(notice.kind):
        at = _leaves(house, notice.kind, zone)
        await unit.pings.note(
            Ping(key=notice.key, delivery=notice.delivery, at=at, kind=notice.kind)
        )


def _leaves(house: House, kind: NoticeKind, zone: ZoneInfo) -> datetime:
    """Now, or in the morning."""
    now = house.clock.now()
    return quiet_until(kind, now, zone, house.limits.quiet_hours) or now
