"""Mining: the spots where tries come to nothing, the same numbers as the figures, and advice."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.actions.counted import Case, Material
from core.actions.figures import figures
from core.actions.mining import Advice, Angle, mined
from core.model.address import Components, Verdict, VerdictCode
from core.model.attempt import Attempt
from core.model.delivery import DeliveryAddress
from core.model.door_card import DoorCard
from core.model.ids import PromiseId
from core.model.promise import Promise, PromiseState
from core.model.reason import Reason
from core.model.status import Status
from core.model.window import Window
from tests.core.test_figures import EURO, a_case, a_day
from tests.core.town import CARRIER, NOW

PRICED = replace(CARRIER, costs=EURO)
REASONS = st.sampled_from(sorted(Reason))
TRIES = st.lists(REASONS, max_size=3)


def at_house(case: Case, number: str, card: DoorCard | None = None) -> Case:
    found = Components(street="Kalevankatu", house_number=number, postcode="00100", city="Helsinki")
    verdict = Verdict(verdict=VerdictCode.DELIVERABLE, confidence=1.0, components=found)
    delivery = replace(
        case.delivery, address=DeliveryAddress(verdict=verdict), door_card=card or DoorCard()
    )
    return replace(case, delivery=delivery)


def promised(case: Case, hour: int) -> Case:
    """For today, two hours from then, at the place."""
    start = NOW.astimezone(CARRIER.zone).replace(hour=hour, minute=0, second=0, microsecond=0)
    promise = Promise(
        id=PromiseId(f"prm_{case.delivery.id}"),
        delivery=case.delivery.id,
        window=Window(start, start + timedelta(hours=2)),
        made_at=NOW - timedelta(days=1),
        changeable_until=NOW,
        state=PromiseState.BROKEN,
    )
    return replace(case, promises=(promise,))


def material_of(cases: Sequence[Case], failed: Sequence[int]) -> Material:
    return Material(cases=cases, carriers=[PRICED], routes=[a_day(*cases, failed=failed)])


@given(many=st.lists(TRIES, min_size=1, max_size=6), data=st.data())
def test_the_spots_are_the_figures(many: Sequence[Sequence[Reason]], data: st.DataObject) -> None:
    """By every angle each try in vain is counted once, and costs what the figures say."""
    failed = data.draw(st.sets(st.integers(0, len(many) - 1)))
    cases = [
        at_house(promised(a_case(n, *tries, None), 8 + 2 * (n % 3)), str(n % 2))
        for n, tries in enumerate(many)
    ]
    told = material_of(cases, sorted(failed))
    counted = figures(told)
    for angle in Angle:
        mine = mined(told, told.routes, angle)
        found = [failure for spot in mine.spots for failure in spot.failures]
        assert len(found) == counted["missed"] == len(mine.failures)
        assert Counter(found) == Counter(mine.failures)
        costs = sum((spot.cost or Decimal(0) for spot in mine.spots), Decimal(0))
        mean = float(round(costs / len(found), 2)) if found else None
        assert mean == counted["cost_per_failure"]
        assert mine.currency == counted["cost_currency"]
        if angle is Angle.REASON:
            first = counted["first_attempt_success"]
            assert isinstance(first, dict)
            assert {s.name: len(s.failures) for s in mine.spots} == first["by_reason"]


def test_the_dearest_comes_first_with_its_hours_and_deliveries() -> None:
    """By hand: a visit of the day takes a third of two hours, and costs its part."""
    absent = Reason.RECIPIENT_ABSENT
    cases = [
        at_house(a_case(1, absent, None), "1"),
        at_house(a_case(2, absent, absent, None), "2"),
        at_house(a_case(3, None), "2"),
    ]
    told = material_of(cases, [0, 1])
    first, second = mined(told, told.routes, Angle.BUILDING).spots
    assert first.name == "Kalevankatu 2, 00100 Helsinki"
    assert (len(first.failures), first.tries) == (2, 4)
    assert first.deliveries == (cases[1].delivery.id,)
    assert second.tries == 2
    assert first.hours is not None and abs(first.hours - Decimal(2) / 3) < Decimal("0.001")
    assert first.cost is not None and second.cost is not None and first.cost > second.cost


def test_what_nobody_measured_is_unknown() -> None:
    """Never nothing: no route, no arrival, no unit costs, no house."""
    case = a_case(1, Reason.SAFETY)
    bare = replace(case.delivery, attempts=(Attempt(at=NOW, reason=Reason.SAFETY),))
    told = Material(cases=[replace(case, delivery=bare)], carriers=[CARRIER])
    (spot,) = mined(told, (), Angle.BUILDING).spots
    assert (spot.name, spot.hours, spot.cost) == (None, None, None)
    assert mined(told, (), Angle.WINDOW).spots[0].name is None


def test_hours_are_told_where_costs_are_not() -> None:
    """By the routes, which say how long it took whatever it costs."""
    cases = [a_case(1, Reason.NO_ACCESS)]
    told = Material(cases=cases, carriers=[CARRIER])
    (spot,) = mined(told, [a_day(*cases, failed=[0])], Angle.CARRIER).spots
    assert spot.hours is not None and spot.hours > 0 and spot.cost is None


@pytest.mark.parametrize(
    ("reason", "card", "advice"),
    [
        (Reason.NO_ACCESS, None, Advice.DOOR_CARD),
        (Reason.NO_ACCESS, DoorCard(code="1234"), Advice.DOOR_ANEW),
        (Reason.VEHICLE_CANNOT_REACH, None, Advice.VEHICLE),
        (Reason.ADDRESS_WRONG, None, Advice.ADDRESS),
        (Reason.RECIPIENT_ABSENT, None, Advice.PICKUP_POINT),
        (Reason.BUSINESS_CLOSED, None, Advice.HOURS),
        (Reason.OUT_OF_TIME, None, Advice.ROUTES),
        (Reason.REFUSED, None, None),
    ],
)
def test_the_next_step(reason: Reason, card: DoorCard | None, advice: Advice | None) -> None:
    """By what most tries at a place failed for; of one alone nothing follows."""
    cases = [at_house(a_case(n, reason), "1", card) for n in (1, 2)]
    told = Material(cases=cases, carriers=[CARRIER])
    assert mined(told, (), Angle.BUILDING).spots[0].advice is advice
    alone = replace(told, cases=cases[:1])
    assert mined(alone, (), Angle.BUILDING).spots[0].advice is None


def test_a_window_that_fails_too_often_should_be_closed() -> None:
    """Beside what tries come to at all; a window like the others is none."""
    bad = [promised(a_case(n, Reason.RECIPIENT_ABSENT), 8) for n in range(4)]
    good = [promised(a_case(n, None), 12) for n in range(10, 18)]
    told = Material(cases=[*bad, *good], carriers=[CARRIER])
    (spot,) = mined(told, (), Angle.WINDOW).spots
    assert (spot.name, spot.tries, spot.advice) == ("08:00-10:00", 4, Advice.CLOSE_WINDOW)
    even = Material(cases=bad, carriers=[CARRIER])
    assert mined(even, (), Angle.WINDOW).spots[0].advice is Advice.PICKUP_POINT


def test_open_deliveries_count_as_they_do_in_the_figures() -> None:
    case = a_case(1, Reason.RECIPIENT_ABSENT, status=Status.ATTEMPT_FAILED)
    told = Material(cases=[case], carriers=[PRICED])
    assert figures(told)["missed"] == len(mined(told, (), Angle.ZONE).failures) == 1
    assert mined(told, (), Angle.ZONE).failures[0].is_open
