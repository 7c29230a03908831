"""A carrier cannot bring it: in one step it is another's, and whoever waits for it hears so."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from core.actions.announce import Announcement, announce
from core.actions.ask import ask
from core.actions.falling_back import fallbacks_of
from core.actions.reoffering import reoffer
from core.commands import BookWindow, GiveInstructions, MoveToCarrier
from core.model.address import AddressQuery
from core.model.asker import Asker, Role
from core.model.change import ChangeState
from core.model.delivery import Delivery, Format
from core.model.door_card import DoorCard
from core.model.ids import CarrierRef, RouteRef
from core.model.notice import NoticeKind
from core.model.promise import PromiseState
from core.model.status import Status
from core.refusals import Refused
from storage.store import SqlStore
from storage.tables import outbox
from tests.core.talks import chats, talk_of
from tests.core.test_reoffering import told
from tests.core.town import CARRIER, FLEET, Town, a_van, window, wrong_with

AINO = chats(1)
VAN = a_van(1)
OTHER = CarrierRef("other")
THEIR_VAN = replace(a_van(2), ref=RouteRef("their-van"), carrier=OTHER)
OPERATOR = Asker(Role.AGENT, "agt_oona")


async def furnished(town: Town, aino: Delivery = AINO, *, promised: bool = True) -> None:
    """Aino's parcel stands on the first carrier's van, and the other one drives too."""
    await town.furnish(VAN, THEIR_VAN, aino)
    async with town.house.store.begin() as unit:
        await unit.carriers.put(replace(CARRIER, fallback=(OTHER, CarrierRef("gone"))))
        await unit.carriers.put(replace(CARRIER, ref=OTHER, name="Other Ones", attempts_max=5))
        await unit.conversations.put(talk_of(1))
    if promised:
        await town.ask(BookWindow(aino.id, window(10)))


async def move(town: Town, to: CarrierRef = OTHER) -> Delivery:
    done = await ask(town.house, MoveToCarrier(AINO.id, to), OPERATOR)
    assert done.delivery is not None
    return done.delivery


async def test_it_is_the_others_and_its_place_is_free(town: Town) -> None:
    """With what was promised broken, and what was asked of the first one asked no more."""
    await furnished(town)
    await town.ask(GiveInstructions(AINO.id, DoorCard(floor="2")))
    await move(town)
    moved = await town.delivery(AINO.id)
    assert (moved.carrier, moved.moved_from, moved.attempts_max) == (OTHER, (FLEET,), 5)
    assert moved.status is Status.ANNOUNCED
    assert moved.door_card.floor == "2"
    assert await town.keys_on(VAN.ref) == []
    assert moved.promise is not None
    assert moved.promise.state is PromiseState.BROKEN
    async with town.house.store.read() as unit:
        changes = await unit.changes.of(AINO.id)
        lines = [f"{line.who}: {line.what}" for line in await unit.timeline.of(AINO.id)]
    assert {change.state for change in changes} == {ChangeState.SUPERSEDED}
    assert "agent:agt_oona: moved from Own Fleet to Other Ones" in lines
    assert await wrong_with(town.house.store, [AINO.id]) == []


async def test_its_person_hears_why_and_has_a_time_of_the_other_one(
    town: Town, store: SqlStore
) -> None:
    """The same window where the other one drives then, else the nearest."""
    await furnished(town)
    await move(town)
    await reoffer(town.house)
    kinds = {notice.kind for notice in await told(store)}
    assert kinds & {NoticeKind.WINDOW_LOST, NoticeKind.WINDOW_KEPT}
    assert await town.keys_on(THEIR_VAN.ref) == [AINO.id]


async def test_a_called_carrier_is_told_that_it_is_off(town: Town, store: SqlStore) -> None:
    """What may have arrived there is taken back, in the lane of that parcel."""
    await furnished(town)
    town.house = replace(town.house, called_carriers=frozenset({FLEET}))
    await town.ask(GiveInstructions(AINO.id, DoorCard(floor="2")))
    async with store.begin() as unit:
        (*_, asked) = await unit.changes.of(AINO.id)
        await unit.changes.put(replace(asked, state=ChangeState.ACCEPTED))
    await move(town)
    query = select(outbox.c.key, outbox.c.lane).where(outbox.c.channel == "carrier")
    rows = await store.database.look(lambda db: db.execute(query).all())
    lane = f"carrier:{FLEET}:{AINO.id}"
    assert (f"withdraw/{asked.id}", lane) in [tuple(row) for row in rows]


async def test_a_delivery_without_a_promise_is_moved_in_silence(
    town: Town, store: SqlStore
) -> None:
    """Nothing that anybody was told is other than it was."""
    await furnished(town, promised=False)
    await move(town)
    await reoffer(town.house)
    assert await told(store) == []


async def test_who_had_it_does_not_announce_it_anew(town: Town) -> None:
    """It still shows it: that is the same parcel, and not another one."""
    await furnished(town)
    await move(town)
    again = Announcement(
        tracking_number=AINO.tracking_number,
        carrier=FLEET,
        address=AddressQuery(text="Testikatu 1"),
    )
    with pytest.raises(Refused, match="duplicate"):
        await announce(town.house, again, Asker(Role.CARRIER, FLEET))


@pytest.mark.parametrize(
    ("aino", "to", "code"),
    [
        (replace(AINO, status=Status.OUT_FOR_DELIVERY), OTHER, "not-allowed"),
        (replace(AINO, format=Format.LOCKER), OTHER, "not-allowed"),
        (AINO, CarrierRef("nobody"), "unknown-carrier"),
        (AINO, FLEET, "invalid"),
    ],
)
async def test_what_cannot_be_moved_is_refused(
    town: Town, aino: Delivery, to: CarrierRef, code: str
) -> None:
    """In a van, at a locker, to nobody, to itself; and nothing has changed."""
    await furnished(town, aino, promised=False)
    with pytest.raises(Refused) as no:
        await move(town, to)
    assert no.value.refusal.code == code
    assert (await town.delivery(AINO.id)).carrier == FLEET


async def test_a_number_that_the_other_has_already_is_refused(town: Town) -> None:
    """It is another parcel there."""
    await furnished(town)
    theirs = replace(chats(2), carrier=OTHER, tracking_number=AINO.tracking_number)
    async with town.house.store.begin() as unit:
        await unit.deliveries.add(theirs)
    with pytest.raises(Refused, match="duplicate"):
        await move(town)


async def test_fallbacks_are_those_that_there_are(town: Town) -> None:
    """In the order of its carrier; none once it is in a van."""
    await furnished(town)
    async with town.house.store.read() as unit:
        delivery = await town.delivery(AINO.id)
        assert [one.ref for one in await fallbacks_of(unit, delivery)] == [OTHER]
        under_way = replace(delivery, status=Status.LOADED)
        assert await fallbacks_of(unit, under_way) == ()
