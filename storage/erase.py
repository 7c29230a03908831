"""Erasing a person: where their data lies, and how it goes; what was counted stays.

Everything goes in one transaction, then from the files: SQLite's log is emptied, PostgreSQL's dead
rows are vacuumed. Rows that still wait to be carried to a carrier are left to be sent; they are
forgotten with the others of the post.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, select, update

from core.model.attempt_truth import FailedAttempt
from core.model.change import Change
from core.model.claim import Claim
from core.model.conversation import Conversation
from core.model.delivery import Delivery
from core.model.event import CarrierEvent
from core.model.ids import DeliveryId
from core.model.lane import CHECKOUT
from core.model.learned_address import LearnedAddress
from core.model.payment import Payment
from core.model.post import RowState
from core.model.route import Route
from core.model.topic import topic_lane
from core.model.voice_note import voice_lane
from storage import blank, dialect
from storage.bodies import Body, written
from storage.leases import LONG_AGO
from storage.store import SqlStore
from storage.tables import (
    answers,
    carrier_events,
    changes,
    claims,
    consents,
    conversations,
    deliveries,
    door_lines,
    failed_attempts,
    inbox,
    lanes,
    learned_addresses,
    message_slots,
    messages,
    outbox,
    payments,
    photos,
    proof_pictures,
    pushes,
    route_stops,
    routes,
    saved_places,
    timers,
    topic_messages,
    topics,
    voice_notes,
)

_DELIVERY = Body(Delivery)
_CHANGE = Body(Change)
_EVENT = Body(CarrierEvent)
_TALK = Body(Conversation)
_ROUTE = Body(Route)
_LEARNED = Body(LearnedAddress)
_CLAIM = Body(Claim)
_FAILED = Body(FailedAttempt)
_PAYMENT = Body(Payment)


@dataclass(frozen=True, slots=True)
class Person:
    """Everything that is known of one person: their deliveries and their chats."""

    deliveries: tuple[Delivery, ...]
    talks: tuple[Conversation, ...]

    @property
    def ids(self) -> list[DeliveryId]:
        return [delivery.id for delivery in self.deliveries]


async def erase(store: SqlStore, recipient: str, now: datetime) -> int | None:
    """Erase the person behind a phone number, a conversation's or a delivery's id.

    Returns how many deliveries were blanked; None where nobody is known by that.
    """
    erased = await store.database.sweep(lambda db: _erased(db, recipient, now))
    if erased is not None:
        await store.database.scrub()
    return erased


def _erased(db: Connection, recipient: str, now: datetime) -> int | None:
    person = _find(db, recipient)
    if not person.deliveries and not person.talks:
        return None
    _blank_deliveries(db, person)
    _blank_talks(db, person)
    _blank_post(db, person)
    _blank_routes(db, frozenset(person.ids), now)
    return len(person.deliveries)


def _find(db: Connection, recipient: str) -> Person:
    """From what was told to the chats, and from the chats and phone numbers to all deliveries."""
    d, t = deliveries.c, conversations.c
    known = _deliveries_by(db, [recipient], d.phone, d.conversation, d.id)
    chats = {one.conversation for one in known.values() if one.conversation} | {recipient}
    phones = {one.recipient.phone for one in known.values() if one.recipient.phone}
    known |= _deliveries_by(db, sorted(chats), d.conversation)
    known |= _deliveries_by(db, sorted(phones), d.phone)
    chats |= {one.conversation for one in known.values() if one.conversation}
    talks = db.scalars(dialect.locked(select(t.body).where(t.id.in_(sorted(chats)))))
    return Person(
        tuple(known[id] for id in sorted(known)), tuple(_TALK.read(body) for body in talks)
    )


def _deliveries_by(
    db: Connection, values: list[str], *columns: ColumnElement[str | None]
) -> dict[DeliveryId, Delivery]:
    queries = (select(deliveries.c.body).where(column.in_(values)) for column in columns)
    found = (
        _DELIVERY.read(body) for query in queries for body in db.scalars(dialect.locked(query))
    )
    return {delivery.id: delivery for delivery in found}


def _blank_deliveries(db: Connection, person: Person) -> None:
    d, c, e = deliveries.c, changes.c, carrier_events.c
    for delivery in person.deliveries:
        body = written(blank.blank_delivery(delivery))
        db.execute(
            update(deliveries)
            .where(d.id == delivery.id)
            .values(body=body, phone=None, conversation=None, chat_token=None, neighbour_token=None)
        )
    for id, body in db.execute(select(c.id, c.body).where(c.delivery.in_(person.ids))).all():
        new = written(blank.blank_change(_CHANGE.read(body)))
        db.execute(update(changes).where(c.id == id).values(body=new))
    for seq, body in db.execute(select(e.seq, e.body).where(e.delivery.in_(person.ids))).all():
        new = written(blank.blank_event(_EVENT.read(body)))
        db.execute(update(carrier_events).where(e.seq == seq).values(body=new))
    _blank_learned(db, person)
    _blank_disputes(db, person)
    p = payments.c
    for id, body in db.execute(select(p.id, p.body).where(p.delivery.in_(person.ids))).all():
        new = written(_PAYMENT.read(body).forgotten)
        db.execute(update(payments).where(p.id == id).values(body=new))
    for table in (door_lines, proof_pictures):
        db.execute(delete(table).where(table.c.delivery.in_(person.ids)))
    for delivery in person.deliveries:
        needle = delivery.id.encode()
        db.execute(delete(answers).where(dialect.holds(db, answers.c.answer, needle)))


def _blank_disputes(db: Connection, person: Person) -> None:
    m, f = claims.c, failed_attempts.c
    for id, body in db.execute(select(m.id, m.body).where(m.delivery.in_(person.ids))).all():
        new = written(blank.blank_claim(_CLAIM.read(body)))
        db.execute(update(claims).where(m.id == id).values(body=new))
    rows = db.execute(select(f.delivery, f.number, f.body).where(f.delivery.in_(person.ids)))
    for delivery, number, body in rows.all():
        new = written(blank.blank_failed(_FAILED.read(body)))
        here = update(failed_attempts).where(f.delivery == delivery, f.number == number)
        db.execute(here.values(body=new))


def _blank_learned(db: Connection, person: Person) -> None:
    """The house stays known; who had a parcel brought there does not."""
    known = learned_addresses.c
    rows = db.execute(select(known.id, known.body).where(known.delivery.in_(person.ids))).all()
    for id, body in rows:
        new = written(replace(_LEARNED.read(body), delivery=None))
        here = update(learned_addresses).where(known.id == id)
        db.execute(here.values(delivery=None, body=new))


def _blank_talks(db: Connection, person: Person) -> None:
    for talk in person.talks:
        new = blank.blank_conversation(talk)
        db.execute(
            update(conversations)
            .where(conversations.c.id == talk.id)
            .values(
                body=written(new),
                lane=new.lane,
                holder=new.holder,
                lease_until=None,
                waits_from=new.created_at,
            )
        )
        db.execute(
            update(messages)
            .where(messages.c.conversation == talk.id)
            .values(
                text="",
                translation=None,
                buttons="[]",
                file_id=None,
                lat=None,
                lon=None,
                telegram_id=None,
                answers=None,
            )
        )
        db.execute(delete(message_slots).where(message_slots.c.conversation == talk.id))
        db.execute(delete(topic_messages).where(topic_messages.c.conversation == talk.id))
        # Its topic is taken out of the agents' group with the next look at those that are idle.
        here = update(topics).where(topics.c.conversation == talk.id)
        db.execute(here.values(is_open=False, at=LONG_AGO))
        db.execute(delete(timers).where(timers.c.ref == talk.id))
        db.execute(delete(voice_notes).where(voice_notes.c.conversation == talk.id))
        db.execute(delete(photos).where(photos.c.conversation == talk.id))
        db.execute(delete(consents).where(consents.c.conversation == talk.id))
        db.execute(delete(saved_places).where(saved_places.c.conversation == talk.id))


def _blank_post(db: Connection, person: Person) -> None:
    """Chats lose what waits for them too; a carrier still hears what it was to hear."""
    # Unasked notices, places on a map, and sound to be kept queue in lanes beside the chat's own.
    chats = [
        lane
        for talk in person.talks
        for lane in (
            talk.lane,
            f"{talk.lane}:notices",
            f"{talk.lane}:live",
            f"{talk.lane}{CHECKOUT}",
            voice_lane(talk.id),
            topic_lane(talk.id),
        )
    ]
    db.execute(delete(inbox).where(inbox.c.lane.in_(chats)))
    db.execute(delete(outbox).where(outbox.c.lane.in_(chats)))
    db.execute(delete(lanes).where(lanes.c.lane.in_(chats)))
    for one in person.deliveries:
        # A carrier's news of a parcel lies in a lane named by its number, or by our id of it.
        told = [f"carrier:{one.carrier}:{name}" for name in (one.tracking_number, one.id)]
        is_taken = inbox.c.state != RowState.PENDING
        db.execute(update(inbox).where(inbox.c.lane.in_(told), is_taken).values(body=b""))
        _forget_pushes(db, one)
    for id in person.ids:
        of_delivery = outbox.c.lane.endswith(id, autoescape=True)
        is_over = outbox.c.state.in_((RowState.DONE, RowState.STALE, RowState.DEAD))
        db.execute(update(outbox).where(of_delivery, is_over).values(body=b""))


def _forget_pushes(db: Connection, delivery: Delivery) -> None:
    """A push may tell of several parcels: all of it goes, for it is only kept to be read again."""
    told = pushes.c.body
    for name in (delivery.tracking_number, delivery.id):
        is_told = dialect.holds(db, told, name.encode("utf-8", "replace"))
        db.execute(delete(pushes).where(pushes.c.carrier == delivery.carrier, is_told))


def _blank_routes(db: Connection, ids: frozenset[DeliveryId], now: datetime) -> None:
    over = (
        select(routes.c.body)
        .where(
            routes.c.ends_at < now,
            routes.c.ref.in_(select(route_stops.c.route).where(route_stops.c.key.in_(ids))),
        )
        .order_by(routes.c.ref)
    )
    for body in db.scalars(dialect.locked(over)).all():
        route = blank.blank_route(_ROUTE.read(body), ids)
        db.execute(update(routes).where(routes.c.ref == route.ref).values(body=written(route)))
