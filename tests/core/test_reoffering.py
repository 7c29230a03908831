"""A van is out: whose promise breaks hears why, and has something better than an apology."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal

import msgspec
import pytest
from sqlalchemy import select

from core.actions import reoffering
from core.actions.ask import ask
from core.actions.holds import expire_holds
from core.actions.losing import Cause
from core.actions.reoffering import (
    HOLD_SECONDS,
    LOOK_AGAIN_AFTER,
    LOOK_AGAIN_AT_NIGHT,
    most_urgent_first,
    reoffer,
)
from core.actions.routes import force_route, put_route, take_away
from core.actions.timers import ring_timers
from core.actions.waitlist import Lookout, serve_waitlist
from core.commands import BookWindow, ConfirmHold, HoldSlot
from core.model.asker import Asker, Role
from core.model.delivery import Delivery
from core.model.door_card import DoorCard
from core.model.ids import HoldId
from core.model.notice import Notice, NoticeKind
from core.model.parcel import Money, Parcel, Size
from core.model.promise import HoldState, PromiseState
from core.model.quiet_hours import QuietHours
from core.model.route import PushedStop
from core.model.status import Status
from core.refusals import Refused
from storage.store import SqlStore
from storage.tables import inbox
from tests.core.talks import chats, talk_of
from tests.core.test_waitlist import held
from tests.core.town import NOW, PLANNER, RECIPIENT, TODAY, Town, a_van, window, wrong_with

AINO, VILLE, OLGA = chats(1), chats(2), chats(3)
ALL = [AINO.id, VILLE.id, OLGA.id]
VAN, SECOND_VAN = a_van(1), a_van(2)
TOMORROW = TODAY + timedelta(days=1)
TEN, NOON = window(10), window(12)


async def promised(town: Town, *deliveries: Delivery) -> None:
    """On the first van, each in its own window of the day, the first at ten."""
    await town.furnish(VAN, *deliveries)
    async with town.house.store.begin() as unit:
        for delivery in deliveries:
            await unit.conversations.put(talk_of(int(delivery.id[-1])))
    for delivery, wished in zip(deliveries, (TEN, NOON, window(14)), strict=False):
        town.clock.at += timedelta(seconds=1)
        await town.ask(BookWindow(delivery.id, wished))


async def told(store: SqlStore) -> list[Notice]:
    query = select(inbox.c.body).where(inbox.c.source == "house").order_by(inbox.c.seq)
    bodies = await store.database.look(lambda db: db.scalars(query).all())
    notices = [msgspec.json.decode(body, type=Notice) for body in bodies]
    return [each for each in notices if each.kind not in (NoticeKind.CHANGE, NoticeKind.SCHEDULED)]


async def lost(town: Town) -> None:
    await take_away(town.house, VAN.ref, PLANNER, whatever_it_breaks=True)


async def test_a_route_with_promises_is_not_taken_away_in_passing(town: Town) -> None:
    """The planner hears which promises it would break; nothing has changed."""
    await promised(town, AINO)
    with pytest.raises(Refused) as no:
        await take_away(town.house, VAN.ref, PLANNER)
    kept = await town.delivery(AINO.id)
    assert kept.promised is not None
    assert no.value.refusal.promises == (kept.promised.id,)
    assert await town.keys_on(VAN.ref) == [AINO.id]


async def test_a_promise_breaks_openly_and_another_window_is_held(
    town: Town, store: SqlStore
) -> None:
    """The nearest one that another route has, for half an hour, with the cause."""
    await promised(town, AINO)
    await put_route(town.house, a_van(1, day=TOMORROW), [], PLANNER)
    await lost(town)
    broken = await town.delivery(AINO.id)
    assert broken.promise is not None and broken.promise.state is PromiseState.BROKEN
    assert broken.status is Status.ANNOUNCED
    assert await reoffer(town.house) == 1
    hold = await held(town, AINO)
    assert hold is not None
    kept = await town.hold(hold)
    assert kept.expires_at - kept.made_at == timedelta(seconds=HOLD_SECONDS)
    (notice,) = await told(store)
    assert (notice.kind, notice.ref, notice.window) == (NoticeKind.WINDOW_LOST, hold, TEN)
    assert (notice.text, notice.until) == (Cause.VAN, kept.expires_at)
    assert await reoffer(town.house) == 0
    await town.ask(ConfirmHold(hold))
    again = (await town.delivery(AINO.id)).promise
    assert again is not None and again.since == broken.promise.since  # lost twice, as early as once
    assert await wrong_with(store, ALL) == []


async def test_nothing_is_bookable_on_a_route_that_nobody_drives(town: Town) -> None:
    """Until a later version of its plan brings it back; the same one does not."""
    await promised(town, AINO)
    await lost(town)
    assert await town.answer(HoldSlot(AINO.id, NOON)) == "slot-gone"
    with pytest.raises(Refused, match="stale-version"):
        await put_route(town.house, replace(VAN, body_hash="1"), [], PLANNER)
    await put_route(town.house, replace(VAN, version=2, body_hash="2"), [], PLANNER)
    assert not isinstance(await town.answer(HoldSlot(AINO.id, NOON)), str)


async def test_the_same_window_on_another_van_is_kept_and_told(town: Town, store: SqlStore) -> None:
    """It is promised there, and the ledger says that the first one was released."""
    await promised(town, AINO)
    await put_route(town.house, SECOND_VAN, [], PLANNER)
    await lost(town)
    assert await reoffer(town.house) == 1
    kept = await town.delivery(AINO.id)
    assert kept.promised is not None
    assert (kept.promised.window, kept.promised.route_ref) == (TEN, SECOND_VAN.ref)
    async with town.house.store.read() as unit:
        ledger = await unit.promises.of(AINO.id)
    assert [each.state for each in ledger] == [PromiseState.RELEASED, PromiseState.ASKED]
    assert [(each.kind, each.window) for each in await told(store)] == [
        (NoticeKind.WINDOW_KEPT, TEN)
    ]
    assert await wrong_with(store, ALL) == []


async def test_the_route_that_dropped_them_is_not_asked_for_the_same_window(
    town: Town, store: SqlStore
) -> None:
    """Its planner has said no to that; another time on it is theirs to choose."""
    await promised(town, AINO)
    seen = [PushedStop(delivery=AINO.id, service_seconds=60, window=TEN)]
    await put_route(town.house, replace(VAN, version=2, body_hash="2"), seen, PLANNER)
    await force_route(town.house, replace(VAN, version=3, body_hash="3"), [], PLANNER)
    assert await reoffer(town.house) == 1
    (notice,) = await told(store)
    hold = await town.hold(HoldId(str(notice.ref)))
    assert (notice.kind, hold.route_ref) == (NoticeKind.WINDOW_LOST, VAN.ref)
    assert hold.window != TEN


async def test_who_needs_help_at_the_door_comes_first(town: Town, store: SqlStore) -> None:
    """Two places are left for three: the third hears that nothing could be kept."""
    helped = replace(OLGA, door_card=DoorCard(access_needs="a wheelchair"))
    await promised(town, AINO, VILLE, helped)
    small = a_van(1, day=TOMORROW)
    small = replace(small, vehicle=replace(small.vehicle, units=2))
    await put_route(town.house, small, [], PLANNER)
    await lost(town)
    assert await reoffer(town.house) == 3
    notices = await told(store)
    assert [(each.delivery, each.kind) for each in notices] == [
        (OLGA.id, NoticeKind.WINDOW_LOST),
        (AINO.id, NoticeKind.WINDOW_LOST),
        (VILLE.id, NoticeKind.PROMISE_BROKEN),
    ]


def test_the_order_is_need_urgency_age_and_value() -> None:
    """In this order, and always the same."""
    dear = Parcel(size=Size.S, value=Money(Decimal(900), "EUR"))
    helped = replace(AINO, door_card=DoorCard(access_needs="slow"))
    urgent = replace(AINO, priority=2)
    older = replace(AINO, created_at=NOW - timedelta(days=1))
    worth = replace(AINO, parcel=dear)
    assert most_urgent_first([AINO, worth, older, urgent, helped]) == [
        helped,
        urgent,
        older,
        worth,
        AINO,
    ]


def worth(delivery: Delivery, amount: int, currency: str) -> Delivery:
    value = Money(Decimal(amount), currency)
    return replace(delivery, parcel=replace(delivery.parcel, value=value))


def test_values_are_compared_within_one_currency() -> None:
    """Nine thousand yen are not more than eight hundred euros: each is the dearest of its own."""
    euros, yen = worth(VILLE, 800, "EUR"), worth(OLGA, 9000, "JPY")
    cheap, cheaper = worth(AINO, 700, "JPY"), worth(chats(4), 600, "JPY")
    untold = chats(5)
    ordered = most_urgent_first([untold, cheaper, cheap, yen, euros])
    assert ordered == [euros, yen, cheap, cheaper, untold]
    assert most_urgent_first(ordered[::-1]) == ordered


async def test_of_more_than_one_look_serves_the_neediest_are_first(
    town: Town, store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many were broken before theirs."""
    monkeypatch.setattr(reoffering, "ONE_LOOK_MAX", 1)
    helped = replace(OLGA, door_card=DoorCard(access_needs="a wheelchair"))
    await promised(town, AINO, VILLE, helped)
    await lost(town)
    for _ in ALL:
        assert await reoffer(town.house) == 1
    assert [each.delivery for each in await told(store)] == [OLGA.id, AINO.id, VILLE.id]


async def test_at_night_who_sleeps_is_not_before_others(
    town: Town, store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The neediest wait for the morning; another van for the next one is looked for at once."""
    monkeypatch.setattr(reoffering, "ONE_LOOK_MAX", 1)
    helped = replace(OLGA, door_card=DoorCard(access_needs="a wheelchair"))
    await promised(town, AINO, helped)
    town.clock.at = datetime(2026, 11, 24, 2, tzinfo=UTC)
    await lost(town)
    night = replace(town.house.limits, quiet_hours=QuietHours(time(21), time(8)))
    sleeping = replace(town.house, limits=night)
    assert await reoffer(sleeping) == 0
    small = replace(SECOND_VAN, end=replace(SECOND_VAN.end, at=NOON.start))
    await put_route(town.house, small, [], PLANNER)
    assert await reoffer(sleeping) == 1
    assert [each.delivery for each in await told(store)] == [AINO.id]


async def test_who_was_moved_to_another_van_keeps_their_rank(town: Town, store: SqlStore) -> None:
    """It is lost as well: they were promised before who chose meanwhile."""
    await promised(town, AINO)
    await put_route(town.house, SECOND_VAN, [], PLANNER)
    await lost(town)
    town.clock.at += timedelta(minutes=1)
    await town.furnish(VILLE)
    await town.ask(BookWindow(VILLE.id, NOON))
    town.clock.at += timedelta(minutes=1)
    assert await reoffer(town.house) == 1
    moved, later = [await town.delivery(each.id) for each in (AINO, VILLE)]
    assert moved.promise is not None and later.promise is not None
    assert moved.promise.made_at > later.promise.made_at
    assert most_urgent_first([later, moved]) == [moved, later]


async def test_a_forced_plan_says_another_cause(town: Town, store: SqlStore) -> None:
    """The van drives, and has no time for them."""
    await promised(town, AINO)
    await put_route(town.house, a_van(1, day=TOMORROW), [], PLANNER)
    short = replace(VAN, version=2, body_hash="2", end=replace(VAN.end, at=VAN.start.at))
    await force_route(town.house, short, [], PLANNER)
    assert await reoffer(town.house) == 1
    (notice,) = await told(store)
    assert (notice.kind, notice.text) == (NoticeKind.WINDOW_LOST, Cause.PLAN)


async def test_a_hold_on_a_lost_route_ends_and_its_person_hears_so(
    town: Town, store: SqlStore
) -> None:
    """It was no promise yet: they go on choosing."""
    await promised(town, AINO)
    kept = (await town.ask(HoldSlot(AINO.id, NOON))).hold
    await lost(town)
    assert kept is not None and (await town.hold(kept.id)).state is HoldState.EXPIRED
    assert NoticeKind.HOLD_EXPIRED in [each.kind for each in await told(store)]


async def test_who_lets_the_offer_go_chooses_among_all(town: Town, store: SqlStore) -> None:
    """Never left with nothing, nor told twice in a row."""
    await promised(town, AINO)
    await put_route(town.house, a_van(1, day=TOMORROW), [], PLANNER)
    await lost(town)
    await reoffer(town.house)
    town.clock.at += timedelta(seconds=HOLD_SECONDS + 6)
    await expire_holds(town.house)
    await ring_timers(town.house)
    await ring_timers(town.house)
    kinds = [each.kind for each in await told(store)]
    assert kinds == [NoticeKind.WINDOW_LOST, NoticeKind.HOLD_EXPIRED, NoticeKind.PROMISE_BROKEN]


async def test_who_has_helped_themselves_is_left_in_peace(town: Town, store: SqlStore) -> None:
    """They were faster than we."""
    await promised(town, AINO)
    await put_route(town.house, a_van(1, day=TOMORROW), [], PLANNER)
    await lost(town)
    await town.ask(BookWindow(AINO.id, window(10, TOMORROW)))
    assert await reoffer(town.house) == 0
    assert await told(store) == []


async def test_at_night_it_waits_for_the_morning(town: Town, store: SqlStore) -> None:
    """A hold that runs out while they sleep helps nobody."""
    await promised(town, AINO)
    await put_route(town.house, a_van(1, day=TOMORROW), [], PLANNER)
    await lost(town)
    night = replace(town.house.limits, quiet_hours=QuietHours(time(21), time(8)))
    house = replace(town.house, limits=night)
    assert await reoffer(house) == 0
    assert (await held(town, AINO), await told(store)) == (None, [])
    town.clock.at = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)  # 08:00 in Helsinki
    assert await reoffer(house) == 1


async def test_at_night_another_van_keeps_the_same_window_at_once(
    town: Town, store: SqlStore
) -> None:
    """Nobody need answer, and a place that is free now may be gone in the morning."""
    await promised(town, AINO)
    night = replace(town.house.limits, quiet_hours=QuietHours(time(21), time(8)))
    sleeping = replace(town.house, limits=night)
    town.clock.at = datetime(2026, 11, 24, 2, tzinfo=UTC)
    await lost(town)
    assert await reoffer(sleeping) == 0
    await put_route(town.house, SECOND_VAN, [], PLANNER)
    town.clock.at += LOOK_AGAIN_AT_NIGHT
    assert await reoffer(sleeping) == 1
    kept = await town.delivery(AINO.id)
    assert kept.promised is not None and kept.promised.window == TEN


async def test_who_is_on_the_road_already_hears_the_truth(town: Town, store: SqlStore) -> None:
    """No other van can bring it; that the time is gone is told all the same."""
    await promised(town, AINO)
    await lost(town)
    async with town.house.store.begin() as unit:
        out = replace(await town.delivery(AINO.id), status=Status.OUT_FOR_DELIVERY)
        await unit.deliveries.save(out)
    assert await reoffer(town.house) == 1
    assert [each.kind for each in await told(store)] == [NoticeKind.PROMISE_BROKEN]
    assert await reoffer(town.house) == 0


async def test_a_crash_after_the_break_leaves_nobody_in_the_dark(
    town: Town, store: SqlStore
) -> None:
    """The timer stands with the broken promise; what was begun and not committed did not happen."""
    await promised(town, AINO)
    await put_route(town.house, a_van(1, day=TOMORROW), [], PLANNER)
    await lost(town)

    class NoBell(type(town.house.bell)):  # type: ignore[misc]
        def ring(self, lane: str) -> None:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await reoffer(replace(town.house, bell=NoBell()))
    assert (await held(town, AINO), await told(store)) == (None, [])
    assert await reoffer(town.house) == 1
    assert len(await told(store)) == 1


async def test_ill_roads_keep_the_truth_from_nobody(town: Town, store: SqlStore) -> None:
    """Without travel times nothing can be held, and they hear it all the same."""
    await promised(town, AINO)
    await lost(town)
    town.roads.is_ill = True
    assert await reoffer(town.house) == 1
    (notice,) = await told(store)
    assert notice.kind is NoticeKind.PROMISE_BROKEN


@pytest.mark.parametrize("role", [Role.AGENT, Role.CARRIER])
async def test_who_is_moved_by_somebody_else_hears_so(
    town: Town, store: SqlStore, role: Role
) -> None:
    """Under the same locks and limits as their own choice; what they choose needs no telling."""
    await promised(town, AINO)
    assert await told(store) == []
    await ask(town.house, BookWindow(AINO.id, NOON), Asker(role, "key_2"))
    kept = await town.delivery(AINO.id)
    (notice,) = await told(store)
    assert (notice.kind, notice.window) == (NoticeKind.WINDOW_SET, NOON)
    assert kept.promised is not None and kept.promised.window == NOON
    assert await wrong_with(store, ALL) == []


async def test_who_is_choosing_another_time_hears_so_when_they_have_not_chosen(
    town: Town, store: SqlStore
) -> None:
    """They hold the afternoon of another van while theirs is taken away: nobody is forgotten."""
    early = replace(VAN, end=replace(VAN.end, at=window(14).start))
    await town.furnish(early, AINO)
    async with town.house.store.begin() as unit:
        await unit.conversations.put(talk_of(1))
    await town.ask(BookWindow(AINO.id, TEN))
    afternoon = replace(SECOND_VAN, start=replace(SECOND_VAN.start, at=window(14).start))
    await put_route(town.house, afternoon, [], PLANNER)
    await town.ask(HoldSlot(AINO.id, window(16)))
    await lost(town)
    await reoffer(town.house)
    assert await told(store) == []
    town.clock.at += timedelta(minutes=6)
    await expire_holds(town.house)
    assert await reoffer(town.house) == 1
    kinds = [notice.kind for notice in await told(store)]
    assert kinds[-1] is NoticeKind.WINDOW_LOST


async def test_another_van_keeps_the_time_where_the_old_one_would_be_nearer(
    town: Town, store: SqlStore
) -> None:
    """Its planner took the visit off it: the same hour is promised on the van that can come."""
    await promised(town, AINO)
    seen = [PushedStop(delivery=AINO.id, service_seconds=60, window=TEN)]
    await put_route(town.house, replace(VAN, version=2, body_hash="2"), seen, PLANNER)
    await put_route(town.house, SECOND_VAN, [], PLANNER)
    await force_route(town.house, replace(VAN, version=3, body_hash="3"), [], PLANNER)
    assert await reoffer(town.house) == 1
    promise = (await town.delivery(AINO.id)).promised
    assert promise is not None and (promise.window, promise.route_ref) == (TEN, SECOND_VAN.ref)
    assert NoticeKind.WINDOW_KEPT in [notice.kind for notice in await told(store)]


async def test_one_who_cannot_be_served_keeps_nobody_else_in_the_dark(
    town: Town, store: SqlStore
) -> None:
    """A bug about one door: it is tried again later, not at every look."""
    await promised(town, AINO, VILLE, OLGA)
    await put_route(town.house, a_van(1, day=TOMORROW), [], PLANNER)
    await lost(town)
    assert VILLE.address.point is not None
    town.roads.broken.add(VILLE.address.point)
    assert await reoffer(town.house) == 2
    kinds = {(notice.delivery, notice.kind) for notice in await told(store)}
    assert kinds == {(each.id, NoticeKind.WINDOW_LOST) for each in (AINO, OLGA)}
    assert await reoffer(town.house) == 0
    town.roads.broken.clear()
    town.clock.at += LOOK_AGAIN_AFTER
    assert await reoffer(town.house) == 1
    assert {notice.delivery for notice in await told(store)} == {AINO.id, VILLE.id, OLGA.id}


async def test_a_parcel_that_wants_a_lift_hears_too_where_nobody_drives_any_more(
    town: Town, store: SqlStore
) -> None:
    """Among no vehicles at all there is none with a lift."""
    lifted = replace(AINO, parcel=replace(AINO.parcel, skills=frozenset({"lift"})))
    await town.furnish(
        replace(VAN, vehicle=replace(VAN.vehicle, skills=frozenset({"lift"}))), lifted
    )
    async with town.house.store.begin() as unit:
        await unit.conversations.put(talk_of(1))
    await town.ask(BookWindow(AINO.id, TEN))
    await lost(town)
    assert await reoffer(town.house) == 1
    assert [each.kind for each in await told(store)] == [NoticeKind.PROMISE_BROKEN]


async def test_who_lost_their_time_hears_of_it_when_the_van_is_back(
    town: Town, store: SqlStore
) -> None:
    """They are in line for it from when it was promised, before who asked later."""
    await promised(town, AINO, VILLE)
    await lost(town)
    assert await reoffer(town.house) == 2
    for notice in await told(store):
        assert (notice.kind, notice.text) == (NoticeKind.PROMISE_BROKEN, Cause.VAN)
    await put_route(town.house, replace(VAN, version=2, body_hash="2"), [], PLANNER)
    assert await serve_waitlist(town.house, Lookout()) == 2
    for delivery, window_ in ((AINO, TEN), (VILLE, NOON)):
        hold = await held(town, delivery)
        assert hold is not None
        assert (await town.hold(hold)).window == window_
    assert await wrong_with(store, ALL) == []


async def test_who_has_no_chat_keeps_their_time_when_the_van_is_back(town: Town) -> None:
    """Nobody can ask them, so nothing else is chosen for them either."""
    alone = replace(AINO, conversation=None)
    await town.furnish(VAN, alone)
    await town.ask(BookWindow(alone.id, TEN))
    await lost(town)
    assert await reoffer(town.house) == 1
    await put_route(town.house, replace(VAN, version=2, body_hash="2"), [], PLANNER)
    town.clock.at += LOOK_AGAIN_AT_NIGHT
    assert await reoffer(town.house) == 1
    kept = (await town.delivery(alone.id)).promised
    assert kept is not None
    assert (kept.window, kept.route_ref) == (TEN, VAN.ref)


async def test_a_plan_that_dropped_them_puts_nobody_in_line_for_its_route(town: Town) -> None:
    """Whoever plans has said so."""
    await promised(town, AINO)
    await force_route(town.house, replace(VAN, version=2, body_hash="2"), [], PLANNER)
    await reoffer(town.house)
    async with town.house.store.read() as unit:
        assert await unit.waitlist.of(AINO.id) == []


async def test_who_wants_no_unasked_messages_is_put_in_no_line(town: Town) -> None:
    """They have not heard that their time was lost either."""
    await promised(town, AINO)
    async with town.house.store.begin() as unit:
        await unit.conversations.put(replace(talk_of(1), stopped=True))
    await lost(town)
    await reoffer(town.house)
    async with town.house.store.read() as unit:
        assert await unit.waitlist.of(AINO.id) == []


async def test_the_line_for_what_was_lost_goes_by_need_and_urgency(town: Town) -> None:
    """Of two who lost the same time, with one place left for it, the urgent one gets it."""
    urgent = replace(VILLE, priority=5)
    await town.furnish(VAN, AINO, urgent)
    async with town.house.store.begin() as unit:
        for number in (1, 2):
            await unit.conversations.put(talk_of(number))
    for delivery in (AINO, urgent):
        town.clock.at += timedelta(seconds=1)
        await town.ask(BookWindow(delivery.id, TEN))
    await lost(town)
    assert await reoffer(town.house) == 2
    small = replace(VAN, version=2, body_hash="2", vehicle=replace(VAN.vehicle, units=1))
    await put_route(town.house, small, [], PLANNER)
    assert await serve_waitlist(town.house, Lookout()) == 1
    assert await held(town, urgent) is not None
    assert await held(town, AINO) is None


async def test_at_night_a_stranger_does_not_take_what_somebody_lost(town: Town) -> None:
    """Of who sleeps the place is kept until the morning."""
    await town.furnish(VAN, AINO, OLGA)
    async with town.house.store.begin() as unit:
        await unit.conversations.put(talk_of(1))
    await town.ask(BookWindow(AINO.id, TEN))
    night = QuietHours(time(0), time(23, 59))
    house = replace(town.house, limits=replace(town.house.limits, quiet_hours=night))
    await lost(town)
    assert await reoffer(house) == 0
    small = replace(VAN, version=2, body_hash="2", vehicle=replace(VAN.vehicle, units=1))
    await put_route(house, small, [], PLANNER)
    with pytest.raises(Refused):
        await ask(house, BookWindow(OLGA.id, TEN), RECIPIENT)
    assert await held(town, AINO) is not None
