"""Conversations, as other desks see them."""

from collections.abc import Sequence

from msgspec import UNSET

from core.model.address_wish import AddressWish
from core.model.conversation import Conversation, Holder, Message
from core.model.delivery import Delivery
from core.model.location import Location
from web.api.translate.shapes import maybe_point, point
from web.api.wire import conversations as wire
from web.veil import Veil


def conversation_wire(
    conversation: Conversation,
    seen: Sequence[Delivery],
    messages: Sequence[Message] | None = None,
    veil: Veil = str,
) -> wire.Conversation:
    """As far as it is about the deliveries `seen`, or about none. `veil` hides their codes in
    whatever was said."""
    held = conversation.takeover
    ids = [one.id for one in seen]
    wish = conversation.wish
    if wish is not None and wish.proposed.delivery not in ids:
        wish = None
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
        delivery_id=conversation.focus if conversation.focus in ids else None,
        deliveries=[str(id) for id in ids],
        unreachable=conversation.unreachable,
        created_at=conversation.created_at,
        updated_at=conversation.updated_at,
        proposed_address=UNSET if messages is None else _proposed(wish),
        messages=UNSET
        if messages is None
        else [
            message_wire(line, veil)
            for line in messages
            if line.delivery is None or line.delivery in ids
        ],
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
