"""Retry-After: how long a peer wants to be left alone, as its answer says it (RFC 9110)."""

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from core.ports import TooFast

__all__ = ["TooFast", "retry_after_seconds"]

RETRY_AFTER_SECONDS_MAX = 86_400.0  # nobody is left alone for longer than a day


def retry_after_seconds(headers: Mapping[str, str]) -> float | None:
    """Seconds, or a date by the peer's own clock; None where nothing readable is said."""
    said = headers.get("Retry-After", "").strip()
    if said.isascii() and said.isdigit():
        return min(float(said), RETRY_AFTER_SECONDS_MAX)
    until, told_at = _date(said), _date(headers.get("Date", ""))
    if until is None or told_at is None:
        return None
    return min(max((until - told_at).total_seconds(), 0.0), RETRY_AFTER_SECONDS_MAX)


def _date(said: str) -> datetime | None:
    try:
        at = parsedate_to_datetime(said)
    except ValueError:
        return None
    return at if at.utcoffset() is not None else at.replace(tzinfo=UTC)
