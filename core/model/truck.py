"""A truck: how big the biggest of a fleet is, for roads that not everything may take."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Truck:
    """Metres and tonnes; None: as the routing engine takes it to be."""

    height_m: float | None = None
    width_m: float | None = None
    length_m: float | None = None
    weight_t: float | None = None


ANY_TRUCK = Truck()
