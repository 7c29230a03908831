"""What may still be changed: carrier's table × sender's rules × status × time."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.carrier import Capability, Carrier, ChangeAction, CutOff, all_allowed
from core.model.delivery import Delivery, DeliveryAddress, SenderRules
from core.model.ids import CarrierRef, DeliveryId, PromiseId
from core.model.location import Location
from core.model.options import closes_at, option, options
from core.model.parcel import Money, Parcel
from core.model.promise import Promise
from core.model.status import Status
from core.model.their_options import KEPT_MINUTES, TheirOption, TheirOptions
from core.model.window import Window

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
CARRIER = all_allowed(CarrierRef("own-fleet"))
WINDOW = Window(NOW + timedelta(hours=26), NOW + timedelta(hours=28))


def a_delivery(**told: object) -> Delivery:
    delivery = Delivery(
        id=DeliveryId("dlv_1"),
        tracking_number="T1",
        carrier=CarrierRef("own-fleet"),
        address=DeliveryAddress(text="Testikatu 1", location=Location(60.17, 24.94)),
        created_at=NOW,
        updated_at=NOW,
    )
    return replace(delivery, **told)  # type: ignore[arg-type]  # fields by name


def promised(**told: object) -> Delivery:
    promise = Promise(
        id=PromiseId("prm_1"),
        delivery=DeliveryId("dlv_1"),
        window=WINDOW,
        made_at=NOW,
        changeable_until=None,
    )
    return a_delivery(promise=promise, status=Status.SCHEDULED, **told)


def until(cut_off: CutOff) -> Carrier:
    return replace(CARRIER, capabilities={ChangeAction.CHANGE_WINDOW: Capability(until=cut_off)})


def test_what_the_carrier_does_not_name_is_not_allowed() -> None:
    """An absent action is a no."""
    silent = replace(CARRIER, capabilities={})
    found = option(ChangeAction.REDIRECT, a_delivery(), silent, NOW)
    assert (found.allowed, found.why_not) == (False, ("carrier-does-not-offer",))


def test_what_is_changed_on_the_carriers_own_page_has_its_address() -> None:
    """Only where nothing else forbids it: a sender's no is a no there too."""
    elsewhere = replace(
        CARRIER, capabilities={}, portal="https://its.example/?number={tracking_number}"
    )
    delivery = a_delivery(tracking_number="A 1&x")
    found = option(ChangeAction.REDIRECT, delivery, elsewhere, NOW)
    assert (found.allowed, found.link) == (False, "https://its.example/?number=A%201%26x")
    forbidden = replace(delivery, rules=replace(delivery.rules, locker=False))
    assert option(ChangeAction.REDIRECT, forbidden, elsewhere, NOW).link is None


def test_no_time_is_offered_for_a_door_that_is_nowhere() -> None:
    """The address is asked for first, as the times themselves say."""
    lost = a_delivery(address=DeliveryAddress(text="behind the barn"))
    found = option(ChangeAction.CHANGE_WINDOW, lost, CARRIER, NOW)
    assert found.why_not == ("address-not-located",)
    assert option(ChangeAction.CHANGE_ADDRESS, lost, CARRIER, NOW).allowed


def test_the_sender_may_forbid_lockers() -> None:
    """The shop's rule counts beside the carrier's table."""
    delivery = a_delivery(rules=SenderRules(locker=False))
    found = option(ChangeAction.REDIRECT, delivery, CARRIER, NOW)
    assert found.why_not == ("sender-does-not-allow",)


def test_what_wants_an_adult_is_not_left_anywhere() -> None:
    """A parcel with an age limit goes to no safe place, neighbour or locker."""
    delivery = a_delivery(parcel=Parcel(min_age=18))
    closed = {
        o.action for o in options(delivery, CARRIER, NOW) if "must-be-handed-over" in o.why_not
    }
    assert closed == {ChangeAction.SAFE_PLACE, ChangeAction.NEIGHBOUR, ChangeAction.REDIRECT}


def test_hours_before_the_window_close_the_change() -> None:
    """24 hours before the window is too late from exactly then on."""
    carrier = until(CutOff(hours_before_window=24))
    at = WINDOW.start - timedelta(hours=24)
    before = option(ChangeAction.CHANGE_WINDOW, promised(), carrier, at - timedelta(seconds=1))
    after = option(ChangeAction.CHANGE_WINDOW, promised(), carrier, at)
    assert (before.allowed, before.until, after.why_not) == (True, at, ("past-cutoff",))


def test_a_local_time_is_read_in_the_carriers_zone() -> None:
    """06:00 in Helsinki on the day of the window is 04:00 UTC in November."""
    carrier = replace(until(CutOff(local_time=time(6, 0))), timezone="Europe/Helsinki")
    found = option(ChangeAction.CHANGE_WINDOW, promised(), carrier, NOW)
    assert found.until == datetime(2026, 11, 25, 4, 0, tzinfo=UTC)


def test_a_time_in_the_evening_is_that_of_the_day_before() -> None:
    """A window in the morning closes the evening before; one that begins then, then."""
    carrier = replace(until(CutOff(local_time=time(20, 0))), timezone="Europe/Helsinki")
    found = option(ChangeAction.CHANGE_WINDOW, promised(), carrier, NOW)
    assert found.until == datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
    late = Window(WINDOW.start, WINDOW.end)
    at_once = CutOff(local_time=late.start.astimezone(carrier.zone).time())
    assert closes_at(at_once, late, carrier) == late.start


def test_a_failed_attempt_opens_the_window_again() -> None:
    """After a failed attempt the old window binds nobody."""
    carrier = until(CutOff(hours_before_window=24))
    delivery = replace(promised(), status=Status.ATTEMPT_FAILED)
    assert option(ChangeAction.CHANGE_WINDOW, delivery, carrier, WINDOW.end).allowed


def test_a_status_closes_the_change() -> None:
    """ "Until loaded" is over once it is loaded."""
    carrier = until(CutOff(status=Status.LOADED))
    delivery = replace(promised(), status=Status.LOADED)
    assert option(ChangeAction.CHANGE_WINDOW, delivery, carrier, NOW).why_not == ("past-cutoff",)


@given(st.sampled_from(Status), st.integers(-72, 72), st.booleans())
def test_allowed_means_no_reason_against(status: Status, hours: int, has_promise: bool) -> None:
    """Whatever the day: an option is allowed exactly when nothing speaks against it."""
    delivery = replace(promised() if has_promise else a_delivery(), status=status)
    found = options(delivery, CARRIER, NOW + timedelta(hours=hours))
    assert all(o.allowed == (not o.why_not) for o in found)
    assert [o.action for o in found] == list(ChangeAction)


def telling(*told: TheirOption, at: datetime = NOW, **more: object) -> Delivery:
    """A delivery whose carrier was asked about it."""
    delivery = promised(**more)
    theirs = TheirOptions(carrier=delivery.carrier, at=at, status=delivery.status, told=told)
    return replace(delivery, their_options=theirs)


WINDOW_OF_A_DAY = until(CutOff(hours_before_window=48))


def test_what_the_carrier_says_of_the_parcel_counts_before_its_table() -> None:
    """It takes this one later than others, for another price, and until another time."""
    fee, latest = Money(Decimal("21.00"), "USD"), NOW + timedelta(hours=3)
    told = TheirOption(
        action=ChangeAction.CHANGE_WINDOW, allowed=True, fee=fee, until=latest, asynchronous=False
    )
    usual = option(ChangeAction.CHANGE_WINDOW, promised(), WINDOW_OF_A_DAY, NOW)
    assert usual.why_not == ("past-cutoff",)
    found = option(ChangeAction.CHANGE_WINDOW, telling(told), WINDOW_OF_A_DAY, NOW)
    assert found.allowed
    assert (found.fee, found.until, found.asynchronous) == (fee, latest, False)
    assert found.told_at == NOW
    too_late = option(ChangeAction.CHANGE_WINDOW, telling(told), WINDOW_OF_A_DAY, latest)
    assert too_late.why_not == ("past-cutoff",)


@pytest.mark.parametrize(
    ("said", "why_not"),
    [
        (("past-cutoff",), ("past-cutoff",)),
        (("ups-710", "nobody-knows"), ("carrier-says-no",)),
        ((), ("carrier-says-no",)),
    ],
)
def test_a_no_of_theirs_is_told_in_words_of_ours(
    said: tuple[str, ...], why_not: tuple[str, ...]
) -> None:
    """A code that we do not know is a plain no."""
    told = TheirOption(action=ChangeAction.REDIRECT, allowed=False, why_not=said)
    found = option(ChangeAction.REDIRECT, telling(told), CARRIER, NOW)
    assert (found.allowed, found.why_not) == (False, why_not)


def test_a_yes_of_theirs_opens_nothing_that_others_forbid() -> None:
    """Neither what the sender forbids, nor what makes no sense, nor what it never offers at all."""
    told = TheirOption(action=ChangeAction.REDIRECT, allowed=True)
    forbidden = telling(told, rules=SenderRules(locker=False))
    assert option(ChangeAction.REDIRECT, forbidden, CARRIER, NOW).why_not == (
        "sender-does-not-allow",
    )
    silent = replace(CARRIER, capabilities={})
    assert not option(ChangeAction.REDIRECT, telling(told), silent, NOW).allowed


def test_what_was_said_long_ago_or_of_another_status_counts_no_more() -> None:
    """Then its table counts again, until it is asked anew."""
    told = TheirOption(action=ChangeAction.REDIRECT, allowed=False)
    old = telling(told, at=NOW - timedelta(minutes=KEPT_MINUTES))
    assert option(ChangeAction.REDIRECT, old, CARRIER, NOW).allowed
    moved_on = replace(telling(told), status=Status.LOADED)
    assert option(ChangeAction.REDIRECT, moved_on, CARRIER, NOW).allowed
    fallen_back = replace(telling(told), carrier=CarrierRef("another"))
    assert option(ChangeAction.REDIRECT, fallen_back, CARRIER, NOW).allowed
    of_another = option(ChangeAction.NEIGHBOUR, telling(told), CARRIER, NOW)
    assert of_another.allowed
    assert of_another.told_at is None
