"""Figures: what deliveries cost, what talks saved, and whether a carrier keeps its own limits."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from core.actions.costing import ROAD_TO_LINE, cost_of_visit
from core.actions.counted import Case, Material
from core.actions.figures import figures
from core.model.agent_wait import AgentWait, usual_wait
from core.model.attempt import Attempt
from core.model.ids import CarrierRef, ConversationId
from core.model.location import Location
from core.model.reason import Reason
from core.model.route import Route, Stop, StopState
from core.model.status import Status
from core.model.unit_costs import UnitCosts
from tests.core.town import CARRIER, NOW, a_delivery, a_van

EURO = UnitCosts(
    currency="EUR",
    stop=Decimal("0.50"),
    km=Decimal("0.30"),
    hour=Decimal(24),
    attempt=Decimal(1),
    contact=Decimal("0.05"),
    toll=Decimal(3),
    waiting_hour=Decimal(30),
)
NORTH = 111_195.0  # metres of a degree of latitude


def at(metres: float) -> Location:
    return Location(60.0 + metres / NORTH, 24.95)


def a_case(
    number: int, *tries: Reason | None, talked: bool = False, status: Status = Status.DELIVERED
) -> Case:
    """Tried so often; each time the courier waited six minutes."""
    attempts = tuple(
        Attempt(at=NOW, reason=reason, arrived_at=NOW - timedelta(minutes=6)) for reason in tries
    )
    chat = ConversationId(f"cnv_{number}") if talked else None
    delivery = replace(a_delivery(number), status=status, attempts=attempts, conversation=chat)
    return Case(
        delivery=delivery, events=(), promises=(), changes=(), timeline=(), conversation=None
    )


def a_day(*cases: Case, failed: Sequence[int] = ()) -> Route:
    """A van that came to all of them, a kilometre apart, and did so for two hours."""
    van = a_van()
    stops = tuple(
        Stop(
            key=case.delivery.id,
            delivery=case.delivery.id,
            location=at(1000 * (number + 1)),
            service_seconds=60,
            state=StopState.FAILED if number in failed else StopState.SERVED,
            left=van.start.at + timedelta(hours=2 * (number + 1) / len(cases)),
        )
        for number, case in enumerate(cases)
    )
    away = Stop(key="later", location=at(90_000), service_seconds=60)
    return replace(
        van,
        start=replace(van.start, location=at(0)),
        end=replace(van.end, location=at(0)),
        stops=(*stops, away),
    )


def test_a_delivery_costs_its_share_of_the_route_and_what_was_done_for_it() -> None:
    """By hand: four kilometres of line, two hours and one toll, shared by two stops."""
    first, second = a_case(1, None), a_case(2, Reason.RECIPIENT_ABSENT, None)
    route = a_day(first, second, failed=[1])
    told = figures(
        Material(cases=[first, second], carriers=[replace(CARRIER, costs=EURO)], routes=[route])
    )
    shared = (4 * ROAD_TO_LINE * 0.30 + 2 * 24 + 3) / 2 + 0.50
    tries = 3 * (1 + 0.1 * 30)
    assert told["cost_per_delivery"] == round((2 * shared + tries) / 2, 2)
    assert told["cost_per_failure"] == round(shared + 1 + 0.1 * 30, 2)
    assert told["cost_currency"] == "EUR"


def test_nobody_told_what_anything_costs() -> None:
    """Not measured, and not nothing; nor do crowns and euros add up."""
    case = a_case(1, None)
    assert figures(Material(cases=[case], carriers=[CARRIER]))["cost_per_delivery"] is None
    other = CarrierRef("another")
    two = [
        replace(CARRIER, costs=EURO),
        replace(CARRIER, ref=other, costs=replace(EURO, currency="SEK")),
    ]
    assert figures(Material(cases=[case], carriers=two))["cost_per_delivery"] is None


@given(st.integers(1, 30), st.integers(0, 200_000))
def test_a_route_costs_the_same_however_many_share_it(stops: int, metres: int) -> None:
    """What is shared adds up to the whole again; nothing costs less than nothing."""
    cases = [a_case(number, None) for number in range(stops)]
    route = a_day(*cases)
    route = replace(route, end=replace(route.end, location=at(metres)))
    each = cost_of_visit(route, EURO)
    driven = stops * 1000 + abs(stops * 1000 - metres)
    whole = driven / 1000 * ROAD_TO_LINE * 0.30 + 2 * 24 + 3 + stops * 0.50
    assert abs(float(each) * stops - whole) < 0.01 * whole


def test_talks_save_the_tries_that_others_need() -> None:
    """Two who talked needed one try each, two who did not needed two."""
    absent = Reason.RECIPIENT_ABSENT
    quiet = [a_case(1, absent, None), a_case(2, absent, None)]
    talked = [a_case(3, None, talked=True), a_case(4, None, talked=True)]
    assert figures(Material(cases=[*quiet, *talked]))["trips_saved"] == 2.0
    assert figures(Material(cases=talked))["trips_saved"] is None


def test_a_carrier_is_held_against_its_own_limits() -> None:
    """More is better of some figures and worse of others; what nobody measured is neither."""
    limits = {
        "first_attempt_success": 0.9,
        "attempts_per_delivery": 2.0,
        "minutes_to_agent.p90": 5.0,
        "promise_kept": 0.95,
        "no_such_figure": 1.0,
    }
    waits = [
        AgentWait(
            carrier=CARRIER.ref,
            asked_at=NOW,
            ended_at=NOW + timedelta(minutes=minutes),
            came=came,
        )
        for minutes, came in ((4, True), (4, True), (90, False))
    ]
    material = Material(
        cases=[a_case(1, None), a_case(2, Reason.RECIPIENT_ABSENT, None)],
        carriers=[replace(CARRIER, sla=limits)],
        waits=waits,
    )
    told = figures(material)
    assert told["minutes_to_agent"] == {"median": 4.0, "p90": 4.0}
    sla = told["sla"]
    assert isinstance(sla, dict)
    met = {name: one["met"] for name, one in sla[CARRIER.ref].items()}
    assert met == {
        "attempts_per_delivery": True,
        "first_attempt_success": False,
        "minutes_to_agent.p90": True,
        "no_such_figure": None,
        "promise_kept": None,
    }


def a_wait(minutes: float, *, came: bool = True) -> AgentWait:
    return AgentWait(
        carrier=None, asked_at=NOW, ended_at=NOW + timedelta(minutes=minutes), came=came
    )


def test_the_usual_wait_is_what_three_of_four_waited_at_most() -> None:
    """Nothing is said after two of them; who gave up says nothing of the next one."""
    assert usual_wait([a_wait(2), a_wait(3)]) is None
    assert usual_wait([a_wait(2), a_wait(3), a_wait(1, came=False)]) is None
    assert usual_wait([a_wait(1), a_wait(2), a_wait(3.2), a_wait(40)]) == timedelta(minutes=4)
    assert usual_wait([a_wait(0.1)] * 5) == timedelta(minutes=1)
    assert usual_wait([a_wait(23)] * 5) == timedelta(minutes=25)
