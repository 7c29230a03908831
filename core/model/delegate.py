"""A delegate: somebody else who may fetch a parcel, once, with a code of their own.

Its recipient names them, forwards the code, and may take it back until it is used.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

NAME_LETTERS_MAX = 60
DELEGATES_MAX = 5  # of one parcel, so that an old code is still known for one
DAYS_MAX = 14


class CodeState(StrEnum):
    """What a code that is shown at the point is worth."""

    GOOD = "good"
    USED = "used"
    REVOKED = "revoked"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegate:
    """`code` is a secret: shown to the proven recipient only, never in a log, an event or a list;
    empty once the parcel was fetched."""

    name: str
    code: str
    named_at: datetime
    revoked_at: datetime | None = None
    used_at: datetime | None = None

    @property
    def stands(self) -> bool:
        return self.revoked_at is None and self.used_at is None

    def state(self, now: datetime, until: datetime | None) -> CodeState:
        """`until`: how long the parcel waits."""
        if self.used_at is not None:
            return CodeState.USED
        if self.revoked_at is not None:
            return CodeState.REVOKED
        ends = self.named_at + timedelta(days=DAYS_MAX)
        is_over = now >= (ends if until is None else min(ends, until))
        return CodeState.EXPIRED if is_over else CodeState.GOOD


def named(known: tuple[Delegate, ...], new: Delegate) -> tuple[Delegate, ...]:
    """One at a time: who was named before may not fetch it any more."""
    return (*revoked(known, new.named_at), new)[-DELEGATES_MAX:]


def revoked(known: tuple[Delegate, ...], at: datetime) -> tuple[Delegate, ...]:
    return tuple(replace(one, revoked_at=at) if one.stands else one for one in known)


def used(known: tuple[Delegate, ...], code: str, at: datetime) -> tuple[Delegate, ...]:
    return tuple(
        replace(one, used_at=at) if one.code == code and one.stands else one for one in known
    )


def without_codes(known: tuple[Delegate, ...]) -> tuple[Delegate, ...]:
    return tuple(replace(one, code="") for one in known)


def forgotten(known: tuple[Delegate, ...], at: datetime) -> tuple[Delegate, ...]:
    """Nobody's names any more; the codes stay known as long as it waits, to open nothing."""
    return tuple(replace(one, name="") for one in revoked(known, at))
