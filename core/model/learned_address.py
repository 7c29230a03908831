"""A learned address: a house number that nobody knew until a parcel was handed over there.

It is no person's any more: street, number and point, with the delivery that showed it, so that it
can be looked into and taken back.
"""

from dataclasses import dataclass
from datetime import datetime

from core.model.address import (
    ROUTABLE,
    Components,
    ComponentStatus,
    Verdict,
    VerdictCode,
)
from core.model.delivery import Delivery
from core.model.event import CarrierEvent
from core.model.ids import DeliveryId, LearnedId
from core.model.location import Location

# A courier's telephone in a street canyon, at a door and not in the middle of the house.
SEEN_SIGMA_M = 30.0
# Where the courier says to have been this far from between the neighbours, one of the two is wrong.
CONTRADICTS_FROM_M = 300.0


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedAddress:
    """`components`: street, house number, postcode and city alone. Forgotten ones no longer count,
    and stay to be seen."""

    id: LearnedId
    country: str
    components: Components
    location: Location
    sigma_m: float
    delivery: DeliveryId | None
    learned_at: datetime
    forgotten_at: datetime | None = None


def learned_from(
    delivery: Delivery, event: CarrierEvent, id: LearnedId, at: datetime
) -> LearnedAddress | None:
    """What a parcel that was handed over teaches; None where it teaches nothing.

    The number must be one that nobody knew, taken on its recipient's word or shown by a pin or the
    sender's own point, and the parcel must have come to its door.
    Where the courier was seen is better than between the neighbours, unless the two contradict.
    """
    address, verdict = delivery.address, delivery.address.verdict
    point = address.point
    if verdict is None or point is None or delivery.pickup is not None:
        return None
    if not address.unproved and not _is_shown_by_a_pin(verdict):
        return None
    found = verdict.components
    country = found.country or address.country
    if found.street is None or found.house_number is None or country is None:
        return None
    seen = event.location or (event.proof.location if event.proof is not None else None)
    between = verdict.sigma_m if verdict.sigma_m is not None else CONTRADICTS_FROM_M
    if seen is not None and seen.metres_to(point) > max(CONTRADICTS_FROM_M, 3 * between):
        return None
    return LearnedAddress(
        id=id,
        country=country,
        components=Components(
            street=found.street,
            house_number=found.house_number,
            postcode=found.postcode,
            city=found.city,
            country=country,
        ),
        location=seen or point,
        sigma_m=SEEN_SIGMA_M if seen is not None else max(SEEN_SIGMA_M, between),
        delivery=delivery.id,
        learned_at=at,
    )


def _is_shown_by_a_pin(verdict: Verdict) -> bool:
    """A number that nobody knows in a street that is known, where a pin says it is."""
    said = verdict.statuses
    return (
        verdict.verdict is VerdictCode.PIN_ONLY
        and verdict.granularity in ROUTABLE
        and said.get("house_number") is ComponentStatus.UNCONFIRMED
        and said.get("street") in (ComponentStatus.MATCHED, ComponentStatus.CORRECTED)
    )
