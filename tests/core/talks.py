"""Talks: deliveries whose recipients chat with us, each in a conversation of its own."""

from dataclasses import replace

from core.model.conversation import Conversation
from core.model.delivery import Delivery
from core.model.ids import ConversationId
from tests.core.town import NOW, a_delivery


def talk_of(number: int) -> Conversation:
    return Conversation(
        id=ConversationId(f"cnv_{number}"),
        lane=f"telegram:7:{number}",
        chat_id=number,
        user_id=number,
        bot_id=7,
        deliveries=(a_delivery(number).id,),
        created_at=NOW,
        updated_at=NOW,
    )


def chats(number: int) -> Delivery:
    return replace(a_delivery(number), conversation=talk_of(number).id)
