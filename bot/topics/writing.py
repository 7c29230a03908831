"""Writing: what one of us writes or sends in a topic, as lines of its talk."""

import msgspec

from bot.heard import OtherKind, Photo, Pin, SharedContact, Sticker, Typed, Voice
from bot.listening import Errand
from bot.topics.act import NOTHING_AT_ALL, Act, Where
from bot.topics.heard import InGroup
from bot.topics.rendering import TEXT_LETTERS_MAX
from bot.topics.words import NOTE_SIGN, DeskWords
from core.actions.house import House
from core.actions.minding import named_in
from core.agent_commands import AgentCorrects
from core.commands import AgentRemarks, AgentSays, TakeOver
from core.model.access import Person
from core.model.conversation import Conversation, Holder
from core.model.ids import MessageId
from core.model.location import Location
from core.model.post import Channel, Outgoing, Priority
from core.model.shown import Shown
from core.model.topic import BY_HAND, Posted
from core.model.voice_note import voice_lane

CORRECTED_LETTERS_MAX = 3000  # a longer one stands there as several messages
# Kinds that cannot be copied, or mean nothing elsewhere.
CANNOT_GO = frozenset({"unknown", "invoice", "game", "paid_media", "checklist"})


def say(
    house: House,
    desk: DeskWords,
    where: Where,
    person: Person,
    talk: Conversation,
    text: str,
    shown: Shown | None = None,
) -> Act:
    """The first word takes a talk that waits; one that the bot holds wants to be taken."""
    if len(text) > TEXT_LETTERS_MAX:
        return Act(text=desk.said("group-too-long"))
    if talk.holder is Holder.CLOSED:
        return Act(text=desk.said("group-left"))
    if talk.holder is Holder.BOT:
        take = (desk.bare("group-button-take"), "desk.take")
        return Act(text=desk.said("group-not-yours"), buttons=(take,))
    line = MessageId(house.new_id("msg"))
    answers = where.answered.lines[-1] if where.answered and where.answered.lines else None
    said = AgentSays(talk.id, text, line, answers, shown)
    takes = (TakeOver(talk.id, person.name),) if talk.holder is Holder.WAITING else ()
    return Act(
        commands=(*takes, said),
        posted=(_by_hand(house, where, talk, line),),
        deed="messages",
        errands=_kept(where, talk, line, shown),
    )


def show(house: House, desk: DeskWords, where: Where, person: Person, talk: Conversation) -> Act:
    """What is no words goes as a copy."""
    heard = where.heard
    assert heard.message_id is not None
    shown = _shown(heard, heard.message_id)
    if shown is None:
        return Act(text=desk.said("group-cannot-be-sent"))
    caption = heard.what.caption if isinstance(heard.what, Photo) else ""
    return say(house, desk, where, person, talk, caption, shown)


def corrected(desk: DeskWords, where: Where, talk: Conversation) -> Act:
    """Only what became a line can be corrected."""
    if where.own is None or where.own.is_ours or not where.own.lines:
        return NOTHING_AT_ALL
    match where.heard.what:
        case Typed(text=text) | Photo(caption=text):
            text = text.removeprefix(NOTE_SIGN).strip() if text.startswith(NOTE_SIGN) else text
            if len(text) > CORRECTED_LETTERS_MAX:
                return Act(text=desk.said("group-too-long"))
            return Act(commands=(AgentCorrects(talk.id, where.own.lines[0], text),))
        case _:
            return NOTHING_AT_ALL


def remark(house: House, desk: DeskWords, where: Where, talk: Conversation, text: str) -> Act:
    """A line for colleagues alone."""
    if not text:
        return Act(text=desk.said("group-empty-note"))
    if len(text) > TEXT_LETTERS_MAX:
        return Act(text=desk.said("group-too-long"))
    line = MessageId(house.new_id("msg"))
    said = AgentRemarks(talk.id, text, named_in(text, where.people), line)
    return Act(commands=(said,), posted=(_by_hand(house, where, talk, line),), deed="messages")


def _by_hand(house: House, where: Where, talk: Conversation, line: MessageId) -> Posted:
    """The message that one of us wrote shows this line: the mirror need not."""
    heard = where.heard
    assert heard.message_id is not None
    return Posted(
        key=f"{BY_HAND}{heard.chat_id}/{heard.message_id}",
        conversation=talk.id,
        chat_id=heard.chat_id,
        telegram_id=heard.message_id,
        lines=(line,),
        at=house.clock.now(),
    )


def _kept(
    where: Where, talk: Conversation, line: MessageId, shown: Shown | None
) -> tuple[Outgoing, ...]:
    """A photo is fetched, so that the console shows it too."""
    if shown is None or shown.kind != "photo" or shown.file_id is None:
        return ()
    errand = Errand(
        conversation=talk.id,
        message=line,
        chat_id=talk.chat_id,
        user_id=talk.user_id,
        file_id=shown.file_id,
        seconds=None,
        delivery=talk.focus,
    )
    return (
        Outgoing(
            key=f"photo/{line}",
            channel=Channel.VOICE,
            lane=voice_lane(talk.id),
            body=msgspec.json.encode(errand),
            priority=Priority.NOTICE,
        ),
    )


def _shown(heard: InGroup, message_id: int) -> Shown | None:
    """What is no words, as it is copied; None for what no copy can be made of."""

    def of(kind: str, file_id: str | None = None, at: Location | None = None) -> Shown:
        return Shown(
            kind=kind,
            chat_id=heard.chat_id,
            message_id=message_id,
            file_id=file_id,
            lat=at.lat if at is not None else None,
            lon=at.lon if at is not None else None,
        )

    match heard.what:
        case Photo(file_id=file_id):
            return of("photo", file_id)
        case Voice(file_id=file_id):
            return of("voice", file_id)
        case Pin(location=at):
            return of("pin", at=at)
        case SharedContact():
            return of("contact")
        case Sticker():
            return of("sticker")
        case OtherKind(kind="document"):
            return of("document")
        case OtherKind(kind=kind) if kind not in CANNOT_GO:
            return of("other")
        case _:
            return None
