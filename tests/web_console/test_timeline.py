"""The axis of a drawing: as long as the time that goes by, whatever the clocks do that night."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.actions.day_routes import DayRoute
from core.model.ids import CarrierRef, RouteRef
from core.model.location import Location
from core.model.route import Route, Terminus, Vehicle
from web.console.timeline import Axis

HELSINKI = ZoneInfo("Europe/Helsinki")
DEPOT = Location(60.17, 24.95)
HOUR = timedelta(hours=1)
NIGHTS = ("Europe/Helsinki", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata")


def a_night(leaves: datetime, back: datetime) -> DayRoute:
    """A route without a stop."""
    route = Route(
        ref=RouteRef("night"),
        carrier=CarrierRef("own-fleet"),
        date=date(2026, 10, 24),
        version=1,
        vehicle=Vehicle(ref="van-1"),
        start=Terminus(location=DEPOT, at=leaves),
        end=Terminus(location=DEPOT, at=back),
    )
    nothing = timedelta()
    return DayRoute(
        route=route, stops=(), leaves=leaves, back=back, travel=nothing, waits=nothing, units=0,
        weight_kg=0.0,
    )  # fmt: skip


def axis_of(leaves: datetime, back: datetime, zone: ZoneInfo = HELSINKI) -> Axis:
    return Axis.over([a_night(leaves, back)], zone)


@pytest.mark.parametrize(
    ("midnight", "clocks"),
    [
        ("2026-10-25T00:30:00+03:00",
         ["00:00", "01:00", "02:00", "03:00 EEST", "03:00 EET", "04:00", "05:00"]),
        ("2026-03-29T00:30:00+02:00", ["00:00", "01:00", "02:00", "04:00", "05:00", "06:00"]),
        ("2026-11-25T00:30:00+02:00", ["00:00", "01:00", "02:00", "03:00", "04:00", "05:00"]),
    ],
)  # fmt: skip
def test_every_hour_of_the_night_is_written_by_its_clock(midnight: str, clocks: list[str]) -> None:
    """One comes twice in autumn, and is told apart; one does not come in spring."""
    leaves = datetime.fromisoformat(midnight).astimezone(HELSINKI)
    axis = axis_of(leaves, leaves.astimezone(UTC) + (len(clocks) - 2) * HOUR)
    assert [axis.clock(at) for at in axis.hours()] == clocks


def test_a_stop_stands_under_its_own_hour() -> None:
    """At six by the clock, seven hours after the van left at midnight."""
    leaves = datetime(2026, 10, 25, 0, tzinfo=HELSINKI)
    axis = axis_of(leaves, datetime(2026, 10, 25, 7, tzinfo=HELSINKI))
    stop = datetime(2026, 10, 25, 4, tzinfo=UTC)
    assert axis.clock(stop) == "06:00"
    assert axis.at(stop) == pytest.approx(100 * 7 / 8)
    assert (axis.at(leaves), axis.at(axis.end)) == (0, 100)


@given(
    zone=st.sampled_from(NIGHTS).map(ZoneInfo),
    since=st.integers(0, 366 * 24 * 60),
    minutes=st.integers(1, 24 * 60),
)
def test_equal_times_are_equally_long(zone: ZoneInfo, since: int, minutes: int) -> None:
    """On every night of the year, in whichever zone the times are told; all lies on it."""
    leaves = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=since)
    back = leaves + timedelta(minutes=minutes)
    axis = axis_of(leaves.astimezone(zone), back.astimezone(zone), zone)
    shares = [axis.at(at.astimezone(zone)) for at in axis.hours()]
    steps = [later - sooner for sooner, later in pairwise(shares)]
    assert steps == pytest.approx([steps[0]] * len(steps))
    assert axis.begin <= leaves < back <= axis.end
    assert axis.end - axis.begin <= back - leaves + 2 * HOUR
