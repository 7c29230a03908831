"""What is written through a unit is read back, and found by what it is looked for."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.model.access import ApiKey
from core.model.breaker import Breaker
from core.model.change import ChangeState
from core.model.conversation import Holder
from core.model.event import Entry
from core.model.ids import (
    CarrierRef,
    ConversationId,
    DeliveryId,
    LearnedId,
    MessageId,
    PlaceId,
    RouteRef,
)
from core.model.location import Location
from core.model.promise import HoldState
from core.model.route import RouteMark
from core.model.status import Status
from core.model.sync import Position
from core.model.waiting import WaitingState
from core.ports import Unavailable
from core.refusals import Refused
from storage.store import SqlStore
from tests.storage import samples as s

LATER = s.NOW + timedelta(days=1)
SOON = timedelta(minutes=1)


async def test_a_delivery_is_found_by_everything_it_is_looked_for(store: SqlStore) -> None:
    """By id, tracking number, link, conversation and phone; as full as it comes."""
    async with store.begin() as unit:
        await unit.deliveries.add(s.FULL_DELIVERY)
    full = s.FULL_DELIVERY
    assert full.conversation is not None
    async with store.read() as unit:
        assert await unit.deliveries.get(full.id) == full
        assert await unit.deliveries.by_tracking(full.carrier, full.tracking_number) == full
        assert await unit.deliveries.by_token("tok-1") == full
        assert await unit.deliveries.of_conversation(full.conversation) == [full]
        assert await unit.deliveries.with_phone("+358401234567") == [full]
        assert await unit.deliveries.open_of_carrier(full.carrier) == [full]
        assert await unit.deliveries.by_token("") is None


async def test_a_saved_delivery_is_found_by_what_it_is_now(store: SqlStore) -> None:
    """Its key columns follow it."""
    async with store.begin() as unit:
        await unit.deliveries.add(s.FULL_DELIVERY)
        over = replace(s.FULL_DELIVERY, status=Status.DELIVERED, conversation=None)
        await unit.deliveries.save(over)
    async with store.read() as unit:
        assert await unit.deliveries.get(over.id) == over
        assert await unit.deliveries.open_of_carrier(over.carrier) == []
        assert await unit.deliveries.of_conversation(ConversationId("cnv_1")) == []


async def test_a_tracking_number_is_announced_once(store: SqlStore) -> None:
    """The second is refused, and the transaction may go on."""
    again = replace(s.delivery(2), tracking_number=s.delivery(1).tracking_number)
    async with store.begin() as unit:
        await unit.deliveries.add(s.delivery(1))
        with pytest.raises(Refused, match="duplicate"):
            await unit.deliveries.add(again)
        await unit.deliveries.add(s.delivery(3))
    async with store.read() as unit:
        assert await unit.deliveries.get(again.id) is None
        assert await unit.deliveries.get(s.delivery(3).id) is not None


async def test_pages_of_deliveries_follow_one_another(store: SqlStore) -> None:
    """In the order of (updated_at, id), whatever is asked beside."""
    async with store.begin() as unit:
        for number in (4, 2, 3, 1):
            await unit.deliveries.add(s.delivery(number))
        await unit.deliveries.save(replace(s.delivery(1), updated_at=LATER))
    any_one: dict[str, None] = {"tracking_number": None, "status": None, "updated_since": None}
    async with store.read() as unit:
        first = await unit.deliveries.page(carrier=s.CARRIER, after=None, limit=3, **any_one)
        after = f"{first[-1].updated_at.isoformat()}|{first[-1].id}"
        rest = await unit.deliveries.page(carrier=None, after=after, limit=3, **any_one)
        none = await unit.deliveries.page(
            carrier=CarrierRef("other"), after=None, limit=3, **any_one
        )
        some = await unit.deliveries.page(
            carrier=None,
            tracking_number=s.delivery(2).tracking_number,
            status=Status.ANNOUNCED,
            updated_since=s.NOW,
            after=None,
            limit=3,
        )
    assert [each.id for each in first] == [s.delivery(n).id for n in (2, 3, 4)]
    assert [each.id for each in rest] == [s.delivery(1).id]
    assert none == []
    assert some == [s.delivery(2)]


async def test_a_timeline_stands_in_the_order_of_what_happened(store: SqlStore) -> None:
    """Not in that of being told."""
    late = Entry(at=LATER, kind="event", who="carrier", what="delivered")
    early = Entry(at=s.NOW, kind="change", who="recipient", what="window")
    async with store.begin() as unit:
        await unit.timeline.add(s.delivery().id, late)
        await unit.timeline.add(s.delivery().id, early)
    async with store.read() as unit:
        assert await unit.timeline.of(s.delivery().id) == [early, late]


async def test_a_carrier_event_is_known_by_its_hash(store: SqlStore) -> None:
    """So that another body under the same id is seen."""
    async with store.begin() as unit:
        assert await unit.timeline.event_hash(s.CARRIER, "e1") is None
        await unit.timeline.keep_event(s.delivery(), s.EVENT, "hash", s.NOW)
    async with store.read() as unit:
        assert await unit.timeline.event_hash(s.CARRIER, "e1") == "hash"
        assert await unit.timeline.events_of(s.delivery().id) == [s.EVENT]


async def test_the_same_carrier_event_is_never_kept_twice(store: SqlStore) -> None:
    """Two processes that hear it at once: one of them tries again and finds it."""
    with pytest.raises(Unavailable):
        async with store.begin() as unit:
            await unit.timeline.keep_event(s.delivery(), s.EVENT, "hash", s.NOW)
            await unit.timeline.keep_event(s.delivery(), s.EVENT, "hash", s.NOW)
    async with store.read() as unit:
        assert await unit.timeline.events_of(s.delivery().id) == []


async def test_a_carrier_is_put_and_put_again(store: SqlStore) -> None:
    """The newest says what it allows."""
    async with store.begin() as unit:
        await unit.carriers.put(s.FULL_CARRIER)
        await unit.carriers.put(replace(s.FULL_CARRIER, name="Uusi"))
    async with store.read() as unit:
        assert await unit.carriers.get(s.CARRIER) == replace(s.FULL_CARRIER, name="Uusi")
        assert await unit.carriers.all() == [replace(s.FULL_CARRIER, name="Uusi")]
        assert await unit.carriers.get(CarrierRef("nobody")) is None


async def test_a_route_is_found_by_day_and_by_the_stops_on_it(store: SqlStore) -> None:
    """A stop that was taken away is no longer found."""
    route = s.route("r1", stops=3)
    shorter = replace(route, stops=route.stops[:1])
    async with store.begin() as unit:
        await unit.routes.put(route)
        await unit.routes.put(s.route("r2", stops=0))
        assert await unit.routes.lock(route.ref) == route
        assert await unit.routes.with_stop("stop-2") == [route]
        await unit.routes.put(shorter)
    async with store.read() as unit:
        assert await unit.routes.get(RouteRef("r1")) == shorter
        assert await unit.routes.with_stop("stop-2") == []
        assert await unit.routes.with_stop("stop-0") == [shorter]
        days = await unit.routes.of_days(s.CARRIER, route.date, route.date)
        assert [r.ref for r in days] == ["r1", "r2"]
        assert await unit.routes.of_days(CarrierRef("other"), route.date, route.date) == []


async def test_a_route_under_way_is_found_by_when_it_begins_and_ends(store: SqlStore) -> None:
    """Those that are over, or yet to begin, are not read."""
    route = s.route("r1", stops=3)
    begun, ends = route.start.at, route.end.at
    moment = timedelta(seconds=1)
    async with store.begin() as unit:
        await unit.routes.put(route)
    async with store.glance() as unit:
        assert await unit.routes.under_way(begun, ends) == [RouteMark.of(route)]
        assert await unit.routes.under_way(begun - moment, ends) == []
        assert await unit.routes.under_way(begun, ends + moment) == []
        assert await unit.routes.beginning(begun, begun) == [route.ref]
        assert await unit.routes.beginning(begun + moment, begun + moment) == []
        assert await unit.routes.beginning(begun - moment, begun - moment) == []


async def test_many_deliveries_are_asked_for_at_once(store: SqlStore) -> None:
    """In a look and by who writes; who is not known is not among them."""
    known, stranger = s.delivery(), DeliveryId("dlv_nobody")
    async with store.begin() as unit:
        await unit.deliveries.add(known)
        assert await unit.deliveries.some([known.id, stranger]) == {known.id: known}
        assert await unit.deliveries.some([]) == {}
    async with store.read() as unit:
        assert await unit.deliveries.some([known.id, stranger]) == {known.id: known}


async def test_a_line_of_the_timeline_is_found_by_its_words(store: SqlStore) -> None:
    """Of this delivery, word for word."""
    line = Entry(at=s.NOW, kind="alert", who="house", what="unreachable: blocked")
    async with store.begin() as unit:
        await unit.timeline.add(s.delivery().id, line)
        assert await unit.timeline.says(s.delivery().id, line.what)
        assert not await unit.timeline.says(s.delivery().id, "unreachable")
        assert not await unit.timeline.says(DeliveryId("dlv_nobody"), line.what)


async def test_a_routes_mark_moves_with_it(store: SqlStore) -> None:
    """Read without the route, in a look and in a glance; other days and carriers have their own."""
    one, two = s.route("r1", stops=3), s.route("r2", stops=0)
    async with store.begin() as unit:
        await unit.routes.put(one)
        await unit.routes.put(two)
    for look in (store.read, store.glance):
        async with look() as unit:
            marks = await unit.routes.marks(s.CARRIER, one.date, one.date)
            assert marks == [RouteMark.of(one), RouteMark.of(two)]
            assert await unit.routes.marks(CarrierRef("other"), one.date, one.date) == []
            assert await unit.routes.some([RouteRef("r1"), RouteRef("nobody")]) == [one]
            assert await unit.routes.some([]) == []
    booked = one.with_stops(one.stops[:1])
    async with store.begin() as unit:
        await unit.routes.put(booked)
    async with store.glance() as unit:
        marks = await unit.routes.marks(s.CARRIER, one.date, one.date)
    assert [mark.is_of(route) for mark, route in zip(marks, (one, two), strict=True)] == [
        False,
        True,
    ]
    assert marks[0].is_of(booked)


async def test_a_route_is_added_once(store: SqlStore) -> None:
    """Who comes second leaves what stands."""
    first, second = s.route("r1", stops=2), s.route("r1", stops=3)
    async with store.begin() as unit:
        await unit.routes.add(first)
        await unit.routes.add(second)
    async with store.read() as unit:
        assert await unit.routes.get(first.ref) == first
        assert await unit.routes.with_stop("stop-1") == [first]
        assert await unit.routes.with_stop("stop-2") == []


async def test_a_hold_stands_until_it_ends(store: SqlStore) -> None:
    """Then it is no longer standing, nor among those that ran out."""
    hold = s.hold(5)
    async with store.begin() as unit:
        await unit.holds.put(hold)
        assert await unit.holds.standing(hold.delivery) == hold
        assert await unit.holds.expired(hold.expires_at - SOON, 10) == []
        assert await unit.holds.expired(hold.expires_at, 10) == [hold]
        await unit.holds.put(replace(hold, state=HoldState.CONFIRMED))
    async with store.read() as unit:
        assert await unit.holds.standing(hold.delivery) is None
        assert await unit.holds.expired(LATER, 10) == []
        assert await unit.holds.get(hold.id) == replace(hold, state=HoldState.CONFIRMED)


async def test_a_delivery_has_one_standing_hold(store: SqlStore) -> None:
    """Whoever comes second at the same moment is told to look again."""
    with pytest.raises(Unavailable):
        async with store.begin() as unit:
            await unit.holds.put(s.hold(1))
            await unit.holds.put(s.hold(2))


async def test_the_waitlist_is_a_line_for_each_day(store: SqlStore) -> None:
    """In the order in which people asked; who waits no more is in none."""
    second, first, other = s.waiting(2), s.waiting(1), s.waiting(3, days=1)
    async with store.begin() as unit:
        for waiting in (second, first, other):
            await unit.waitlist.put(waiting)
        assert await unit.waitlist.line(s.CARRIER, first.day) == [first, second]
        assert await unit.waitlist.days() == [
            (s.CARRIER, first.day, second.asked_at),
            (s.CARRIER, other.day, other.asked_at),
        ]
        await unit.waitlist.put(first.offered(s.hold().id))
        await unit.waitlist.put(other.ended(WaitingState.TAKEN))
    async with store.read() as unit:
        assert await unit.waitlist.line(s.CARRIER, first.day) == [
            first.offered(s.hold().id),
            second,
        ]
        assert await unit.waitlist.of(first.delivery) == [first.offered(s.hold().id)]
        assert await unit.waitlist.of(other.delivery) == []
        assert await unit.waitlist.get(other.id) == other.ended(WaitingState.TAKEN)
        assert await unit.waitlist.days() == [(s.CARRIER, first.day, second.asked_at)]
        assert await unit.waitlist.line(CarrierRef("other"), first.day) == []


async def test_a_delivery_waits_once_for_the_same_window(store: SqlStore) -> None:
    """Of two wishes at the same moment one is asked to look again; one that is over is no bar."""
    again = replace(s.waiting(2), delivery=s.waiting(1).delivery)
    async with store.begin() as unit:
        await unit.waitlist.put(s.waiting(1).ended(WaitingState.OVER))
        await unit.waitlist.put(again)
    with pytest.raises(Unavailable):
        async with store.begin() as unit:
            await unit.waitlist.put(s.waiting(1))


async def test_promises_are_a_ledger(store: SqlStore) -> None:
    """All of them, oldest first."""
    async with store.begin() as unit:
        await unit.promises.put(s.promise(2))
        await unit.promises.put(s.promise(1))
    async with store.read() as unit:
        assert await unit.promises.of(s.delivery().id) == [s.promise(1), s.promise(2)]
        assert await unit.promises.get(s.promise(2).id) == s.promise(2)


async def test_a_change_is_found_by_state_carrier_and_deadline(store: SqlStore) -> None:
    """Only an open one can pass its deadline."""
    first, second, third = (s.change(n, s.EVERY_WHAT[n]) for n in (1, 2, 3))
    done = replace(third, state=ChangeState.ACCEPTED)
    async with store.begin() as unit:
        for change in (first, second, done):
            await unit.changes.put(change)
    async with store.read() as unit:
        assert await unit.changes.get(second.id) == second
        assert await unit.changes.of(s.delivery().id) == [first, second, done]
        assert await unit.changes.past_deadline(LATER, 10) == [first, second]
        assert await unit.changes.past_deadline(s.NOW + timedelta(hours=1), 10) == [first]
        page = await unit.changes.page(
            carrier=s.CARRIER, state=ChangeState.QUEUED, after=first.id, limit=10
        )
        assert page == [second]


async def test_conversations_wait_in_a_queue(store: SqlStore) -> None:
    """Who has waited longest comes first; the next page begins after the last one seen."""
    first = replace(s.conversation(9), holder=Holder.WAITING, asked_at=s.NOW)
    second = replace(s.conversation(1), holder=Holder.WAITING, asked_at=s.NOW + SOON)
    async with store.begin() as unit:
        for conversation in (second, first, s.conversation(3)):
            await unit.conversations.put(conversation)
    async with store.read() as unit:
        page = await unit.conversations.page(holder=Holder.WAITING, after=None, limit=1)
        assert page == [first]
        page = await unit.conversations.page(holder=Holder.WAITING, after=first.id, limit=9)
        assert page == [second]
        page = await unit.conversations.page(holder=None, after=None, limit=9)
        assert page == [first, second, s.conversation(3)]
        assert await unit.conversations.of_lane(first.lane) == first


async def test_an_agents_lease_ends(store: SqlStore) -> None:
    """And is found when it has."""
    held = s.FULL_CONVERSATION
    assert held.takeover is not None
    async with store.begin() as unit:
        await unit.conversations.put(held)
        assert await unit.conversations.lease_ended(s.NOW, 9) == []
        assert await unit.conversations.lease_ended(held.takeover.lease_until, 9) == [held]
        await unit.conversations.put(replace(held, takeover=None))
        assert await unit.conversations.lease_ended(LATER, 9) == []


async def test_a_transcript_is_read_on_from_where_one_was(store: SqlStore) -> None:
    """A line said twice under one id stands once."""
    talk = s.conversation().id
    async with store.begin() as unit:
        for number in (1, 2, 2, 3):
            await unit.conversations.say(s.message(number))
        await unit.conversations.say(s.message(4, conversation_number=2))
    async with store.read() as unit:
        lines = await unit.conversations.messages(talk)
        assert [line for _, line in lines] == [s.message(n) for n in (1, 2, 3)]
        rest = await unit.conversations.messages(talk, after=lines[0][0], limit=1)
        assert rest == [lines[1]]
        assert await unit.conversations.newest(talk, limit=2) == lines[1:]


async def test_a_line_is_edited_deleted_and_forgotten(store: SqlStore) -> None:
    """What is forgotten leaves that something was said, and nothing of what."""
    talk = s.conversation().id
    async with store.begin() as unit:
        await unit.conversations.say(s.message(1))
        await unit.conversations.mark(talk, 1, text="oikein", deleted=False)
        await unit.conversations.mark(talk, 1, text=None, deleted=True)
        edited = (await unit.conversations.messages(talk))[0][1]
        await unit.conversations.forget(talk)
        blank = (await unit.conversations.messages(talk))[0][1]
    assert (edited.text, edited.edited, edited.deleted) == ("oikein", True, True)
    assert (blank.text, blank.buttons, blank.file_id, blank.lat) == ("", (), None, None)
    assert (blank.id, blank.kind, blank.at) == (edited.id, edited.kind, edited.at)


async def test_a_slot_remembers_the_message_that_stands_in_it(store: SqlStore) -> None:
    """The newest one."""
    talk = s.conversation().id
    async with store.begin() as unit:
        assert await unit.conversations.message_in(talk, "card:1") is None
        await unit.conversations.put_in(talk, "card:1", 10)
        await unit.conversations.put_in(talk, "card:1", 11)
        assert await unit.conversations.message_in(talk, "card:1") == 11


async def test_a_key_is_known_by_its_hash_and_can_be_revoked(store: SqlStore) -> None:
    """A revoked one says so."""
    async with store.begin() as unit:
        await unit.access.put_key(s.KEY)
        assert await unit.access.key_of("h1") == s.KEY
        assert await unit.access.revoke_key(s.KEY.id, LATER) is True
        assert await unit.access.revoke_key(s.KEY.id, s.NOW) is True
        assert await unit.access.keys() == [replace(s.KEY, revoked_at=LATER)]
        assert await unit.access.key_of("h2") is None
        gone: ApiKey | None = await unit.access.key_of("h1")
        assert gone is not None
        assert gone.revoked_at == LATER


async def test_people_and_sessions_come_and_go(store: SqlStore) -> None:
    """A person is found by mail and by id, a session by its hash until it ends."""
    async with store.begin() as unit:
        await unit.access.put_person(s.PERSON)
        await unit.access.put_session(s.SESSION)
        assert await unit.access.person(s.PERSON.email) == s.PERSON
        assert await unit.access.person_by_id(s.PERSON.id) == s.PERSON
        assert await unit.access.people() == [s.PERSON]
        assert await unit.access.session("t1") == s.SESSION
        await unit.access.end_session("t1")
        assert await unit.access.session("t1") is None


async def test_the_first_secret_and_the_first_answer_stay(store: SqlStore) -> None:
    """Whoever comes second gets what is there."""
    async with store.begin() as unit:
        await unit.access.put_secret("key", b"\x00first")
        await unit.access.put_secret("key", b"second")
        await unit.access.keep_answer("k1", "idem", "hash", 201, b"{}", s.NOW)
        await unit.access.keep_answer("k1", "idem", "other", 200, b"[]", s.NOW)
        assert await unit.access.secret("key") == b"\x00first"
        assert await unit.access.first_answer("k1", "idem") == ("hash", 201, b"{}")
        assert await unit.access.first_answer("k2", "idem") is None


async def test_a_webhook_is_put_and_removed(store: SqlStore) -> None:
    """Removing what is not there says so."""
    async with store.begin() as unit:
        await unit.webhooks.put(s.WEBHOOK)
        assert await unit.webhooks.get(s.WEBHOOK.id) == s.WEBHOOK
        assert await unit.webhooks.all() == [s.WEBHOOK]
        assert await unit.webhooks.remove(s.WEBHOOK.id) is True
        assert await unit.webhooks.remove(s.WEBHOOK.id) is False


async def test_a_timer_is_moved_and_rings_until_it_is_cancelled(store: SqlStore) -> None:
    """Oldest first."""
    async with store.begin() as unit:
        await unit.timers.set("a", LATER, "remind", "dlv_1")
        await unit.timers.set("b", s.NOW + SOON, "remind", "dlv_2")
        await unit.timers.set("a", s.NOW, "remind", "dlv_1")
        assert await unit.timers.due(s.NOW, 9) == [("a", "remind", "dlv_1")]
        await unit.timers.move("a", LATER)
        assert await unit.timers.due(s.NOW, 9) == []
        await unit.timers.move("a", s.NOW)
        await unit.timers.move("nobody's", s.NOW)
        assert await unit.timers.due(s.NOW, 9) == [("a", "remind", "dlv_1")]
        assert [key for key, _, _ in await unit.timers.due(LATER, 9)] == ["a", "b"]
        await unit.timers.cancel("a")
        assert [key for key, _, _ in await unit.timers.due(LATER, 9)] == ["b"]


async def test_a_sync_is_claimed_by_one_until_it_is_put(store: SqlStore) -> None:
    """Not before it is due; a claim that ran out is anybody's."""
    early, due = s.NOW - SOON, s.NOW
    async with store.begin() as unit:
        await unit.syncs.put(s.SYNC)
        assert await unit.syncs.claim(s.SYNC.name, "one", early, 30) is None
        assert await unit.syncs.claim(s.SYNC.name, "one", due, 30) == s.SYNC
        assert await unit.syncs.claim(s.SYNC.name, "two", due, 30) is None
        assert await unit.syncs.claim(s.SYNC.name, "two", due + SOON, 30) == s.SYNC
        an_hour_ahead = due + timedelta(hours=1)
        assert await unit.syncs.claim(s.SYNC.name, "two", an_hour_ahead, 30) == s.SYNC
        assert await unit.syncs.claim(s.SYNC.name, "one", due, 30) == s.SYNC
        await unit.syncs.put(s.SYNC)
        assert await unit.syncs.claim(s.SYNC.name, "one", due, 30) == s.SYNC
        assert await unit.syncs.all() == [s.SYNC]
        assert await unit.syncs.get("nobody") is None


async def test_a_peer_keeps_its_breaker_and_its_turns_apart(store: SqlStore) -> None:
    """Whoever takes a turn changes nothing of how it fares, and the other way round."""
    worn = Breaker(name="carrier:post", failures=4, since=s.NOW, rests_until=LATER, error="502")
    half = timedelta(seconds=0.5)
    async with store.begin() as unit:
        assert await unit.peers.breaker("carrier:post") is None
        assert await unit.peers.turn("carrier:post", s.NOW, 2.0, 10.0) == s.NOW
        assert await unit.peers.breaker("carrier:post") == Breaker(name="carrier:post")
        await unit.peers.keep(worn)
        assert await unit.peers.turn("carrier:post", s.NOW, 2.0, 10.0) == s.NOW + half
        assert await unit.peers.turn("carrier:post", s.NOW, 2.0, 0.5) == s.NOW + 2 * half
        assert await unit.peers.turn("carrier:post", s.NOW, 2.0, 0.5) == s.NOW + 2 * half
        assert await unit.peers.turn("carrier:other", LATER, 2.0, 10.0) == LATER
        assert await unit.peers.turn("account:host/0fed", s.NOW, 2.0, 10.0) == s.NOW
    async with store.read() as unit:
        assert await unit.peers.breaker("carrier:post") == worn
        assert [one.name for one in await unit.peers.all()] == ["carrier:other", "carrier:post"]


async def test_a_sync_that_is_known_is_not_added_again(store: SqlStore) -> None:
    """Nor does a claim on it end."""
    async with store.begin() as unit:
        assert await unit.syncs.add(s.SYNC)
        assert await unit.syncs.claim(s.SYNC.name, "one", s.SYNC.due_at, 30) == s.SYNC
        assert not await unit.syncs.add(s.SYNC)
        assert await unit.syncs.claim(s.SYNC.name, "two", s.SYNC.due_at, 30) is None


async def test_a_position_is_kept_once_for_its_time(store: SqlStore) -> None:
    """The newest is the newest by its own clock."""
    ref = RouteRef("r1")
    old = Position(route=ref, at=s.NOW, location=Location(60.1, 24.9), accuracy_m=5.0)
    new = Position(route=ref, at=LATER, location=Location(60.2, 24.8))
    async with store.begin() as unit:
        await unit.positions.add([new, old])
        await unit.positions.add([old])
        await unit.positions.add([])
        assert await unit.positions.newest(ref) == new
        assert await unit.positions.since(s.NOW) == [old, new]
        assert await unit.positions.forget_before(LATER) == 1
        assert await unit.positions.since(s.NOW) == [new]


async def test_places_are_their_persons_own(store: SqlStore) -> None:
    """In the order in which they were saved; one that is saved again is what it is now."""
    other = ConversationId("cnv_other")
    second = replace(s.PLACE, id=PlaceId("plc_2"), label="mökki", saved_at=LATER)
    theirs = replace(s.PLACE, id=PlaceId("plc_3"), conversation=other)
    async with store.begin() as unit:
        for place in (second, s.PLACE, theirs):
            await unit.saved_places.save(place)
        await unit.saved_places.save(replace(second, label="saari"))
        known = [place.label for place in await unit.saved_places.of(s.PLACE.conversation)]
        assert known == ["koti", "saari"]
        assert await unit.saved_places.remove(other, s.PLACE.id) is False
        assert await unit.saved_places.remove(s.PLACE.conversation, s.PLACE.id) is True
        await unit.saved_places.forget(s.PLACE.conversation)
    async with store.read() as unit:
        assert await unit.saved_places.of(s.PLACE.conversation) == []
        assert await unit.saved_places.of(other) == [theirs]


async def test_what_was_said_is_kept_once_and_apart_from_its_line(store: SqlStore) -> None:
    """Its own bytes come back; a second keeping changes nothing; it goes with its talk."""
    other = replace(
        s.VOICE_NOTE, message=MessageId("msg_other"), conversation=ConversationId("cnv_other")
    )
    async with store.begin() as unit:
        for note in (s.VOICE_NOTE, other, replace(s.VOICE_NOTE, content=b"OggS another")):
            await unit.voice_notes.keep(note)
        assert await unit.voice_notes.get(s.VOICE_NOTE.message) == s.VOICE_NOTE
        assert await unit.voice_notes.kept(other.conversation) == {other.message}
        await unit.voice_notes.forget(s.VOICE_NOTE.conversation)
    async with store.read() as unit:
        assert await unit.voice_notes.get(s.VOICE_NOTE.message) is None
        assert await unit.voice_notes.get(other.message) == other


async def test_what_was_shown_is_kept_once_and_apart_from_its_line(store: SqlStore) -> None:
    """Its own bytes come back; a second keeping changes nothing; it goes with its talk."""
    other = replace(
        s.PHOTO, message=MessageId("msg_other"), conversation=ConversationId("cnv_other")
    )
    async with store.begin() as unit:
        for photo in (s.PHOTO, other, replace(s.PHOTO, content=b"\xff\xd8\xff another")):
            await unit.photos.keep(photo)
        assert await unit.photos.get(s.PHOTO.message) == s.PHOTO
        assert await unit.photos.kept(other.conversation) == {other.message}
        await unit.photos.forget(s.PHOTO.conversation)
    async with store.read() as unit:
        assert await unit.photos.get(s.PHOTO.message) is None
        assert await unit.photos.get(other.message) == other


async def test_what_was_said_is_written_down_unless_it_was_wiped(store: SqlStore) -> None:
    """A line of sound gets its words; after the person was forgotten nothing comes back."""
    line = replace(s.message(), kind="voice", text="", file_id="f1")
    async with store.begin() as unit:
        await unit.conversations.say(line)
        await unit.conversations.write_down(line.id, "ring the bell", "en")
        assert await unit.conversations.line(line.id) == replace(
            line, text="ring the bell", language="en"
        )
        await unit.conversations.forget(line.conversation)
        await unit.conversations.write_down(line.id, "ring the bell", "en")
        wiped = await unit.conversations.line(line.id)
        assert wiped is not None
        assert wiped.text == ""
        assert await unit.conversations.line(MessageId("msg_none")) is None


async def test_what_was_learned_counts_until_it_is_taken_back(store: SqlStore) -> None:
    """Once; what was taken back is not forgotten a second time."""
    async with store.begin() as unit:
        await unit.learned.add(s.LEARNED)
        assert await unit.learned.all() == [s.LEARNED]
        assert await unit.learned.forget(s.LEARNED.id, LATER) is True
        assert await unit.learned.forget(s.LEARNED.id, LATER) is False
        assert await unit.learned.forget(LearnedId("nobody"), LATER) is False
        assert await unit.learned.all() == []
