"""Listening: a voice note on its way from the chat to its words, and back into the chat.

The turn that hears of it writes an errand into the outbox: the sound is fetched, kept and listened
to outside any transaction. A photo is fetched and kept the same way, and nobody listens to it. What
was heard comes back as a row of the house's own, in the chat's lane, so that it keeps its place
among what is said:

    {"said_aloud": {"chat_id": 7, "user_id": 7, "message": "msg_…", "language": "en",
                    "words": [["yes", 0.97]], "at": "2026-11-24T08:00:00Z"}}
"""

from dataclasses import replace
from datetime import datetime
from typing import Annotated

import msgspec

from bot.heard import Arrival, Photo, SaidAloud, Voice
from core.model.conversation import Conversation, Message
from core.model.ids import ConversationId, DeliveryId, MessageId
from core.model.photo import PHOTOS_A_TALK_MAX
from core.model.post import Channel, InboxRow, Incoming, Outgoing, Priority, Source
from core.model.speech import Speech, SpokenWord
from core.model.voice_note import NOTES_A_TALK_MAX, is_kept, voice_lane
from core.ports import Unit

type _At = Annotated[datetime, msgspec.Meta(tz=True)]


class Errand(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be fetched, and whose it is. `at` is when Telegram says that it was sent;
    `seconds` None: a photo."""

    conversation: ConversationId
    message: MessageId
    chat_id: int
    user_id: int
    file_id: str
    seconds: int | None
    delivery: DeliveryId | None = None
    at: _At | None = None


class _Told(msgspec.Struct, frozen=True, kw_only=True):
    chat_id: int
    user_id: int
    message: MessageId
    words: list[tuple[str, float]]
    language: str | None = None
    kept: bool = True
    at: _At | None = None


class _Row(msgspec.Struct, frozen=True, kw_only=True):
    said_aloud: _Told


async def send_for(
    unit: Unit, row: InboxRow, talk: Conversation, arrival: Arrival, line: Message
) -> Arrival:
    """Have it fetched, from whoever has shown whose they are: a stranger's sound or photo is not
    kept. What is kept knows its line from then on."""
    said = arrival.what
    if not isinstance(said, Voice | Photo) or not talk.deliveries:
        return arrival
    if isinstance(said, Voice):
        name, seconds = "voice", said.seconds
        is_room = len(await unit.voice_notes.kept(talk.id)) < NOTES_A_TALK_MAX
        if not is_room or not is_kept(said.size, seconds):
            return arrival
    else:
        name, seconds = "photo", None
        if len(await unit.photos.kept(talk.id)) >= PHOTOS_A_TALK_MAX:
            return arrival
    errand = Errand(
        conversation=talk.id,
        message=line.id,
        chat_id=arrival.chat_id,
        user_id=arrival.user_id,
        file_id=said.file_id,
        seconds=seconds,
        delivery=line.delivery,
        at=arrival.at,
    )
    await unit.post.send(
        Outgoing(
            key=f"{name}/{row.incoming.id}",
            channel=Channel.VOICE,
            lane=voice_lane(talk.id),
            body=msgspec.json.encode(errand),
            priority=Priority.REPLY,
        )
    )
    return replace(arrival, what=replace(said, message=line.id))


def errand_of(body: bytes) -> Errand:
    """Raises msgspec.DecodeError for what is none."""
    return msgspec.json.decode(body, type=Errand)


def heard_row(
    errand: Errand, speech: Speech, lane: str, wall: datetime, *, is_kept: bool
) -> Incoming:
    """What was heard, once for each message, however often it was listened to."""
    told = _Told(
        chat_id=errand.chat_id,
        user_id=errand.user_id,
        message=errand.message,
        words=[(word.text, word.confidence) for word in speech.words],
        language=speech.language,
        kept=is_kept,
        at=errand.at,
    )
    return Incoming(
        source=Source.HOUSE,
        id=f"said/{errand.message}",
        lane=lane,
        body=msgspec.json.encode(_Row(said_aloud=told)),
        received_at=wall,
    )


def said_aloud_of(body: bytes) -> Arrival | None:
    """What was heard; None for what is no such row."""
    try:
        told = msgspec.json.decode(body, type=_Row).said_aloud
        words = tuple(SpokenWord(text, confidence) for text, confidence in told.words)
    except (msgspec.DecodeError, ValueError):
        return None
    what = SaidAloud(told.message, Speech(words=words, language=told.language), told.kept)
    return Arrival(chat_id=told.chat_id, user_id=told.user_id, what=what, at=told.at)
