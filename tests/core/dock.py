"""A dock with places by the hour, people who fetch their parcels there, and what is wrong with what
they were told."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from core.model.delivery import Delivery, DeliveryAddress, Format
from core.model.ids import DeliveryId, PointRef, RouteRef
from core.model.pickup_point import Bookable, Pickup, PickupPoint, PointKind
from core.model.route import Route, is_point_day
from core.model.window import Window
from core.ports import Store
from slots.windows import windows_of_day
from tests.core.town import CARRIER, TODAY, a_delivery, door

DOCK = PickupPoint(
    ref=PointRef("dock-7"),
    name="Vuosaari, dock 7",
    kind=PointKind.TERMINAL,
    location=door(500),
    opening_hours="Mo-Fr 09:00-16:00",
    bookable=(
        Bookable(window="10:00-10:30", places=2),
        Bookable(window="10:30-11:00", places=1),
        Bookable(window="15:45-16:15", places=9),
    ),
)
DAY = RouteRef(f"point:{DOCK.ref}:{TODAY.isoformat()}")


def local(spec: str, days: int = 0) -> Window:
    """A window of the dock's, in Helsinki."""
    return windows_of_day((spec,), TODAY + timedelta(days=days), CARRIER.zone)[0]


TEN, HALF_PAST = local("10:00-10:30"), local("10:30-11:00")
WISHES = (TEN, HALF_PAST, local("10:00-10:30", 1), local("10:30-11:00", 1))


def to_the_dock(number: int) -> Delivery:
    """Nobody knows where its recipient lives, and nobody has to."""
    return replace(
        a_delivery(number),
        format=Format.TERMINAL,
        point=DOCK.ref,
        pickup=Pickup(point=DOCK.ref),
        address=DeliveryAddress(text="somewhere"),
    )


def comers(days: Sequence[Route]) -> dict[Window, set[DeliveryId | None]]:
    """Who comes in which window, whether promised or held."""
    found: dict[Window, set[DeliveryId | None]] = {}
    for route in days:
        for stop in route.stops:
            if stop.window is not None:
                found.setdefault(stop.window, set()).add(stop.delivery)
    return found


async def days_at_the_dock(store: Store) -> list[Route]:
    async with store.read() as unit:
        books_in = CARRIER.at_point(DOCK).books_in
        days = await unit.routes.of_days(books_in, TODAY, TODAY + timedelta(days=3))
    return [route for route in days if is_point_day(route.ref)]


async def too_many(store: Store) -> list[str]:
    """Windows in which more come than there are places."""
    places = {
        local(each.window, ahead): each.places for each in DOCK.bookable for ahead in range(4)
    }
    found = comers(await days_at_the_dock(store))
    return [f"{len(who)} come at {each}" for each, who in found.items() if len(who) > places[each]]


async def not_as_told(store: Store, people: Sequence[Delivery]) -> list[str]:
    """Promises and holds that keep no place, and places that nobody was told of."""
    async with store.read() as unit:
        known = [found for each in people if (found := await unit.deliveries.get(each.id))]
        holds = [hold for each in people if (hold := await unit.holds.standing(each.id))]
    days = await days_at_the_dock(store)
    booked = {(stop.key, stop.window, stop.promised) for route in days for stop in route.stops}
    told = {(str(each.id), each.promised.window, True) for each in known if each.promised}
    told |= {(str(hold.id), hold.window, False) for hold in holds}
    over = {each.id for each in known if each.promise and not each.promise.stands}
    return [f"{one} keeps no place" for one in told - booked] + [
        f"{one} is nobody's" for one in booked - told if one[0] not in over
    ]
