"""What is always true of insertion on a small route with all that a day may bring together: waits,
breaks, doors that are open more than once. Every gap, driven with every way to take the breaks,
says the same."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from core.model.route import Break, Route
from core.model.window import Window
from slots.booking import DoesNotFit, inserted
from slots.insertion import Fit, fits
from slots.legs import Legs
from slots.schedule import Schedule, schedule
from tests.slots.days import Roads, at, kept_days, legs_of, replayed, stop, travelled, windows_asked
from tests.slots.test_breaks_always import can_be_driven, told, with_stop

STOPS_MAX = 6
ASKED = stop(7)  # its place is on every map of `kept_days`
SERVICE = st.integers(0, 900)


def minutes(least: int, most: int) -> st.SearchStrategy[timedelta]:
    return st.integers(least, most).map(lambda drawn: timedelta(minutes=drawn))


@st.composite
def hours_around(draw: st.DrawFn, begun: datetime) -> tuple[Window, ...]:
    """Two or three times at which a door is open, apart from one another; in one of them the van
    comes there, or waits before it."""
    first = begun + draw(minutes(-90, 30))
    last = max(begun, first) + draw(minutes(1, 40))
    again = last + draw(minutes(1, 60))
    hours = [Window(first, last), Window(again, again + draw(minutes(1, 90)))]
    if draw(st.booleans()):
        before = first - draw(minutes(1, 60))
        hours.append(Window(before - draw(minutes(1, 60)), before))
    return tuple(draw(st.permutations(hours)))


@st.composite
def full_days(draw: st.DrawFn) -> tuple[Route, Roads]:
    """A route that can be driven, of up to six stops."""
    planned, roads = draw(kept_days(stops_max=STOPS_MAX, extra=2))
    begun = replayed(planned, roads)
    assert begun is not None
    stops = [
        replace(each, windows=draw(hours_around(when)), promised=draw(st.booleans()))
        if each.window is None and draw(st.booleans())
        else told(each)
        for each, when in zip(planned.stops, begun, strict=True)
    ]
    breaks = sorted(
        (opens, opens + draw(st.integers(0, 120)), draw(st.integers(0, 2700)))
        for opens in draw(st.lists(st.integers(0, 300), max_size=2))
    )
    resting = tuple(
        Break(start=at(opens), end=at(closes), seconds=length) for opens, closes, length in breaks
    )
    later = replace(planned.end, at=planned.end.at + draw(minutes(0, 180)))
    return replace(planned, stops=tuple(stops), breaks=resting, end=later), roads


def scheduled(day: Route, legs: Legs) -> Schedule:
    found = schedule(day, legs)
    assume(isinstance(found, Schedule) and not found.given_up)
    assert isinstance(found, Schedule)
    return found


def prices(day: Route, roads: Roads, window: Window, service: int) -> dict[int, int]:
    """By gap that can serve the window with all else kept: how much longer one drives."""
    return {
        position: travelled(longer, roads) - travelled(day, roads)
        for position in range(len(day.stops) + 1)
        if can_be_driven(longer := with_stop(day, position, shorter(window), service), roads)
    }


def shorter(window: Window) -> Window:
    """The last second of a window is never planned into."""
    return Window(window.start, window.end - timedelta(seconds=1))


def strictly(day: Route) -> Route:
    """Nobody is put off to the last second of their window, unless they stand there already."""
    return replace(
        day,
        stops=tuple(
            replace(
                each,
                window=shorter(each.window) if each.window else None,
                windows=tuple(map(shorter, each.windows)),
            )
            for each in day.stops
        ),
    )


def offered(day: Route, legs: Legs, windows: Iterable[Window], service: int) -> dict[Window, Fit]:
    wish = replace(ASKED, service_seconds=service)
    return {fit.window: fit for fit in fits(day, scheduled(day, legs), legs, wish, windows)}


@settings(max_examples=150)
@given(full_days())
def test_a_planners_own_hours_are_given_up_only_where_no_drive_keeps_them(
    day: tuple[Route, Roads],
) -> None:
    """Wherever the breaks are taken."""
    planned, roads = day
    found = schedule(planned, legs_of(roads))
    keeps_all = isinstance(found, Schedule) and not found.given_up
    assert keeps_all == can_be_driven(planned, roads)


@settings(max_examples=150)
@given(full_days(), windows_asked(), SERVICE)
def test_what_is_offered_is_what_some_drive_of_some_gap_can_keep(
    day: tuple[Route, Roads], windows: tuple[Window, ...], service: int
) -> None:
    """Both ways: no window more, none less; at the price of the cheapest gap."""
    planned, roads = day
    found = offered(planned, legs_of(roads), windows, service)
    for window in windows:
        surely = prices(strictly(planned), roads, window, service)
        possible = prices(planned, roads, window, service)
        assert not surely or window in found
        if window in found:
            fit = found[window]
            assert fit.extra_seconds == possible[fit.position]
            assert fit.extra_seconds <= min(surely.values(), default=fit.extra_seconds)


@settings(max_examples=150)
@given(full_days(), windows_asked(), SERVICE)
def test_what_is_taken_as_soon_as_it_is_offered_is_never_gone(
    day: tuple[Route, Roads], windows: tuple[Window, ...], service: int
) -> None:
    """Booked, the route is longer by what was told, and can be driven with everybody in it."""
    planned, roads = day
    legs = legs_of(roads)
    for window, fit in offered(planned, legs, windows, service).items():
        try:
            booked = inserted(planned, fit, told(replace(ASKED, service_seconds=service)), legs)
        except DoesNotFit as no:
            raise AssertionError(f"{window} was offered, and then: {no} {no.reasons}") from no
        before, after = scheduled(planned, legs), scheduled(booked, legs)
        assert sum(after.legs) - sum(before.legs) == fit.extra_seconds
        assert can_be_driven(booked, roads)
