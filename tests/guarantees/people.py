"""Who is there: four people with a parcel each, two vans, and a locker with one compartment."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from core.actions.house import Limits
from core.model.carrier import all_allowed
from core.model.delivery import Delivery, DeliveryAddress
from core.model.ids import PointRef
from core.model.parcel import Parcel, Size
from core.model.pickup_point import PickupPoint
from core.model.quiet_hours import QuietHours
from core.model.recipient import Recipient
from core.model.route import Route
from slots.buffer import NO_BUFFER
from tests.bot.world import located
from tests.core.town import FLEET, TODAY, a_delivery, a_van, door

BEGINS = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)  # a Tuesday, ten in the morning in Helsinki
PEOPLE = 4
DAYS = 3
FIRST_USER = 3000
CARRIER = replace(all_allowed(FLEET), name="Own Fleet", timezone="Europe/Helsinki", days_ahead=2)
LOCKER = PickupPoint(
    ref=PointRef("kamppi"),
    name="Locker Kamppi",
    location=door(5),
    address="Urho Kekkosen katu 1",
    compartments={Size.S: 1},
)
QUIET = (time(21), time(8))
LIMITS = Limits(
    hold_seconds=300, promise_buffer=NO_BUFFER, quiet_hours=QuietHours(start=QUIET[0], end=QUIET[1])
)


def phone_of(number: int) -> str:
    return f"+35840100{number:04}"


def parcel_of(number: int) -> Delivery:
    text = f"Testikatu {number}, 00100 Helsinki"
    verdict = replace(located(text), location=door(number))
    return replace(
        a_delivery(number),
        merchant="Kauppa Oy",
        recipient=Recipient(name=f"Aino {number}", phone=phone_of(number), language="en"),
        address=DeliveryAddress(text=text, country="FI", verdict=verdict),
        parcel=Parcel(size=Size.S, weight_kg=1.0),
        chat_token=f"link-{number}",
        proof_code=f"{number:06}",
    )


PARCELS = [parcel_of(number) for number in range(1, PEOPLE + 1)]
IDS = [one.id for one in PARCELS]


def vans() -> list[Route]:
    days: list[date] = [TODAY + timedelta(days=ahead) for ahead in range(DAYS)]
    return [a_van(1, units=3, day=day) for day in days] + [a_van(2, units=1, day=days[1])]
