"""Teaching: what was misread is noted, and a person says what the bot shall learn from it."""

import msgspec

from core.actions.house import House
from core.model.conversation import Author, Message
from core.model.ids import ConversationId, LessonId
from core.model.intent import Intent
from core.model.lesson import LETTERS_MAX, Lesson, LessonState, tells_who
from core.model.post import Incoming, Source
from core.model.secret_words import VEIL
from core.ports import Unit
from core.refusals import invalid, not_allowed, not_found

WAITING_MAX = 2_000  # more than anybody looks through; what comes then is let go

_SAID = frozenset({"text", "photo", "voice"})


async def note_lesson(unit: Unit, lesson: Lesson) -> bool:
    """Keep it until somebody looks. False where the same is known, or too many wait already."""
    if await unit.lessons.count(LessonState.WAITING) >= WAITING_MAX:
        return False
    return await unit.lessons.note(lesson)


async def accept_lesson(house: House, id: LessonId, text: str, meant: Intent) -> Lesson:
    """As a person read it, it may be learnt from.

    Raises Refused: not-found, not-allowed (already-judged), invalid where the words are blank, too
    long, or still lead to somebody.
    """
    words = " ".join(text.split())
    if not words:
        raise invalid("text", "is blank")
    if len(words) > LETTERS_MAX:
        raise invalid("text", f"is longer than {LETTERS_MAX} letters")
    if tells_who(words):
        raise invalid("text", "still holds a number, a code, a link or an e-mail address")
    async with house.store.begin() as unit:
        lesson = (await _waiting(unit, id)).accepted(words, meant)
        await unit.lessons.put(lesson)
    return lesson


async def decline_lesson(house: House, id: LessonId) -> None:
    """Its words go; what is left is that they are not to come again.

    Raises Refused: not-found, not-allowed (already-judged).
    """
    async with house.store.begin() as unit:
        await unit.lessons.put((await _waiting(unit, id)).without_words(LessonState.DECLINED))


async def label_line(house: House, id: ConversationId, seq: int, meant: Intent) -> None:
    """One of us says what a line of a recipient's meant. The bot hears of it in the chat's own
    lane, for only the bot knows what it had thought, and what in the words tells who wrote them.

    Raises Refused: not-found.
    """
    async with house.store.begin() as unit:
        talk = await unit.conversations.get(id)
        said = await line_of(unit, id, seq)
        if talk is None or said is None:
            raise not_found("line")
        body = {"label": {"conversation": id, "line": seq, "meant": meant}}
        await unit.post.receive(
            Incoming(
                source=Source.HOUSE,
                id=f"label/{id}/{seq}/{meant}",
                lane=talk.lane,
                body=msgspec.json.encode(body),
                received_at=house.clock.wall(),
            )
        )
    house.bell.ring(talk.lane)


def is_own_words(said: Message) -> bool:
    """Whether a recipient said it in words of their own: no button, and no command."""
    is_said = said.kind in _SAID and bool(said.text.strip()) and not said.text.startswith("/")
    return said.author is Author.RECIPIENT and is_said and said.text != VEIL


async def line_of(unit: Unit, id: ConversationId, seq: int) -> Message | None:
    """A line of a recipient's own words; None where there is none, or it was forgotten."""
    found = await unit.conversations.messages(id, after=seq - 1, limit=1)
    return next((said for at, said in found if at == seq and is_own_words(said)), None)


async def _waiting(unit: Unit, id: LessonId) -> Lesson:
    lesson = await unit.lessons.get(id)
    if lesson is None:
        raise not_found("lesson")
    if lesson.state is not LessonState.WAITING:
        raise not_allowed(("already-judged",))
    return lesson
