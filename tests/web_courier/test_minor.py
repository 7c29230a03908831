"""A child answers: the courier's page and the carrier know, until an adult has shown up."""

from dataclasses import replace

from core.model.delivery import SenderRules
from core.model.reason import Reason
from core.model.status import EventType
from tests.bot.reports import heard_by_the_carrier, listening, reported
from tests.bot.world import DELIVERY, PHONE
from tests.web_courier.van import JPEG, Cab

CHILD = "mums at work im 11 can i get it"
SAID = "Only a child is here"
LOOK = "A child answered: only an adult may take it"


async def answered(cab: Cab) -> None:
    """The courier stands there, and a child has the phone."""
    await cab.press("out_for_delivery", None)
    await cab.press("arrived")
    await cab.building.work()
    await cab.building.types(CHILD)


async def test_the_courier_reads_that_an_adult_must_take_it(cab: Cab) -> None:
    """As what was said, and on the card; a hand-over wants to be looked at."""
    await answered(cab)
    card = (await cab.get("/stops")).card(DELIVERY)
    assert SAID in card
    assert LOOK in card
    assert "data-age" in card
    proof = {"kind": "photo"}
    assert (await cab.press("delivered", proof=proof, picture=JPEG)).status == 409
    told = await cab.press("delivered", proof=proof, picture=JPEG, age_checked=True)
    assert told.status == 204
    assert (await cab.delivery()).minor_at is None


async def test_the_carrier_hears_of_it_once(cab: Cab) -> None:
    """However often the child writes; and that an adult is there."""
    await listening(cab.building)
    await answered(cab)
    await cab.building.types("i am a kid, please")
    await cab.building.presses("child.adult")
    await cab.building.shares(PHONE)
    told = await heard_by_the_carrier(cab.building, "delivery.minor_present")
    assert [(one["present"], one["may_take"]) for one in told] == [(True, False), (False, False)]
    assert not (await cab.delivery()).is_minor_present
    assert LOOK not in (await cab.get("/stops")).card(DELIVERY)


async def test_it_is_over_with_the_attempt(cab: Cab) -> None:
    """No age was kept, and the fact goes too."""
    await answered(cab)
    assert (await cab.delivery()).is_minor_present
    await reported(cab.building, EventType.ATTEMPT_FAILED, "e9", reason=Reason.RECIPIENT_ABSENT)
    assert (await cab.delivery()).minor_at is None
    async with cab.building.house.store.read() as unit:
        lines = await unit.timeline.of(DELIVERY)
    assert [each.what for each in lines if "minor" in each.what] == []


async def test_what_a_child_may_take_is_said_as_that(cab: Cab) -> None:
    """The sender's rule; the courier need not ask for an adult."""
    async with cab.building.house.store.begin() as unit:
        delivery = replace(await cab.delivery(), rules=SenderRules(minors=True))
        await unit.deliveries.save(delivery)
    await answered(cab)
    card = (await cab.get("/stops")).card(DELIVERY)
    assert "A child may take it" in card
    assert "data-age" not in card
