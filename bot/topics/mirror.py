"""Mirror: a look at all talks that a person is wanted in, or holds. What their topics do not show
yet goes into the outbox.

What is said in a talk stands in its transcript, whoever said it and through whichever door; so the
mirror needs to be told by nobody. A look writes letters and how far it has come in one transaction:
nothing is told twice, and nothing is left out. A group may be written to twenty times a minute, in
all its topics together: where that is used up, talks wait for the next look, and what is said
meanwhile goes as one message.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from msgspec import structs

from bot.topics.letter import Deed, TopicLetter, outgoing
from bot.topics.rendering import (
    ALONE,
    LAST_LINES,
    TEXT_LETTERS_MAX,
    Scene,
    head,
    letters_of,
    name_of,
    said_again,
)
from bot.topics.scenery import scene_of
from bot.topics.words import DeskWords
from core.actions.house import House
from core.model.conversation import Holder
from core.model.ids import ConversationId
from core.model.post import Priority
from core.model.topic import HELD, IDLE_DAYS, Posted, Topic
from core.ports import Unit

TALKS_MAX = 500
LINES_MAX = 60  # a look at more than that goes on with the next
A_MINUTE = 15  # of the twenty that Telegram allows: the rest is for answers, edits and openings


@dataclass(slots=True)
class Budget:
    """How many letters may be written now (wall time); kept by the one process that looks."""

    left: float = float(A_MINUTE)
    at: datetime | None = None

    def filled(self, wall: datetime) -> "Budget":
        passed = (wall - self.at).total_seconds() if self.at is not None else 0.0
        self.left = min(float(A_MINUTE), self.left + max(0.0, passed) * A_MINUTE / 60)
        self.at = wall
        return self


async def mirror(house: House, desk: DeskWords, budget: Budget) -> int:
    """One look. Returns how many letters were written."""
    async with house.store.read() as unit:
        news = await _news(unit)
        stale = await unit.topics.stale(TALKS_MAX)
        idle = await unit.topics.idle(house.clock.now() - timedelta(days=IDLE_DAYS), TALKS_MAX)
    written = 0
    for topic in idle:
        await _taken_away(house, topic)
    budget.filled(house.clock.wall())
    for id in news:
        if budget.left < 1.0:
            break
        async with house.store.begin() as unit:
            letters = await _told(house, unit, desk, id)
        written += letters
        budget.left -= letters
    for posted in stale:
        if budget.left < 1.0:
            break
        written += await _corrected(house, desk, posted)
        budget.left -= 1.0
    return written


async def _corrected(house: House, desk: DeskWords, posted: Posted) -> int:
    """A message that shows a line which says something else by now."""
    async with house.store.begin() as unit:
        await unit.topics.fresh(posted.key)
        talk = await unit.conversations.get(posted.conversation)
        if talk is None or not posted.is_ours:
            return 0
        found = [await unit.conversations.line(line) for line in posted.lines]
        lines = sorted((line for line in found if line is not None), key=lambda one: one.at)
        if not lines:
            return 0
        letter = said_again(lines, await scene_of(house, unit, talk, desk), desk)
        await unit.post.send(outgoing(f"topic/{house.new_id('edit')}", letter))
    return 1


async def _news(unit: Unit) -> list[ConversationId]:
    """Talks whose topics do not show all of them: what has waited longest first."""
    held = [
        talk
        for holder in (Holder.WAITING, Holder.AGENT)
        for talk in await unit.conversations.page(holder=holder, after=None, limit=TALKS_MAX)
    ]
    ids = {talk.id for talk in held}
    left = [one.conversation for one in await unit.topics.open(TALKS_MAX)]
    talks = held + list(await unit.conversations.some([id for id in left if id not in ids]))
    topics = await unit.topics.some([talk.id for talk in talks])
    lasts = await unit.conversations.last_seqs([talk.id for talk in talks])
    bare = await unit.topics.bare()
    found = []
    for talk in talks:
        topic, last = topics.get(talk.id), lasts.get(talk.id, 0)
        if topic is None or talk.id in bare or not topic.has_told(talk, last):
            found.append(talk)
    return [talk.id for talk in sorted(found, key=lambda one: one.updated_at)]


async def _told(house: House, unit: Unit, desk: DeskWords, id: ConversationId) -> int:
    """What is true inside the transaction: it may be more by now, or nothing any more."""
    talk = await unit.conversations.get(id)
    topic = await unit.topics.get(id)
    if talk is None or (topic is None and talk.holder not in HELD):
        return 0
    scene = await scene_of(house, unit, talk, desk)
    now = house.clock.now()
    before = topic or Topic(conversation=id, is_open=False, since=now, at=now)
    is_bare = id in await unit.topics.bare()
    if not before.is_open or is_bare:
        letters, seen = await _opened(unit, scene, before, desk, is_bare=is_bare)
    else:
        letters, seen = await _went_on(unit, scene, before, desk)
    if not letters and seen == before.seen and before.has_told(talk, seen):
        return 0
    if talk.holder not in HELD:
        letters.append(TopicLetter(conversation=id, deed=Deed.CLOSE, name=name_of(scene, desk)))
    for number, letter in enumerate(letters, before.number + 1):
        is_call = letter.is_head and talk.holder is Holder.WAITING
        priority = Priority.REPLY if is_call or letter.lines else Priority.NOTICE
        key = f"topic/{id}/{before.since.timestamp():.0f}/{number}"
        await unit.post.send(outgoing(key, letter, priority))
    await unit.topics.put(
        Topic(
            conversation=id,
            is_open=talk.holder in HELD,
            number=before.number + len(letters),
            seen=seen,
            holder=talk.holder,
            agent=talk.takeover.agent if talk.takeover is not None else None,
            alarms=talk.alarms,
            unreachable=talk.unreachable,
            since=before.since,
            at=now,
        )
    )
    if is_bare:
        await unit.topics.is_clothed(id)
    return len(letters)


async def _opened(
    unit: Unit, scene: Scene, before: Topic, desk: DeskWords, *, is_bare: bool
) -> tuple[list[TopicLetter], int]:
    """What the talk is about, with what was said last. A topic that is closed is opened again."""
    if scene.talk.holder not in HELD and not is_bare:
        return [], before.seen
    said = await unit.conversations.newest(scene.talk.id, limit=LAST_LINES)
    known = await unit.topics.shown([line.id for _, line in said])
    lines = [line for _, line in said if line.id not in known]
    # Nobody has shared a card with us before they asked for a person: it was to show who they are.
    shown = letters_of(lines, scene, desk, ALONE - {"contact"})
    letters = [head(scene, desk, desk.said("group-anew") if is_bare else ""), *shown]
    if before.number and not before.is_open:
        again = TopicLetter(
            conversation=scene.talk.id, deed=Deed.REOPEN, name=name_of(scene, desk), is_head=True
        )
        letters.insert(0, again)
    return letters, max((seq for seq, _ in said), default=before.seen)


async def _went_on(
    unit: Unit, scene: Scene, before: Topic, desk: DeskWords
) -> tuple[list[TopicLetter], int]:
    """What was said since, and what else is so now."""
    said = await unit.conversations.messages(scene.talk.id, after=before.seen, limit=LINES_MAX)
    known = await unit.topics.shown([line.id for _, line in said])
    lines = [line for _, line in said if line.id not in known]
    letters = [await _answering(unit, letter, scene) for letter in letters_of(lines, scene, desk)]
    seen = max((seq for seq, _ in said), default=before.seen)
    if told := _changed(scene, before, desk):
        if letters and letters[-1].deed is Deed.SAY and _fits(letters[-1], told):
            whole = f"{letters[-1].text}\n{told}"
            letters[-1] = structs.replace(letters[-1], text=whole)
        else:
            letters.append(
                TopicLetter(conversation=scene.talk.id, name=name_of(scene, desk), text=told)
            )
    return letters, seen


def _fits(letter: TopicLetter, told: str) -> bool:
    return len(letter.text) + len(told) < TEXT_LETTERS_MAX


def _changed(scene: Scene, before: Topic, desk: DeskWords) -> str:
    """Who has the talk now, who should come, and whether anything arrives."""
    talk, told = scene.talk, []
    held = talk.takeover
    if held is not None and held.agent != before.agent:
        told.append(desk.said("group-takes", name=held.agent_name))
    if talk.holder not in HELD and before.holder in HELD:
        told.append(desk.said("group-bot-has-it"))
    if talk.alarms > before.alarms:
        told.append(_nobody_came(scene, desk))
    if talk.unreachable != before.unreachable:
        told.append(desk.said("group-gone" if talk.unreachable else "group-again-there"))
    return "\n".join(told)


def _nobody_came(scene: Scene, desk: DeskWords) -> str:
    """Whoever is called hears their telephone ring, where we know them in the group."""
    called = scene.talk.calls
    if called is None or called not in scene.names:
        return desk.said("group-nobody-came")
    name, telegram_id = scene.names[called], scene.telegram_ids.get(called)
    if telegram_id is None:
        return desk.said("group-nobody-came-called", name=name)
    return desk.said("group-nobody-came-rings", name=name, id=str(telegram_id))


async def _answering(unit: Unit, letter: TopicLetter, scene: Scene) -> TopicLetter:
    """With the line that its first line answers."""
    first = await unit.conversations.line(letter.lines[0]) if letter.lines else None
    if first is None or first.answers is None:
        return letter
    found = await unit.conversations.at(scene.talk.id, first.answers)
    return structs.replace(letter, answers=found.id) if found is not None else letter


async def _taken_away(house: House, topic: Topic) -> None:
    """Out of the group, with all that was said in it."""
    id = topic.conversation
    async with house.store.begin() as unit:
        place = await unit.topics.place(id)
        await unit.topics.remove(id)
        if place is not None:
            letter = TopicLetter(conversation=id, deed=Deed.TAKE_AWAY, place=place)
            await unit.post.send(outgoing(f"topic/{id}/gone/{place.thread}", letter))
