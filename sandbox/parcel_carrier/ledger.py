"""The ledger of parcel-post: every call that its API received, as it came."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Call:
    at: datetime
    method: str
    path: str
    status: int
    idempotency_key: str


@dataclass(slots=True)
class Ledger:
    calls: list[Call] = field(default_factory=list)

    def of(self, method: str, part: str) -> list[Call]:
        return [call for call in self.calls if call.method == method and part in call.path]

    def repeated_keys(self) -> list[str]:
        """Keys that came more than once: repeats that must not have changed anything twice."""
        counted = Counter(call.idempotency_key for call in self.calls if call.idempotency_key)
        return [key for key, count in counted.items() if count > 1]
