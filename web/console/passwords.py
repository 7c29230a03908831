"""Passwords: argon2id, off the event loop, two at a time; and codes that are used once."""

import asyncio
import functools
import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from core.actions.group_people import CODE_LENGTH, CODE_LETTERS

# OWASP's smallest setting for argon2id: 19 MiB, two passes, one lane.
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_slots = asyncio.Semaphore(2)


def hashed(password: str) -> str:
    return _hasher.hash(password)


async def is_right(password_hash: str | None, password: str) -> bool:
    """Takes as long for somebody unknown (None) as for a wrong password."""
    async with _slots:
        right = await asyncio.to_thread(_verify, password_hash, password)
    return right and password_hash is not None


def group_code() -> str:
    """What one of us writes in the agents' group to be known there: fifty bits, soon over."""
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


def _verify(password_hash: str | None, password: str) -> bool:
    nobody = _nobody()  # the first of all waits for it, known or not: that tells nothing of them
    try:
        return _hasher.verify(password_hash or nobody, password)
    except (VerificationError, InvalidHashError):
        return False


@functools.cache
def _nobody() -> str:
    return _hasher.hash("nobody has this password")
