"""What one must know at a door stays with that door when the parcel goes to another one."""

from dataclasses import replace

import pytest

from core.actions.ask import ask
from core.actions.changes import answer_change
from core.commands import ChangeAddress
from core.model.address import AddressQuery, Components, Verdict
from core.model.asker import HOUSE, Asker, Role
from core.model.change import ChangeState
from core.model.delivery import DeliveryAddress
from core.model.door_card import DoorCard
from core.model.ids import ChangeId
from tests.bot.building import Building
from tests.bot.world import DELIVERY, TALK, VERDICTS, a_delivery, located

AINO = Asker(Role.RECIPIENT, TALK)
OLD = DoorCard(
    code="4471#",
    note="blue door",
    entrance="B",
    floor="3",
    unit="24",
    phone="+358401234567",
    access_needs="wheelchair",
)


def at(street: str, number: str, unit: str | None = None) -> Verdict:
    parts = Components(street=street, house_number=number, unit=unit, city="Helsinki")
    return replace(located(f"{street} {number}, Helsinki"), components=parts)


FLAT, NEW_HOUSE = at("Vanhakatu", "1", unit="25"), at("Uusikatu", "7", unit="5")
NEXT_DOOR = at("Vanhakatu", "3")


@pytest.fixture(autouse=True)
def known_to_the_gazetteer(monkeypatch: pytest.MonkeyPatch) -> None:
    for verdict in (FLAT, NEW_HOUSE, NEXT_DOOR):
        monkeypatch.setitem(VERDICTS, verdict.formatted, verdict)


async def lives_at_an_old_door(building: Building) -> None:
    home = DeliveryAddress(text="Vanhakatu 1", country="FI", verdict=at("Vanhakatu", "1"))
    await building.furnish(replace(a_delivery(), address=home, door_card=OLD))


async def goes_to(building: Building, verdict: Verdict) -> ChangeId:
    query = AddressQuery(text=verdict.formatted, country="FI")
    done = await ask(building.house, ChangeAddress(DELIVERY, query), AINO)
    assert done.change is not None
    return done.change.id


async def test_another_house_has_a_card_of_its_own(building: Building) -> None:
    """The old door's code, note and flat stay behind; what is the person's own comes along."""
    await lives_at_an_old_door(building)
    await goes_to(building, NEW_HOUSE)
    expected = DoorCard(unit="5", phone=OLD.phone, access_needs=OLD.access_needs)
    assert (await building.delivery()).door_card == expected


async def test_another_number_of_the_street_is_another_house(building: Building) -> None:
    """The neighbour's gate has a code of its own."""
    await lives_at_an_old_door(building)
    await goes_to(building, NEXT_DOOR)
    assert (await building.delivery()).door_card == OLD.of_person


async def test_a_flat_that_is_added_keeps_the_card(building: Building) -> None:
    """It is the same house."""
    await lives_at_an_old_door(building)
    await goes_to(building, FLAT)
    assert (await building.delivery()).door_card == replace(OLD, unit="25")


async def test_a_change_that_the_carrier_refuses_brings_the_old_card_back(
    building: Building,
) -> None:
    """With the old address."""
    await lives_at_an_old_door(building)
    change = await goes_to(building, NEW_HOUSE)
    await answer_change(building.house, change, ChangeState.REJECTED, HOUSE)
    told = await building.delivery()
    assert (told.address.line, told.door_card) == ("Vanhakatu 1, Helsinki", OLD)


async def test_a_refused_flat_takes_back_the_flat_alone(building: Building) -> None:
    """What was told of the house in between is still true of it."""
    await lives_at_an_old_door(building)
    change = await goes_to(building, FLAT)
    await answer_change(building.house, change, ChangeState.REJECTED, HOUSE)
    assert (await building.delivery()).door_card == OLD
