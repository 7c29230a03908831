"""Looking at a called carrier: what is new comes in once, whatever breaks on the way."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from core.actions.syncing import Looked, Polled, sync_due
from core.model.carrier import ChangeAction
from core.model.ids import CarrierRef, RouteRef
from core.model.status import Status
from integrations.carrier_kit.http import Caller
from integrations.carriers.carrier_api_v1.adapter import CarrierApiV1
from integrations.carriers.carrier_api_v1.client import Client
from sandbox.parcel_carrier.api import PAGE_ITEMS_MAX
from sandbox.parcel_carrier.faults import Fault
from sandbox.stop import StopState
from storage.erase import erase
from tests.integrations.carrier_world import REF, CarrierWorld, world

__all__ = ["world"]

NOTHING_NEW = Looked()


async def test_a_look_announces_what_is_unknown(world: CarrierWorld) -> None:
    """With everything that the carrier told of it."""
    delivery = await world.delivery()
    assert delivery.recipient.phone == "+358401234567"
    assert delivery.address.text == "Bulevardi 5, 00120 Helsinki"
    assert delivery.merchant == "Netshop Oy"
    assert delivery.attempts_max == 2


async def test_a_look_keeps_the_carrier_in_step(world: CarrierWorld) -> None:
    """What it allows is refreshed; what people wrote in its row stays."""
    async with world.store.begin() as unit:
        carrier = await unit.carriers.get(REF)
        assert carrier is not None
        assert carrier.timezone == "Europe/Helsinki"
        await unit.carriers.put(replace(carrier, name="Our Post", capabilities={}))
    await world.look()
    async with world.store.read() as unit:
        after = await unit.carriers.get(REF)
    assert after is not None
    assert after.name == "Our Post"
    assert after.capability(ChangeAction.INSTRUCTIONS) is not None
    assert after.capability(ChangeAction.RETURN) is None


async def test_a_second_look_changes_nothing(world: CarrierWorld) -> None:
    """What was read before is absorbed, also where it comes again."""
    before = (await world.delivery(), await world.timeline())
    assert await world.look() == NOTHING_NEW
    async with world.store.begin() as unit:
        sync = await unit.syncs.get(f"carrier:{REF}")
        assert sync is not None
        await unit.syncs.put(replace(sync, done_until=None))
    assert await world.look() == NOTHING_NEW
    assert (await world.delivery(), await world.timeline()) == before


async def test_events_move_the_delivery(world: CarrierWorld) -> None:
    """Each once, in the order in which they happened."""
    parcel = world.company.parcels["PP1"]
    parcel.happened("loaded", world.clock.at + timedelta(minutes=1))
    parcel.happened("out_for_delivery", world.clock.at + timedelta(minutes=2))
    await world.look()
    assert (await world.delivery()).status is Status.OUT_FOR_DELIVERY
    parcel.happened("delivered", world.clock.at, proof={"kind": "signature"})
    await world.look()
    assert (await world.delivery()).status is Status.DELIVERED


async def test_an_event_of_an_unknown_type_is_kept_and_changes_nothing(
    world: CarrierWorld,
) -> None:
    """Shown by its own word, with an alert."""
    world.company.parcels["PP1"].happened("teleported", world.clock.at, reason="magic")
    await world.look()
    assert (await world.delivery()).status is Status.ANNOUNCED
    timeline = await world.timeline()
    assert timeline[-2:] == ["event: teleported", "alert: unknown code, please look"]


async def test_a_poison_delivery_stops_no_other(
    world: CarrierWorld, caplog: pytest.LogCaptureFixture
) -> None:
    """It is left out, and named in the log."""
    world.parcel("PP2", size="HUGE")
    world.parcel("PP3")
    await world.look()
    assert (await world.delivery("PP3")).status is Status.ANNOUNCED
    assert "delivery PP2 cannot be read" in caplog.text


async def test_pages_that_break_off_lose_nothing_and_repeat_nothing(world: CarrierWorld) -> None:
    """The next look goes on with the page that failed."""
    numbers = [f"MANY{number:03d}" for number in range(PAGE_ITEMS_MAX * 2 + 5)]
    for number in numbers:
        world.parcel(number)
        world.clock.at += timedelta(seconds=1)
    world.adapter.breaks_off = True
    assert await world.look() is None
    sync = await world.sync()
    assert (sync.errors_in_a_row, sync.last_error) == (1, "Unavailable: broken off")
    read_before = len(world.api.ledger.of("GET", "/deliveries"))
    looked = await world.look()
    assert looked is not None
    assert looked.news == len(numbers) - (PAGE_ITEMS_MAX - 1)  # one place was PP1's, read again
    assert len(world.api.ledger.of("GET", "/deliveries")) == read_before + 2
    sync = await world.sync()
    assert (sync.errors_in_a_row, sync.last_error, sync.cursor) == (0, None, None)
    async with world.store.read() as unit:
        known = [await unit.deliveries.by_tracking(REF, number) for number in numbers]
    assert None not in known


@pytest.mark.parametrize("fault", [Fault.DOWN, Fault.ERROR, Fault.NONSENSE, Fault.SLOW])
async def test_an_ill_carrier_is_looked_at_again_later(world: CarrierWorld, fault: Fault) -> None:
    """The row says what ails it and since when; nothing that it told is lost."""
    before = await world.sync()
    world.company.parcels["PP1"].happened("loaded", world.clock.at)
    world.api.faults.switch(fault)
    assert await world.look() is None
    world.api.faults.switch(None)
    ill = await world.sync()
    assert (ill.last_success, ill.errors_in_a_row) == (before.last_success, 1)
    assert ill.due_at > world.clock.at
    assert await world.look_now() is None
    await world.look()
    well = await world.sync()
    assert (well.last_success, well.last_error) == (world.clock.at, None)
    assert (await world.delivery()).status is Status.LOADED


async def test_two_processes_never_look_at_once(world: CarrierWorld) -> None:
    """One looks, the other finds it taken."""
    world.clock.at += timedelta(minutes=20)
    looks = await asyncio.gather(*(world.look_now(f"p{number}") for number in range(5)))
    assert sorted(looks, key=lambda look: look is None) == [NOTHING_NEW, None, None, None, None]


async def test_a_process_that_dies_while_looking_is_followed_by_another(
    world: CarrierWorld,
) -> None:
    """Once its lease has run out."""
    world.clock.at += timedelta(minutes=20)
    async with world.store.begin() as unit:
        await unit.syncs.claim(f"carrier:{REF}", "dead", world.clock.at, 60)
    assert await world.look_now() is None
    world.clock.at += timedelta(seconds=61)
    assert await world.look_now() == NOTHING_NEW


async def test_a_plan_is_taken_once_its_deliveries_are_known(world: CarrierWorld) -> None:
    """Else our own parcel would be taken for somebody else's load."""
    world.parcel("PP2")
    van = world.van("PP1", "PP2", "PPload-1")
    first = await world.look()
    assert first == replace(NOTHING_NEW, news=1)
    world.clock.at += timedelta(seconds=3)
    assert await world.look_now() == replace(NOTHING_NEW, plans=1)
    async with world.store.read() as unit:
        route = await unit.routes.get(RouteRef(van.route_ref))
    assert route is not None
    keys = [stop.key for stop in route.stops]
    assert keys == [(await world.delivery("PP1")).id, (await world.delivery("PP2")).id, "PPload-1"]
    assert (await world.delivery()).status is Status.SCHEDULED
    assert await world.look() == NOTHING_NEW


async def test_a_plan_that_is_driven_is_followed(world: CarrierWorld) -> None:
    """What is behind the van takes no booking any more, also of parcels that we do not know."""
    van = world.van("PPload-1", "PP1", "PPload-2")
    await world.look()
    van.stops[0].state = StopState.SERVED
    van.stops[0].arrival = world.clock.at
    await world.look()
    async with world.store.read() as unit:
        route = await unit.routes.get(RouteRef(van.route_ref))
    assert route is not None
    assert [stop.state for stop in route.stops] == ["served", "planned", "planned"]
    assert route.progress == 1


async def test_an_ill_carrier_holds_up_no_other(world: CarrierWorld) -> None:
    """Each is looked at by itself."""
    world.clock.at += timedelta(minutes=20)
    nobody = CarrierApiV1(CarrierRef("nobody"), Client(Caller(url="http://127.0.0.1:1")))
    looked = await sync_due(
        world.house, [Polled(adapter=nobody), Polled(adapter=world.adapter)], "p1"
    )
    await nobody.aclose()
    assert looked == 1


async def test_an_erased_person_is_not_left_in_the_carriers_news(
    world: CarrierWorld, tmp_path: Path
) -> None:
    """Nor announced again by the next look."""
    assert b"Aino Virtanen" in files_in(tmp_path)
    await erase(world.store, "+358401234567", world.clock.at)
    assert b"Aino Virtanen" not in files_in(tmp_path)
    assert await world.look() == NOTHING_NEW


def files_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.glob("doorstep.db*")))
