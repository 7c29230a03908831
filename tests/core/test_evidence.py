"""Evidence of an attempt: never against a courier who may have been there."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.model.attempt import Attempt, Owner, Settled
from core.model.attempt_truth import FailedAttempt, doubt, doubtful, weight
from core.model.evidence import (
    FAR_METRES,
    METRES_A_SECOND_MAX,
    NEAR_METRES,
    Evidence,
    Finding,
    evidence,
    looked_at,
)
from core.model.ids import CarrierRef, DeliveryId, RouteRef
from core.model.location import Location
from core.model.reason import ROOTS, Fault, Reason
from core.model.sync import Position

AT = datetime(2026, 11, 24, 10, 41, tzinfo=UTC)
DOOR = Location(60.17, 24.94)
DEGREE_METRES = 111_195.0  # of latitude
BEGIN, END = looked_at(AT, None)


def seen(metres: float, seconds: float, accuracy: float | None = None) -> Position:
    """So far north of the door, so long after the look began."""
    there = Location(DOOR.lat + metres / DEGREE_METRES, DOOR.lon)
    at = BEGIN + timedelta(seconds=seconds)
    return Position(route=RouteRef("r1"), at=at, location=there, accuracy_m=accuracy)


def track(metres: float, every: int = 60) -> list[Position]:
    """The van, all the while at one place."""
    length = (END - BEGIN).total_seconds()
    return [seen(metres, second) for second in range(0, int(length) + 1, every)]


def found(positions: list[Position]) -> Finding:
    return evidence(DOOR, positions, BEGIN, END).finding


def test_a_van_that_stood_in_another_street_was_not_there() -> None:
    """Seen all the while, and far away."""
    told = evidence(DOOR, track(2400), BEGIN, END)
    assert (told.finding, told.nearest_metres) == (Finding.CONTRADICTS, 2400)


def test_a_van_in_front_of_the_house_was_there() -> None:
    """With how long it stood."""
    told = evidence(DOOR, track(20), BEGIN, END, waited=timedelta(minutes=4), has_photo=True)
    assert told.finding is Finding.AGREES
    assert told.near_seconds == (END - BEGIN).total_seconds()
    assert (told.waited_seconds, told.has_photo) == (240, True)


def test_without_positions_nobody_knows() -> None:
    """Nor without a door on the map."""
    assert found([]) is Finding.UNKNOWN
    assert evidence(None, track(2400), BEGIN, END).finding is Finding.UNKNOWN
    assert found([seen(2400, 10), seen(2400, 900)]) is Finding.UNKNOWN


@given(st.lists(st.tuples(st.floats(0, 20_000), st.integers(0, 1140)), max_size=40), st.data())
def test_one_position_at_the_door_is_never_contradicted(
    places: list[tuple[float, int]], data: st.DataObject
) -> None:
    """Whatever else was seen."""
    at_the_door = seen(data.draw(st.floats(0, NEAR_METRES)), data.draw(st.integers(0, 1140)))
    told = sorted([at_the_door, *(seen(*each) for each in places)], key=lambda each: each.at)
    assert found(told) is Finding.AGREES


@given(st.lists(st.tuples(st.floats(0, 20_000), st.integers(0, 1140)), min_size=1, max_size=40))
def test_who_could_have_come_is_never_contradicted(places: list[tuple[float, int]]) -> None:
    """A contradiction means: at no moment was there time to drive to the door and back."""
    told = sorted((seen(*each) for each in places), key=lambda each: each.at)
    if found(told) is not Finding.CONTRADICTS:
        return
    for moment in range(0, 1141, 5):
        at = BEGIN + timedelta(seconds=moment)
        reach = [
            (each.location.metres_to(DOOR) - FAR_METRES)
            > METRES_A_SECOND_MAX * abs((each.at - at).total_seconds()) - 1
            for each in told
        ]
        assert any(reach)


def test_a_rough_position_gets_its_radius() -> None:
    """A telephone that is 150 m off stood perhaps at the door."""
    assert found([seen(220, 300)]) is Finding.UNKNOWN
    assert found([seen(220, 300, accuracy=150)]) is Finding.AGREES


A = Attempt(at=AT, reason=Reason.RECIPIENT_ABSENT)
FAKE = replace(A, evidence=Evidence(finding=Finding.CONTRADICTS, nearest_metres=2400))
DISPUTED = replace(A, disputed=True)


def test_disputed_and_disproved_attempts_do_not_count() -> None:
    """And what stands counts again."""
    assert A.counts
    assert not DISPUTED.counts
    assert not replace(DISPUTED, settled=Settled.DISPROVED).counts
    assert replace(DISPUTED, settled=Settled.STANDS).counts
    assert not replace(A, reason=None).counts


def test_every_failed_attempt_has_an_owner() -> None:
    """Whoever is at its root; one of us while it is disputed; the carrier once it is disproved."""
    for reason in Reason:
        owner = replace(A, reason=reason).owner
        assert owner is not None
        assert (owner is Owner.RECIPIENT) == (ROOTS[reason].fault is Fault.RECIPIENT)
    assert DISPUTED.owner is Owner.DESK
    assert replace(DISPUTED, settled=Settled.DISPROVED).owner is Owner.CARRIER
    assert replace(A, reason=None).owner is None


def test_the_doubt_is_the_weights_over_the_attempts() -> None:
    """1 disproved or contradicted, 1/2 disputed, 0 what stands; two calm attempts beside them."""
    attempts = [A, A, FAKE, DISPUTED, replace(DISPUTED, settled=Settled.STANDS)]
    told = doubt("r1", attempts)
    assert told.score == (1 + 0.5) / (5 + 2)
    assert (told.failed, told.disputed, told.contradicted, told.disproved) == (5, 2, 1, 0)


@given(st.lists(st.sampled_from([A, FAKE, DISPUTED]), max_size=30))
def test_a_doubt_never_leaves_its_range(attempts: list[Attempt]) -> None:
    """And one more fake attempt never makes it smaller."""
    before = doubt("r1", attempts).score
    assert 0 <= before < 1
    assert doubt("r1", [*attempts, FAKE]).score >= before
    assert sum(map(weight, attempts)) <= len(attempts)


def test_only_doubtful_routes_are_shown_the_worst_first() -> None:
    """A calm route is nobody's business; no route stands under its carrier."""

    def failed(number: int, route: str | None, attempt: Attempt) -> FailedAttempt:
        return FailedAttempt(
            delivery=DeliveryId(f"dlv_{number}"),
            number=1,
            at=AT,
            carrier=CarrierRef("own-fleet"),
            route=RouteRef(route) if route else None,
            vehicle="van-1",
            attempt=attempt,
        )

    rows = [failed(n, "calm", A) for n in range(5)]
    rows += [failed(n, "bad", FAKE) for n in range(5, 9)]
    rows += [failed(9, None, FAKE)]
    assert [each.name for each in doubtful(rows)] == ["bad", "own-fleet"]
