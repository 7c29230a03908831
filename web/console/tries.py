"""Tries: wrong passwords, counted by account and by address; too many lock both for a while."""

from collections import deque
from datetime import datetime, timedelta

WRONG_BY_ACCOUNT_MAX = 10
WRONG_BY_ADDRESS_MAX = 50  # a whole office may stand behind one address
LOCK_MINUTES = 15
NAMES_MAX = 10_000

_LOCK = timedelta(minutes=LOCK_MINUTES)


class Tries:
    """A try counts as wrong until it proves right, so that many at once are no way round."""

    def __init__(self) -> None:
        self._wrong: dict[str, deque[datetime]] = {}

    def begin(self, email: str, address: str, wall: datetime) -> bool:
        """Count a try; False, and uncounted, where too many were wrong."""
        self._forget(wall)
        limits = _limits(email, address)
        if any(len(self._wrong.get(name, ())) >= limit for name, limit in limits.items()):
            return False
        for name in limits:
            self._wrong.setdefault(name, deque()).append(wall)
        return True

    def right(self, email: str, address: str) -> None:
        """It was right: the account starts anew, and its address takes this one try back."""
        account, place = _limits(email, address)
        self._wrong.pop(account, None)
        if self._wrong.get(place):
            self._wrong[place].pop()

    def _forget(self, wall: datetime) -> None:
        for name in list(self._wrong):
            times = self._wrong[name]
            while times and wall - times[0] >= _LOCK:
                times.popleft()
            if not times:
                del self._wrong[name]
        # Made-up names may not fill the memory: the oldest go.
        for name in list(self._wrong)[: max(0, len(self._wrong) - NAMES_MAX)]:
            del self._wrong[name]


def _limits(email: str, address: str) -> dict[str, int]:
    return {f"account:{email}": WRONG_BY_ACCOUNT_MAX, f"address:{address}": WRONG_BY_ADDRESS_MAX}
