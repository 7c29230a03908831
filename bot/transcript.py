"""The transcript: each line of a talk, as our people read it. Codes are not written into it."""

from datetime import datetime

from bot.heard import (
    Arrival,
    Forwarded,
    Moved,
    OtherKind,
    Photo,
    Pin,
    Pressed,
    SharedContact,
    Slash,
    Started,
    Sticker,
    Typed,
    Voice,
)
from bot.understanding.language import language_of
from bot.understanding.normalise import normalised
from core.model.conversation import Author, Conversation, Message
from core.model.ids import DeliveryId, MessageId
from core.model.map_picture import MapPicture
from core.model.secret_words import VEIL
from core.ports import NewId

CODE_DIGITS = 6


def line_of(arrival: Arrival, talk: Conversation, new_id: NewId, now: datetime) -> Message | None:
    """What a person did, as a line; None for what needs none."""
    kind, text = _told(arrival, talk)
    if not kind:
        return None
    what = arrival.what
    return Message(
        id=MessageId(new_id("msg")),
        conversation=talk.id,
        at=now,
        author=Author.RECIPIENT,
        kind=kind,
        text=text,
        language=_language(arrival, talk),
        file_id=what.file_id if isinstance(what, Photo | Voice) else None,
        lat=what.location.lat if isinstance(what, Pin) else None,
        lon=what.location.lon if isinstance(what, Pin) else None,
        delivery=talk.focus,
        telegram_id=arrival.message_id,
        answers=arrival.answers,
    )


def bot_line(
    talk: Conversation,
    text: str,
    buttons: tuple[str, ...],
    delivery: DeliveryId | None,
    picture: MapPicture | None,
    new_id: NewId,
    now: datetime,
) -> Message:
    return Message(
        id=MessageId(new_id("msg")),
        conversation=talk.id,
        at=now,
        author=Author.BOT,
        text=text,
        buttons=buttons,
        lat=picture.location.lat if picture is not None else None,
        lon=picture.location.lon if picture is not None else None,
        delivery=delivery,
    )


def house_line(talk: Conversation, text: str, new_id: NewId, now: datetime) -> Message:
    """What happened while one of us held the talk: written down, not said."""
    return Message(
        id=MessageId(new_id("msg")),
        conversation=talk.id,
        at=now,
        author=Author.HOUSE,
        kind="note",
        text=text,
        delivery=talk.focus,
    )


def _told(arrival: Arrival, talk: Conversation) -> tuple[str, str]:
    """The kind of a line, and its words."""
    match arrival.what:
        case Typed(text=text) if talk.proving is not None and _is_code(text):
            return "text", VEIL
        case Typed(text=text) | Forwarded(text=text):
            return "text", text
        case Pressed(verb=verb):
            return "press", arrival.label or verb
        case SharedContact(name=name):
            return "contact", name or ""
        case Pin(venue=venue):
            return "pin", venue or ""
        case Photo(caption=caption):
            return "photo", caption
        case Voice():
            return "voice", ""
        case Sticker(emoji=emoji):
            return "sticker", emoji
        case OtherKind(kind=kind):
            return "document" if kind == "document" else "other", kind
        case Started():
            return "text", "/start"
        case Slash(name=name):
            return "text", f"/{name}"
        case Moved() | _:
            return "", ""


def _language(arrival: Arrival, talk: Conversation) -> str | None:
    """Of words that somebody wrote; the talk's, where they do not tell."""
    match arrival.what:
        case Typed(text=text) | Forwarded(text=text) | Photo(caption=text) if text.strip():
            return language_of(normalised(text), talk.language)
        case _:
            return None


def _is_code(text: str) -> bool:
    digits = [letter for letter in text if letter.isdecimal()]
    return len(digits) == CODE_DIGITS and len(text.strip()) <= CODE_DIGITS + 3
