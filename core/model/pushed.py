"""A push as it came: kept raw for a few days, so that it can be read again by better words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from core.model.ids import CarrierRef

# What a body is read by, or what helps to find it at the carrier's. No signature, no secret.
HEADERS_KEPT = frozenset({"content-type", "date", "user-agent", "webhook-id", "webhook-timestamp"})
HEADER_CHARS_MAX = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Pushed:
    """Proved before it was kept. `id` is the push's own: the same again is one row; `seq` is ours,
    0 before it is kept. The body holds personal data."""

    carrier: CarrierRef
    id: str
    received_at: datetime  # wall time
    headers: Mapping[str, str]
    body: bytes
    seq: int = 0


def headers_kept(headers: Mapping[str, str]) -> dict[str, str]:
    """Names in lower case."""
    return {
        name.lower(): value[:HEADER_CHARS_MAX]
        for name, value in headers.items()
        if name.lower() in HEADERS_KEPT
    }
