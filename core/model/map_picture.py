"""A picture of a map: where its pin stands, how sure we are of it, and where the courier is."""

from dataclasses import dataclass

from core.model.location import Location


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPicture:
    """`sigma_m` is the 68 % radius in metres, drawn as a circle; None draws the pin alone. With a
    `courier` both are seen, as far as they are near enough to one another."""

    location: Location
    sigma_m: float | None = None
    courier: Location | None = None
