"""What was promised to be told is told, and what is told of few stars is passed on."""

import pytest

from core.model.reason import Reason
from core.model.status import EventType
from tests.bot.building import Building
from tests.bot.reports import heard_by_the_carrier, listening, reported


async def at_home(building: Building) -> None:
    await building.furnish()
    await building.proven()
    await listening(building)


async def test_customs_let_it_go(building: Building) -> None:
    """Who heard that customs have it hears that they let it go; nobody else does."""
    await at_home(building)
    assert "Customs" not in await reported(building, EventType.CUSTOMS_CLEARED, "c-0")
    await reported(building, EventType.ON_HOLD, "h-1", reason=Reason.CUSTOMS)
    told = await reported(building, EventType.CUSTOMS_CLEARED, "c-1")
    assert "Customs has let your parcel go" in told


@pytest.mark.parametrize("words", ["he was rude and late", "came two hours too late, awful"])
async def test_few_stars_are_explained_in_words(building: Building, words: str) -> None:
    """As well as by a button; the carrier hears both."""
    await at_home(building)
    await reported(building, EventType.OUT_FOR_DELIVERY, "o-1")
    await reported(building, EventType.DELIVERED, "d-1")
    await building.presses("rate.2")
    await building.types(words)
    (told,) = await heard_by_the_carrier(building, "delivery.rated")
    assert (told["stars"], told["text"]) == (2, words)
