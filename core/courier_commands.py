"""Commands about couriers: who may open the page of a route, and in which language it speaks."""

from dataclasses import dataclass

from core.model.ids import CarrierRef, CourierLinkId, RouteRef


@dataclass(frozen=True, slots=True)
class MakeCourierLink:
    """Open a route's page to whoever drives it, until its day ends. Whoever asks keeps the token;
    we keep its hash. `carrier` where they may ask for that one's routes alone."""

    route: RouteRef
    token_hash: str
    carrier: CarrierRef | None = None


@dataclass(frozen=True, slots=True)
class RevokeCourierLink:
    """It opens nothing any more."""

    link: CourierLinkId
    carrier: CarrierRef | None = None


@dataclass(frozen=True, slots=True)
class ChooseCourierLanguage:
    """In which the page speaks, and in which ready answers are read there."""

    link: CourierLinkId
    language: str


CourierCommand = MakeCourierLink | RevokeCourierLink | ChooseCourierLanguage
