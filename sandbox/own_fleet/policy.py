"""The policy: whether own-fleet says yes or no to a change; a seed repeats it."""

from dataclasses import dataclass, field
from random import Random


@dataclass(frozen=True, slots=True)
class Policy:
    """`no_to`: (tracking number, action) to reject; `no_share`: how many to reject by chance."""

    no_to: frozenset[tuple[str, str]] = frozenset()
    no_share: float = 0.0
    chance: Random = field(default_factory=lambda: Random(1))

    def reason_to_reject(self, tracking_number: str, action: str) -> str | None:
        if (tracking_number, action) in self.no_to:
            return "route_full"
        if self.no_share and self.chance.random() < self.no_share:
            return "route_full"
        return None
