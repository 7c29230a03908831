"""An ETA: when the courier comes, as a range with a stated probability."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from core.model.ids import CarrierRef, DeliveryId


@dataclass(frozen=True, slots=True, kw_only=True)
class Eta:
    """The courier comes between `start` and `end` with `probability`, as known at `as_of`. `share`:
    how much wider the range is than it was reckoned, by the errors of others before."""

    start: datetime
    end: datetime
    probability: float
    as_of: datetime
    share: float = 1.0

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError("a range cannot end before it begins")
        if not 0.0 < self.probability <= 1.0:
            raise ValueError("a probability lies between 0 and 1")

    @property
    def middle(self) -> datetime:
        return self.start + (self.end - self.start) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldEta:
    """What was told of one stop; `near` once it was also said that the courier is near, `danger` as
    long as the promise is in danger by it."""

    start: datetime
    end: datetime
    near: bool = False
    danger: bool = False

    @property
    def middle(self) -> datetime:
        return self.start + (self.end - self.start) / 2


@dataclass(frozen=True, slots=True)
class ToldRoute:
    """What was told of a route's stops, by key; another `mark`: something else was told since."""

    mark: str
    by_key: Mapping[str, ToldEta]


@dataclass(frozen=True, slots=True, kw_only=True)
class EtaMiss:
    """One arrival beside what its recipient was told last. `off_seconds` is above nothing for late,
    `half_seconds` half the range as it was reckoned, before it was made wider by what was measured.
    """

    delivery: DeliveryId
    carrier: CarrierRef
    arrived_at: datetime
    ahead_seconds: float
    off_seconds: float
    half_seconds: float
    inside: bool


def missed_by(
    delivery: DeliveryId, carrier: CarrierRef, told: Eta, arrived_at: datetime
) -> EtaMiss:
    """How far an arrival was from what was told."""
    half = (told.end - told.start).total_seconds() / 2
    return EtaMiss(
        delivery=delivery,
        carrier=carrier,
        arrived_at=arrived_at,
        ahead_seconds=(arrived_at - told.as_of).total_seconds(),
        off_seconds=(arrived_at - told.middle).total_seconds(),
        half_seconds=half / told.share,
        inside=told.start <= arrived_at <= told.end,
    )
