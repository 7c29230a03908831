"""Next door: a neighbour is asked by a link that works once, before anybody rings at theirs.

Who said yes may take it back until the parcel is there; everybody whom it concerns hears at once.
"""

import re
from dataclasses import replace
from hashlib import sha256
from zoneinfo import ZoneInfo

from core.actions.asking import allowed, carrier_of, delivery_of
from core.actions.changes import settle
from core.actions.consenting import consented, withdraw_consents
from core.actions.door_talk import hear_answer
from core.actions.house import House
from core.actions.links import conversation_of
from core.actions.prepared import NOTHING, Done, Prepared
from core.actions.reaching import ask_by_sms
from core.actions.taking_back import take_back
from core.actions.tell import note, notify, publish_about
from core.actions.timers import expect_neighbour
from core.actions.wishes import to_neighbour
from core.commands import (
    AnswerNeighbour,
    AnswerOnPage,
    AskNeighbour,
    OpenNeighbourLink,
    RevokeNeighbour,
)
from core.model.asker import Asker, Role
from core.model.carrier import ChangeAction
from core.model.change import STANDING_CHANGES, ChangeState, ToNeighbour
from core.model.consent import ConsentFact
from core.model.delivery import Delivery
from core.model.ids import ConversationId
from core.model.neighbour_ask import (
    SMS_ASKED_MAX,
    TOKEN_PREFIX,
    AskEvent,
    AskState,
    NeighbourAsk,
    NextDoor,
    ends_at,
)
from core.model.notice import NoticeKind
from core.model.notice_policy import Way
from core.model.rescue import NEIGHBOUR_AGREED, NO_NEIGHBOUR, RescueAnswer
from core.ports import Unit
from core.refusals import invalid, not_found

NAME_MAX = 120
TOKEN_LETTERS_MAX = 64
PHONE = re.compile(r"\+[1-9][0-9]{6,14}")
ANSWERS = {
    "accepted": AskEvent.ACCEPT,
    "refused": AskEvent.REFUSE,
    "withdrawn": AskEvent.WITHDRAW,
}


async def ask_neighbour(
    house: House, unit: Unit, command: AskNeighbour, by: Asker, prepared: Prepared
) -> Done:
    """The recipient agrees that a neighbour hears of it. An earlier link works no more.

    Raises Refused: not-allowed with the reason why this parcel goes to no neighbour.
    """
    delivery = await delivery_of(unit, command.delivery)
    await allowed(house, unit, delivery, ChangeAction.NEIGHBOUR)
    now = house.clock.now()
    window = delivery.awaited.window if delivery.awaited is not None else None
    before = delivery.neighbour_ask.sms_asked if delivery.neighbour_ask is not None else 0
    phone = _to_write_to(house, delivery, command.phone, before)
    ask = NeighbourAsk(
        token=_token(house),
        name=command.name[:NAME_MAX],
        asked_at=now,
        expires_at=delivery.waits_for_now(now) or ends_at(now, window),
        window=window,
        phone=phone,
        sms_asked=before + (phone is not None),
    )
    await withdraw_consents(house, unit, delivery, ConsentFact.NEIGHBOUR_TOLD)
    delivery = replace(delivery, neighbour_ask=ask, updated_at=now)
    await unit.deliveries.save(delivery)
    if delivery.conversation is not None:
        told, who = ConsentFact.NEIGHBOUR_TOLD, delivery.conversation
        await consented(house, unit, delivery, who, told, ask.expires_at)
    await expect_neighbour(unit, delivery, ask.expires_at)
    if ask.phone is not None:
        await ask_by_sms(unit, delivery, ask)
        house.bell.ring("notifiers")
    await note(house, unit, delivery, "message", str(by), "a neighbour is asked")
    return Done(delivery=delivery)


def _to_write_to(house: House, delivery: Delivery, phone: str | None, before: int) -> str | None:
    """None where no SMS goes: the link is forwarded then. Nobody rings at strangers' through us."""
    has_page = house.limits.app_url is not None or house.limits.bot_name is not None
    is_theirs = phone is not None and phone != delivery.recipient.phone
    if Way.SMS not in house.ways or not has_page or before >= SMS_ASKED_MAX or not is_theirs:
        return None
    return phone if PHONE.fullmatch(phone or "") is not None else None


async def revoke_neighbour(
    house: House, unit: Unit, command: RevokeNeighbour, by: Asker, prepared: Prepared
) -> Done:
    """The link opens nothing from now on; an answer that was given stays. A courier who waits rings
    there no more."""
    delivery = await delivery_of(unit, command.delivery)
    ask = delivery.neighbour_ask
    if ask is None or not ask.may(AskEvent.REVOKE):
        return Done(delivery=delivery)
    await withdraw_consents(house, unit, delivery, ConsentFact.NEIGHBOUR_TOLD)
    delivery = await _moved(house, unit, delivery, ask.after(AskEvent.REVOKE), by)
    return Done(delivery=await _tell_who_waits(house, unit, delivery, NO_NEIGHBOUR))


async def open_neighbour_link(
    house: House, unit: Unit, command: OpenNeighbourLink, by: Asker, prepared: Prepared
) -> Done:
    """The first chat that opens it is the neighbour's.

    Raises Refused: not-found for a link that is unknown, used, over or taken back alike, and for
    the recipient's own chat.
    """
    conversation = await conversation_of(unit, command.conversation)
    delivery = await unit.deliveries.by_neighbour_token(command.token)
    ask = delivery.neighbour_ask if delivery is not None else None
    now = house.clock.now()
    if delivery is None or ask is None or not ask.is_open(now) or delivery.is_over:
        raise not_found("link")
    if delivery.conversation == conversation.id:
        raise not_found("link")
    if ask.state is AskState.OPENED and ask.neighbour != conversation.id:
        raise not_found("link")
    if ask.state is AskState.ASKED:
        await _moved(house, unit, delivery, ask.opened_by(conversation.id), by)
    await unit.conversations.put(replace(conversation, next_door=delivery.id))
    return Done()


async def answer_neighbour(
    house: House, unit: Unit, command: AnswerNeighbour, by: Asker, prepared: Prepared
) -> Done:
    """Only a yes of both asks the carrier; the recipient hears either way.

    Raises Refused: not-found where nothing is asked of this chat (any more); not-allowed where the
    parcel can go to no neighbour by now; invalid.
    """
    conversation = await conversation_of(unit, command.conversation)
    delivery = await unit.deliveries.get(conversation.next_door) if conversation.next_door else None
    ask = delivery.neighbour_ask if delivery is not None else None
    if delivery is None or ask is None or ask.neighbour != conversation.id:
        raise not_found("link")
    await _answered(house, unit, delivery, ask, command.answer, conversation.id, by)
    return Done()


async def answer_on_page(
    house: House, unit: Unit, command: AnswerOnPage, by: Asker, prepared: Prepared
) -> Done:
    """By whoever has the link: the first answer takes it, and no chat can any more.

    Raises Refused as a chat's answer does.
    """
    delivery = await unit.deliveries.by_neighbour_token(command.token)
    ask = delivery.neighbour_ask if delivery is not None else None
    if delivery is None or ask is None or not ask.is_for_a_page:
        raise not_found("link")
    if ask.state is AskState.ASKED:
        ask = replace(ask.after(AskEvent.OPEN), on_page=True)
    await _answered(house, unit, delivery, ask, command.answer, page_of(command.token), by)
    return Done()


def page_of(token: str) -> ConversationId:
    """By what a consent knows whoever has no chat: of the link, and opening nothing."""
    return ConversationId(f"page_{sha256(token.encode()).hexdigest()[:20]}")


async def asked_by(house: House, token: str) -> tuple[NextDoor, ZoneInfo] | None:
    """What a link's page may show, and by which clock; None where it is unknown, or a chat has it.
    Of what is settled only how it ended."""
    async with house.store.read() as unit:
        delivery = await unit.deliveries.by_neighbour_token(token)
        ask = delivery.neighbour_ask if delivery is not None else None
        if delivery is None or ask is None or not ask.is_for_a_page:
            return None
        zone = (await carrier_of(unit, delivery)).zone
    is_asked = ask.is_open(house.clock.now()) and not delivery.is_over
    flat, number = door_of(delivery) if is_asked else ("", "")
    is_over = not is_asked and (ask.state is AskState.ASKED or delivery.is_over)
    asked = NextDoor(
        ask=ask.token,
        flat=flat,
        house=number,
        window=ask.window if is_asked else None,
        state=AskState.EXPIRED if is_over else ask.state,
        until=ask.expires_at,
    )
    return asked, zone


async def _answered(
    house: House,
    unit: Unit,
    delivery: Delivery,
    ask: NeighbourAsk,
    answer: str,
    who: ConversationId,
    by: Asker,
) -> None:
    if answer not in ANSWERS:
        raise invalid("answer", "is not one of " + ", ".join(sorted(ANSWERS)))
    event = ANSWERS[answer]
    is_late = event is not AskEvent.WITHDRAW and not ask.is_open(house.clock.now())
    if not ask.may(event) or is_late or delivery.is_over:
        raise not_found("link")
    if event is AskEvent.ACCEPT:
        await consented(house, unit, delivery, who, ConsentFact.NEIGHBOUR_TAKES)
        wisher = Asker(Role.RECIPIENT, str(delivery.conversation or ""))
        await to_neighbour(house, unit, delivery, ask.name, wisher)
    if event is AskEvent.WITHDRAW:
        await _withdrawn(house, unit, delivery, ask, by)
    delivery = await delivery_of(unit, delivery.id)
    delivery = await _moved(house, unit, delivery, ask.after(event), by)
    if event is not AskEvent.WITHDRAW:
        said = NEIGHBOUR_AGREED if event is AskEvent.ACCEPT else NO_NEIGHBOUR
        delivery = await _tell_who_waits(house, unit, delivery, said)
    await _tell(house, unit, delivery, answer)


async def _tell_who_waits(house: House, unit: Unit, delivery: Delivery, said: str) -> Delivery:
    """The courier stands there, and rings at theirs or does not: their page hears it, and so does a
    carrier that was told to ring there and has heard nothing newer. With a no, nothing stands of
    that answer: the parcel may not be left next door by it."""
    ask, rescue = delivery.neighbour_ask, delivery.rescue
    if ask is None or delivery.waits_for_now(house.clock.now()) is None:
        return delivery
    await hear_answer(house, unit, delivery, said, ask.name)
    if rescue is None or rescue.answer is not RescueAnswer.NEIGHBOUR:
        return delivery
    told = {"answer": said, "text": ask.name, "wait_until": delivery.waits_until}
    await publish_about(house, unit, "delivery.rescue_answered", delivery, told)
    if said == NO_NEIGHBOUR:
        delivery = replace(delivery, rescue=replace(rescue, answer=None))
        await unit.deliveries.save(delivery)
    return delivery


async def _withdrawn(
    house: House, unit: Unit, delivery: Delivery, ask: NeighbourAsk, by: Asker
) -> None:
    """The carrier hears it whatever became of the change: also where it is in the van by now."""
    await withdraw_consents(house, unit, delivery, ConsentFact.NEIGHBOUR_TAKES)
    standing = None
    for change in await unit.changes.of(delivery.id):
        if isinstance(change.what, ToNeighbour) and change.state in STANDING_CHANGES:
            standing = change
    if standing is not None:
        await take_back(house, unit, standing)
        moved = standing.moved(ChangeState.CANCELLED, house.clock.now())
        await settle(house, unit, standing, moved, by, NOTHING)
    if delivery.is_on_the_road:
        await hear_answer(house, unit, delivery, NO_NEIGHBOUR, None)
    told = {"neighbour": {"name": ask.name}, "change_id": standing.id if standing else None}
    await publish_about(house, unit, "delivery.neighbour_withdrew", delivery, told)


def next_door_of(delivery: Delivery | None, chat: ConversationId) -> NextDoor | None:
    """What the chat next door may know of what it was asked: a door and a window."""
    ask = delivery.neighbour_ask if delivery is not None else None
    if delivery is None or ask is None or ask.neighbour != chat:
        return None
    flat, house = door_of(delivery)
    return NextDoor(
        ask=ask.token,
        flat=flat,
        house=house,
        window=ask.window,
        state=ask.state,
        until=ask.expires_at,
    )


def door_of(delivery: Delivery) -> tuple[str, str]:
    """The flat, else the house's number, by which neighbours know whose parcel it is."""
    verdict, told = delivery.address.verdict, delivery.address.components
    parts = verdict.components if verdict is not None else told
    flat = delivery.door_card.unit or (parts.unit if parts is not None else None)
    return flat or "", (parts.house_number if parts is not None else None) or ""


async def _tell(house: House, unit: Unit, delivery: Delivery, answer: str) -> None:
    ask = delivery.neighbour_ask
    assert ask is not None
    kind, fact = NoticeKind.NEIGHBOUR_ANSWERED, f"{ask.asked_at.isoformat()}/{answer}"
    await notify(house, unit, delivery, kind, fact, text=answer, name=ask.name)


async def _moved(
    house: House, unit: Unit, delivery: Delivery, ask: NeighbourAsk, by: Asker
) -> Delivery:
    delivery = replace(delivery, neighbour_ask=ask, updated_at=house.clock.now())
    await unit.deliveries.save(delivery)
    await note(house, unit, delivery, "message", str(by.role), f"neighbour: {ask.state}")
    return delivery


def _token(house: House) -> str:
    """Unguessable, and in the letters that Telegram takes."""
    parts = (house.new_id("lnk").partition("_")[2] for _ in range(2))
    return (TOKEN_PREFIX + "".join(parts))[:TOKEN_LETTERS_MAX]
