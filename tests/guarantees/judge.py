"""The judge: what is broken, by what phones showed and the carrier wrote down."""

from collections import Counter
from datetime import datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from core.model.change import OPEN_CHANGES, Change, ChangeState
from core.model.conversation import Author, Conversation
from core.model.ids import DeliveryId
from core.model.notice import AT_ANY_HOUR, NoticeKind
from core.model.post import Channel, RowState
from sandbox.telegram.updates import Pending
from storage.store import SqlStore
from storage.tables import inbox, lanes, outbox, reservations
from tests.core.town import wrong_with
from tests.guarantees.books import Pushed, Shown
from tests.guarantees.people import FIRST_USER, IDS, LOCKER, QUIET

if TYPE_CHECKING:
    from tests.guarantees.stage import Stage

type Talk = Conversation
type Effect = tuple[int, str, int]  # in which chat, of what cause, which of its messages

ZONE = ZoneInfo("Europe/Helsinki")
UNDECIDED = frozenset({ChangeState.SENT, ChangeState.ACCEPTED})
YES = frozenset({ChangeState.ACCEPTED, ChangeState.APPLIED})
ENDS_A_VISIT = frozenset(
    {"arrived", "no_answer", "attempt_failed", "delivered", "ready_for_pickup"}
)
LATE_HOME = "home in time"  # a plan may come home late: that is the planner's affair
BOT = 1000001


def lane_of(chat: int) -> str:
    return f"telegram:{BOT}:{chat}"


def pushed(stage: "Stage", pending: Pending) -> Pushed:
    """Telegram is about to push it."""
    body = pending.body
    message = body if pending.kind == "message" else body.get("message")
    assert isinstance(message, dict)
    chat = int(message["chat"]["id"])
    is_typed = pending.kind == "message" and "text" in message
    typed = int(message["message_id"]) if is_typed else None
    one = stage.books.pushes(pending.id, chat, pending.lane, typed)
    one.is_a_persons |= bool(stage.held.get(chat))
    return one


def silence(stage: "Stage", chat: int) -> None:
    """One of us has taken the talk: whatever was not answered by then need not be."""
    answered = {_update_of(key) for key in [*_keys(stage), *stage.books.edited]}
    for one in stage.books.pushed.values():
        if one.chat == chat and one.update not in answered:
            one.is_a_persons = True


async def at_any_time(stage: "Stage") -> list[str]:
    return [
        *_sent_too_often(stage),
        *_out_of_order(stage),
        *_woken(stage),
        *_two_holders(stage),
        *_asked_twice(stage),
        *await _over_capacity(stage.process.store),
        *await _not_drivable(stage),
    ]


async def in_the_end(stage: "Stage") -> list[str]:
    return [
        *_unanswered(stage, await _stale(stage.process.store)),
        *await _not_carried(stage),
        *await _other_books(stage),
        *_told_again(stage),
        *await _transcripts(stage),
        *await _left_holds(stage),
        *await _laid_aside(stage.process.store),
    ]


async def waiting(store: SqlStore) -> int:
    """How much the house has yet to do."""
    into = select(func.count()).select_from(inbox).where(inbox.c.state == RowState.PENDING)
    out = (
        select(func.count())
        .select_from(outbox)
        .where(outbox.c.state.in_((RowState.PENDING, RowState.SENDING)))
    )
    return await store.database.look(lambda db: (db.scalar(into) or 0) + (db.scalar(out) or 0))


async def next_due(store: SqlStore) -> datetime | None:
    """When the first of what waits may go."""
    query = select(func.min(lanes.c.next_due)).where(lanes.c.next_due.is_not(None))
    return await store.database.look(lambda db: db.scalar(query))


def _keys(stage: "Stage") -> list[str]:
    return [one.key for one in stage.books.shown]


def _sent_too_often(stage: "Stage") -> list[str]:
    """G4, G8: what is said to one update, or of one fact, comes once more for each try whose end
    was not heard; a secret never."""
    wrong = []
    shown: dict[Effect, list[Shown]] = {}
    for one in stage.books.shown:
        shown.setdefault(_effect(one), []).append(one)
    for effect, times in shown.items():
        is_secret = any(one.is_secret for one in times)
        astray = sum(stage.books.astray[key] for key in {one.key for one in times})
        most = 1 if is_secret else 1 + astray
        if len(times) > most:
            told = f"{effect} came {len(times)} times, {most} may be (secret: {is_secret})"
            wrong.append(f"G4: {told}")
    return wrong


def _effect(one: Shown) -> Effect:
    """What a message was for, whatever row it came from: which of those to what cause."""
    update = _update_of(one.key)
    cause = str(update) if update is not None else one.fact or one.key
    return one.chat, cause, one.number


def _out_of_order(stage: "Stage") -> list[str]:
    """G2: answers come in the order in which their questions did."""
    wrong = []
    last: dict[str, tuple[int, int]] = {}
    seen: set[str] = set()
    for one in stage.books.shown:
        update = _update_of(one.key)
        if update is None or one.key in seen:
            continue
        seen.add(one.key)
        if one.is_secret and stage.books.astray[one.key]:
            continue
        asked = stage.books.pushed[update]
        here = (asked.turn, one.number)
        if here < last.get(asked.lane, (-1, -1)):
            wrong.append(f"G2: {one.key} came after an answer to something later")
        last[asked.lane] = max(here, last.get(asked.lane, here))
    return wrong


def _woken(stage: "Stage") -> list[str]:
    """G9: nobody sets out with anything unasked at night."""
    return [
        f"G9: {one.key} ({one.kind}) came at {one.at.astimezone(ZONE):%H:%M}"
        for one in stage.books.shown
        if one.kind in set(NoticeKind)
        and NoticeKind(one.kind) not in AT_ANY_HOUR
        and _is_night(one.begun.astimezone(ZONE).time())
    ]


def _is_night(at: time) -> bool:
    return at >= QUIET[0] or at < QUIET[1]


def _two_holders(stage: "Stage") -> list[str]:
    """One of us holds a talk, for as long as they were told."""
    return [
        f"two of us hold {chat}"
        for chat, who in stage.held.items()
        if sum(until > stage.clock.at for until in who.values()) > 1
    ]


def _asked_twice(stage: "Stage") -> list[str]:
    """G5: one wish, one line in the carrier's books."""
    counted = Counter(one.change.id for one in stage.books.asked)
    return [
        f"G5: {id} stands {times} times in the carrier's books"
        for id, times in counted.items()
        if times > 1
    ]


async def _over_capacity(store: SqlStore) -> list[str]:
    """G6: as many compartments as there are."""
    query = select(reservations.c.point, func.count()).group_by(reservations.c.point)
    rows = await store.database.look(lambda db: db.execute(query).all())
    there = sum(LOCKER.compartments.values())
    return [f"G6: {n} compartments kept at {point} of {there}" for point, n in rows if n > there]


async def _not_drivable(stage: "Stage") -> list[str]:
    """G6: what was promised and held can be driven. Until a visit has ended: `wrong_with` knows the
    plans alone, and not what became of them."""
    if any(event in ENDS_A_VISIT for _, event in stage.books.told):
        return []
    wrong = await wrong_with(stage.process.store, IDS)
    return [f"G6: {one}" for one in wrong if LATE_HOME not in one]


def _unanswered(stage: "Stage", stale: set[int]) -> list[str]:
    """G1: what we said we have, we answered. Whoever waits for one of us is told that the bot is
    quiet until then; that their words stand in the talk is looked at apart."""
    told_so = {one.chat for one in stage.books.shown if "stay quiet" in one.text}
    answered = {_update_of(key) for key in [*_keys(stage), *stage.books.edited]}
    return [
        f"G1: {one.update} of {one.chat} was never answered"
        for one in stage.books.pushed.values()
        if one.is_had and one.update not in answered | stale and not one.is_a_persons
        if one.message is None or one.chat not in told_so
    ]


async def _stale(store: SqlStore) -> set[int]:
    """Updates whose answer was no longer true when its turn came."""
    query = select(outbox.c.key).where(outbox.c.state.in_((RowState.STALE, RowState.UNKNOWN)))
    keys = await store.database.look(lambda db: db.scalars(query).all())
    return {update for key in keys if (update := _update_of(key)) is not None}


async def _not_carried(stage: "Stage") -> list[str]:
    """G3, G4: what the house says that it has sent was received."""
    query = select(outbox.c.key).where(
        outbox.c.state == RowState.DONE, outbox.c.channel == Channel.TELEGRAM
    )
    keys = await stage.process.store.database.look(lambda db: db.scalars(query).all())
    came = {*_keys(stage), *stage.books.edited}
    return [f"G3: {key} is said to be sent, and never came" for key in keys if key not in came]


async def _other_books(stage: "Stage") -> list[str]:
    """G5, G7: the carrier's books say what ours say, and the recipient was told."""
    wrong = []
    async with stage.process.store.read() as unit:
        there = [one for id in IDS if (one := await unit.deliveries.get(id)) is not None]
        # Of what has come, or comes no more, the carrier is asked nothing any more.
        ahead = [one.id for one in there if not one.is_over]
        changes: list[Change] = [one for id in IDS for one in await unit.changes.of(id)]
        lines = [line.what for id in IDS for line in await unit.timeline.of(id)]
    for change in changes:
        theirs = stage.books.of_change(change.id)
        states = [one.state for one in theirs]
        if change.state in YES and not set(states) & YES:
            wrong.append(f"G5: {change.id} is {change.state} here, and {states} there")
        if change.state in OPEN_CHANGES and change.delivery in ahead:
            wrong.append(f"G7: {change.id} is still {change.state}, and {states} there")
        is_off = change.state in (ChangeState.CANCELLED, ChangeState.EXPIRED, ChangeState.REJECTED)
        said = any("could not be taken back" in line for line in lines)
        if is_off and set(states) & YES and not said:
            wrong.append(f"G5: {change.id} is {change.state} here, and {states} there")
    known = {change.id for change in changes}
    strange = {one.change.id for one in stage.books.asked} - known
    return wrong + [f"G3: {id} is in no book of ours" for id in sorted(strange)]


def _told_again(stage: "Stage") -> list[str]:
    """G8: a fact is told once: never more often than the carrier told it."""
    wrong = []
    counted: Counter[tuple[int, str]] = Counter()
    extra: Counter[tuple[int, str]] = Counter()
    for one in stage.books.shown:
        if one.number:
            continue  # what more was said of it
        counted[one.chat, one.kind] += 1
        extra[one.chat, one.kind] += stage.books.astray[one.key]
    for (chat, kind), times in counted.items():
        told = TOLD.get(kind)
        if told is None:
            continue
        facts = _facts(stage, IDS[chat - FIRST_USER - 1], told)
        if times > facts + extra[chat, kind]:
            wrong.append(f"G8: {chat} heard {kind} {times} times, of {facts} that happened")
    return wrong


def _facts(stage: "Stage", id: DeliveryId, event: str) -> int:
    """How many of that kind have happened: being on the way, or at the door, is one for each visit,
    and a parcel comes once."""
    happened = stage.books.told[id, event]
    visits = 1 + stage.books.told[id, "attempt_failed"]
    most = {"out_for_delivery": visits, "arrived": visits, "delivered": 1}
    return min(happened, most.get(event, happened))


TOLD = {
    "delivered": "delivered",
    "attempt_failed": "attempt_failed",
    "out_for_delivery": "out_for_delivery",
    "arriving": "arrived",
    "no_answer": "no_answer",
    "ready_for_pickup": "ready_for_pickup",
}


async def _transcripts(stage: "Stage") -> list[str]:
    """G1, G2, G13: what people typed stands in the talk once each, in their order."""
    wrong = []
    for phone in stage.phones:
        chat = phone.user.id
        talk = await stage.talk_of(chat)
        typed = [
            one.message
            for one in stage.books.pushed.values()
            if one.chat == chat and one.message and one.is_had
        ]
        async with stage.process.store.read() as unit:
            lines = await unit.conversations.messages(talk.id, limit=10_000) if talk else []
        kept = [
            line.telegram_id
            for _, line in lines
            if line.author is Author.RECIPIENT and line.kind == "text"
        ]
        if kept != typed:
            wrong.append(f"G1: {chat} typed {typed}, and the talk has {kept}")
    return wrong


async def _left_holds(stage: "Stage") -> list[str]:
    """What is held for nobody any more is free."""
    async with stage.process.store.read() as unit:
        standing = [hold for id in IDS if (hold := await unit.holds.standing(id)) is not None]
    return [
        f"G6: {hold.id} ended at {hold.expires_at}, and is still held"
        for hold in standing
        if hold.expires_at < stage.clock.at
    ]


async def _laid_aside(store: SqlStore) -> list[str]:
    """Nothing here is poison."""
    unheard = await store.lanes.unheard(None, 99)
    undelivered = await store.lanes.undelivered(None, 99)
    return [
        *[f"G10: row {one.seq} of {one.lane} was laid aside: {one.error}" for one in unheard],
        *[
            f"G10: {one.seq} to {one.lane} was buried: {one.error}"
            for one in undelivered
            if not one.is_uncertain
        ],
    ]


def _update_of(key: str) -> int | None:
    """Of a letter that answers an update."""
    begins = f"tg/{BOT}:"
    return int(key.removeprefix(begins).split("/")[0]) if key.startswith(begins) else None
