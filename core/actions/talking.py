"""Talking: the language a person wants, no more messages, and to be forgotten."""

from dataclasses import replace
from datetime import datetime

from core.actions.house import House
from core.actions.links import conversation_of
from core.actions.prepared import Done, Prepared
from core.actions.tell import note, publish_about
from core.commands import ChooseLanguage, ForgetMe, StopMessages
from core.model.asker import Asker
from core.model.conversation import Holder
from core.model.delegate import forgotten
from core.model.delivery import Delivery
from core.model.ids import ConversationId
from core.model.preferences import NO_PREFERENCES
from core.ports import Unit


async def choose_language(
    house: House, unit: Unit, command: ChooseLanguage, by: Asker, prepared: Prepared
) -> Done:
    conversation = await conversation_of(unit, command.conversation)
    await unit.conversations.put(
        replace(conversation, language=command.language, language_chosen=True)
    )
    return Done()


async def stop_messages(
    house: House, unit: Unit, command: StopMessages, by: Asker, prepared: Prepared
) -> Done:
    """No more unasked messages; the sender hears that this way to the recipient is shut."""
    conversation = await conversation_of(unit, command.conversation)
    await unit.conversations.put(replace(conversation, stopped=True))
    for delivery in await unit.deliveries.of_conversation(conversation.id):
        await _unreachable(house, unit, delivery, "stopped")
    return Done()


async def unreachable(house: House, unit: Unit, conversation_id: ConversationId) -> None:
    """The chat blocked us or is gone: nothing more is sent there until it writes again."""
    conversation = await conversation_of(unit, conversation_id)
    if conversation.unreachable:
        return
    await unit.conversations.put(replace(conversation, unreachable=True))
    for delivery in await unit.deliveries.of_conversation(conversation.id):
        await _unreachable(house, unit, delivery, "blocked")


async def forget_me(
    house: House, unit: Unit, command: ForgetMe, by: Asker, prepared: Prepared
) -> Done:
    """The person's words, number and address go; what was counted stays. Open deliveries go on
    without the chat, by what the sender told."""
    conversation = await conversation_of(unit, command.conversation)
    for delivery in await unit.deliveries.of_conversation(conversation.id):
        await unit.deliveries.save(_without_chat(delivery, house.clock.now()))
        await unit.door_lines.forget(delivery.id)
        await unit.proof_pictures.forget(delivery.id)
        await unit.payments.forget(delivery.id)
        await _unreachable(house, unit, delivery, "forgotten")
    await unit.conversations.put(
        replace(
            conversation,
            deliveries=(),
            focus=None,
            proving=None,
            next_door=None,
            notes="{}",
            holder=Holder.BOT,
            takeover=None,
            leaving=None,
            leaves=0,
            wish=None,
            preferences=NO_PREFERENCES,
        )
    )
    await unit.conversations.forget(conversation.id)
    await unit.voice_notes.forget(conversation.id)
    await unit.photos.forget(conversation.id)
    await unit.topics.forget(conversation.id)
    await unit.saved_places.forget(conversation.id)
    await unit.consents.forget(conversation.id)
    return Done()


def _without_chat(delivery: Delivery, now: datetime) -> Delivery:
    return replace(
        delivery,
        conversation=None,
        proved_at=None,
        minor_at=None,
        neighbour_ask=None,
        delegates=forgotten(delivery.delegates, now),
    )


async def _unreachable(house: House, unit: Unit, delivery: Delivery, why: str) -> None:
    if delivery.is_over:
        return
    await note(house, unit, delivery, "alert", "house", f"unreachable: {why}")
    await publish_about(house, unit, "delivery.recipient_unreachable", delivery, {"why": why})
