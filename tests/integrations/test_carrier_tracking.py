"""Carriers that are asked by number: all that is not over, some at a time, and what a hint says."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import chain

import msgspec
import pytest

from app.carrier_mail import carrier_hear
from app.carrier_post import CarrierPost, Errand
from core.actions import syncing
from core.actions.carrier_news import News, incoming
from core.actions.syncing import Looked, Pass, Polled, sync_carrier
from core.model.carrier import Carrier
from core.model.delivery import Delivery
from core.model.event import CarrierEvent
from core.model.ids import CarrierRef, DeliveryId
from core.model.post import Channel
from core.model.status import EventType, Flag, Status
from core.ports import SeenEvents, TooFast, Unavailable
from integrations.carrier_kit.one_by_one import one_by_one
from tests.integrations.carrier_world import FIRST, REF, CarrierWorld, world

__all__ = ["world"]


@dataclass
class Tracker:
    """It knows parcels by number, and takes no changes."""

    ref: CarrierRef
    says: dict[str, list[CarrierEvent]] = field(default_factory=dict)
    tracked_at_once: int = 2
    asked: list[list[str]] = field(default_factory=list)
    ill: bool = False

    async def about(self) -> Carrier:
        return Carrier(ref=self.ref, name="Tracker", portal="https://its.example")

    async def check(self) -> None: ...

    async def tracked(self, deliveries: Sequence[Delivery]) -> Sequence[SeenEvents]:
        if self.ill:
            raise Unavailable("ill")
        numbers = [one.tracking_number for one in deliveries]
        self.asked.append(numbers)
        return [
            SeenEvents(tracking_number=number, events=self.says[number])
            for number in numbers
            if number in self.says
        ]

    async def aclose(self) -> None: ...


def event(kind: EventType, at: datetime, **told: object) -> CarrierEvent:
    return CarrierEvent(event_id=f"{FIRST}/{kind}", type=kind, occurred_at=at, **told)  # type: ignore[arg-type]  # fields by name


async def looked(world: CarrierWorld, tracker: Tracker) -> Looked | None:
    world.clock.at += timedelta(minutes=20)
    look = await sync_carrier(world.house, Polled(adapter=tracker), "p1")
    await world.hear()
    return look


async def test_what_is_not_over_is_asked_about_some_at_a_time(world: CarrierWorld) -> None:
    """In one order, each once; what is over is left in peace."""
    for number in ("PP2", "PP3", "PP4", "PP5"):
        world.parcel(number)
    await world.look()
    tracker = Tracker(REF)
    tracker.says["PP5"] = [event(EventType.DELIVERED, world.clock.at)]
    assert await looked(world, tracker) == Looked(news=1)
    assert [len(page) for page in tracker.asked] == [2, 2, 1]
    assert sorted([*chain(*tracker.asked)]) == [FIRST, "PP2", "PP3", "PP4", "PP5"]
    tracker.asked.clear()
    await looked(world, tracker)
    assert "PP5" not in [*chain(*tracker.asked)]


async def test_a_look_that_ends_early_goes_on_where_it_stood(
    world: CarrierWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody is asked about twice before everybody was once; it is soon looked again."""
    for number in ("PP2", "PP3", "PP4", "PP5"):
        world.parcel(number)
    await world.look()
    monkeypatch.setattr(syncing, "PAGES_A_LOOK_MAX", 1)
    tracker = Tracker(REF)
    for _ in range(3):
        await looked(world, tracker)
    assert sorted([*chain(*tracker.asked)]) == [FIRST, "PP2", "PP3", "PP4", "PP5"]
    assert (await world.sync()).cursor is None
    await looked(world, tracker)
    assert tracker.asked[3] == tracker.asked[0]


async def test_a_look_that_stood_before_the_last_ends_where_those_are_over(
    world: CarrierWorld,
) -> None:
    """Else nobody would be asked about any more."""
    tracker = Tracker(REF)
    await looked(world, tracker)
    stood = Pass(begun=world.clock.at, asked_until=DeliveryId("dlv_zzz"))
    async with world.store.begin() as unit:
        sync = replace(await world.sync(), cursor=msgspec.json.encode(stood).decode())
        await unit.syncs.put(sync)
    tracker.asked.clear()
    await looked(world, tracker)
    assert tracker.asked == []
    await looked(world, tracker)
    assert tracker.asked == [[FIRST]]


async def test_a_parcel_that_always_fails_holds_up_no_other() -> None:
    """Several in a row, and too fast, are the carrier's own illness."""

    async def ask(number: str) -> SeenEvents | None:
        if number.startswith("ill"):
            raise Unavailable("HTTP 500")
        if number == "fast":
            raise TooFast(7)
        return SeenEvents(tracking_number=number) if number != "nobody" else None

    seen = await one_by_one("c", ["a", "ill", "b", "nobody", "ill", "c"], ask)
    assert [one.tracking_number for one in seen] == ["a", "b", "c"]
    for numbers in (["a", "ill", "ill", "ill", "b"], ["ill"], ["ill", "ill"]):
        with pytest.raises(Unavailable):
            await one_by_one("c", numbers, ask)
    with pytest.raises(TooFast):
        await one_by_one("c", ["a", "fast", "b"], ask)


async def test_a_fact_with_a_name_of_ours_is_told_once(world: CarrierWorld) -> None:
    """Though the snapshot has another time today."""
    tracker = Tracker(REF)
    tracker.says[FIRST] = [event(EventType.LOADED, world.clock.at)]
    await looked(world, tracker)
    tracker.says[FIRST] = [event(EventType.LOADED, world.clock.at)]
    assert await looked(world, tracker) == Looked()
    assert (await world.timeline()).count("event: loaded") == 1


async def test_what_an_event_makes_true_stands_beside_the_status(world: CarrierWorld) -> None:
    """A redirect of the carrier's own is seen."""
    tracker = Tracker(REF)
    redirected = frozenset({Flag.REDIRECTED})
    tracker.says[FIRST] = [event(EventType.IN_TRANSIT, world.clock.at, flags=redirected)]
    await looked(world, tracker)
    assert (await world.delivery()).flags == redirected


async def test_its_own_page_is_kept_with_the_carrier(world: CarrierWorld) -> None:
    """Whoever asks for a change is told where that is done."""
    await looked(world, Tracker(REF))
    async with world.store.read() as unit:
        carrier = await unit.carriers.get(REF)
    assert carrier is not None
    assert (carrier.portal, carrier.capabilities) == ("https://its.example", {})


async def hinted(world: CarrierWorld, tracker: Tracker, number: str) -> None:
    hint = News(carrier=REF, tracking_number=number, by_id=True, is_hint=True)
    await world.store.lanes.receive_many([incoming(world.house, hint, id=f"hint/{number}")])
    hear = carrier_hear(world.house, {REF: tracker})
    for lease in await world.store.lanes.claim_in("w1", world.clock.wall(), 100):
        for row in await world.store.lanes.next_in(lease, 100):
            await hear(row, lease)
        await world.store.lanes.release(lease, world.clock.wall())


async def test_a_hint_is_looked_up(world: CarrierWorld) -> None:
    """What the carrier says when it is asked counts, whoever hinted at it."""
    tracker = Tracker(REF)
    tracker.says[FIRST] = [event(EventType.OUT_FOR_DELIVERY, world.clock.at)]
    await hinted(world, tracker, FIRST)
    assert (await world.delivery()).status is Status.OUT_FOR_DELIVERY
    await hinted(world, tracker, "NOBODY")
    assert tracker.asked == [[FIRST]]


async def test_a_hint_waits_for_an_ill_carrier(world: CarrierWorld) -> None:
    """It is not lost: the inbox tries again."""
    tracker = Tracker(REF, ill=True)
    with pytest.raises(Unavailable):
        await hinted(world, tracker, FIRST)


async def test_a_change_for_who_takes_none_is_laid_aside(world: CarrierWorld) -> None:
    """As after a setting that was changed while it waited."""
    change = await world.instructed()
    carry = CarrierPost(house=world.house, adapters={REF: Tracker(REF)}, chance=lambda: 0.5).carry
    lanes, wall = world.store.lanes, world.clock.wall()
    (lease,) = await lanes.claim_out(Channel.CARRIER, "d1", wall, 100)
    (row,) = await lanes.next_out(lease, wall, 100)
    assert msgspec.json.decode(row.outgoing.body, type=Errand).change == change.id
    carried = await carry(row)
    assert carried.error == f"carrier {REF} takes no changes"
