"""Commands about couriers: who may open the page of a route, and what is said through it."""

from dataclasses import dataclass

from core.model.ids import CarrierRef, CourierLinkId, DeliveryId, RouteRef


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


@dataclass(frozen=True, slots=True)
class TellCourier:
    """Something for whoever is near the door: a ready phrase by its name, or own words."""

    delivery: DeliveryId
    phrase: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class TellRecipient:
    """The other way. `name` is the page's own for what was said, so that it is said once."""

    link: CourierLinkId
    delivery: DeliveryId
    name: str
    phrase: str | None = None
    text: str | None = None


CourierCommand = (
    MakeCourierLink | RevokeCourierLink | ChooseCourierLanguage | TellCourier | TellRecipient
)
