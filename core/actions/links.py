"""Links: a chat opens a delivery's link, proves that it is the recipient's, or says it is not."""

import hmac
from dataclasses import replace
from datetime import timedelta

from core.actions.adults import adult_is_here
from core.actions.asking import delivery_of
from core.actions.house import House
from core.actions.prepared import NOTHING, Done, Prepared
from core.actions.tell import note, notify_chat, publish_about
from core.commands import NotMine, OpenLink, ProveByCode, ProveByPhone
from core.model.asker import HOUSE, Asker
from core.model.conversation import Conversation, Proving
from core.model.delegate import forgotten
from core.model.delivery import Delivery
from core.model.ids import ConversationId, DeliveryId
from core.model.notice import Notice, NoticeKind
from core.ports import Unit
from core.refusals import not_found, wrong_code


async def conversation_of(unit: Unit, id: ConversationId) -> Conversation:
    conversation = await unit.conversations.get(id)
    if conversation is None:
        raise not_found("conversation")
    return conversation


async def open_link(
    house: House, unit: Unit, command: OpenLink, by: Asker, prepared: Prepared
) -> Done:
    """The chat now has something to prove. A link that is known to be theirs opens at once.

    Raises Refused: not-found, for an unknown token and for one whose delivery is somebody else's
    alike: a stranger learns nothing from the difference.
    """
    conversation = await conversation_of(unit, command.conversation)
    delivery = await unit.deliveries.by_token(command.token)
    if delivery is None:
        raise not_found("link")
    if delivery.conversation == conversation.id:
        focused = replace(conversation, focus=delivery.id, proving=None)
        await unit.conversations.put(focused)
        return Done(delivery=delivery)
    await unit.conversations.put(replace(conversation, proving=Proving(delivery=delivery.id)))
    return Done()


async def prepare_code(house: House, command: ProveByCode) -> Prepared:
    """Count a wrong try, in a transaction of its own: the refusal that follows rolls back.

    Tries count for the parcel, whichever chat they come from; the fifth wrong one locks it.
    """
    async with house.store.begin() as unit:
        conversation = await conversation_of(unit, command.conversation)
        delivery = await _to_prove(unit, conversation, command.delivery)
        if not _is_locked(house, delivery) and not _is_the_code(delivery, command.code):
            tries = delivery.proof_tries + 1
            is_last = tries >= house.limits.proof_tries_max
            until = house.clock.now() + timedelta(hours=house.limits.proof_lock_hours)
            await unit.deliveries.save(
                replace(
                    delivery,
                    proof_tries=0 if is_last else tries,
                    proof_locked_until=until if is_last else delivery.proof_locked_until,
                )
            )
            if is_last:
                await note(house, unit, delivery, "alert", str(HOUSE), "proof locked")
    return NOTHING


def _is_the_code(delivery: Delivery, code: str) -> bool:
    typed = code.strip().encode()
    return hmac.compare_digest(delivery.proof_code.encode(), typed)


async def prove_by_phone(
    house: House, unit: Unit, command: ProveByPhone, by: Asker, prepared: Prepared
) -> Done:
    """The number Telegram vouches for is the recipient's: the link binds, and with it whatever
    else is on its way to this number.

    It opens a parcel that wrong codes have locked, too: a stranger who guesses must not shut out
    its owner, and this cannot be guessed. A chat that has it already is shown to be theirs anew.

    Raises Refused: wrong-code where the numbers differ.
    """
    conversation = await conversation_of(unit, command.conversation)
    delivery = await _to_prove(unit, conversation, command.delivery)
    theirs = delivery.recipient.phone
    if theirs is None or theirs != command.phone:
        raise wrong_code(None)
    delivery = await _bind(house, unit, conversation, delivery, by)
    for other in await unit.deliveries.with_phone(command.phone):
        is_free_or_ours = other.conversation in (None, conversation.id)
        if is_free_or_ours and not other.is_over and other.id != delivery.id:
            conversation = await conversation_of(unit, conversation.id)
            await _bind(house, unit, conversation, other, by)
    conversation = await conversation_of(unit, conversation.id)
    await unit.conversations.put(replace(conversation, focus=delivery.id))
    return Done(delivery=delivery)


async def prove_by_code(
    house: House, unit: Unit, command: ProveByCode, by: Asker, prepared: Prepared
) -> Done:
    """The parcel's code, as the sender wrote it to the recipient.

    Raises Refused: wrong-code, with the time until which the parcel is locked.
    """
    conversation = await conversation_of(unit, command.conversation)
    delivery = await _to_prove(unit, conversation, command.delivery)
    if _is_locked(house, delivery) or not _is_the_code(delivery, command.code):
        raise wrong_code(delivery.proof_locked_until)
    return Done(delivery=await _bind(house, unit, conversation, delivery, by))


async def not_mine(
    house: House, unit: Unit, command: NotMine, by: Asker, prepared: Prepared
) -> Done:
    """This chat gets no more messages about it; the sender hears that the contact is wrong."""
    conversation = await conversation_of(unit, command.conversation)
    left = tuple(id for id in conversation.deliveries if id != command.delivery)
    conversation = replace(
        conversation,
        deliveries=left,
        focus=left[-1] if left else None,
        proving=None,
    )
    await unit.conversations.put(conversation)
    delivery = await delivery_of(unit, command.delivery)
    if delivery.conversation == conversation.id:
        now = house.clock.now()
        delivery = replace(
            delivery,
            conversation=None,
            proved_at=None,
            minor_at=None,
            delegates=forgotten(delivery.delegates, now),
            updated_at=now,
        )
        await unit.deliveries.save(delivery)
    await note(house, unit, delivery, "alert", str(by), "not mine")
    await publish_about(
        house, unit, "delivery.recipient_unreachable", delivery, {"why": "not_mine"}
    )
    return Done(delivery=delivery)


async def _to_prove(unit: Unit, conversation: Conversation, again: DeliveryId | None) -> Delivery:
    """What the chat has opened; else what it has already, and shows to be its own once more."""
    if again is None and conversation.proving is not None:
        return await delivery_of(unit, conversation.proving.delivery)
    known = again or conversation.focus
    delivery = await unit.deliveries.get(known) if known is not None else None
    if delivery is None or delivery.conversation != conversation.id:
        raise not_found("link")
    return delivery


def _is_locked(house: House, delivery: Delivery) -> bool:
    until = delivery.proof_locked_until
    return until is not None and house.clock.now() < until


async def _bind(
    house: House, unit: Unit, conversation: Conversation, delivery: Delivery, by: Asker
) -> Delivery:
    """First use binds; a chat that held it by an older proof is told that it no longer does."""
    is_known = delivery.conversation == conversation.id
    if delivery.conversation is not None and delivery.conversation != conversation.id:
        await _unbind(house, unit, delivery.conversation, delivery.id)
    kept = tuple(id for id in conversation.deliveries if id != delivery.id)
    conversation = replace(
        conversation, deliveries=(*kept, delivery.id), focus=delivery.id, proving=None
    )
    await unit.conversations.put(conversation)
    now = house.clock.now()
    delivery = replace(delivery, conversation=conversation.id, proved_at=now, updated_at=now)
    delivery = await adult_is_here(house, unit, delivery)
    await unit.deliveries.save(delivery)
    await note(
        house, unit, delivery, "status", str(by), "proved again" if is_known else "chat bound"
    )
    return delivery


async def _unbind(house: House, unit: Unit, id: ConversationId, delivery: DeliveryId) -> None:
    conversation = await unit.conversations.get(id)
    if conversation is None:
        return
    left = tuple(known for known in conversation.deliveries if known != delivery)
    conversation = replace(conversation, deliveries=left, focus=left[-1] if left else None)
    await unit.conversations.put(conversation)
    now = house.clock.now()
    key = f"{delivery}/unbound/{now.isoformat()}"
    await notify_chat(house, unit, conversation, Notice(key=key, kind=NoticeKind.UNBOUND, at=now))
