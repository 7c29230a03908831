"""Next door: a neighbour is asked by a link that works once, before anybody rings at theirs."""

from dataclasses import replace

from core.actions.asking import allowed, delivery_of
from core.actions.consenting import consented, withdraw_consents
from core.actions.house import House
from core.actions.links import conversation_of
from core.actions.prepared import Done, Prepared
from core.actions.tell import note, notify
from core.actions.timers import expect_neighbour
from core.actions.wishes import to_neighbour
from core.commands import AnswerNeighbour, AskNeighbour, OpenNeighbourLink, RevokeNeighbour
from core.model.asker import Asker, Role
from core.model.carrier import ChangeAction
from core.model.consent import ConsentFact
from core.model.delivery import Delivery
from core.model.ids import ConversationId
from core.model.neighbour_ask import (
    TOKEN_PREFIX,
    AskEvent,
    AskState,
    NeighbourAsk,
    NextDoor,
    ends_at,
)
from core.model.notice import NoticeKind
from core.ports import Unit
from core.refusals import invalid, not_found

NAME_MAX = 120
TOKEN_LETTERS_MAX = 64
ANSWERS = {"accepted": AskEvent.ACCEPT, "refused": AskEvent.REFUSE}


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
    ask = NeighbourAsk(
        token=_token(house),
        name=command.name[:NAME_MAX],
        asked_at=now,
        expires_at=ends_at(now, window),
        window=window,
    )
    await withdraw_consents(house, unit, delivery, ConsentFact.NEIGHBOUR_TOLD)
    delivery = replace(delivery, neighbour_ask=ask, updated_at=now)
    await unit.deliveries.save(delivery)
    if delivery.conversation is not None:
        told, who = ConsentFact.NEIGHBOUR_TOLD, delivery.conversation
        await consented(house, unit, delivery, who, told, ask.expires_at)
    await expect_neighbour(unit, delivery, ask.expires_at)
    await note(house, unit, delivery, "message", str(by), "a neighbour is asked")
    return Done(delivery=delivery)


async def revoke_neighbour(
    house: House, unit: Unit, command: RevokeNeighbour, by: Asker, prepared: Prepared
) -> Done:
    """The link opens nothing from now on; an answer that was given stays."""
    delivery = await delivery_of(unit, command.delivery)
    ask = delivery.neighbour_ask
    if ask is None or not ask.may(AskEvent.REVOKE):
        return Done(delivery=delivery)
    await withdraw_consents(house, unit, delivery, ConsentFact.NEIGHBOUR_TOLD)
    return Done(delivery=await _moved(house, unit, delivery, ask.after(AskEvent.REVOKE), by))


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
    if command.answer not in ANSWERS:
        raise invalid("answer", "is neither accepted nor refused")
    conversation = await conversation_of(unit, command.conversation)
    delivery = await unit.deliveries.get(conversation.next_door) if conversation.next_door else None
    ask, event = delivery.neighbour_ask if delivery is not None else None, ANSWERS[command.answer]
    is_theirs = ask is not None and ask.neighbour == conversation.id
    if delivery is None or ask is None or not is_theirs or not ask.is_open(house.clock.now()):
        raise not_found("link")
    if event is AskEvent.ACCEPT:
        takes = ConsentFact.NEIGHBOUR_TAKES
        await consented(house, unit, delivery, conversation.id, takes)
        wisher = Asker(Role.RECIPIENT, str(delivery.conversation or ""))
        await to_neighbour(house, unit, delivery, ask.name, wisher)
    delivery = await delivery_of(unit, delivery.id)
    delivery = await _moved(house, unit, delivery, ask.after(event), by)
    await _tell(house, unit, delivery, command.answer)
    return Done()


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
