"""A photo: what somebody showed in the chat, kept so that people can look at it."""

from dataclasses import dataclass
from datetime import datetime

from core.model.ids import ConversationId, DeliveryId, MessageId
from core.model.proof_picture import KEPT_BYTES_MAX, mime_of

PHOTOS_A_TALK_MAX = 40  # within the days that they are kept: nobody fills the house with pictures
KINDS = ("image/jpeg", "image/png", "image/webp")


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """`message` is the line of the talk that it belongs to; `kept_at` is world time."""

    message: MessageId
    conversation: ConversationId
    delivery: DeliveryId | None
    kept_at: datetime
    mime: str
    content: bytes

    def __post_init__(self) -> None:
        if len(self.content) > KEPT_BYTES_MAX:
            raise ValueError(f"a photo has at most {KEPT_BYTES_MAX} bytes")
        if mime_of(self.content) != self.mime:
            raise ValueError("a photo is of the kind that its first bytes say")
