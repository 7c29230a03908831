"""Lockers on the console: compartments free and kept, for whom, and whether it is open."""

from dataclasses import replace

from core.model.ids import DeliveryId, PointRef
from core.model.location import Location
from core.model.parcel import Size
from core.model.pickup_point import PickupPoint, PointKind, Reservation
from tests.bot.world import DELIVERY, NOW
from tests.web_console.front import Browser, Front

PAGE = "/lockers"


def a_locker(number: int, **told: object) -> PickupPoint:
    usual = PickupPoint(
        ref=PointRef(f"loc-{number:03}"),
        name=f"Asema {number}",
        location=Location(60.17, 24.94),
        address="Asematie 1, Ähtäri",
        opening_hours="24/7",
        compartments={Size.S: 2, Size.M: 1},
        timezone="Europe/Helsinki",
    )
    return replace(usual, **told)  # type: ignore[arg-type]  # by name


async def furnished(front: Front, *points: PickupPoint) -> None:
    async with front.building.house.store.begin() as unit:
        for point in points:
            await unit.points.put(point)


async def kept(front: Front, size: Size, delivery: DeliveryId = DELIVERY) -> None:
    one = Reservation(point=PointRef("loc-001"), delivery=delivery, size=size, made_at=NOW)
    async with front.building.house.store.begin() as unit:
        assert await unit.points.reserve(one)


async def test_compartments_are_free_or_kept(front: Front, anna: Browser) -> None:
    """And for which delivery; who looked stands in the trail."""
    await furnished(front, a_locker(1))
    await kept(front, Size.M)
    page = await anna.get(PAGE)
    assert "Asema 1 locker open" in page.words
    assert "S 2 0 2" in page.words and "M none 1 1" in page.words
    assert "Kept for 1 delivery" in page.words and DELIVERY in page.words
    async with front.building.house.store.read() as unit:
        (line,) = await unit.audit.page(person=None, about="lockers", before=None, limit=5)
    assert (line.person, line.deed) == ("agt_anna", "look")


async def test_fewer_than_are_kept_is_said(front: Front, anna: Browser) -> None:
    """A compartment that broke takes nobody's place away, and somebody must see it."""
    await furnished(front, a_locker(1))
    await kept(front, Size.S)
    await kept(front, Size.S, DeliveryId("dlv_elsewhere"))
    await furnished(front, a_locker(1, compartments={Size.S: 1}))
    page = await anna.get(PAGE)
    assert "1 more is kept than there are by now" in page.words
    assert "S none 2 1" in page.words


async def test_hours_and_what_takes_nothing_more(front: Front, anna: Browser) -> None:
    shop = a_locker(
        2, kind=PointKind.PICKUP_POINT, compartments={}, opening_hours="Mo-Fr 00:00-00:01"
    )
    await furnished(front, shop, a_locker(3, is_closed=True, opening_hours=None))
    page = await anna.get(PAGE)
    assert "Asema 2 pickup point shut" in page.words
    assert "Asema 3 locker takes nothing more" in page.words
    assert "Nobody told its hours." in page.words
    assert "what is sent there takes its turn" in page.words


async def test_many_points_are_paged_and_searched(front: Front, anna: Browser) -> None:
    """By any word that is known of them, whatever letters it has."""
    await furnished(front, *(a_locker(number) for number in range(1, 31)))
    first = await anna.get(PAGE)
    # One point is there already, and comes before.
    assert "loc-024" in first.words and "loc-025" not in first.words
    assert "loc-025" in (await anna.get(f"{PAGE}?after=loc-024")).words
    found = await anna.get(f"{PAGE}?q=asema+17")
    assert "loc-017" in found.words and "loc-001" not in found.words
    assert "loc-001" in (await anna.get(f"{PAGE}?q=ähtäri")).words
    assert "No point like this" in (await anna.get(f"{PAGE}?q=%25_")).words


async def test_no_point_is_known(front: Front, anna: Browser) -> None:
    assert "No point like this." in (await anna.get(f"{PAGE}?q=nowhere-at-all")).words
    assert (await front.browser().get(PAGE)).where == "/console/login"
