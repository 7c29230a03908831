"""Point choice: what cannot be used is left out, what costs less to fetch comes first."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.actions.opening import hours_at
from core.model.ids import PointRef
from core.model.location import Location
from core.model.parcel import Size
from core.model.pickup_point import PickupPoint, PointKind
from core.model.point_choice import Hours, Place, minutes_of, ranked

HELSINKI = ZoneInfo("Europe/Helsinki")
FRIDAY_NOON = datetime(2026, 11, 27, 10, tzinfo=UTC)  # 12:00 there
POINT = PickupPoint(
    ref=PointRef("a"), name="A", location=Location(60.17, 24.94), compartments={Size.M: 1}
)
PLACE = Place(point=POINT, available={Size.M: 1}, metres=300, walk_seconds=240, on_streets=True)
STAFFED = replace(POINT, kind=PointKind.PICKUP_POINT, compartments={})


def other(**changes: object) -> Place:
    """The same one under another name, with this instead."""
    point = replace(POINT, ref=PointRef("b"))
    return replace(PLACE, **{"point": point, **changes})  # type: ignore[arg-type]


def first(*places: Place, size: Size = Size.M) -> str:
    return str(ranked(places, size)[0].point.ref)


def test_the_shorter_walk_comes_first() -> None:
    assert first(PLACE, other(walk_seconds=200)) == "b"


def test_streets_are_believed_before_the_straight_line() -> None:
    """300 m that take a quarter of an hour, round the bay, are further than 700 m that take ten
    minutes."""
    assert first(replace(PLACE, walk_seconds=900), other(metres=700, walk_seconds=600)) == "b"


def test_without_an_engine_metres_are_minutes() -> None:
    assert replace(PLACE, walk_seconds=None, metres=360).walk_minutes == 5


@pytest.mark.parametrize(
    "worse",
    [
        {"hours": Hours(is_open=True, share=0.3)},
        {"available": {Size.L: 1}},
        {"point": replace(POINT, ref=PointRef("b"), keep_days=2)},
        {"point": replace(STAFFED, ref=PointRef("b"))},
    ],
    ids=["open less", "only a bigger one is free", "waits two days", "keeps no place"],
)
def test_of_two_as_near_the_better_one_comes_first(worse: dict[str, object]) -> None:
    assert first(other(**worse), PLACE) == "a"


def test_one_that_is_shut_as_long_as_it_would_wait_is_left_out() -> None:
    assert ranked([replace(PLACE, hours=Hours(is_open=False, share=0))], Size.M) == ()


def test_one_without_room_is_left_out_unless_a_place_is_kept_there() -> None:
    full = replace(PLACE, available={Size.M: 0})
    assert ranked([full], Size.M) == ()
    assert ranked([replace(full, is_kept=True)], Size.M) != ()


def test_a_wheelchair_wants_no_steps() -> None:
    """Told ones first, unknown ones after, steps never."""
    told = other(point=replace(POINT, ref=PointRef("b"), wheelchair=True))
    steps = replace(PLACE, point=replace(POINT, ref=PointRef("c"), wheelchair=False))
    found = ranked([steps, PLACE, told], Size.M, step_free=True)
    assert [place.point.ref for place in found] == ["b", "a"]


PLACES = st.lists(
    st.builds(
        lambda number, seconds, free, share: other(
            point=replace(POINT, ref=PointRef(f"p{number}")),
            walk_seconds=seconds,
            available={Size.M: free},
            hours=Hours(is_open=True, share=share),
        ),
        st.integers(0, 50),
        st.integers(0, 3600),
        st.integers(0, 2),
        st.floats(0, 1),
    ),
    max_size=8,
    unique_by=lambda place: place.point.ref,
)


@given(PLACES, st.randoms(use_true_random=False))
def test_the_same_places_come_in_the_same_order(places: list[Place], chance: Random) -> None:
    """However they are told; dearer never before cheaper; nothing without room."""
    shuffled = list(places)
    chance.shuffle(shuffled)
    found = ranked(places, Size.M)
    assert found == ranked(shuffled, Size.M)
    costs = [minutes_of(place, Size.M) for place in found]
    assert costs == sorted(costs)
    assert all(place.takes(Size.M) for place in found)


def test_hours_are_read_as_openstreetmap_writes_them() -> None:
    """On a Friday at noon, by the clock of the place."""
    shop = hours_at("Mo-Fr 09:00-18:00", HELSINKI, FRIDAY_NOON, 5)
    assert shop is not None
    assert shop.is_open
    assert shop.changes_at == FRIDAY_NOON + timedelta(hours=6)
    assert 0.2 < shop.share < 0.4
    closed = hours_at("Mo-Th 09:00-18:00", HELSINKI, FRIDAY_NOON, 5)
    assert closed is not None
    assert not closed.is_open
    always = hours_at("24/7", HELSINKI, FRIDAY_NOON, 5)
    assert always == Hours(is_open=True, changes_at=None, share=1.0)


def test_hours_that_nobody_can_read_are_not_known() -> None:
    assert hours_at("whenever", HELSINKI, FRIDAY_NOON, 5) is None
    assert hours_at(None, HELSINKI, FRIDAY_NOON, 5) is None
