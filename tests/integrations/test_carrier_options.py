"""What may be changed on a parcel now is asked of its carrier, and kept for a while."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.actions.ask import ask
from core.actions.hearing_options import hear_options
from core.commands import GiveInstructions, Postpone
from core.model.asker import HOUSE
from core.model.carrier import Capability, ChangeAction
from core.model.delivery import Delivery
from core.model.door_card import DoorCard
from core.model.ids import CarrierRef
from core.model.options import Option, option
from core.model.status import Status
from core.model.their_options import KEPT_MINUTES, TheirOption
from core.refusals import Refused
from sandbox.parcel_carrier.faults import Fault
from tests.integrations.carrier_world import REF, CarrierWorld, world

__all__ = ["world"]
QUESTION = "GET", "/deliveries/PP1/options"


@pytest.fixture
def telling(world: CarrierWorld) -> CarrierWorld:
    """Parcel-post is asked about each parcel."""
    world.house = replace(world.house, option_tellers={REF: world.adapter})
    return world


def questions(world: CarrierWorld) -> int:
    return sum((call.method, call.path) == QUESTION for call in world.api.ledger.calls)


async def hear(world: CarrierWorld) -> Delivery:
    await hear_options(world.house, (await world.delivery()).id)
    return await world.delivery()


async def instructions(world: CarrierWorld) -> Option:
    async with world.store.read() as unit:
        carrier = await unit.carriers.get(REF)
    assert carrier is not None
    delivery = await world.delivery()
    return option(ChangeAction.INSTRUCTIONS, delivery, carrier, world.clock.now())


async def test_the_carrier_is_asked_once_in_a_while(telling: CarrierWorld) -> None:
    """Not for every look; again when what it said is old, and when the parcel has moved on."""
    for _ in range(3):
        assert (await hear(telling)).their_options is not None
    assert questions(telling) == 1
    telling.clock.at += timedelta(minutes=KEPT_MINUTES)
    delivery = await hear(telling)
    assert questions(telling) == 2
    async with telling.store.begin() as unit:
        await unit.deliveries.save(replace(delivery, status=Status.LOADED))
    await hear(telling)
    assert questions(telling) == 3


async def test_what_was_asked_since_makes_it_asked_again(telling: CarrierWorld) -> None:
    """A change may use up what was possible before."""
    await hear(telling)
    telling.clock.at += timedelta(seconds=1)
    await telling.instructed()
    await hear(telling)
    assert questions(telling) == 2


async def test_its_no_is_a_no_before_anything_is_asked(telling: CarrierWorld) -> None:
    """Its table of all parcels would have allowed it."""
    telling.company.parcels["PP1"].status = "cancelled"
    assert (await instructions(telling)).allowed
    delivery = await telling.delivery()
    with pytest.raises(Refused) as no:
        await ask(telling.house, GiveInstructions(delivery.id, DoorCard(note="ring")), HOUSE)
    assert no.value.refusal.why_not == ("wrong-status",)
    assert (await instructions(telling)).why_not == ("wrong-status",)
    assert not telling.company.changes


@pytest.mark.parametrize("fault", [Fault.DOWN, Fault.ERROR, Fault.TOO_FAST, Fault.NONSENSE])
async def test_who_does_not_say_leaves_what_it_says_of_all(
    telling: CarrierWorld, fault: Fault
) -> None:
    """The table counts, nothing is kept, and changes go their way."""
    telling.api.faults.switch(fault, only="/options")
    delivery = await hear(telling)
    assert delivery.their_options is None
    found = await instructions(telling)
    assert (found.allowed, found.told_at) == (True, None)
    change = await telling.instructed()
    await telling.carry()
    assert (await telling.change(change.id)).their_id is not None


async def test_who_tells_nothing_again_and_again_is_left_alone_and_still_takes_changes(
    telling: CarrierWorld,
) -> None:
    """A breaker of its own: what is ill is one question, not the carrier."""
    telling.api.faults.switch(Fault.ERROR, only="/options")
    for _ in range(5):
        await hear(telling)
    assert telling.api.faults.hits[Fault.ERROR] == 3
    async with telling.store.read() as unit:
        assert await unit.peers.breaker(f"carrier:{REF}/options") is not None
        whole = await unit.peers.breaker(f"carrier:{REF}")
    assert whole is None or not whole.is_worn


async def test_nobody_is_asked_while_the_carrier_is_left_alone(telling: CarrierWorld) -> None:
    """Its own breaker is open: nobody waits for it."""
    telling.api.faults.switch(Fault.DOWN)
    await telling.instructed()
    for _ in range(4):
        await telling.carry_later()
    before = telling.api.faults.hits[Fault.DOWN]
    await hear(telling)
    assert telling.api.faults.hits[Fault.DOWN] == before


class Teller:
    """Says what it was told to say."""

    ref = CarrierRef("parcel-post")

    def __init__(self, told: Sequence[TheirOption] = ()) -> None:
        self.told = told

    async def options(self, delivery: Delivery) -> Sequence[TheirOption]:
        return self.told


async def test_a_day_that_it_does_not_offer_is_refused(telling: CarrierWorld) -> None:
    """With the days that it does; one of those is asked for."""
    monday, tuesday = date(2026, 11, 30), date(2026, 12, 1)
    told = TheirOption(action=ChangeAction.POSTPONE, allowed=True, days=(monday, tuesday))
    teller = Teller([told])
    telling.house = replace(telling.house, option_tellers={REF: teller})  # type: ignore[dict-item]
    async with telling.store.begin() as unit:
        carrier = await unit.carriers.get(REF)
        assert carrier is not None
        may = carrier.capabilities | {ChangeAction.POSTPONE: Capability()}
        await unit.carriers.put(replace(carrier, capabilities=may))
    delivery = await telling.delivery()
    with pytest.raises(Refused) as no:
        await ask(telling.house, Postpone(delivery.id, date(2026, 12, 2)), HOUSE)
    ((field, problem),) = no.value.refusal.fields
    assert (field, problem) == (
        "until",
        "is no day that the carrier offers: 2026-11-30, 2026-12-01",
    )
    assert (await telling.ask(Postpone(delivery.id, tuesday))).action is ChangeAction.POSTPONE
