"""Days on which a carrier drives nowhere, or not there, and other cut-offs in far places."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.actions.moving import move_visits
from core.actions.prepared import NOTHING
from core.actions.slots import slots_of
from core.commands import BookWindow, ConfirmHold, HoldSlot, Postpone, WaitFor
from core.model.area import Area
from core.model.blackout import Blackout
from core.model.carrier import AreaCutOff, Carrier, CutOff
from core.model.ids import DeliveryId
from core.model.location import Location
from core.model.window import Window
from tests.core.town import CARRIER, TODAY, Town, a_delivery, a_van, door, window, windows

AINO = a_delivery(1)
TOMORROW = TODAY + timedelta(days=1)
TEN, NOON = window(10), window(12)
LAT, LON = door(1).lat, door(1).lon
HERE = Area(
    rings=(
        (
            (LON - 0.01, LAT - 0.01),
            (LON + 0.01, LAT - 0.01),
            (LON + 0.01, LAT + 0.01),
            (LON - 0.01, LAT + 0.01),
            (LON - 0.01, LAT - 0.01),
        ),
    )
)
ELSEWHERE = Area(postcodes=("99",))


async def drives(town: Town, carrier: Carrier) -> None:
    days = [a_van(1, day=TODAY + timedelta(days=n)) for n in range(4)]
    await town.furnish(*days, AINO)
    async with town.house.store.begin() as unit:
        await unit.carriers.put(carrier)


async def offered(town: Town, id: DeliveryId = AINO.id) -> set[Window]:
    return {offer.window for offer in await slots_of(town.house, id)}


def shut(first: date, last: date | None = None, **told: object) -> Carrier:
    blackout = Blackout(first=first, last=last or first, **told)  # type: ignore[arg-type]
    return replace(CARRIER, blackouts=(blackout,))


async def test_a_day_that_is_shut_is_neither_listed_nor_held_nor_waited_for(town: Town) -> None:
    """An old button gets `slot-gone`; the days around it are as before."""
    await drives(town, shut(TOMORROW))
    listed = await offered(town)
    assert {each.start.date() for each in listed} == {
        TODAY,
        TODAY + timedelta(days=2),
        TODAY + timedelta(days=3),
    }
    there = window(10, TOMORROW)
    for command in (HoldSlot(AINO.id, there), BookWindow(AINO.id, there), WaitFor(AINO.id, there)):
        assert await town.answer(command) == "slot-gone"


async def test_hours_that_are_shut_take_the_windows_they_touch(town: Town) -> None:
    """From eleven to one: ten to twelve and twelve to two are gone, two to four is not."""
    await drives(town, shut(TODAY, opens=time(11), closes=time(13)))
    today = {each for each in await offered(town) if each.start.date() == TODAY}
    assert today == set(windows()) - {TEN, NOON}


async def test_a_blackout_elsewhere_is_none_here(town: Town) -> None:
    """By postcode, and by the map."""
    await drives(town, shut(TODAY, area=ELSEWHERE))
    assert TEN in await offered(town)
    async with town.house.store.begin() as unit:
        await unit.carriers.put(shut(TODAY, area=HERE))
    assert TEN not in await offered(town)


async def test_a_promise_from_before_stays(town: Town) -> None:
    """A blackout is about what is offered from now on."""
    await drives(town, CARRIER)
    await town.ask(BookWindow(AINO.id, TEN))
    async with town.house.store.begin() as unit:
        await unit.carriers.put(shut(TODAY))
    kept = await town.delivery(AINO.id)
    assert kept.promised is not None and kept.promised.window == TEN


async def test_nobody_drives_on_public_holidays(town: Town) -> None:
    """The sixth of December is Finland's own day."""
    town.clock.at = datetime(2026, 12, 4, 4, tzinfo=UTC)
    await town.furnish(*(a_van(1, day=date(2026, 12, day)) for day in (4, 5, 6, 7)))
    await drives(town, replace(CARRIER, holidays="FI", days_ahead=3))
    days = {each.start.date().day for each in await offered(town)}
    assert 6 not in days and 7 in days


async def test_an_island_must_be_told_earlier(town: Town) -> None:
    """Its cut-off bounds what is listed and held there, and until when a promise may move."""
    early = AreaCutOff(area=HERE, until=CutOff(hours_before_window=30))
    await drives(town, replace(CARRIER, cut_offs=(early,)))
    first = min(await offered(town))
    assert first.start >= town.clock.now() + timedelta(hours=30)
    assert await town.answer(HoldSlot(AINO.id, TEN)) == "past-cutoff"
    done = await town.ask(BookWindow(AINO.id, first))
    assert done.promise is not None
    assert done.promise.changeable_until == first.start - timedelta(hours=30)
    async with town.house.store.begin() as unit:
        elsewhere = replace(early, area=ELSEWHERE)
        await unit.carriers.put(replace(CARRIER, cut_offs=(elsewhere,)))
    assert TEN in await offered(town)


async def test_a_promise_that_moves_to_an_island_may_be_changed_until_its_hour(town: Town) -> None:
    """Not until the one that it had on the mainland."""
    early = AreaCutOff(area=HERE, until=CutOff(hours_before_window=30))
    await drives(town, CARRIER)
    first = max(await offered(town))
    done = await town.ask(BookWindow(AINO.id, first))
    before = done.promise
    assert before is not None and before.changeable_until != first.start - timedelta(hours=30)
    async with town.house.store.begin() as unit:
        await unit.carriers.put(replace(CARRIER, cut_offs=(early,)))
        delivery = await unit.deliveries.get(AINO.id)
        assert delivery is not None
        moved = await move_visits(town.house, unit, delivery, CARRIER, NOTHING)
    assert moved.promise is not None
    assert moved.promise.changeable_until == first.start - timedelta(hours=30)


def test_an_area_is_what_lies_inside_its_rings() -> None:
    """A hole is outside; so is what lies beside it on the same line."""
    hole = tuple((LON + (lon - LON) / 2, LAT + (lat - LAT) / 2) for lon, lat in HERE.rings[0])
    ring = Area(rings=(*HERE.rings, hole))
    assert HERE.covers(Location(LAT, LON), None)
    assert not ring.covers(Location(LAT, LON), None)
    assert ring.covers(Location(LAT, LON + 0.008), None)
    assert not ring.covers(Location(LAT, LON + 0.02), None)
    assert not HERE.covers(None, None)


def test_postcodes_are_compared_without_their_blanks() -> None:
    """Swedish and British ones are written with them, or not."""
    area = Area(postcodes=("114 2", "SW1"))
    assert area.covers(None, "11422") and area.covers(None, "sw1a 1aa")
    assert not area.covers(None, "11322") and not area.covers(None, None)


@given(
    st.integers(0, 47), st.integers(1, 8), st.integers(0, 47), st.integers(1, 48), st.integers(0, 2)
)
def test_a_window_is_shut_where_they_share_a_moment(
    start: int, length: int, opens: int, hours: int, days: int
) -> None:
    """In half hours of a day without a change of clocks, compared by counting."""
    closes = min(48, opens + hours)
    midnight = datetime(2026, 11, 24, tzinfo=CARRIER.zone)
    half = timedelta(minutes=30)
    told = Blackout(
        first=TODAY,
        last=TODAY + timedelta(days=days),
        opens=(midnight + opens * half).time(),
        closes=(midnight + closes * half).time(),
    )
    at = Window(midnight + start * half, midnight + (start + length) * half)
    halves = set(range(start, start + length))
    shut_halves = {n + 48 * day for day in range(days + 1) for n in range(opens, closes)}
    assert told.shuts(at, CARRIER.zone, None, None) is bool(halves & shut_halves)


async def test_a_hold_is_no_promise_where_nobody_drives_by_now(town: Town) -> None:
    """The day was shut while they thought."""
    await drives(town, CARRIER)
    hold = (await town.ask(HoldSlot(AINO.id, TEN))).hold
    assert hold is not None
    async with town.house.store.begin() as unit:
        await unit.carriers.put(shut(TODAY))
    assert await town.answer(ConfirmHold(hold.id)) == "hold-expired"
    assert (await town.delivery(AINO.id)).promised is None


async def test_a_hold_is_no_promise_before_the_day_that_was_agreed_meanwhile(town: Town) -> None:
    await drives(town, CARRIER)
    hold = (await town.ask(HoldSlot(AINO.id, TEN))).hold
    assert hold is not None
    await town.ask(Postpone(AINO.id, TOMORROW))
    assert await town.answer(ConfirmHold(hold.id)) == "hold-expired"
