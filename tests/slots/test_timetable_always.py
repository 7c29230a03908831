"""What is always true of the arrays: they say what a plain loop over every gap says."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.model.ids import DeliveryId, RouteRef
from core.model.route import Costing, Needs, Profile, Route, Stop
from core.model.window import Window
from slots.booking import inserted, retimed
from slots.buffer import Buffer
from slots.insertion import Choice, Fit, choices, fits_of
from slots.legs import Legs
from slots.timetable import Timetable
from tests.slots.days import EIGHT, Roads, at, kept_days, legs_of, stop, windows_asked
from tests.slots.plain import plain_fits

TWO_PROFILES = st.sampled_from([Profile.AUTO, Profile.TRUCK])
LATER = st.integers(-60, 500).map(at)
BUFFER = st.builds(
    Buffer, seconds=st.integers(0, 1800), added=st.sampled_from([None, None, 0.03, 0.12, 1.0])
)


@st.composite
def fleets(draw: st.DrawFn) -> tuple[list[Route], dict[Costing, Legs], Roads]:
    """One to four routes on the same roads, with vehicles of all kinds and parcels of all weights;
    now and then two vehicles are quite the same."""
    planned, roads = draw(kept_days(stops_max=4))
    legs = legs_of(roads)
    routes = []
    for number in range(draw(st.integers(1, 4))):
        count = draw(st.integers(0, len(planned.stops)))
        vehicle = replace(
            planned.vehicle,
            profile=draw(TWO_PROFILES),
            units=draw(st.integers(count, count + 2)),
            weight_kg=draw(st.sampled_from([0.0, 1.2, 3.0])),
            height_m=draw(st.sampled_from([None, 2.0, 3.0])),
            skills=frozenset(draw(st.sets(st.sampled_from(["lift", "cold"])))),
        )
        stops = tuple(
            replace(each, weight_kg=draw(st.sampled_from([0.0, 0.1, 0.3])))
            for each in planned.stops[:count]
        )
        driven = replace(planned, ref=RouteRef(f"r{number}"), vehicle=vehicle, stops=stops)
        routes.append(retimed(driven, legs) if draw(st.booleans()) else driven)
    return routes, {Profile.AUTO: legs, Profile.TRUCK: legs}, roads


@st.composite
def wishes(draw: st.DrawFn) -> Stop:
    """A further stop; now and then for a parcel that lies in a vehicle already."""
    wish = stop(
        draw(st.integers(5, 7)),
        service_seconds=draw(st.integers(0, 900)),
        units=draw(st.integers(0, 3)),
        weight_kg=draw(st.sampled_from([0.0, 0.1, 0.9])),
        needs=Needs(
            skills=frozenset(draw(st.sets(st.just("lift")))),
            height_m_max=draw(st.sampled_from([None, 2.5])),
        ),
    )
    known = draw(st.sampled_from([wish.key, "dlv_0", "dlv_2"]))
    return replace(wish, delivery=DeliveryId(known))


def in_full(found: Sequence[Choice]) -> list[tuple[Fit, Fit | None]]:
    return [(one.best, one.second) for one in found]


@given(fleets(), wishes(), windows_asked(), LATER, BUFFER)
def test_each_window_gets_the_cheapest_place_and_the_cheapest_on_another_route(
    fleet: tuple[list[Route], dict[Costing, Legs], Roads],
    wish: Stop,
    windows: tuple[Window, ...],
    now: datetime,
    buffer: Buffer,
) -> None:
    """Of all routes and gaps together, both ways: no window more, none less."""
    routes, legs, _ = fleet
    table = Timetable.of(routes, legs, not_before=now, buffer=buffer)
    found = choices(table, table.ways(legs, wish.location), wish, windows)
    plain = {
        window: plain_fits(routes, legs, wish, window, now, buffer) for window in sorted(windows)
    }
    assert in_full(found) == [
        (fits[0], fits[1] if len(fits) > 1 else None) for fits in plain.values() if fits
    ]
    assert [(one.window, one.route_ref, one.extra_seconds) for one in found] == [
        (best.window, best.route_ref, best.extra_seconds) for best, _ in in_full(found)
    ]


@given(fleets(), wishes(), windows_asked(), LATER, BUFFER)
def test_the_routes_of_a_window_come_cheapest_first(
    fleet: tuple[list[Route], dict[Costing, Legs], Roads],
    wish: Stop,
    windows: tuple[Window, ...],
    now: datetime,
    buffer: Buffer,
) -> None:
    """Each that can serve it, once."""
    routes, legs, _ = fleet
    table = Timetable.of(routes, legs, not_before=now, buffer=buffer)
    ways = table.ways(legs, wish.location)
    for window in windows:
        expected = plain_fits(routes, legs, wish, window, now, buffer)
        assert list(fits_of(table, ways, wish, window)) == expected


@given(fleets(), wishes(), windows_asked(), LATER, st.integers(0, 240))
def test_a_timetable_that_is_carried_on_says_what_a_new_one_would(
    fleet: tuple[list[Route], dict[Costing, Legs], Roads],
    wish: Stop,
    windows: tuple[Window, ...],
    now: datetime,
    minutes: int,
) -> None:
    """A booking is put into it, and time passes: it is as if it were made then."""
    routes, legs, _ = fleet
    table = Timetable.of(routes, legs, not_before=now)
    known = table.ways(legs, wish.location)
    for choice in choices(table, known, wish, windows)[:1]:
        (taking,) = [one for one in routes if one.ref == choice.best.route_ref]
        booked = replace(wish, key="new", delivery=DeliveryId("new"), units=0, weight_kg=0.0)
        changed = inserted(taking, choice.best, booked, legs[taking.vehicle.costing])
        routes = [changed if one.ref == changed.ref else one for one in routes]
        table = table.with_runs([table.run(changed, legs[changed.vehicle.costing])])
    later = now + timedelta(minutes=minutes)
    table = table.at(later)
    other = stop(6)
    fresh = Timetable.of(routes, legs, not_before=later)
    ways = table.ways(legs, other.location)
    anew = choices(fresh, fresh.ways(legs, other.location), other, windows)
    assert in_full(choices(table, ways, other, windows)) == in_full(anew)
    # What was asked before the booking knows nothing of its place: beside that nothing is offered.
    assert len(choices(table, known, wish, windows)) <= len(
        choices(table, table.ways(legs, wish.location), wish, windows)
    )


def test_a_table_without_routes_offers_nothing() -> None:
    """An empty day is no error."""
    table = Timetable.of([], {}, not_before=EIGHT)
    assert choices(table, table.ways({}, stop(1).location), stop(1), [Window(at(0), at(60))]) == ()
