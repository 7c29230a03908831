"""A forecast: what the fleet did before, as routes that nobody has planned yet."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from core.model.ids import CarrierRef, DeliveryId, RouteRef
from core.model.location import Location
from core.model.route import Break, Route, Stop, Terminus, Vehicle
from core.model.window import Window
from slots.forecast import emptied, forecast, has_room

HELSINKI = ZoneInfo("Europe/Helsinki")
MONDAY = date(2026, 3, 23)
DEPOT = Location(60.17, 24.94)


def a_past_route(weeks_back: int, vehicle: str = "van-1", stops: int = 6, **told: object) -> Route:
    """From eight to four by Helsinki's clock; half of its stops were promised."""
    day = MONDAY - timedelta(weeks=weeks_back)
    begin = datetime(day.year, day.month, day.day, 8, tzinfo=HELSINKI).astimezone(UTC)
    window = Window(begin, begin + timedelta(hours=4))
    route = Route(
        ref=RouteRef(f"{vehicle}-{day}"),
        carrier=CarrierRef("own-fleet"),
        date=day,
        version=1,
        vehicle=Vehicle(ref=vehicle, units=40),
        start=Terminus(location=DEPOT, at=begin),
        end=Terminus(location=DEPOT, at=begin + timedelta(hours=8)),
        stops=tuple(
            Stop(
                key=f"dlv-{number}",
                delivery=DeliveryId(f"dlv-{number}"),
                tracking_number=f"JJFI{number}",
                location=Location(60.17 + number / 1000, 24.94),
                service_seconds=100 + number,
                units=2,
                window=window if number % 2 else None,
                promised=bool(number % 2),
            )
            for number in range(stops)
        ),
    )
    return replace(route, **told)  # type: ignore[arg-type]


def booked(key: str) -> Stop:
    return Stop(
        key=key, delivery=DeliveryId(key), location=DEPOT, service_seconds=60, promised=True
    )


def test_who_drove_on_half_of_the_days_drives_again() -> None:
    """A van that was out once in four weeks is no capacity."""
    past = [a_past_route(week) for week in (1, 2, 3)]
    past += [a_past_route(1, "van-2"), a_past_route(2, "van-2"), a_past_route(3, "hired")]
    made = forecast(past, MONDAY, HELSINKI)
    assert [route.vehicle.ref for route in made] == ["van-1", "van-2"]
    assert all(route.is_forecast and route.date == MONDAY for route in made)


def test_every_second_stop_stays_as_load_without_a_name() -> None:
    """Where it was and how long it took, nothing of whom it was for."""
    (route,) = forecast([a_past_route(1)], MONDAY, HELSINKI)
    assert [stop.service_seconds for stop in route.stops] == [101, 103, 105]
    assert {stop.units for stop in route.stops} == {2}
    told = [
        (stop.delivery, stop.tracking_number, stop.window, stop.promised) for stop in route.stops
    ]
    assert told == [(None, None, None, False)] * 3


def test_the_shift_is_by_the_clock_on_the_wall() -> None:
    """Between the two Mondays the clocks change: eight stays eight."""
    (route,) = forecast([a_past_route(1)], MONDAY + timedelta(days=7), HELSINKI)
    local = [at.astimezone(HELSINKI).hour for at in (route.start.at, route.end.at)]
    assert local == [8, 16]


def test_the_shortest_shift_counts() -> None:
    """What is promised must hold on a day on which the van comes late and ends early."""
    late = a_past_route(2)
    late = replace(
        late,
        start=replace(late.start, at=late.start.at + timedelta(hours=1)),
        end=replace(late.end, at=late.end.at - timedelta(hours=1)),
    )
    (route,) = forecast([a_past_route(1), late], MONDAY, HELSINKI)
    local = [at.astimezone(HELSINKI).hour for at in (route.start.at, route.end.at)]
    assert local == [9, 15]


def test_it_takes_as_many_promises_as_it_carries_load() -> None:
    """Three and no more; who stands there may choose another time."""
    (route,) = forecast([a_past_route(1)], MONDAY, HELSINKI)
    full = replace(route, stops=(*route.stops, *(booked(f"new-{n}") for n in range(3))))
    assert has_room(route)
    assert not has_room(full)
    assert has_room(full, "new-1")


def test_emptied_has_room_again() -> None:
    """Who stood there is on a planned route."""
    (route,) = forecast([a_past_route(1)], MONDAY, HELSINKI)
    full = replace(route, stops=(*route.stops, *(booked(f"new-{n}") for n in range(3))))
    assert [stop.key for stop in emptied(full).stops] == ["load:0", "load:1", "load:2"]
    assert emptied(full).revision == full.revision + 1


def rest(route: Route, first: float, last: float, minutes: int = 30) -> Break:
    """Begun so many hours after the shift's beginning."""
    begin = route.start.at
    return Break(
        start=begin + timedelta(hours=first),
        end=begin + timedelta(hours=last),
        seconds=minutes * 60,
    )


def rested(route: Route, *breaks: Break) -> Route:
    return replace(route, breaks=breaks)


def local_hours(route: Route) -> list[tuple[float, float, int]]:
    return [(hour(each.start), hour(each.end), each.seconds) for each in route.breaks]


def hour(at: datetime) -> float:
    local = at.astimezone(HELSINKI)
    return local.hour + local.minute / 60


def test_its_driver_rests_as_on_the_day_with_the_most_rest() -> None:
    """By the clock on the wall, also where the clocks change in between."""
    past = [a_past_route(week) for week in (1, 2, 3)]
    past[1] = rested(past[1], rest(past[1], 3, 5), rest(past[1], 6.5, 7))
    past[2] = rested(past[2], rest(past[2], 4, 5))
    for later in (0, 7):
        (route,) = forecast(past, MONDAY + timedelta(days=later), HELSINKI)
        assert local_hours(route) == [(11, 13, 1800), (14.5, 15, 1800)]


def test_a_break_is_taken_within_the_shortest_shift_or_not_at_all() -> None:
    """The van came late one day and went early another: nobody rests where nobody drives."""
    past = [a_past_route(week) for week in (1, 2, 3)]
    past[0] = rested(past[0], rest(past[0], 0, 1), rest(past[0], 0, 3), rest(past[0], 5, 8))
    late = replace(past[1].start, at=past[1].start.at + timedelta(hours=2))
    early = replace(past[2].end, at=past[2].end.at - timedelta(hours=1))
    past[1], past[2] = replace(past[1], start=late), replace(past[2], end=early)
    (route,) = forecast(past, MONDAY, HELSINKI)
    assert local_hours(route) == [(10, 11, 1800), (13, 14.5, 1800)]


def test_a_break_of_a_night_that_has_an_hour_less_is_one_all_the_same() -> None:
    """From half past three to ten past four, where the clocks go from three to four."""
    past = a_past_route(1)
    midnight = datetime(2026, 3, 22, 0, tzinfo=HELSINKI).astimezone(UTC)
    start, end = (replace(past.start, at=midnight + timedelta(hours=h)) for h in (0, 8))
    night = replace(past, date=date(2026, 3, 22), start=start, end=end)
    night = rested(night, rest(night, 3.5, 4 + 1 / 6))
    (route,) = forecast([night], date(2026, 3, 29), HELSINKI)
    (found,) = route.breaks
    assert found.start <= found.end


def test_nobody_drove_nobody_will() -> None:
    """Neither an empty past nor a vehicle that was taken away makes a route."""
    away = a_past_route(1, vehicle="van-1")
    away = replace(away, vehicle=replace(away.vehicle, units=0))
    assert forecast([], MONDAY, HELSINKI) == ()
    assert forecast([away, a_past_route(2, stops=0)], MONDAY, HELSINKI) == ()
