"""What is always true of insertion, whatever the day: an independent replay says the same."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from core.model.route import Route
from core.model.window import Window
from slots.booking import inserted
from slots.buffer import Buffer
from slots.insertion import fits
from slots.schedule import Schedule, schedule
from tests.slots.days import (
    EIGHT,
    Roads,
    kept_days,
    legs_of,
    replayed,
    stop,
    travelled,
    windows_asked,
)

SERVICE = st.integers(0, 900)


def with_stop(driven: Route, position: int, window: Window, service: int) -> Route:
    """By hand: the further stop at a place in the route."""
    stops = list(driven.stops)
    stops.insert(position, stop(7, window, service_seconds=service))
    return replace(driven, stops=tuple(stops))


def schedule_of(driven: Route, roads: Roads) -> Schedule:
    found = schedule(driven, legs_of(roads))
    assert isinstance(found, Schedule)
    return found


@given(kept_days())
def test_the_schedule_is_what_a_drive_shows(day: tuple[Route, Roads]) -> None:
    """`earliest` is when each stop begins if nobody dawdles."""
    driven, roads = day
    begun = replayed(driven, roads)
    assert begun is not None
    found = schedule_of(driven, roads)
    assert [found.starts_at(index) for index in range(len(driven.stops))] == begun


@given(kept_days(), windows_asked(), SERVICE)
def test_windows_offered_are_exactly_those_that_some_gap_can_serve(
    day: tuple[Route, Roads], windows: tuple[Window, ...], service: int
) -> None:
    """Brute force over every gap and window agrees, both ways."""
    driven, roads = day
    offered = fits(
        driven,
        schedule_of(driven, roads),
        legs_of(roads),
        stop(7, service_seconds=service),
        windows,
    )
    possible = {
        window
        for window in windows
        for position in range(len(driven.stops) + 1)
        if replayed(with_stop(driven, position, window, service), roads) is not None
    }
    assert {fit.window for fit in offered} == possible


@given(kept_days(), windows_asked(), SERVICE)
def test_a_fit_is_the_cheapest_gap_and_tells_the_true_price(
    day: tuple[Route, Roads], windows: tuple[Window, ...], service: int
) -> None:
    """Extra seconds are the difference of two drives, and no gap that can serve is cheaper."""
    driven, roads = day
    found = schedule_of(driven, roads)
    asked = stop(7, service_seconds=service)
    for fit in fits(driven, found, legs_of(roads), asked, windows):
        prices = {
            position: travelled(longer, roads) - travelled(driven, roads)
            for position in range(len(driven.stops) + 1)
            if replayed(longer := with_stop(driven, position, fit.window, service), roads)
            is not None
        }
        assert fit.extra_seconds == prices[fit.position] == min(prices.values())


@given(kept_days(), windows_asked(), SERVICE)
def test_a_stop_may_begin_at_any_moment_that_its_fit_names(
    day: tuple[Route, Roads], windows: tuple[Window, ...], service: int
) -> None:
    """Both ends of it hold: not a second earlier, and as late as it says."""
    driven, roads = day
    found = schedule_of(driven, roads)
    asked = stop(7, service_seconds=service)
    for fit in fits(driven, found, legs_of(roads), asked, windows):
        begun = replayed(with_stop(driven, fit.position, fit.window, service), roads)
        assert begun is not None and begun[fit.position] == fit.earliest
        late = Window(fit.latest, fit.latest + timedelta(seconds=1))
        assert replayed(with_stop(driven, fit.position, late, service), roads) is not None


@given(kept_days(), windows_asked(), SERVICE)
def test_every_booking_that_is_taken_can_be_driven(
    day: tuple[Route, Roads], windows: tuple[Window, ...], service: int
) -> None:
    """The route that `inserted` returns passes the replay, with the stop in the window told."""
    driven, roads = day
    found = schedule_of(driven, roads)
    asked = stop(7, service_seconds=service, booked=True)
    for fit in fits(driven, found, legs_of(roads), asked, windows):
        booked = inserted(driven, fit, asked, legs_of(roads))
        assert [each.arrival for each in booked.stops] == replayed(booked, roads)
        begins = booked.stops[fit.position].arrival
        assert begins is not None and begins in fit.window
        assert booked.revision == driven.revision + 1


@given(kept_days(), windows_asked(), st.integers(0, 3600))
def test_a_buffer_only_takes_away(
    day: tuple[Route, Roads], windows: tuple[Window, ...], buffer_seconds: int
) -> None:
    """What is offered with a buffer is offered without, and keeps clear of the window's end."""
    driven, roads = day
    legs = legs_of(roads)
    buffer = Buffer(seconds=buffer_seconds)
    careful = schedule(driven, legs, buffer=buffer)
    assert isinstance(careful, Schedule)
    asked = stop(7)
    bold = fits(driven, schedule_of(driven, roads), legs, asked, windows)
    fewer = fits(driven, careful, legs, asked, windows, buffer=buffer)
    assert {fit.window for fit in fewer} <= {fit.window for fit in bold}
    for fit in fewer:
        kept_free = min(timedelta(seconds=buffer_seconds), fit.window.length / 2)
        assert fit.latest <= fit.window.end - kept_free + timedelta(seconds=1)


@given(kept_days(), windows_asked(), st.integers(0, 480))
def test_nothing_is_offered_before_now_or_behind_the_vehicle(
    day: tuple[Route, Roads], windows: tuple[Window, ...], minutes: int
) -> None:
    """The plan so far is taken as driven."""
    driven, roads = day
    legs = legs_of(roads)
    begun = replayed(driven, roads)
    assert begun is not None
    timed = replace(
        driven,
        stops=tuple(replace(s, arrival=at) for s, at in zip(driven.stops, begun, strict=True)),
    )
    now = EIGHT + timedelta(minutes=minutes)
    found = schedule(timed, legs, not_before=now)
    assume(isinstance(found, Schedule))
    assert isinstance(found, Schedule)
    for fit in fits(timed, found, legs, stop(7), windows):
        assert fit.earliest >= now
        assert fit.position >= sum(1 for each in begun if each <= now)
