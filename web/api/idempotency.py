"""Idempotency: the same Idempotency-Key and body get the first answer again.

A second call that comes while the first is still at work waits for its answer. A process may fall
after a call took effect and before its answer was kept, and another one may be asked meanwhile: so
what a call makes is named by its key, and is known again by that name.
"""

import asyncio
import base64
import hashlib
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime

from core.ports import NewId, Store
from core.refusals import idempotency_conflict, invalid

HEADER = "Idempotency-Key"
KEY_LENGTH_MAX = 255
MADE = frozenset({"chg", "dlv", "hold", "msg", "whk"})  # what calls make; no secret is among them


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it was given."""

    status: int
    body: bytes
    location: str | None = None

    def packed(self) -> bytes:
        """In one piece: the Location on a line of its own, then the body."""
        return (self.location or "").encode() + b"\n" + self.body

    @classmethod
    def unpacked(cls, status: int, packed: bytes) -> "Kept":
        location, _, body = packed.partition(b"\n")
        return cls(status, body, location.decode() or None)


@dataclass(slots=True)
class NamedByKey:
    """Ids for one call: the first of each kind that calls make comes of who calls, its key and its
    body, the others of `chance`."""

    scope: str
    key: str
    raw: bytes
    chance: NewId
    _given: set[str] = field(default_factory=set)

    def __call__(self, prefix: str) -> str:
        if prefix not in MADE or prefix in self._given:
            return self.chance(prefix)
        self._given.add(prefix)
        return self.first(prefix)

    def first(self, prefix: str) -> str:
        """What this call, or an earlier try of it, names the first of a kind."""
        said = "\n".join((self.scope, self.key, _hash(self.raw), prefix))
        digest = hashlib.sha256(said.encode()).digest()
        return f"{prefix}_{base64.b32encode(digest).decode().lower()[:20]}"


@dataclass(slots=True)
class Idempotency:
    store: Store
    _locks: dict[tuple[str, str], asyncio.Lock] = field(default_factory=dict)
    _users: Counter[tuple[str, str]] = field(default_factory=Counter)

    @asynccontextmanager
    async def alone(self, scope: str, key: str) -> AsyncIterator[None]:
        """One call with this key at a time."""
        name = (scope, key)
        lock = self._locks.setdefault(name, asyncio.Lock())
        self._users[name] += 1
        try:
            async with lock:
                yield
        finally:
            self._users[name] -= 1
            if not self._users[name]:
                del self._users[name], self._locks[name]

    async def first_answer(self, scope: str, key: str, raw: bytes) -> Kept | None:
        """Raises Refused(idempotency-conflict) where the body was another one."""
        async with self.store.read() as unit:
            found = await unit.access.first_answer(scope, key)
        if found is None:
            return None
        body_hash, status, packed = found
        if body_hash != _hash(raw):
            raise idempotency_conflict()
        return Kept.unpacked(status, packed)

    async def keep(self, scope: str, key: str, raw: bytes, kept: Kept, at: datetime) -> None:
        async with self.store.begin() as unit:
            await unit.access.keep_answer(scope, key, _hash(raw), kept.status, kept.packed(), at)


def key_in(header: str | None) -> str | None:
    """The key: a quoted string, as the draft standard has it, or the bare token that most send.

    Raises Refused(invalid).
    """
    if header is None:
        return None
    key = header.strip()
    if len(key) >= 2 and key[0] == key[-1] == '"':
        key = key[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    if not key or len(key) > KEY_LENGTH_MAX or not key.isprintable():
        raise invalid(HEADER, f"is not 1 to {KEY_LENGTH_MAX} printable characters")
    return key


def _hash(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
