"""A cursor: where a list goes on, opaque to whoever carries it."""

import base64
import binascii

from core.refusals import Refused, invalid


def packed(after: str) -> str:
    return base64.urlsafe_b64encode(after.encode()).decode().rstrip("=")


def unpacked(cursor: str | None) -> str | None:
    """Raises Refused(invalid) for one that we never gave."""
    if cursor is None:
        return None
    try:
        after = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        place = after.decode()
    except (binascii.Error, ValueError):
        raise no_cursor() from None
    if not place.isprintable():
        raise no_cursor()
    return place


def no_cursor() -> Refused:
    return invalid("cursor", "is none that we gave")
