"""Conversations, as other desks see them."""

from collections.abc import Sequence

from msgspec import UNSET

from core.model.address_wish import AddressWish
from core.model.conversation import Conversation, Holder, Message
from core.model.location import Location
from web.api.translate.shapes import maybe_point, point
from web.api.wire import conversations as wire
from web.veil import Veil


def conversation_wire(
    conversation: Conversation, messages: Sequence[Message] | None = None, veil: Veil = str
) -> wire.Conversation:
    """`veil` hides the codes of its deliveries in whatever was said."""
    held = conversation.takeover
    return wire.Conversation(
        id=conversation.id,
        state=conversation.holder,
        language=conversation.language,
        held_by=wire.HeldBy(
            agent=held.agent, name=held.agent_name, since=held.since, until=held.lease_until
        )
        if held
        else None,
        waiting_since=conversation.asked_at if conversation.holder is Holder.WAITING else None,
        why=conversation.asked_why,
        delivery_id=conversation.focus,
        deliveries=list(conversation.deliveries),
        unreachable=conversation.unreachable,
        created_at=conversation.created_at,
        updated_at=conversation.updated_at,
        proposed_address=UNSET if messages is None else _proposed(conversation.wish),
        messages=UNSET if messages is None else [message_wire(line, veil) for line in messages],
    )


def _proposed(wish: AddressWish | None) -> wire.ProposedAddress | None:
    if wish is None:
        return None
    return wire.ProposedAddress(
        id=wish.id,
        delivery_id=wish.proposed.delivery,
        old=wish.old,
        new=wish.new,
        metres=None if wish.metres is None else round(wish.metres),
        why=[why.value for why in wish.why],
        location=maybe_point(wish.proposed.address.point),
    )


def message_wire(message: Message, veil: Veil = str) -> wire.Message:
    has_place = message.lat is not None and message.lon is not None
    return wire.Message(
        id=message.id,
        at=message.at,
        author=message.author,
        agent=message.agent,
        kind=message.kind,
        text="" if message.deleted else veil(message.text),
        buttons=list(message.buttons),
        location=point(Location(message.lat or 0.0, message.lon or 0.0)) if has_place else None,
        delivery_id=message.delivery,
        edited=message.edited,
        deleted=message.deleted,
    )
