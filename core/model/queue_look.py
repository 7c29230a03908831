"""A queue look: which of the talks somebody wants to see in the list."""

from dataclasses import dataclass, replace

from core.model.ids import CarrierRef


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueLook:
    """All that is told must be so. `words` looks for people, parcels and what was said, in every
    talk; `in_danger`: its parcel is likelier than not to come after its promise."""

    language: str = ""
    merchant: str = ""
    tag: str = ""
    in_danger: bool = False
    snoozed: bool = False
    words: str = ""
    carriers: tuple[CarrierRef, ...] = ()  # to whose parcels whoever looks is limited
    merchants: tuple[str, ...] = ()

    @property
    def is_limited(self) -> bool:
        return bool(self.carriers or self.merchants)

    @property
    def is_everything(self) -> bool:
        """Whether nothing was chosen."""
        return replace(self, carriers=(), merchants=()) == EVERYTHING


EVERYTHING = QueueLook()
