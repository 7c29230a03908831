"""Changes handed to a called carrier: whatever the network does, each takes effect once."""

from datetime import timedelta

import pytest

from core.actions.changes import expire_changes
from core.model.change import ChangeState
from core.model.post import RowState
from sandbox.parcel_carrier.faults import Fault
from tests.integrations.carrier_world import CarrierWorld, world

__all__ = ["world"]

ILL = [Fault.DOWN, Fault.ERROR, Fault.TOO_FAST, Fault.LOST_RESPONSE, Fault.NONSENSE, Fault.SLOW]


async def test_a_change_reaches_the_carrier_and_its_answers_reach_us(world: CarrierWorld) -> None:
    """Three ticks: sent, accepted and applied, each as the carrier says it."""
    change = await world.instructed()
    assert (await world.carry()) is not None
    assert (await world.change(change.id)).state is ChangeState.SENT
    there = world.company.changes[change.id]
    assert there.body["door_card"] == {"note": "ring twice"}
    there.moves_to("accepted", world.clock.at)
    await world.look()
    assert (await world.change(change.id)).state is ChangeState.ACCEPTED
    there.moves_to("applied", world.clock.at)
    await world.look()
    assert (await world.change(change.id)).state is ChangeState.APPLIED


@pytest.mark.parametrize("fault", ILL)
async def test_a_change_takes_effect_once_whatever_ails_the_carrier(
    world: CarrierWorld, fault: Fault
) -> None:
    """Ill for one call, then well: one change in the carrier's books, and we know of it."""
    change = await world.instructed()
    world.api.faults.switch(fault, only="changes", times=1)
    first = await world.carry()
    assert first is not None
    assert first.state is None
    await world.carry_later()
    await world.carry_later()
    assert list(world.company.changes) == [change.id]
    assert (await world.change(change.id)).state is ChangeState.SENT
    assert world.carried[-1].state is RowState.DONE


async def test_a_lost_answer_is_read_back_and_not_sent_again(world: CarrierWorld) -> None:
    """The recipient still sees one tick meanwhile."""
    change = await world.instructed()
    world.api.faults.switch(Fault.LOST_RESPONSE, only="changes", times=1)
    await world.carry()
    assert (await world.change(change.id)).state is ChangeState.UNCERTAIN
    await world.carry_later()
    assert (await world.change(change.id)).state is ChangeState.SENT
    assert len(world.api.ledger.of("POST", "/changes")) == 1


async def test_a_proxy_that_repeats_a_request_changes_nothing(world: CarrierWorld) -> None:
    """The change's own id is the key that the carrier knows it by."""
    change = await world.instructed()
    world.api.faults.switch(Fault.TWICE, only="changes", times=1)
    await world.carry()
    assert world.api.ledger.repeated_keys() == [change.id]
    assert list(world.company.changes) == [change.id]


async def test_the_same_row_carried_twice_is_asked_once(world: CarrierWorld) -> None:
    """A worker that fell over before it wrote down the end repeats the row."""
    await world.instructed()
    await world.repeat()
    assert len(world.api.ledger.of("POST", "/changes")) == 1


async def test_what_the_carrier_does_not_know_is_rejected_with_its_code(
    world: CarrierWorld,
) -> None:
    """A no that stays is not tried again."""
    change = await world.instructed()
    del world.company.parcels["PP1"]
    await world.carry()
    after = await world.change(change.id)
    assert (after.state, after.why_not) == (ChangeState.REJECTED, "not-found")
    assert world.carried[-1].state is RowState.DONE


async def test_a_change_withdrawn_before_it_left_is_never_asked(world: CarrierWorld) -> None:
    """The row goes with the wish."""
    change = await world.instructed()
    await world.withdrawn(change)
    await world.carry()
    assert world.api.ledger.of("POST", "/changes") == []
    assert world.api.ledger.of("DELETE", "/changes") == []


async def test_a_change_withdrawn_after_it_left_is_taken_back_there(world: CarrierWorld) -> None:
    """Once, also where the answer is lost and the row is tried again."""
    change = await world.instructed()
    await world.carry()
    await world.withdrawn(change)
    world.api.faults.switch(Fault.LOST_RESPONSE, only="changes", times=1)
    await world.carry()
    await world.carry_later()
    assert world.company.changes[change.id].state == "cancelled"
    assert (await world.change(change.id)).state is ChangeState.CANCELLED


async def test_what_cannot_be_taken_back_any_more_raises_an_alert(world: CarrierWorld) -> None:
    """We told somebody that it is off, so people must look."""
    change = await world.instructed()
    await world.carry()
    await world.withdrawn(change)
    world.company.changes[change.id].moves_to("applied", world.clock.at)
    await world.carry()
    assert "alert: instructions could not be taken back" in await world.timeline()


async def test_a_newer_wish_takes_the_older_one_back_first(world: CarrierWorld) -> None:
    """In the order of the lane, so that the newer one stands."""
    older = await world.instructed("ring once")
    await world.carry()
    newer = await world.instructed("ring twice")
    await world.carry()
    states = {id: change.state for id, change in world.company.changes.items()}
    assert states == {older.id: "cancelled", newer.id: "queued"}


async def test_a_carrier_that_does_not_answer_in_time_is_asked_no_more(
    world: CarrierWorld,
) -> None:
    """People are told by the deadline, and the question is not put any later."""
    await world.promised(hours=2)
    change = await world.instructed()
    assert change.deadline is not None
    world.api.faults.switch(Fault.DOWN)
    await world.carry()
    world.clock.at = change.deadline + timedelta(seconds=1)
    await expire_changes(world.house)
    world.api.faults.switch(None)
    await world.carry()
    await world.carry_later()
    assert (await world.change(change.id)).state is ChangeState.EXPIRED
    assert world.company.changes == {}


async def test_a_carrier_that_wants_us_to_wait_is_left_alone(world: CarrierWorld) -> None:
    """Its other lanes wait without a call."""
    world.parcel("PP2")
    await world.look()
    await world.instructed()
    await world.instructed(number="PP2")
    world.api.faults.switch(Fault.TOO_FAST)
    await world.carry()
    assert world.api.faults.hits[Fault.TOO_FAST] == 1
    assert [carried.error for carried in world.carried] == ["wait 1 s", "left alone for a while"]
