"""A picture of a map: where its pin stands, and how sure we are of it."""

from dataclasses import dataclass

from core.model.location import Location


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPicture:
    """`sigma_m` is the 68 % radius in metres, drawn as a circle; None draws the pin alone."""

    location: Location
    sigma_m: float | None = None
