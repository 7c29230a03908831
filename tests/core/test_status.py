"""The table of moves: what may happen to a delivery, and what may not."""

from datetime import UTC, datetime

import pytest

from core.model.delivery import Delivery
from core.model.ids import CarrierRef, DeliveryId
from core.model.status import MOVES, OVER, OWN_EVENTS, EventType, Flag, Status, after

AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def a_delivery(status: Status = Status.ANNOUNCED) -> Delivery:
    return Delivery(
        id=DeliveryId("dlv_1"),
        tracking_number="T1",
        carrier=CarrierRef("own-fleet"),
        status=status,
        created_at=AT,
        updated_at=AT,
    )


def test_every_status_has_a_row() -> None:
    """The table decides for every status there is."""
    assert set(MOVES) == set(Status)


@pytest.mark.parametrize("status", [s for s in Status if s in OVER and s is not Status.LOST])
def test_what_is_over_stays_over(status: Status) -> None:
    """No event moves a delivery that has ended; only a lost parcel can turn up again."""
    assert {after(status, event) for event in EventType} == {status}


@pytest.mark.parametrize("status", [s for s in Status if s not in OVER])
def test_an_unknown_event_never_moves(status: Status) -> None:
    """What we do not know is kept, and changes nothing by guess."""
    assert after(status, EventType.UNKNOWN) is status


def test_a_point_deposit_is_ready_for_pickup_and_never_delivered() -> None:
    """A parcel put into a pickup point waits there."""
    assert after(Status.OUT_FOR_DELIVERY, EventType.READY_FOR_PICKUP) is Status.READY_FOR_PICKUP


def test_no_answer_stays_at_the_door() -> None:
    """The courier who waits at a door is still arriving."""
    assert after(Status.ARRIVING, EventType.NO_ANSWER) is Status.ARRIVING


def test_a_promise_after_a_failed_attempt_schedules_again() -> None:
    """A failed attempt that was rescheduled is scheduled."""
    assert after(Status.ATTEMPT_FAILED, EventType.PLANNED) is Status.SCHEDULED


def test_loading_may_be_skipped() -> None:
    """Out for delivery follows being scheduled, with or without a scan at the dock."""
    assert after(Status.SCHEDULED, EventType.OUT_FOR_DELIVERY) is Status.OUT_FOR_DELIVERY


def test_the_status_does_not_walk_back_on_the_road() -> None:
    """A late loading scan does not take a van off the road."""
    assert after(Status.ARRIVING, EventType.LOADED) is Status.ARRIVING


def test_every_carrier_event_leads_somewhere_or_is_known_to_lead_nowhere() -> None:
    """Each event that a carrier may report either moves from announced, or only flags."""
    silent = {
        EventType.IN_TRANSIT,
        EventType.CUSTOMS_CLEARED,
        EventType.UNLOADED,
        EventType.DELAYED,
        EventType.DAMAGED,
        EventType.ON_HOLD,
    }
    told = MOVES[Status.ANNOUNCED].keys() | OWN_EVENTS
    assert {event for event in EventType if event not in told} == silent


def test_a_hold_raises_its_flag_and_the_road_lowers_it() -> None:
    """Flags come and go beside the status."""
    held = a_delivery().moved(EventType.ON_HOLD, AT)
    assert held.flags == {Flag.ON_HOLD}
    assert held.moved(EventType.OUT_FOR_DELIVERY, AT).flags == frozenset()
