"""Left somewhere: what was left unasked, or without a photo, is not over without a word."""

from dataclasses import replace
from decimal import Decimal

from sqlalchemy import select

from core.model.attempt import Proof
from core.model.claim import Claim, ClaimKind
from core.model.parcel import Money, Parcel
from core.model.status import EventType
from storage.store import SqlStore
from storage.tables import timeline
from tests.bot.building import Building
from tests.bot.reports import listening, reported
from tests.bot.world import DELIVERY, a_delivery

PORCH = Proof(kind="left_with", name="the porch")
SHOWN = replace(PORCH, url="https://c.example/p.jpg")


async def alerts(building: Building) -> list[str]:
    store = building.house.store
    assert isinstance(store, SqlStore)
    query = select(timeline.c.what).where(timeline.c.kind == "alert")
    return list(await store.database.look(lambda db: db.scalars(query).all()))


async def claims(building: Building) -> list[Claim]:
    async with building.house.store.read() as unit:
        return list(await unit.claims.of(DELIVERY))


async def at_home(building: Building, **told: object) -> None:
    delivery = replace(a_delivery(), conversation=None, **told)  # type: ignore[arg-type]
    await building.furnish(delivery)
    await building.proven()
    await listening(building)


async def test_what_was_left_unasked_and_unseen_is_asked_about(building: Building) -> None:
    """Its recipient reads where, that it was not their wish, and that nothing shows it; a no is a
    claim, and whoever dispatches hears both."""
    await at_home(building)
    told = await reported(building, EventType.DELIVERED, "done", proof=PORCH)
    assert "left here: <b>the porch</b>. You had not asked for that. No photo was taken." in told
    assert "Was everything all right?" not in told
    assert await alerts(building) == ["left there unasked", "left there without a photo"]
    await building.types("no there is nothing")
    assert [each.kind for each in await claims(building)] == [ClaimKind.NOT_RECEIVED]


async def test_what_was_wished_for_and_is_shown_is_only_asked_about(building: Building) -> None:
    """A safe place that was agreed: where it lies, and its picture."""
    await at_home(building)
    await building.types("leave it on the porch")
    await building.types("yes")
    told = await reported(building, EventType.DELIVERED, "done", proof=SHOWN)
    assert "left here: <b>the porch</b>. Is it there?" in told
    assert '<a href="https://c.example/p.jpg">photo</a>' in told
    assert await alerts(building) == []
    letters = await building.presses("left.yes")
    assert "Was everything all right?" in letters[-1].text


async def test_what_wanted_a_person_and_was_left_raises_an_alarm(building: Building) -> None:
    """Whatever shows it."""
    await at_home(building, parcel=Parcel(min_age=18))
    await reported(building, EventType.DELIVERED, "done", proof=SHOWN)
    assert await alerts(building) == ["left, and wants a person", "left there unasked"]


async def test_bins_are_no_good_place_and_better_ones_are_offered(building: Building) -> None:
    """4.5: said before anything is asked of the carrier; the last word is the recipient's."""
    await at_home(building)
    letters = await building.types("just chuck it behind the bins")
    assert "Bins are emptied" in letters[-1].text
    shown = [data.split("|")[0] for _, data in letters[-1].buttons]
    assert shown == [
        "safe_place.ask",
        "neighbour.ask",
        "locker.pick",
        "safe_place.still",
        "human",
    ]
    letters = await building.presses("safe_place.still")
    assert "Shall the courier leave it here" in letters[-1].text
    assert "bins" in letters[-1].text


async def test_a_safe_place_that_is_refused_has_the_neighbour_instead(building: Building) -> None:
    """Too valuable to lie anywhere, it may still be handed to somebody."""
    await at_home(building, parcel=Parcel(value=Money(Decimal(900), "EUR")))
    letters = await building.types("leave it in the shed")
    assert "too valuable" in letters[0].text
    assert "neighbour.ask" in [data.split("|")[0] for _, data in letters[-1].buttons]
