"""Shown: what one of us sends that is no words: a photo, a voice note, a place, a card, a file."""

from dataclasses import dataclass

# What carries words below it that we know; anything else keeps what stands below it.
WITH_WORDS = frozenset({"photo", "voice"})
# How it is called where it cannot be shown itself: in any language.
SIGNS = {
    "photo": "🖼",
    "voice": "🎤",
    "pin": "📍",
    "contact": "👤",
    "sticker": "🙂",
    "document": "📄",
}
OTHER_SIGN = "📎"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """`kind` is the line's (`core.model.conversation`). It stands as a message of another chat,
    from where it is copied: nothing of it is fetched."""

    kind: str
    chat_id: int
    message_id: int
    file_id: str | None = None
    lat: float | None = None
    lon: float | None = None

    @property
    def sign(self) -> str:
        return SIGNS.get(self.kind, OTHER_SIGN)
