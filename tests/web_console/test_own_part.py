"""Who is limited to some carriers or merchants sees their own part of pages that show parcels."""

from dataclasses import replace

import pytest

from core.actions.ask import ask
from core.commands import DisputeAttempt
from core.model.asker import HOUSE
from core.model.ids import CarrierRef, DeliveryId, RouteRef
from core.model.reason import Reason
from core.model.status import EventType
from tests.bot.reports import reported
from tests.bot.world import DELIVERY, NOW, a_carrier, a_delivery
from tests.web_console.front import Browser, Front
from tests.web_console.test_access import limited
from tests.web_console.test_claims import the_claim
from tests.web_console.test_routes import DAY
from tests.web_console.test_routes_browser import a_busy_day


async def furnished(front: Front) -> None:
    """Aino's parcel failed, and she disputes it; there is another carrier, too."""
    async with front.building.house.store.begin() as unit:
        await unit.carriers.put(replace(a_carrier(), ref=CarrierRef("another"), name="Another"))
    await front.building.proven()
    absent = Reason.RECIPIENT_ABSENT
    await reported(front.building, EventType.ATTEMPT_FAILED, "e1", reason=absent)
    await ask(front.building.house, DisputeAttempt(DELIVERY, "nobody rang"), HOUSE)


async def test_their_own_deliveries_are_counted(front: Front, anna: Browser) -> None:
    """The same pages and tables as for all."""
    await furnished(front)
    await limited(front, "Anna", "own-fleet", merchants=("Kauppa Oy",))
    assert "1 delivery, 0 closed" in (await anna.get("/figures")).words
    assert "missed,,1" in (await anna.get("/figures.csv")).text
    assert DELIVERY in (await anna.get("/failures")).text
    assert DELIVERY in (await anna.get("/failures.csv")).text


@pytest.mark.parametrize(("carriers", "merchants"), [(("another",), ()), ((), ("Another Shop",))])
async def test_others_deliveries_are_not(
    front: Front, anna: Browser, carriers: tuple[str, ...], merchants: tuple[str, ...]
) -> None:
    await furnished(front)
    await limited(front, "Anna", *carriers, merchants=merchants)
    assert "0 deliveries, 0 closed" in (await anna.get("/figures")).words
    assert "missed,,0" in (await anna.get("/figures.csv")).text
    assert "No try came to nothing" in (await anna.get("/failures")).words
    assert DELIVERY not in (await anna.get("/failures.csv")).text


async def test_claims_of_others_are_not_there(front: Front, anna: Browser) -> None:
    """Not in the list, not to be taken or closed, not by a photo."""
    await furnished(front)
    claim = await the_claim(front)
    await limited(front, "Anna", "another")
    assert "Nothing is claimed" in (await anna.get("/claims")).words
    assert (await anna.post(f"/claims/{claim.id}/take")).status == 404
    assert (await anna.post(f"/claims/{claim.id}/close/upheld")).status == 404
    assert (await anna.get(f"/claims/{claim.id}/photos/msg_1")).status == 404
    await limited(front, "Anna", "own-fleet")
    assert "An attempt that is disputed" in (await anna.get("/claims")).words
    assert (await anna.post(f"/claims/{claim.id}/take")).status == 303


async def test_routes_are_a_carriers(front: Front, anna: Browser) -> None:
    """Whoever is limited to carriers sees theirs."""
    await furnished(front)
    await limited(front, "Anna", "another")
    page = await anna.get("/routes?carrier=own-fleet")
    assert page.status == 200 and "own-fleet" not in page.text
    assert "There is no such delivery" in (await anna.get(f"/routes?delivery={DELIVERY}")).words
    assert "/console/routes" in (await anna.get("/figures")).text


async def test_of_a_van_a_shop_sees_its_own_parcels(front: Front, anna: Browser) -> None:
    """The routes that carry one, and on them when each stop is made; not whose the others are, nor
    that they were left behind."""
    await a_busy_day(front)
    other = a_delivery(DeliveryId("dlv_9"), merchant="Another Shop")
    async with front.building.house.store.begin() as unit:
        await unit.deliveries.add(
            replace(other, conversation=None, chat_token="lnk999", missed_scan_at=NOW)
        )
        route = await unit.routes.lock(RouteRef("r2"))
        assert route is not None
        theirs = replace(route.stops[-1], key="dlv_9", delivery=other.id)
        theirs = replace(theirs, tracking_number=other.tracking_number)
        await unit.routes.put(replace(route, stops=(*route.stops[:-1], theirs)))
    address = f"/routes?carrier=own-fleet&day={DAY}"
    all_of_it = await anna.get(address)
    assert other.tracking_number in all_of_it.text and "Not scanned at loading" in all_of_it.words
    await limited(front, "Anna", merchants=("Another Shop",))
    page = await anna.get(address)
    assert page.status == 200
    assert page.text.count('class="route"') == 1 and other.tracking_number in page.text
    numbers = {stop.tracking_number for stop in route.stops[:-1] if stop.tracking_number}
    assert numbers and not any(number in page.text for number in numbers)
    await limited(front, "Anna", merchants=("A Third Shop",))
    page = await anna.get(address)
    assert "No route of this day carries a parcel that you are asked to see" in page.words
    assert other.tracking_number not in page.text and "route-1" not in page.text
