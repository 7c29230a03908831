"""A business is visited while it is open, by a vehicle that gets there, for as long as it takes."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from core.actions.ask import ask
from core.actions.history import history_of
from core.actions.opening import is_readable, open_spans, opening_of
from core.actions.routes import put_route
from core.actions.slots import slots_of
from core.commands import BookWindow, ChangeAddress, ConfirmHold, GiveInstructions, HoldSlot
from core.model.address import AddressQuery
from core.model.delivery import Delivery
from core.model.door_card import DoorCard
from core.model.promise import PromiseState
from core.model.route import Needs, Profile, PushedStop, Route
from core.model.window import Window
from core.refusals import Refused
from tests.core.street import VERDICTS, Street
from tests.core.town import (
    CARRIER,
    DEPOT,
    PLANNER,
    RECIPIENT,
    TODAY,
    Town,
    a_delivery,
    a_van,
    seconds_between,
    window,
)

HELSINKI = ZoneInfo("Europe/Helsinki")
TEN, NOON, FOUR = window(10), window(12), window(16)
SHOP = replace(a_delivery(1), door_card=DoorCard(opening_hours="Mo-Fr 09:30-14:00; PH off"))
VAN = a_van()


def at(day: date, first: int, last: int, country: str | None = "FI") -> tuple[Delivery, Window]:
    place = replace(SHOP.address, country=country)
    begin = datetime(day.year, day.month, day.day, first, tzinfo=HELSINKI)
    return replace(SHOP, address=place), Window(begin, begin + timedelta(hours=last - first))


@pytest.mark.parametrize(
    ("day", "first", "last", "country", "is_open"),
    [
        (date(2026, 11, 24), 10, 12, "FI", True),
        (date(2026, 11, 24), 12, 14, "FI", True),  # until the minute it closes
        (date(2026, 11, 24), 8, 10, "FI", False),  # the first half-hour nobody is there
        (date(2026, 11, 24), 13, 15, "FI", False),
        (date(2026, 11, 28), 10, 12, "FI", False),  # a Saturday
        (date(2026, 12, 25), 10, 12, "FI", False),  # a Friday, and Christmas
        (date(2026, 12, 25), 10, 12, "fi", False),
        (date(2026, 12, 25), 10, 12, None, True),  # whose holidays?
        (date(2026, 12, 25), 10, 12, "ZZ", True),
    ],
)
def test_it_is_open_from_the_windows_beginning_to_its_end(
    day: date, first: int, last: int, country: str | None, is_open: bool
) -> None:
    """By the carrier's clock and the country's holidays, where they are known."""
    delivery, wished = at(day, first, last, country)
    opening = opening_of(delivery, CARRIER)
    assert opening is not None and opening.takes_in(wished) is is_open


@pytest.mark.parametrize("told", [None, "", "weekdays, ring twice", "9-17", "Mo-Fr 9", "🚪" * 200])
def test_what_cannot_be_read_shuts_nothing(told: str | None) -> None:
    """It is for the courier, word for word."""
    assert opening_of(replace(SHOP, door_card=DoorCard(opening_hours=told)), CARRIER) is None
    assert told is None or not is_readable(told)


@pytest.mark.parametrize("told", ["24/7", "Mo-Su 00:00-24:00", "Mo-Fr 09:00-18:00 unknown"])
def test_hours_that_are_uncertain_are_open(told: str) -> None:
    """Somebody may be there."""
    opening = opening_of(replace(SHOP, door_card=DoorCard(opening_hours=told)), CARRIER)
    assert opening is not None and opening.takes_in(TEN)


async def test_slots_lie_inside_the_hours_of_a_business(town: Town) -> None:
    """None is offered that would end at a closed door."""
    await town.furnish(VAN, SHOP)
    offered = [offer.window for offer in await slots_of(town.house, SHOP.id, TODAY, TODAY)]
    assert offered == [TEN, NOON]


@pytest.mark.parametrize("kind", [HoldSlot, BookWindow])
async def test_a_window_outside_the_hours_is_refused_with_its_reason(
    town: Town, kind: type[HoldSlot] | type[BookWindow]
) -> None:
    """Also by who knows the window from elsewhere."""
    await town.furnish(VAN, SHOP)
    with pytest.raises(Refused) as no:
        await town.ask(kind(SHOP.id, FOUR))
    assert no.value.refusal.why_not == ("outside-opening-hours",)


async def test_hours_told_while_a_slot_is_held_count(town: Town) -> None:
    """The hold is not confirmed into a closed door."""
    await town.furnish(VAN, replace(SHOP, door_card=DoorCard()))
    held = (await town.ask(HoldSlot(SHOP.id, FOUR))).hold
    assert held is not None
    await town.ask(GiveInstructions(SHOP.id, SHOP.door_card))
    with pytest.raises(Refused) as no:
        await town.ask(ConfirmHold(held.id))
    assert no.value.refusal.why_not == ("outside-opening-hours",)


async def test_hours_that_shut_a_promise_raise_an_alert(town: Town) -> None:
    """What people were told stands until a person says otherwise."""
    await town.furnish(VAN, replace(SHOP, door_card=DoorCard()))
    await town.ask(BookWindow(SHOP.id, FOUR))
    await town.ask(GiveInstructions(SHOP.id, SHOP.door_card))
    assert (await town.delivery(SHOP.id)).promised is not None
    async with town.house.store.read() as unit:
        entries = await history_of(unit, await town.delivery(SHOP.id))
    assert [entry.what for entry in entries if entry.kind == "alert"] == [
        "promised while the place is closed"
    ]


async def test_another_house_has_other_hours(town: Town) -> None:
    """They stay behind with the door."""
    town.house = replace(town.house, addresses=Street())
    told = replace(SHOP.address, verdict=VERDICTS["Testikatu 1"], location=None)
    await town.furnish(VAN, replace(SHOP, address=told))
    query = AddressQuery(text="Testikatu 2", country="FI")
    await ask(town.house, ChangeAddress(SHOP.id, query), RECIPIENT)
    assert (await town.delivery(SHOP.id)).door_card == DoorCard()


# --- the vehicle ---------------------------------------------------------------------------------


def tall(height_m: float | None, number: int = 1) -> Route:
    van = a_van(number)
    return replace(van, vehicle=replace(van.vehicle, height_m=height_m))


LOW_GATE = DoorCard(height_m_max=3.0)


@pytest.mark.parametrize(
    ("height_m", "profile", "is_offered"),
    [
        (2.6, Profile.AUTO, True),
        (3.5, Profile.AUTO, False),
        (None, Profile.AUTO, True),
        (2.6, Profile.TRUCK, True),
        (None, Profile.TRUCK, False),
    ],
)
async def test_a_low_gate_is_offered_to_vehicles_that_pass(
    town: Town, height_m: float | None, profile: Profile, is_offered: bool
) -> None:
    """A truck only where it is known to; and its stop says so on the route."""
    van = tall(height_m)
    van = replace(van, vehicle=replace(van.vehicle, profile=profile))
    await town.furnish(van, replace(a_delivery(1), door_card=LOW_GATE))
    offered = await slots_of(town.house, SHOP.id, TODAY, TODAY)
    assert bool(offered) is is_offered
    if is_offered:
        await town.ask(BookWindow(SHOP.id, TEN))
        (stop,) = (await town.route(VAN.ref)).stops
        assert stop.needs == Needs(height_m_max=3.0)


@pytest.mark.parametrize(("height_m", "alerts"), [(2.6, 0), (None, 1)])
async def test_whoever_dispatches_reads_what_nobody_could_check(
    town: Town, height_m: float | None, alerts: int
) -> None:
    """Once the visit is promised to a vehicle of which nobody told how high it is."""
    await town.furnish(tall(height_m), replace(a_delivery(1), door_card=LOW_GATE))
    await town.ask(BookWindow(SHOP.id, TEN))
    async with town.house.store.read() as unit:
        entries = await history_of(unit, await town.delivery(SHOP.id))
    told = [entry.what for entry in entries if entry.kind == "alert"]
    assert told == ["the door takes 3 m, the height of van-1 is not known"][:alerts]


@pytest.mark.parametrize(
    ("height_m", "state"),
    [(2.6, PromiseState.ASKED), (None, PromiseState.ASKED), (3.5, PromiseState.RELEASED)],
)
async def test_a_limit_told_after_the_promise(
    town: Town, height_m: float | None, state: PromiseState
) -> None:
    """It is given back, openly, only where the vehicle is known to be too high."""
    await town.furnish(tall(height_m), a_delivery(1))
    await town.ask(BookWindow(SHOP.id, TEN))
    await town.ask(GiveInstructions(SHOP.id, LOW_GATE))
    delivery = await town.delivery(SHOP.id)
    assert delivery.promise is not None and delivery.promise.state is state
    stops = (await town.route(VAN.ref)).stops
    assert [stop.needs for stop in stops if stop.key == SHOP.id] == (
        [Needs(height_m_max=3.0)] if delivery.promised else []
    )


async def test_a_planners_own_visit_keeps_what_its_door_asks(town: Town) -> None:
    """Whoever plans the day anew knows which vehicles get there."""
    await town.furnish(replace(a_delivery(1), door_card=LOW_GATE))
    pushed = PushedStop(delivery=SHOP.id, service_seconds=60)
    route = await put_route(town.house, tall(2.6), [pushed], PLANNER)
    assert [stop.needs for stop in route.stops] == [Needs(height_m_max=3.0)]


# --- the time ------------------------------------------------------------------------------------


async def test_a_booked_stop_takes_as_long_as_its_stairs(town: Town) -> None:
    """Told before it is booked, and told after."""
    stairs = DoorCard(floor="4", lift="no")
    first, second = replace(a_delivery(1), door_card=stairs), a_delivery(2)
    await town.furnish(VAN, first, second)
    await town.ask(BookWindow(first.id, TEN))
    await town.ask(BookWindow(second.id, NOON))
    await town.ask(GiveInstructions(second.id, stairs))
    route = await town.route(VAN.ref)
    assert {stop.key: stop.service_seconds for stop in route.stops} == {
        first.id: 290,
        second.id: 290,
    }


async def test_what_the_route_has_no_time_for_breaks_nobodys_promise(town: Town) -> None:
    """The longer stop stays as it was reckoned; the courier reads why it takes longer."""
    await town.furnish(VAN, a_delivery(1))
    await town.ask(BookWindow(SHOP.id, TEN))
    route = await town.route(VAN.ref)
    (stop,) = route.stops
    assert stop.arrival is not None
    home = seconds_between(stop.location, DEPOT)
    back = stop.arrival + timedelta(seconds=stop.service_seconds + home)
    tight = replace(route, end=replace(route.end, at=back + timedelta(seconds=59)))
    async with town.house.store.begin() as unit:
        await unit.routes.put(tight)
    await town.ask(GiveInstructions(SHOP.id, DoorCard(reception="Lobby")))
    assert [each.service_seconds for each in (await town.route(VAN.ref)).stops] == [180]
    assert (await town.delivery(SHOP.id)).promised is not None
    await town.ask(GiveInstructions(SHOP.id, DoorCard(reception="", floor="2")))
    assert [each.service_seconds for each in (await town.route(VAN.ref)).stops] == [210]


async def test_a_code_for_the_door_waits_for_no_roads(town: Town) -> None:
    """It is kept although nobody can tell travel times."""
    await town.furnish(VAN, a_delivery(1))
    await town.ask(BookWindow(SHOP.id, TEN))
    town.roads.is_ill = True
    await town.ask(GiveInstructions(SHOP.id, DoorCard(code="4711")))
    assert (await town.delivery(SHOP.id)).door_card.code == "4711"


@pytest.mark.parametrize(
    ("told", "hours"),
    [
        ("Mo-Sa 08:00-22:00", [(24, 8, 22), (25, 8, 22)]),
        ("Tu 09:00-12:00,14:00-18:00", [(24, 9, 12), (24, 14, 18)]),
        ("Su 10:00-12:00", []),
    ],
)
def test_a_points_hours_are_told_span_by_span(told: str, hours: list[tuple[int, int, int]]) -> None:
    """By its own clock, from the beginning of one day to the end of the next."""
    start, end = (datetime(2026, 11, day, tzinfo=HELSINKI) for day in (24, 26))
    spans = open_spans(told, HELSINKI, start, end)
    assert spans is not None
    local = [(s.start.astimezone(HELSINKI), s.end.astimezone(HELSINKI)) for s in spans]
    assert [(begin.day, begin.hour, until.hour) for begin, until in local] == hours


@pytest.mark.parametrize("told", [None, "whenever you like"])
def test_hours_that_nobody_can_read_are_no_hours(told: str | None) -> None:
    """Neither open nor shut."""
    start, end = (datetime(2026, 11, day, tzinfo=HELSINKI) for day in (24, 26))
    assert open_spans(told, HELSINKI, start, end) is None
