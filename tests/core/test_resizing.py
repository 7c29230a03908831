"""A parcel turns out bigger than it was told: what is planned learns so, nothing is overbooked."""

from dataclasses import replace

import pytest

from core.actions.correcting import Correction, correct
from core.actions.reoffering import reoffer
from core.actions.routes import put_route
from core.actions.slots import slots_of
from core.commands import BookWindow, ConfirmHold, HoldSlot
from core.model.asker import Asker, Role
from core.model.delivery import Delivery
from core.model.parcel import Parcel, Size
from core.model.promise import PromiseState
from core.model.route import PushedStop
from core.refusals import Refused
from tests.core.town import PLANNER, Town, a_delivery, a_van, window, wrong_with

AINO, VILLE = a_delivery(1), a_delivery(2)
VAN, OTHER_VAN = a_van(1, units=4), a_van(2, units=12)
TEN, NOON = window(10), window(12)
LIFT = frozenset({"lift"})
SENDER = Asker(Role.SENDER, "shop")
BIG = Correction(parcel=Parcel(size=Size.XL, weight_kg=9.0))


async def stands(
    town: Town, delivery: Delivery, van: str = VAN.ref
) -> tuple[int, float, int] | None:
    stop = (await town.route(VAN.ref if van == VAN.ref else OTHER_VAN.ref)).stop_of(delivery.id)
    return None if stop is None else (stop.units, stop.weight_kg, stop.service_seconds)


async def test_a_bigger_parcel_takes_more_of_the_vehicle(town: Town) -> None:
    """What was free for others before is not free any more."""
    await town.furnish(VAN, AINO, VILLE, a_delivery(3))
    await town.ask(BookWindow(AINO.id, TEN))
    larger = Correction(parcel=Parcel(size=Size.L, weight_kg=9.0))
    await correct(town.house, AINO.id, larger, SENDER)
    assert await stands(town, AINO) == (4, 9.0, AINO.stop_seconds)
    with pytest.raises(Refused) as no:
        await town.ask(BookWindow(VILLE.id, NOON))
    assert no.value.refusal.code == "slot-gone"


async def test_a_parcel_too_big_for_its_van_loses_its_time_openly(town: Town) -> None:
    """And is offered another van's, in the same window where there is one."""
    await town.furnish(VAN, AINO)
    await town.ask(BookWindow(AINO.id, TEN))
    await correct(town.house, AINO.id, BIG, SENDER)
    lost = await town.delivery(AINO.id)
    assert lost.promise is not None and lost.promise.state is PromiseState.BROKEN
    assert await stands(town, AINO) is None
    await town.furnish(OTHER_VAN)
    assert await reoffer(town.house) == 1
    kept = await town.delivery(AINO.id)
    assert kept.promised is not None and kept.promised.window == TEN
    assert await wrong_with(town.house.store, [AINO.id]) == []


async def test_a_longer_visit_is_planned_as_long_as_it_takes(town: Town) -> None:
    """Four hours at a door are four hours that nobody else has."""
    await town.furnish(VAN, AINO, VILLE)
    await town.ask(BookWindow(AINO.id, TEN))
    await correct(town.house, AINO.id, Correction(service_seconds=4 * 3600), SENDER)
    assert (await stands(town, AINO) or (0, 0, 0))[2] >= 4 * 3600
    with pytest.raises(Refused):
        await town.ask(BookWindow(VILLE.id, NOON))


async def test_what_only_a_planner_planned_is_as_big_as_it_is(town: Town) -> None:
    """Nobody was promised anything: the plan stands, and nothing more is offered on it."""
    await town.furnish(VAN, AINO, VILLE)
    plan = replace(VAN, version=2, body_hash="2", stops=())
    await put_route(town.house, plan, [PushedStop(delivery=AINO.id, service_seconds=60)], PLANNER)
    await correct(town.house, AINO.id, BIG, SENDER)
    assert (await stands(town, AINO) or (0, 0, 0))[0] == 8
    with pytest.raises(Refused):
        await town.ask(BookWindow(VILLE.id, NOON))


async def test_a_held_place_that_is_too_small_by_now_is_looked_for_anew(town: Town) -> None:
    """A yes to a hold promises no room that is not there."""
    await town.furnish(VAN, AINO)
    hold = (await town.ask(HoldSlot(AINO.id, TEN))).hold
    assert hold is not None
    await correct(town.house, AINO.id, BIG, SENDER)
    with pytest.raises(Refused) as no:
        await town.ask(ConfirmHold(hold.id))
    assert no.value.refusal.code == "hold-expired"


async def test_what_wants_a_lift_is_promised_to_no_van_without_one(town: Town) -> None:
    """Neither when it is offered, nor once that is told; a van that has one gets it."""
    heavy = replace(AINO, parcel=replace(AINO.parcel, skills=LIFT))
    await town.furnish(VAN, heavy, VILLE)
    assert await slots_of(town.house, heavy.id) == ()
    with pytest.raises(Refused) as no:
        await town.ask(BookWindow(heavy.id, TEN))
    assert no.value.refusal.code == "slot-gone"

    await town.ask(BookWindow(VILLE.id, TEN))
    told = Correction(parcel=replace(VILLE.parcel, skills=LIFT))
    await correct(town.house, VILLE.id, told, SENDER)
    assert (await town.delivery(VILLE.id)).promised is None
    assert await stands(town, VILLE) is None

    lifts = replace(OTHER_VAN, vehicle=replace(OTHER_VAN.vehicle, skills=LIFT | {"cold"}))
    await town.furnish(lifts)
    assert await reoffer(town.house) == 1
    assert (await town.delivery(VILLE.id)).promised is not None
    await town.ask(BookWindow(heavy.id, NOON))
    assert await stands(town, heavy, OTHER_VAN.ref) is not None
