"""What no plan can mean is refused with its field; what is somebody else's is load."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.actions.changes import answer_change
from core.actions.routes import put_route
from core.commands import BookWindow, Redirect
from core.model.change import ChangeState
from core.model.delivery import Format
from core.model.ids import PointRef
from core.model.location import Location
from core.model.parcel import Size
from core.model.pickup_point import Pickup, PickupPoint, PointKind
from core.model.route import PushedStop, Route, StopState
from core.model.window import Window
from core.refusals import Refused
from tests.core.town import PLANNER, TODAY, Town, a_delivery, a_van, door, window

AINO = a_delivery(1)
TOMORROW = TODAY + timedelta(days=1)
VAN = a_van(1, day=TOMORROW)
NOWHERE = Location(0.0, 0.0)
YEAR = timedelta(days=365)


async def field_of(town: Town, plan: Route, *stops: PushedStop) -> str:
    with pytest.raises(Refused) as no:
        await put_route(town.house, plan, stops, PLANNER)
    assert no.value.refusal.code == "invalid"
    return no.value.refusal.fields[0][0]


def to_aino(**told: object) -> PushedStop:
    return replace(PushedStop(delivery=AINO.id, service_seconds=60), **told)  # type: ignore[arg-type]


def again(plan: Route = VAN) -> Route:
    return replace(plan, version=plan.version + 1, body_hash="again", stops=())


@pytest.mark.parametrize("state", [StopState.SERVED, StopState.FAILED])
async def test_nothing_is_over_before_the_route_begins(town: Town, state: StopState) -> None:
    """So no promise is lost by a word that cannot be true."""
    await town.furnish(VAN, AINO)
    await town.ask(BookWindow(AINO.id, window(12, TOMORROW)))
    assert await field_of(town, again(), to_aino(state=state)) == "stops[0].status"
    assert await town.keys_on(VAN.ref) == [AINO.id]


async def test_times_of_another_year_are_refused(town: Town) -> None:
    await town.furnish(AINO)
    late = VAN.start.at + YEAR
    there = Window(late, late + timedelta(hours=1))
    assert await field_of(town, VAN, to_aino(arrival=late)) == "stops[0].arrival"
    assert await field_of(town, VAN, to_aino(window=there)) == "stops[0].window"
    assert await field_of(town, VAN, to_aino(windows=(there,))) == "stops[0].windows"


async def test_one_of_several_windows_on_the_day_is_enough(town: Town) -> None:
    """So is any of a parcel that is load to us."""
    await town.furnish(AINO)
    late = VAN.start.at + YEAR
    there = Window(late, late + timedelta(hours=1))
    load = PushedStop(tracking_number="X1", location=door(9), windows=(there,))
    either = to_aino(windows=(window(12, TOMORROW), there))
    await put_route(town.house, VAN, [load, either], PLANNER)
    assert [stop.windows for stop in (await town.route(VAN.ref)).stops] == [
        (there,),
        either.windows,
    ]


async def test_places_that_no_shift_reaches_are_refused(town: Town) -> None:
    await town.furnish(AINO)
    far = replace(VAN, start=replace(VAN.start, location=NOWHERE))
    assert await field_of(town, far, to_aino()) == "start.location"
    home = replace(VAN, end=replace(VAN.end, location=NOWHERE))
    assert await field_of(town, home, to_aino()) == "end.location"
    lost = replace(far, end=home.end)
    loads = [PushedStop(tracking_number=f"X{number}", location=door(number)) for number in (8, 9)]
    assert await field_of(town, lost, *loads) == "start.location"
    assert await field_of(town, VAN, to_aino(location=NOWHERE)) == "stops[0].location"


async def test_somebody_elses_parcel_is_load_wherever_it_goes(town: Town) -> None:
    """Nobody asked us about it."""
    await town.furnish(AINO)
    elsewhere = PushedStop(tracking_number="X1", location=NOWHERE)
    near = PushedStop(tracking_number="X2", location=door(9))
    await put_route(town.house, VAN, [near, elsewhere], PLANNER)
    assert len((await town.route(VAN.ref)).stops) == 2


BOX = PickupPoint(ref=PointRef("box"), kind=PointKind.LOCKER, location=door(500), name="Box")


async def test_what_goes_to_a_locker_stands_on_a_plan_at_the_locker(town: Town) -> None:
    """Not at the home of its recipient, whatever the planner knows of it."""
    await town.furnish(
        replace(AINO, format=Format.LOCKER, point=BOX.ref, pickup=Pickup(point=BOX.ref))
    )
    async with town.house.store.begin() as unit:
        await unit.points.put(BOX)
    assert await places_planned(town) == [door(500)] * 3


async def test_what_is_redirected_is_planned_there_once_the_carrier_agrees(town: Town) -> None:
    """Until then the visit at the door stands."""
    await town.furnish(AINO)
    async with town.house.store.begin() as unit:
        await unit.points.put(replace(BOX, compartments={Size.M: 1}))
    change = (await town.ask(Redirect(AINO.id, BOX.ref))).change
    assert change is not None
    home = AINO.address.location
    assert await places_planned(town) == [home, door(500), home]
    await answer_change(town.house, change.id, ChangeState.ACCEPTED, PLANNER)
    assert await places_planned(town, 4) == [door(500)] * 3


async def places_planned(town: Town, version: int = 1) -> list[Location]:
    """Where it stands on a plan that tells no place, the locker's, and its recipient's home."""
    found = []
    for number, told in enumerate((None, door(500), AINO.address.location), start=version):
        plan = replace(VAN, version=number, body_hash=str(number))
        route = await put_route(town.house, plan, [to_aino(location=told)], PLANNER)
        found += [stop.location for stop in route.stops]
    return found
