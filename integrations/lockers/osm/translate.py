"""From OpenStreetMap's tags into our words; pure."""

from collections.abc import Mapping

from core.model.pickup_point import PickupPoint
from integrations.point_list import Told, point_of

STEP_FREE = {"yes": True, "designated": True, "no": False}


def point(told: Told, id: str, tags: Mapping[str, str], at: tuple[float, float]) -> PickupPoint:
    """Raises ValueError where it lies nowhere."""
    whose = tags.get("brand") or tags.get("operator")
    name = " ".join(part for part in (whose, tags.get("name") or tags.get("ref")) if part)
    street = [tags.get("addr:street") or tags.get("addr:place"), tags.get("addr:housenumber")]
    town = [tags.get("addr:postcode"), tags.get("addr:city")]
    lines = (" ".join(part for part in line if part) for line in (street, town))
    return point_of(
        told,
        id,
        name or "Parcel locker",
        at,
        address=", ".join(line for line in lines if line),
        opening_hours=tags.get("opening_hours"),
        wheelchair=STEP_FREE.get(tags.get("wheelchair", "")),
    )
