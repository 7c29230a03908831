"""Calling: a rule asks for a person, where the recipient only said what has happened."""

from core.actions.baton import ask_person
from core.actions.house import House
from core.actions.prepared import NOTHING
from core.actions.tell import notify_chat
from core.commands import AskPerson
from core.model.asker import Asker, Role
from core.model.call_rule import CallCause
from core.model.conversation import Holder
from core.model.delivery import Delivery
from core.model.notice import Notice, NoticeKind
from core.ports import Unit


async def call_by_rule(
    house: House, unit: Unit, delivery: Delivery, cause: CallCause, by: Asker
) -> None:
    """Only for who talks with the bot just now; they hear that somebody was asked to come."""
    rule = house.limits.calls.get(cause)
    is_theirs = by.role is Role.RECIPIENT and delivery.conversation is not None
    if rule is None or not is_theirs or not rule.calls_for(delivery):
        return
    assert delivery.conversation is not None
    talk = await unit.conversations.get(delivery.conversation)
    if talk is None or talk.holder is not Holder.BOT:
        return
    why = "disputed" if cause is CallCause.ATTEMPT else str(cause)
    await ask_person(house, unit, AskPerson(talk.id, why, about=delivery.id), by, NOTHING)
    notice = Notice(
        key=house.new_id("ntc"),
        kind=NoticeKind.PERSON_CALLED,
        at=house.clock.now(),
        delivery=delivery.id,
    )
    await notify_chat(house, unit, talk, notice)
